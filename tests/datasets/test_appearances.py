"""Who took part: offices of that day with their certainty, and a table that is safe to open."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from plugins.datasets.appearances import COLUMNS, harmless
from tests.sample_content import OFFICIAL, article

TABLE = "du-lieu/tham-gia.csv"
SEEN_ONLY = OFFICIAL.replace("    from: 2015-01-01\n    to: 2018-12-31\n", "    seen: [2018-06-01]\n").replace(
    "    from: 2019-01-01\n", "    from: 2019-01\n    to: 2020\n"
)


def rows(printed) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(printed[TABLE].removeprefix("\ufeff"), newline="")))


def only_article(printed):
    (found,) = (value for address, value in printed.items() if address.startswith("du-lieu/tin/"))
    return found


def test_an_office_whose_term_covers_the_day_is_certain(data_of):
    (office,) = only_article(data_of())["appearances"][0]["offices"]
    assert (office["name"], office["title"], office["body"]) == (
        "Trưởng Phòng Thử huyện Thử Nghiệm",
        "Trưởng Phòng Thử",
        "huyện Thử Nghiệm",
    )
    assert office["locality"]["id"] == "thu-nghiem"
    assert (office["given_by"], office["is_certain"], office["evidence_day"], office["evidence"]) == (
        *("register", True, None, None),
    )


def test_an_office_seen_on_another_day_is_not_certain_and_carries_that_day(data_of):
    printed = data_of({"officials/nguyen-thi-mau.md": SEEN_ONLY})
    (office,) = only_article(printed)["appearances"][0]["offices"]
    assert (office["is_certain"], office["evidence_day"], office["evidence"]) == (False, "2018-06-01", "seen")
    (row,) = rows(printed)
    assert (row["offices_are_certain"], row["evidence_days"]) == ("false", "2018-06-01")


def test_an_office_known_by_the_end_of_its_term_says_so(data_of):
    printed = data_of({"news/2018/hop-thu.md": article(date="2020-05-01 08:00", event_date="2020-04-30")})
    (office,) = only_article(printed)["appearances"][0]["offices"]
    assert (office["is_certain"], office["evidence_day"], office["evidence"]) == (False, "2019-01-01", "end_of_term")


def test_a_person_without_a_page_has_the_office_that_the_article_gives(data_of):
    officials = "\n  - {name: Lê Thị Ví Dụ, office: Trưởng thôn Mẫu, role: [spoke, attended]}"
    printed = data_of({"news/2018/hop-thu.md": article(officials=officials)})
    (found,) = only_article(printed)["appearances"]
    assert found["person"] == {"id": None, "name": "Lê Thị Ví Dụ", "url": None, "data_url": None}
    assert found["roles"] == ["spoke", "attended"]
    (office,) = found["offices"]
    assert (office["name"], office["given_by"], office["title"]) == ("Trưởng thôn Mẫu", "article", None)
    (row,) = rows(printed)
    assert (row["person_id"], row["offices"], row["roles"]) == ("", "Trưởng thôn Mẫu", "spoke; attended")


def test_the_day_is_flagged_where_it_is_only_that_of_publication(data_of):
    printed = data_of({"news/2018/hop-thu.md": article(event_date="unknown")})
    (found,) = only_article(printed)["appearances"]
    assert (found["day"], found["day_is_assumed"]) == ("2018-12-20", True)
    (row,) = rows(printed)
    assert (row["day"], row["day_is_assumed"]) == ("2018-12-20", "true")


def test_a_row_tells_day_article_person_office_role_and_locality(data_of):
    (row,) = rows(data_of())
    assert row == {
        "day": "2018-12-19",
        "day_is_assumed": "false",
        "published_day": "2018-12-20",
        "article_id": "2018/12/huyen-thu-nghiem-hop-thu",
        "article": "Huyện Thử Nghiệm họp thử",
        "article_url": "https://thu-nghiem.example/tin/2018/12/huyen-thu-nghiem-hop-thu/",
        "person_id": "nguyen-thi-mau",
        "person": "Nguyễn Thị Mẫu",
        "offices": "Trưởng Phòng Thử huyện Thử Nghiệm",
        "offices_are_certain": "true",
        "evidence_days": "",
        "roles": "chaired",
        "locality_ids": "thu-nghiem",
        "localities": "huyện Thử Nghiệm",
    }


def test_the_table_is_what_spreadsheets_on_vietnamese_machines_read(data_of):
    table = data_of()[TABLE]
    assert table.startswith("\ufeff" + ",".join(COLUMNS) + "\r\n")
    assert table.endswith("\r\n")


def test_the_latest_event_comes_first_and_withdrawn_articles_do_not_come(data_of):
    withdrawn = "\n  - {date: 2019-01-05, kind: withdrawal, note: Không diễn ra.}"
    printed = data_of(
        {
            "news/2018/b.md": article(title="Sau", slug="sau", date="2018-12-25 08:00", event_date="2018-12-24"),
            "news/2018/c.md": article(title="Trước", slug="truoc", date="2018-12-26 08:00", event_date="2018-12-01"),
            "news/2018/d.md": article(title="Rút", slug="rut", updates=withdrawn),
        }
    )
    assert [row["article"] for row in rows(printed)] == ["Sau", "Huyện Thử Nghiệm họp thử", "Trước"]


@pytest.mark.parametrize("cell", ["=1+1", "+84", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＠a"])
def test_a_cell_that_begins_like_a_formula_is_made_harmless(cell: str):
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Nguyễn Thị Mẫu", "1 = 1", "'đã có", "2018-12-19", "https://a.example/=1"])
def test_any_other_cell_stays_as_it_is(cell: str):
    assert harmless(cell) == cell


def test_no_cell_of_the_table_can_be_run_as_a_formula(data_of):
    officials = '\n  - {name: "=cmd|x", office: "@SUM(A1)", role: chaired}'
    printed = data_of({"news/2018/hop-thu.md": article(title='"+1: họp thử"', slug="cong-mot", officials=officials)})
    (row,) = rows(printed)
    assert (row["article"], row["person"], row["offices"]) == ("'+1: họp thử", "'=cmd|x", "'@SUM(A1)")
