from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from plugins.articles.facts import addresses, facts_of
from plugins.articles.model import Article, ArticleRecord
from plugins.articles.registry import SUMMARY_LENGTH, day_of_offices, read_article_files, shortened
from plugins.core.sources import ContentFolder
from tests.sample_content import ARTICLE, OFFICIAL, Files, article, read_sample, rules, write_files

FULL = """\
---
title: Huyện Thử Nghiệm họp thử
date: 2018-12-20 08:05
event_date: {from: 2018-12-18, to: 2018-12-19}
imported_from: {url: "https://cu.example/1", stamp: "Thứ Năm, 20/12"}
summary: Tóm tắt thử.
section: thong-bao
tags: [Họp thử, Mẫu]
localities: [thu-nghiem, thu-nghiem/mau-mot]
authors:
  - Trần Văn Thử – Phòng Mẫu
  - {name: Lê An, unit: Đài Mẫu}
officials:
  - {id: nguyen-thi-mau, role: [chaired, spoke]}
  - {name: Phạm Văn Khách, office: Trưởng thôn Mẫu, role: attended}
mentioned: [le-binh]
documents: [25-NQ/TW]
source: {name: Báo Mẫu, url: "https://bao.example", author: Vũ Mẫu, published: 2018-12-19}
image: {file: hop.png, alt: Hội trường, caption: Ảnh minh họa, credit: Lê An}
updates:
  - {date: 2019-02-02, kind: addition, note: Thêm}
  - {date: 2019-01-01, kind: correction, note: Sửa số}
status: hidden
lang: en
translation_of: 2018/hop-thu
aliases: [/cu/tin-1.html]
slug: hop-rieng
---

Cuộc họp **thử**.
"""


def picture() -> bytes:
    stream = BytesIO()
    Image.new("RGB", (40, 30), "white").save(stream, "PNG")
    return stream.getvalue()


EXTRAS: Files = {
    "images/hop.png": picture(),
    "officials/le-binh.md": "---\nname: Lê Bình\n---\n",
    "officials/nguyen-thi-mau.md": OFFICIAL,
}


def read(root: Path, text: str, **files: str) -> Article:
    edition, problems = read_sample(root, {**EXTRAS, "news/2018/day-du.md": text, **files})
    assert edition is not None, problems
    return next(one for one in edition.articles if one.id == "2018/day-du")


def test_every_field_of_the_content_model_reaches_the_article(tmp_path: Path) -> None:
    one = read(tmp_path, FULL)
    assert (one.id, one.path, one.slug) == ("2018/day-du", "news/2018/day-du.md", "hop-rieng")
    assert (one.title, one.summary) == ("Huyện Thử Nghiệm họp thử", "Tóm tắt thử.")
    assert '<strong><span lang="vi">thử</span></strong>' in one.html
    assert one.published.isoformat() == "2018-12-20T08:05:00+07:00"
    assert one.has_time
    assert one.happened is not None
    assert (one.happened.first, one.happened.last) == (date(2018, 12, 18), date(2018, 12, 19))
    assert not one.happened_is_unknown
    assert one.imported_from is not None
    assert (one.imported_from.url, one.imported_from.stamp) == ("https://cu.example/1", "Thứ Năm, 20/12")
    assert one.section.id == "thong-bao"
    assert [tag.url for tag in one.tags] == ["the/hop-thu/", "the/mau/"]
    assert [unit.full_name for unit in one.localities] == ["huyện Thử Nghiệm", "xã Mẫu Một"]
    assert [(author.name, author.unit, author.slug) for author in one.authors] == [
        ("Trần Văn Thử", "Phòng Mẫu", "tran-van-thu"), ("Lê An", "Đài Mẫu", "le-an"),
    ]  # fmt: skip
    assert [official.id for official in one.mentioned] == ["le-binh"]
    assert [listed.text for listed in one.documents] == ["Nghị quyết số 25-NQ/TW"]
    assert one.source is not None
    assert (one.source.name, one.source.author, one.source.published) == ("Báo Mẫu", "Vũ Mẫu", date(2018, 12, 19))
    assert one.picture is not None
    assert (one.picture.alt, one.picture.caption, one.picture.credit) == ("Hội trường", "Ảnh minh họa", "Lê An")
    assert re.fullmatch(r"images/hop-[0-9a-f]{8}\.jpg", one.picture.path)
    assert (one.picture.width, one.picture.height) == (40, 30)
    assert [update.kind for update in one.updates] == ["correction", "addition"]
    assert one.withdrawal is None
    assert (one.status, one.lang, one.translation_of) == ("hidden", "en", "2018/hop-thu")
    assert one.aliases == ("/cu/tin-1.html",)
    assert one.url == "tin/2018/12/hop-rieng/"


