"""Published, happened and migrated stay apart; what is not sure is said, and nothing is made up in silence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.core.dates import parse_moment
from plugins.imports.blocks import paragraph
from plugins.imports.old_pages import OldPage
from plugins.imports.settled_dates import NoDate, migration_stamps, settled_dates
from plugins.imports.stamps import stamp_of_line

PAGE = OldPage(
    path=Path("a.html"),
    url="",
    title="Huyện Thử Nghiệm họp thử",
    is_title_made=False,
    is_mended=False,
    stamp=None,
    other_stamp=None,
    body=(),
    captions=(),
    authors=(),
    source=None,
    section_names=(),
    encodings=(),
    whole_text="",
)


def page(text: str, stamp: str = "") -> OldPage:
    return replace(PAGE, body=(paragraph(text),), stamp=stamp_of_line(stamp))


def settled(text: str, stamp: str = "", moved: frozenset = frozenset(), given: str = ""):
    dates = settled_dates(page(text, stamp), moved, parse_moment(given) if given else None)
    return dates, {note.key: note.reason for note in dates.notes}


def test_a_stamp_with_its_time_is_the_day_of_publication():
    dates, notes = settled("Sáng 19/12/2018, huyện họp.", "19/12/2018 15:05")
    assert (dates.published, dates.event, dates.stamp) == ("2018-12-19 15:05", "2018-12-19", "19/12/2018 15:05")
    assert notes == {}


def test_without_a_stamp_the_day_of_the_event_stands_in_and_says_so():
    dates, notes = settled("Trong hai ngày 19 và 20/12/2018, huyện họp.")
    assert (dates.published, dates.event) == ("2018-12-20", "{from: 2018-12-19, to: 2018-12-20}")
    assert "Không rõ ngày đăng; tạm lấy ngày diễn ra 20/12/2018" in notes["date"]


def test_a_stamp_long_after_the_event_is_kept_as_a_stamp_of_migration():
    dates, notes = settled("Sáng 19/12/2018, huyện họp.", "17/01/2021 08:00")
    assert (dates.published, dates.event, dates.stamp) == ("2018-12-19", "2018-12-19", "17/01/2021 08:00")
    assert "Không rõ ngày đăng" in notes["date"]


def test_a_stamp_that_many_pages_share_is_one_of_migration():
    pages = [page(f"Ngày 0{day}/3/2018, xã họp.", "17/01/2018 08:00") for day in (1, 2, 3)]
    moved = migration_stamps(pages)
    assert len(moved) == 1
    dates, notes = settled("Ngày 16/01/2018, xã họp.", "17/01/2018 08:00", moved)
    assert dates.published == "2018-01-16"
    assert dates.stamp == "17/01/2018 08:00"
    assert "Không rõ ngày đăng" in notes["date"]


def test_three_pieces_of_one_day_are_no_migration():
    assert migration_stamps([page("Xã họp.", "17/01/2018")] * 3) == frozenset()
    assert migration_stamps([page("Xã họp.", "17/01/2018 08:00")] * 2) == frozenset()
    assert len(migration_stamps([page("Xã họp.", "17/01/2018")] * 20)) == 1


def test_a_page_without_any_stamp_or_event_takes_the_day_that_the_editor_gives():
    dates, notes = settled("Xã họp về Quyết định 217-QĐ/TW ngày 12/12/2013.", given="2018-12-19")
    assert (dates.published, dates.event) == ("2018-12-19", "")
    assert "DATE" in notes["date"]


def test_else_the_latest_day_of_the_text_stands_in_with_a_warning():
    dates, notes = settled(
        "Xã họp về Quyết định 217-QĐ/TW ngày 12/12/2013, Kế hoạch 1-KH/HU ngày 5/3/2017; 31/02/2019."
    )
    assert dates.published == "2017-03-05"
    assert "Phải sửa lại" in notes["date"]


def test_a_page_that_names_no_day_is_not_dated():
    with pytest.raises(NoDate):
        settled("Xã họp về việc làm đường.")


def test_a_day_without_a_year_anywhere_is_unknown():
    dates, notes = settled("Chiều 19/12, huyện họp.", given="2019-02-01")
    assert (dates.published, dates.event) == ("2019-02-01", "unknown")
    assert "hãy tìm năm rồi điền" in notes["event_date"]


@pytest.mark.parametrize(
    ("stamp", "said"), [("Thứ Hai, 23/7/2024", "Thứ Ba"), ("Cập nhật: 23/7/2024", "không có ngày đăng")]
)
def test_what_is_odd_about_a_stamp_is_said(stamp: str, said: str):
    dates, notes = settled("Xã họp.", stamp)
    assert dates.published == "2024-07-23"
    assert said in notes["date"]


def test_two_stamps_that_disagree_are_both_shown():
    both = replace(page("Xã họp.", "23/7/2024"), other_stamp=stamp_of_line("19/12/2018"))
    (note,) = settled_dates(both, frozenset(), None).notes
    assert "“23/7/2024” và “19/12/2018”" in note.reason
