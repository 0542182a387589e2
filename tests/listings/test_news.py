"""The lists of news: what stands in them, in which order, and what their indexes count."""

from __future__ import annotations

from pathlib import Path

from plugins.editions.edition import Edition
from plugins.listings.model import Listing
from plugins.listings.news import (
    archive_listings,
    author_listings,
    corrections,
    news_listings,
    section_listings,
    tag_listings,
)
from tests.sample_content import Files, article, read_sample


def edition_of(folder: Path, changes: Files) -> Edition:
    edition, problems = read_sample(folder, changes)
    assert edition is not None, problems
    return edition


def titles(listing: Listing) -> list[str]:
    return [item.record.title for item in listing.items]


def test_a_section_without_news_has_a_page_too(tmp_path: Path):
    edition = edition_of(tmp_path, {})
    *pages, index = section_listings(edition, edition.articles)
    assert [(page.url, len(page.items)) for page in pages] == [("chuyen-muc/tin-tuc/", 1), ("chuyen-muc/thong-bao/", 0)]
    assert [(entry.name, entry.count) for entry in index.variables["section_index"]] == [
        ("Tin tức", 1),
        ("Thông báo", 0),
    ]


def test_tags_stand_in_the_order_of_the_vietnamese_alphabet(tmp_path: Path):
    edition = edition_of(tmp_path, {"news/2018/hop-thu.md": article(tags="[Ô tô, Đê điều, Dân vận, Ăn uống, An toàn]")})
    *pages, index = tag_listings(edition, edition.articles)
    ordered = ["An toàn", "Ăn uống", "Dân vận", "Đê điều", "Ô tô"]
    assert [page.title for page in pages] == ordered
    assert [entry.name for entry in index.variables["tag_index"]] == ordered


def test_a_list_is_newest_first(tmp_path: Path):
    later = {
        "news/2019/sau.md": article(title="Bài sau", date="2019-01-02"),
        "news/2018/cung-luc.md": article(title="Cùng lúc"),
    }
    edition = edition_of(tmp_path, later)
    page = next(iter(tag_listings(edition, edition.articles)))
    assert titles(page) == ["Bài sau", "Cùng lúc", "Huyện Thử Nghiệm họp thử"]


def test_authors_stand_by_given_name(tmp_path: Path):
    edition = edition_of(
        tmp_path, {"news/2018/hop-thu.md": article(authors="[Trần Văn Thử, Vũ Thị Ánh, Lê Văn Bình – Phòng Thử]")}
    )
    *pages, _ = author_listings(edition, edition.articles)
    assert [(page.title, page.url) for page in pages] == [
        ("Vũ Thị Ánh", "tac-gia/vu-thi-anh/"),
        ("Lê Văn Bình", "tac-gia/le-van-binh/"),
        ("Trần Văn Thử", "tac-gia/tran-van-thu/"),
    ]


def test_an_author_who_wrote_for_two_units_has_one_page(tmp_path: Path):
    other = {"news/2018/b.md": article(title="Bài hai", authors="[Trần Văn Thử – Phòng Khác]")}
    edition = edition_of(tmp_path, other)
    *pages, index = author_listings(edition, edition.articles)
    assert [len(page.items) for page in pages] == [2]
    assert [entry.count for entry in index.variables["author_index"]] == [2]


def test_the_archive_counts_by_year_and_month_of_publication(tmp_path: Path):
    more = {
        f"news/bai-{number}.md": article(title=f"Bài {number}", date=date)
        for number, date in enumerate(["2018-12-31 23:59", "2019-01-01 00:00", "2018-11-05"])
    }
    more = {name: text.replace("event_date: 2018-12-19", "event_date: 2018-11-01") for name, text in more.items()}
    *pages, index = archive_listings(edition_of(tmp_path, more).articles)
    assert {page.url: len(page.items) for page in pages} == {
        "luu-tru/2019/": 1,
        "luu-tru/2019/01/": 1,
        "luu-tru/2018/": 3,
        "luu-tru/2018/12/": 2,
        "luu-tru/2018/11/": 1,
    }
    years = index.variables["archive_years"]
    assert [(year.year, year.count, [month.month for month in year.months]) for year in years] == [
        (2019, 1, [1]),
        (2018, 3, [12, 11]),
    ]
    whole_year = next(page for page in pages if page.url == "luu-tru/2018/")
    assert titles(whole_year) == ["Bài 0", "Huyện Thử Nghiệm họp thử", "Bài 2"]


def test_corrections_are_those_that_readers_must_know_of_and_the_latest_comes_first(tmp_path: Path):
    updates = (
        "\n  - {date: 2018-12-22, kind: correction, note: Sửa}\n  - {date: 2018-12-24, kind: addition, note: Thêm}"
        "\n  - {date: 2018-12-23, kind: withdrawal, note: Rút}"
    )
    found = corrections(edition_of(tmp_path, {"news/2018/hop-thu.md": article(updates=updates)}).articles)
    assert [one.update.note for one in found] == ["Rút", "Sửa"]


def test_corrections_have_pages_of_their_own(tmp_path: Path):
    updates = "\n  - {date: 2018-12-22, kind: correction, note: Sửa}"
    edition = edition_of(tmp_path, {"news/2018/hop-thu.md": article(updates=updates)})
    (page,) = (one for one in news_listings(edition, edition.articles) if one.url == "dinh-chinh/")
    assert (page.items, page.items_name) == (corrections(edition.articles), "corrections")