def test_front_matter_above_writes_every_key_there_is() -> None:
    header = FULL.split("---\n")[1]
    assert {line.split(":")[0] for line in header.splitlines() if line[0] != " "} == set(ArticleRecord.model_fields)


def test_participants_come_with_role_and_office_of_the_first_day(tmp_path: Path) -> None:
    known, named = read(tmp_path, FULL).appearances
    assert known.official is not None
    assert (known.name, known.official.id, known.roles) == ("Nguyễn Thị Mẫu", "nguyen-thi-mau", ("chaired", "spoke"))
    assert [(held.name, held.is_certain) for held in known.offices] == [("Trưởng Phòng Thử huyện Thử Nghiệm", True)]
    assert (known.day, known.is_assumed_day, known.office_as_written) == (date(2018, 12, 18), False, "")
    assert (named.name, named.official, named.roles) == ("Phạm Văn Khách", None, ("attended",))
    assert (named.offices, named.office_as_written) == ((), "Trưởng thôn Mẫu")


@pytest.mark.parametrize(
    ("published", "happened", "office", "assumed"),
    [
        ("2019-03-01", "2018-12-31", "Trưởng Phòng Thử", False),
        ("2019-01-01", "2019-01-01", "Phó Chủ tịch", False),
        ("2018-12-31", "unknown", "Trưởng Phòng Thử", True),
        ("2019-01-01", "unknown", "Phó Chủ tịch", True),
        ("2019-01-02", "{from: 2018-12-31, to: 2019-01-02}", "Trưởng Phòng Thử", False),
    ],
)
def test_office_is_that_of_the_day_it_happened_or_else_of_publication(
    tmp_path, published, happened, office, assumed
) -> None:
    one = read(tmp_path, article(title="Tin riêng", date=published, event_date=happened))
    (appearance,) = one.appearances
    assert [held.office.title for held in appearance.offices] == [office]
    assert appearance.is_assumed_day is assumed
    assert one.happened_is_unknown is assumed


def test_article_of_no_event_says_nothing_of_its_day(tmp_path: Path) -> None:
    one = read(tmp_path, article(title="Tin riêng", event_date=None, officials=None))
    assert (one.happened, one.happened_is_unknown, one.appearances) == (None, False, ())


def test_day_without_a_time_shows_none(tmp_path: Path) -> None:
    one = read(tmp_path, article(title="Tin riêng", date="2018-12-20"))
    assert (one.has_time, one.published.date()) == (False, date(2018, 12, 20))
    assert one.published.isoformat() == "2018-12-20T00:00:00+07:00"


@pytest.mark.parametrize(
    ("title", "slug", "expected"),
    [
        ("Đường mới ở xã Ủy", None, "duong-moi-o-xa-uy"),
        ("Nghị quyết 25-NQ/TW: 10 năm", None, "nghi-quyet-25-nq-tw-10-nam"),
        ("Đường mới", "khac", "khac"),
    ],
)
def test_address_comes_from_the_slug_or_the_title(tmp_path: Path, title: str, slug: str | None, expected: str) -> None:
    one = read(tmp_path, article(title=f'"{title}"', slug=slug))
    assert one.url == f"tin/2018/12/{expected}/"


def test_addresses_are_known_by_file_before_articles_are_made(tmp_path: Path) -> None:
    texts = {
        "a": article(title="Một"),
        "b": article(title="Hai", status="draft"),
        "c": article(title=None),
        "sau/d": article(title="Ba", date="2019-01-02"),
    }
    folder = ContentFolder(
        write_files(tmp_path, {f"news/2018/{name}.md": text for name, text in texts.items()}), "content"
    )
    files, problems = read_article_files(folder)
    assert rules(problems) == ["missing"]
    assert [file.id for file in files] == ["2018/a", "2018/b", "2018/c", "2018/sau/d"]
    assert [file.is_whole for file in files] == [True, True, False, True]
    assert dict(addresses(facts_of(file, file.path, file.digest, file.is_whole) for file in files)) == {
        "news/2018/a.md": "tin/2018/12/mot/",
        "news/2018/b.md": "nhap/2018/12/hai/",
        "news/2018/sau/d.md": "tin/2019/01/ba/",
    }


