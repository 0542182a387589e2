"""Secrets in any file of the content keep it from being published; numbers of offices may stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.core.kept_results import KeptResults
from plugins.core.sources import ContentFolder
from plugins.core.workshop import open_workshop
from plugins.editions.edition import read_edition
from plugins.secrets import files
from plugins.secrets.files import file_problems
from plugins.secrets.rules import ALL_KINDS
from tests.sample_content import ARTICLE, LOCALITY, OFFICIAL, SITE, Files, read_sample, write_files

TELEPHONE = "Bạn đọc gọi 0900 000 345.\n"


def told(tmp_path: Path, changes: Files) -> list[tuple[str, int, str, str]]:
    return [
        (one.path, one.line, one.rule, one.value)
        for one in read_sample(tmp_path, changes)[1]
        if one.rule.startswith("secret-")
    ]


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("news/2018/hop-thu.md", ARTICLE + TELEPHONE, 15),
        ("news/2018/hop-thu.md", ARTICLE.replace("event_date", "# gọi 0900 000 345\nevent_date"), 4),
        ("officials/nguyen-thi-mau.md", OFFICIAL + TELEPHONE, 16),
        ("localities/thu-nghiem.yaml", LOCALITY + "# 0900.000.345\n", 31),
        ("pages/lien-he.md", "---\ntitle: Liên hệ\n---\n\n" + TELEPHONE, 5),
        ("albums/anh.md", "---\ntitle: Ảnh\n---\n\n" + TELEPHONE, 5),
        ("documents/van-ban.md", TELEPHONE, 1),
        ("site.yaml", SITE + "# 0900 000 345\n", 8),
        ("images/so-do.svg", "<svg>\n<text>ĐT 0900000345</text></svg>", 2),
        ("media/phim.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nGọi 0900000345", 4),
        ("media/ghi-chu.txt", "0900 000 345", 1),
    ],
)
def test_telephone_of_a_citizen_is_refused_in_every_file(tmp_path: Path, name: str, text: str, line: int):
    edition, problems = read_sample(tmp_path, {name: text})
    (found,) = (one for one in problems if one.rule == "secret-telephone")
    assert (found.path, found.line, found.value) == (f"content/{name}", line, "090…45")
    assert "public_numbers" in found.remedy
    assert edition is None


@pytest.mark.parametrize(
    "card",
    [
        "phone: 0900 000 345\n",
        "phone: 0239 3000 001 – 0900.000.345\n",
        "address: Số 1 đường Mẫu, ĐT 0900000345\n",
        "public_numbers:\n  - {number: +84 900 000 345, of: Trực ban huyện Thử Nghiệm}\n",
    ],
)
def test_telephone_of_an_office_may_stand(tmp_path: Path, card: str):
    changes = {"site.yaml": SITE + card, "news/2018/hop-thu.md": ARTICLE + TELEPHONE}
    edition, _ = read_sample(tmp_path, changes)
    assert edition is not None
    assert told(tmp_path, changes) == []


def test_account_of_a_fund_may_stand_and_another_may_not(tmp_path: Path):
    fund = "public_numbers:\n  - {number: 9900 0000 01, of: Quỹ thử}\n"
    text = ARTICLE + "Ủng hộ vào STK 9900000001.\n\nHoặc STK 9900000002.\n"
    found = told(tmp_path, {"site.yaml": SITE + fund, "news/2018/hop-thu.md": text})
    assert found == [("content/news/2018/hop-thu.md", 17, "secret-account-number", "990…02")]


def test_no_list_makes_an_identity_number_public(tmp_path: Path):
    changes = {
        "site.yaml": SITE + "public_numbers:\n  - {number: '001190000001', of: Một người}\n",
        "news/2018/hop-thu.md": ARTICLE + "CCCD 001190000001\n",
    }
    assert [rule for path, _, rule, _ in told(tmp_path, changes) if "news" in path] == ["secret-identity-number"]


@pytest.mark.parametrize("number", ["111", "gọi anh Thử", "0900 000 345 hoặc 0900 000 346"])
def test_a_public_number_is_one_number(tmp_path: Path, number: str):
    changes = {"site.yaml": SITE + f"public_numbers:\n  - {{number: {number}, of: Quỹ thử}}\n"}
    assert "bad-number" in [one.rule for one in read_sample(tmp_path, changes)[1]]


def test_a_broken_card_does_not_make_all_telephones_private(tmp_path: Path):
    changes = {"site.yaml": "name: [", "news/2018/hop-thu.md": ARTICLE + TELEPHONE + "Mật khẩu: bantin2018\n"}
    assert [rule for _, _, rule, _ in told(tmp_path, changes)] == ["secret-password"]


def test_password_is_found_in_an_article_that_cannot_be_read(tmp_path: Path):
    found = told(tmp_path, {"news/2018/hop-thu.md": "---\ntitle: [\n---\nMật khẩu: bantin2018\n"})
    assert found == [("content/news/2018/hop-thu.md", 4, "secret-password", "ba…")]


def test_file_of_a_key_is_refused_by_its_name(tmp_path: Path):
    found = told(tmp_path, {"media/may-chu.pem": b"\x00\x01"})
    assert found == [("content/media/may-chu.pem", 0, "secret-key", "may-chu.pem")]


def test_what_is_told_is_the_same_with_a_cache_and_follows_the_card(tmp_path: Path):
    content = write_files(
        tmp_path / "content",
        {
            "site.yaml": SITE,
            "localities/thu-nghiem.yaml": LOCALITY,
            "officials/nguyen-thi-mau.md": OFFICIAL + TELEPHONE,
            "news/2018/hop-thu.md": ARTICLE + TELEPHONE,
        },
    )

    def paths() -> list[str]:
        with open_workshop(tmp_path / "cache", "") as workshop:
            problems = read_edition(ContentFolder(content, "content"), workshop=workshop)[1]
        return [one.path for one in problems if one.rule == "secret-telephone"]

    both = ["content/news/2018/hop-thu.md", "content/officials/nguyen-thi-mau.md"]
    assert paths() == both
    assert paths() == both
    (content / "site.yaml").write_text(SITE + "phone: 0900 000 345\n", encoding="utf-8")
    assert paths() == []


def test_files_that_did_not_change_are_not_opened_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    content = write_files(tmp_path / "content", {"pages/mot.md": TELEPHONE, "pages/hai.md": "Không có gì.\n"})
    folder, kept = ContentFolder(content, "content"), KeptResults(tmp_path / "cache")
    opened: list[str] = []
    monkeypatch.setattr(files, "SETTLED", -(10**12))
    monkeypatch.setattr(files, "secret_problems", _noting(files.secret_problems, opened))

    def paths() -> list[str]:
        return [one.path for one in file_problems(folder, "news", frozenset(), ALL_KINDS, kept)]

    assert paths() == paths() == ["content/pages/mot.md"]
    assert opened == ["content/pages/hai.md", "content/pages/mot.md"]
    (content / "pages" / "hai.md").write_text(f"Nay có. {TELEPHONE}", encoding="utf-8")
    assert paths() == ["content/pages/hai.md", "content/pages/mot.md"]
    assert opened[2:] == ["content/pages/hai.md"]
    assert b"0900" not in b"".join(path.read_bytes() for path in (tmp_path / "cache").rglob("*") if path.is_file())


def _noting(told, opened):
    def noted(text, label, *rest):
        opened.append(label)
        return told(text, label, *rest)

    return noted
