"""The pages of officials: appearances by the day of the event, and an index with the latest office known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.editions.edition import Edition
from plugins.listings.company import company_of
from plugins.listings.people import latest_offices, letter_groups, official_lines, people_listings
from tests.sample_content import OFFICIAL, Files, article, read_sample

TODAY = date(2026, 1, 1)
BOTH = "\n  - {id: nguyen-thi-mau, role: chaired}\n  - {id: tran-an, role: attended}"


def edition_of(folder: Path, changes: Files | None = None) -> Edition:
    edition, problems = read_sample(folder, changes)
    assert edition is not None, problems
    return edition


def test_appearances_stand_by_the_day_of_the_event_not_of_publication(tmp_path: Path):
    late = {"news/2019/ke-lai.md": article(title="Kể lại", date="2019-05-05", event_date="2016-06-06")}
    edition = edition_of(tmp_path, late)
    page = next(people_listings(edition, edition.articles, (), TODAY, company_of(edition)))
    assert [(item.record.id, item.appearance.day) for item in page.items if item.appearance] == [
        ("2018/hop-thu", date(2018, 12, 19)),
        ("2019/ke-lai", date(2016, 6, 6)),
    ]


def test_somebody_merely_named_appears_apart(tmp_path: Path):
    named = {"news/2018/nhac-ten.md": article(title="Nhắc tên", officials=None, mentioned="[nguyen-thi-mau]")}
    edition = edition_of(tmp_path, named)
    page = next(people_listings(edition, edition.articles, (), TODAY, company_of(edition)))
    assert [item.record.id for item in page.items] == ["2018/hop-thu"]
    assert [record.id for record in page.variables["mentions"]] == ["2018/nhac-ten"]


def test_an_index_line_gives_offices_places_bodies_and_appearances(tmp_path: Path):
    edition = edition_of(tmp_path)
    (line,) = official_lines(edition, edition.articles, TODAY)
    assert [held.name for held in line.offices] == ["Phó Chủ tịch UBND huyện Thử Nghiệm"]
    assert [unit.id for unit in line.localities] == ["thu-nghiem"]
    assert line.bodies == ("huyện Thử Nghiệm", "UBND huyện Thử Nghiệm")
    assert line.count == 1


def test_an_official_without_articles_is_listed_all_the_same(tmp_path: Path):
    edition = edition_of(tmp_path, {"officials/le-van-khac.md": OFFICIAL.replace("Nguyễn Thị Mẫu", "Lê Văn Khác")})
    pages = {page.url: page for page in people_listings(edition, edition.articles, (), TODAY, company_of(edition))}
    assert pages["can-bo/le-van-khac/"].items == ()


@pytest.mark.parametrize(
    ("today", "office", "until"),
    [
        (date(2016, 1, 1), "Trưởng Phòng Thử huyện Thử Nghiệm", None),
        (date(2026, 1, 1), "Phó Chủ tịch UBND huyện Thử Nghiệm", date(2020, 12, 31)),
    ],
)
def test_who_holds_no_office_today_is_shown_with_the_last_one_and_its_day(
    tmp_path: Path, today: date, office: str, until: date | None
):
    ended = OFFICIAL.replace("    from: 2019-01-01\n", "    from: 2019-01-01\n    to: 2020-12-31\n")
    edition = edition_of(tmp_path, {"officials/nguyen-thi-mau.md": ended})
    held = latest_offices(edition.officials.by_id["nguyen-thi-mau"], today)
    assert [(one.name, one.seen_on) for one in held] == [(office, until)]


def test_before_the_first_office_there_is_none(tmp_path: Path):
    assert latest_offices(edition_of(tmp_path).officials.by_id["nguyen-thi-mau"], date(2001, 1, 1)) == ()


def test_an_officials_page_tells_the_years_and_where_each_begins(tmp_path: Path):
    more = {
        f"news/2019/hop-{month}.md": article(
            title=f"Họp {month}", date=f"2019-{month:02}-02", event_date=f"2019-{month:02}-01"
        )
        for month in (3, 4)
    }
    edition = edition_of(tmp_path, more)
    page = next(people_listings(edition, edition.articles, (), TODAY, company_of(edition)))
    assert [(one.year, one.count, one.first) for one in page.variables["years"]] == [(2019, 2, 0), (2018, 1, 2)]


def test_the_index_goes_by_letters_in_which_a_tone_makes_no_other_letter(tmp_path: Path):
    names = {"le-thi-an": "Lê Thị Án", "tran-an": "Trần An", "do-an": "Đỗ Ân", "a-de": "A Đe", "ho-dung": "Hồ Dũng"}
    people = {f"officials/{id}.md": f"---\nname: {name}\n---\n" for id, name in names.items()}
    edition = edition_of(tmp_path, people)
    groups = letter_groups(official_lines(edition, edition.articles, TODAY))
    assert [(group.letter, [line.official.name for line in group.lines]) for group in groups] == [
        ("A", ["Trần An", "Lê Thị Án"]),
        ("Â", ["Đỗ Ân"]),
        ("D", ["Hồ Dũng"]),
        ("Đ", ["A Đe"]),
        ("M", ["Nguyễn Thị Mẫu"]),
    ]
    assert len({group.anchor for group in groups}) == 5


def test_what_comes_with_appearances_counts_a_translation_once(tmp_path: Path):
    others = {
        "officials/tran-an.md": "---\nname: Trần An\noffices:\n  - {title: Chủ tịch, seen: [2018-12-19]}\n---\n",
        "news/2018/hop-thu.md": article(officials=BOTH, documents="[Kế hoạch số 99-KH/HU]"),
        "news/2018/english.md": article(title="A trial", lang="en", translation_of="2018/hop-thu", officials=BOTH),
    }
    edition = edition_of(tmp_path, others)
    pages = {page.url: page for page in people_listings(edition, edition.articles, (), TODAY, company_of(edition))}
    about = pages["can-bo/nguyen-thi-mau/"].variables
    assert len(pages["can-bo/nguyen-thi-mau/"].items) == 2
    assert [(one.official.id, one.count) for one in about["people"]] == [("tran-an", 1)]
    assert [record.id for one in about["people"] for record in one.articles] == ["2018/hop-thu"]
    assert [(place.url, place.count) for place in about["told_of"]] == [("dia-phuong/thu-nghiem/", 1)]