def test_first_paragraph_stands_in_for_a_summary(tmp_path: Path) -> None:
    one = read(tmp_path, article(title="Tin riêng"))
    assert one.summary == "Cuộc họp thử diễn ra ở một nơi không có thật. Bà Nguyễn Thị Mẫu chủ trì cuộc họp."


@pytest.mark.parametrize("text", ["", "ngắn", "a" * 300, "chữ " * 75])
def test_short_text_is_not_shortened(text: str) -> None:
    assert shortened(text) == text


@pytest.mark.parametrize("text", ["chữ " * 200, "a" * 1000, "từ, " * 200, "x" * 290 + " " + "y" * 50])
def test_long_text_is_cut_at_a_word_within_the_length(text: str) -> None:
    cut = shortened(text)
    assert len(cut) <= SUMMARY_LENGTH
    assert cut.endswith("…")
    assert text.startswith(cut[:-1])
    assert not cut[:-1].endswith((",", " "))


def test_of_a_withdrawn_article_only_title_address_and_reason_are_left(tmp_path: Path) -> None:
    withdrawn = "[{date: 2019-02-02, kind: withdrawal, note: Rút}]"
    kept = read(tmp_path, article(title="Tin riêng"))
    one = read(tmp_path / "rut", article(title="Tin riêng", summary="Tóm tắt.", updates=withdrawn))
    assert (one.title, one.url, one.withdrawal.note if one.withdrawal else "") == (kept.title, kept.url, "Rút")
    assert kept.html
    assert kept.appearances
    assert (one.html, one.summary, one.picture, one.appearances, one.mentioned, one.documents) == ("", "", None) + (
        (),
    ) * 3


def test_withdrawal_is_the_last_one_told(tmp_path: Path) -> None:
    updates = "".join(
        f"\n  - {{date: {day}, kind: withdrawal, note: {note}}}"
        for day, note in [("2019-03-03", "Lần sau"), ("2019-02-02", "Lần đầu")]
    )
    one = read(tmp_path, article(title="Tin riêng", updates=updates))
    assert one.withdrawal is not None
    assert one.withdrawal.note == "Lần sau"
    other = read(
        tmp_path / "khac", article(title="Tin riêng", updates="[{date: 2019-03-03, kind: addition, note: Thêm}]")
    )
    assert other.withdrawal is None


def test_picture_that_is_missing_is_told_at_its_own_line(tmp_path: Path) -> None:
    _, problems = read_sample(
        tmp_path, {"news/2018/a.md": article(title="Tin", image="\n  alt: Ảnh\n  file: khong-co.png")}
    )
    assert [(one.rule, one.line, one.value) for one in problems] == [("picture", 14, "khong-co.png")]


def test_body_of_an_article_with_broken_front_matter_is_still_checked(tmp_path: Path) -> None:
    _, problems = read_sample(tmp_path, {"news/2018/a.md": article(title=None) + "\n<script>x()</script>\n"})
    assert {"missing", "raw-script"} <= set(rules(problems))


def test_day_of_offices_is_the_day_of_the_event() -> None:
    base = {"title": "A", "date": "2018-12-20", "section": "a", "localities": ("a",)}
    assert day_of_offices(ArticleRecord(**base, event_date="2018-12-18")) == (date(2018, 12, 18), False)
    assert day_of_offices(ArticleRecord(**base, event_date="unknown")) == (date(2018, 12, 20), True)
    assert day_of_offices(ArticleRecord(**base)) == (date(2018, 12, 20), True)


def test_upper_case_suffix_is_no_part_of_the_id(tmp_path: Path) -> None:
    files, problems = read_article_files(ContentFolder(write_files(tmp_path, {"news/2018/a.MD": ARTICLE}), "content"))
    assert problems == []
    assert [file.id for file in files] == ["2018/a"]
