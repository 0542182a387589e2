"""What of an article is fetched late: its text from the pack, its file only where it may have changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.articles import kept_readings
from plugins.articles.body import Body, DocumentLink
from plugins.articles.kept_readings import PACK
from plugins.core.sources import ContentFolder
from tests.articles.test_readings import Desk
from tests.sample_content import SAMPLE, article

CITING = article(title="Bài nêu văn bản", documents="[Nghị quyết số 99-NQ/TW]")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk(tmp_path, monkeypatch)
    monkeypatch.setattr(kept_readings, "SETTLED", -(10**15))
    desk.read({**SAMPLE, "news/2018/nghi-quyet.md": CITING})
    return desk


def test_a_file_that_did_not_change_is_not_opened(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    opened: list[str] = []
    read = ContentFolder.read_found
    noted = lambda folder, path, label: (opened.append(label), read(folder, path, label))[1]  # noqa: E731
    monkeypatch.setattr(ContentFolder, "read_found", noted)
    desk.read()
    # Once by the reading that keeps nothing.
    assert sorted(one for one in opened if "/news/" in one) == [
        "content/news/2018/hop-thu.md",
        "content/news/2018/hop-thu.md",
        "content/news/2018/nghi-quyet.md",
        "content/news/2018/nghi-quyet.md",
    ]


def test_a_file_with_the_old_times_and_another_size_or_number_is_read(desk: Desk):
    path = desk.root / "content" / "news" / "2018" / "nghi-quyet.md"
    told = path.stat()
    aside = path.with_name("khac.md")
    aside.write_text(CITING.replace("nêu văn bản", "kể văn bản"), encoding="utf-8")
    os.utime(aside, ns=(told.st_atime_ns, told.st_mtime_ns))
    aside.replace(path)
    desk.read()
    assert desk.anew == ["2018/nghi-quyet"]


def test_times_of_a_moment_ago_prove_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(kept_readings, "SETTLED", 10**15)
    desk.read({"news/2018/nghi-quyet.md": CITING.replace("nêu", "kể")})
    assert desk.anew == ["2018/nghi-quyet"]


def test_a_text_that_is_lost_after_it_was_kept_is_made_again(desk: Desk):
    desk.read()
    assert desk.edition is not None
    texts = [one.html for one in desk.edition.articles]
    with (desk.cache / PACK).open("r+b") as file:
        file.truncate(40)
    assert [one.html for one in desk.edition.articles] == texts


def test_bodies_are_equal_by_their_digests_and_links():
    one, link = Body.of("<p>a</p>"), DocumentLink(3, 4, "site:/van-ban/a/", "a")
    assert one == Body.of("<p>a</p>") != Body.of("<p>b</p>")
    assert one.linked([link]) != one
    assert one.linked([link]).html == '<p><a class="bt-document-link" href="site:/van-ban/a/">a</a></p>'
    assert "lambda" not in repr(one)


@pytest.mark.parametrize(
    "changes",
    [
        {"news/2018/hop-thu.md": article(title="Tên khác")},
        {"news/2018/hop-thu.md": f"{article()}\nThêm một câu.\n"},
        {"news/2018/hop-thu.md": article(status="hidden")},
        {"news/2018/hop-thu.md": article(tags="[Thẻ khác]")},
        {"officials/nguyen-thi-mau.md": str(SAMPLE["officials/nguyen-thi-mau.md"]).replace("Trưởng", "Phó")},
        {"officials/nguyen-thi-mau.md": f"{SAMPLE['officials/nguyen-thi-mau.md']}\nCâu nữa.\n"},
        {"localities/thu-nghiem.yaml": str(SAMPLE["localities/thu-nghiem.yaml"]).replace("kind: huyện", "kind: quận")},
        {"site.yaml": str(SAMPLE["site.yaml"]).replace("Tin tức", "Tin mới")},
    ],
)
def test_the_digest_changes_with_anything_that_a_page_can_read(desk: Desk, changes: dict[str, str]):
    before = desk.digests()
    desk.read()
    assert desk.digests() == before
    desk.read(changes)
    assert desk.digests()["2018/hop-thu"] != before["2018/hop-thu"]


def test_the_digest_changes_with_a_document_that_another_file_describes(desk: Desk):
    before = desk.digests()
    desk.read({"documents/99-nq-tw.md": "---\nnumber: 99-NQ/TW\ntitle: Về việc thử\n---\n"})
    after = desk.digests()
    assert {id for id in before if after[id] != before[id]} == {"2018/nghi-quyet"}
    assert desk.anew == []
