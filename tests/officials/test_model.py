from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.frontmatter import parse_yaml
from plugins.core.records import read_record
from plugins.officials.model import (
    HeldOffice,
    Office,
    OfficialRecord,
    certainly_overlap,
    offices_held,
    overlapping_offices,
)


def office(title: str, since: str | None = None, until: str | None = None, *seen: str) -> Office:
    return Office(**{"title": title, "from": since, "to": until, "seen": seen})


def held(day: str, *offices: Office) -> list[tuple[str, str | None]]:
    """Return titles and, where not certain, the day of the evidence."""
    answer = offices_held(OfficialRecord(name="Nguyễn Thị Mẫu", offices=offices), date.fromisoformat(day))
    assert all(one.day == date.fromisoformat(day) for one in answer)
    return [(one.office.title, None if one.is_certain else str(one.seen_on)) for one in answer]


@pytest.mark.parametrize(
    ("since", "until", "day", "is_held"),
    [
        ("2015-03-10", "2018-06-20", "2015-03-09", False),
        ("2015-03-10", "2018-06-20", "2015-03-10", True),
        ("2015-03-10", "2018-06-20", "2018-06-20", True),
        ("2015-03-10", "2018-06-20", "2018-06-21", False),
        ("2015-03", "2018-06", "2015-02-28", False),
        ("2015-03", "2018-06", "2015-03-01", True),
        ("2015-03", "2018-06", "2018-06-30", True),
        ("2015-03", "2018-06", "2018-07-01", False),
        ("2016-02", "2016-02", "2016-02-29", True),
        ("2015", "2018", "2014-12-31", False),
        ("2015", "2018", "2015-01-01", True),
        ("2015", "2018", "2018-12-31", True),
        ("2015", "2018", "2019-01-01", False),
        ("2015", "2015", "2015-07-01", True),
    ],
)
def test_known_term_covers_its_days_to_the_precision_of_its_ends(since, until, day, is_held) -> None:
    assert held(day, office("A", since, until)) == ([("A", None)] if is_held else [])


@pytest.mark.parametrize(
    ("since", "until", "seen", "day", "marked"),
    [
        ("2015-01-01", None, (), "2015-01-01", None),
        ("2015-01-01", None, (), "2015-01-02", "2015-01-01"),
        ("2015-01-01", None, (), "2024-05-05", "2015-01-01"),
        ("2015-01-01", None, ("2018-12-19",), "2017-01-01", None),
        ("2015-01-01", None, ("2018-12-19",), "2018-12-19", None),
        ("2015-01-01", None, ("2018-12-19",), "2018-12-20", "2018-12-19"),
        ("2015-03", None, (), "2015-03-31", None),
        ("2015-03", None, (), "2015-04-01", "2015-03-31"),
        (None, "2018-06-20", (), "2018-06-20", None),
        (None, "2018-06-20", (), "2018-06-19", "2018-06-20"),
        (None, "2018-06-20", ("2016-01-01",), "2017-01-01", None),
        (None, "2018-06-20", ("2016-01-01",), "2015-12-31", "2016-01-01"),
        (None, "2018", (), "2018-12-31", None),
        (None, "2018", (), "2017-12-31", "2018-01-01"),
        (None, None, ("2018-12-19",), "2018-12-19", None),
        (None, None, ("2018-12-19",), "2018-12-18", "2018-12-19"),
        (None, None, ("2018-12-19",), "2025-01-01", "2018-12-19"),
        (None, None, ("2016-01-01", "2018-12-19"), "2017-06-06", None),
        (None, None, ("2018-12-19", "2016-01-01"), "2019-06-06", "2018-12-19"),
        (None, None, ("2018-12-19", "2016-01-01"), "2015-06-06", "2016-01-01"),
    ],
)
def test_office_with_an_unknown_end_is_certain_only_up_to_its_evidence(since, until, seen, day, marked) -> None:
    assert held(day, office("A", since, until, *seen)) == [("A", marked)]


@pytest.mark.parametrize(
    ("since", "until", "day"),
    [("2015-01-01", None, "2014-12-31"), (None, "2018-06-20", "2018-06-21"), ("2015", None, "2014-12-31")],
)
def test_day_beyond_a_known_end_is_never_answered(since, until, day) -> None:
    assert held(day, office("A", since, until, "2016-01-01")) == []


def test_office_without_any_day_is_never_held() -> None:
    assert held("2018-12-19", office("A")) == []
    assert held("2018-12-19", office("A"), office("B", None, None, "2019-01-01")) == [("B", "2019-01-01")]


def test_person_without_offices_held_none() -> None:
    assert held("2018-12-19") == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2018-01-01", [("A", "2018-10-03")]),
        ("2020-01-01", [("A", "2018-10-03")]),
        ("2022-01-01", [("B", "2023-10-12")]),
        ("2024-01-01", [("B", "2023-10-12")]),
    ],
)
def test_of_offices_with_unknown_terms_those_seen_nearest_are_given(day, expected) -> None:
    assert held(day, office("A", None, None, "2018-10-03"), office("B", None, None, "2023-10-12")) == expected


def test_offices_seen_equally_near_are_all_given_in_the_order_of_the_file() -> None:
    before, after = office("Sau", None, None, "2018-01-11"), office("Trước", None, None, "2018-01-01")
    assert held("2018-01-06", before, after) == [("Sau", "2018-01-11"), ("Trước", "2018-01-01")]


def test_offices_seen_on_one_day_belong_together() -> None:
    offices = (office("Phó Bí thư", "2015-01-01", None, "2018-12-19"), office("Chủ tịch", None, None, "2018-12-19"))
    assert held("2018-12-19", *offices) == [("Phó Bí thư", None), ("Chủ tịch", None)]
    assert held("2019-02-01", *offices) == [("Phó Bí thư", "2018-12-19"), ("Chủ tịch", "2018-12-19")]


def test_of_two_days_equally_near_one_office_names_the_earlier() -> None:
    one = office("A", None, None, "2018-01-01", "2018-01-11")
    assert one.nearest_evidence(date(2018, 1, 6)) == date(2018, 1, 1)


def test_office_known_to_be_held_leaves_no_room_for_one_seen_at_another_time() -> None:
    offices = (office("Cũ", None, None, "2010-05-01"), office("Trưởng phòng", "2015-01-01", "2020-12-31"))
    assert held("2017-01-01", *offices) == [("Trưởng phòng", None)]


def test_office_seen_while_another_was_held_is_given_beside_it() -> None:
    offices = (office("Trưởng phòng", "2015-01-01", "2020-12-31"), office("Huyện ủy viên", None, None, "2018-12-19"))
    assert held("2018-12-20", *offices) == [("Trưởng phòng", None), ("Huyện ủy viên", "2018-12-19")]


def test_office_that_had_not_begun_is_not_taken_however_near_it_is() -> None:
    offices = (office("Cũ", None, None, "2010-05-01"), office("Mới", "2019-01-01", None))
    assert held("2018-12-31", *offices) == [("Cũ", "2010-05-01")]


def test_later_office_takes_the_place_of_one_whose_end_nobody_wrote_down() -> None:
    offices = (office("Cũ", "2010-01-01", None), office("Mới", "2018-01-01", None))
    assert held("2019-01-01", *offices) == [("Mới", "2018-01-01")]


def test_two_offices_that_share_the_day_are_both_held() -> None:
    offices = (office("Bí thư", "2015", "2020"), office("Chủ tịch HĐND", "2016-06", "2021-06"))
    assert held("2018-12-19", *offices) == [("Bí thư", None), ("Chủ tịch HĐND", None)]


def test_terms_that_meet_in_one_month_are_both_given_within_it() -> None:
    offices = (office("Cũ", "2015", "2018-03"), office("Mới", "2018-03", "2020"))
    assert held("2018-03-15", *offices) == [("Cũ", None), ("Mới", None)]
    assert held("2018-04-01", *offices) == [("Mới", None)]


def test_evidence_of_the_day_asked_for_is_as_good_as_a_term() -> None:
    one = office("A", None, None, "2018-12-19")
    day = date(2018, 12, 19)
    assert HeldOffice(one, day, day).is_certain
    assert HeldOffice(one, day, None).is_certain
    assert not HeldOffice(one, day, date(2018, 12, 20)).is_certain


def test_term_within_one_year_gives_its_whole_year_as_evidence() -> None:
    assert office("A", "2015", "2015").evidence == (date(2015, 1, 1), date(2015, 12, 31))


@pytest.mark.parametrize(
    ("title", "body", "name"),
    [("Bí thư", "Huyện ủy Thử Nghiệm", "Bí thư Huyện ủy Thử Nghiệm"), ("Huyện ủy viên", "", "Huyện ủy viên")],
)
def test_office_is_read_out_with_its_body(title, body, name) -> None:
    assert Office(title=title, body=body).name == name
    assert HeldOffice(Office(title=title, body=body), date(2018, 1, 1), None).name == name


DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))
ENDS = st.none() | DAYS.map(str) | DAYS.map(lambda day: f"{day:%Y-%m}") | DAYS.map(lambda day: f"{day:%Y}")


@st.composite
def any_offices(draw: Any) -> list[Office]:
    offices = [
        Office(
            **{
                "title": f"Chức vụ {number}",
                "from": draw(ENDS),
                "to": draw(ENDS),
                "seen": draw(st.lists(DAYS, max_size=3)),
            }
        )
        for number in range(draw(st.integers(0, 4)))
    ]
    return [one for one in offices if one.earliest <= one.latest]


@given(any_offices(), DAYS)
def test_answer_never_lies_outside_known_ends_and_is_marked_unless_covered(offices: list[Office], day: date) -> None:
    answer = offices_held(OfficialRecord(name="Nguyễn Thị Mẫu", offices=tuple(offices)), day)
    for one in answer:
        assert one.office.earliest <= day <= one.office.latest
        assert one.is_certain == one.office.covers(day)
        assert one.seen_on is None or one.seen_on in one.office.evidence
    assert len({one.distance for one in answer if not one.is_certain}) <= 1
    if not answer:
        assert not any(one.evidence and one.earliest <= day <= one.latest for one in offices)


@given(any_offices(), DAYS)
def test_order_of_the_file_is_the_order_of_the_answer(offices: list[Office], day: date) -> None:
    titles = [one.office.title for one in offices_held(OfficialRecord(name="A", offices=tuple(offices)), day)]
    assert titles == sorted(titles)


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (office("A", "2015", "2018"), office("A", "2017", "2020"), True),
        (office("A", "2015", "2018"), office("A", "2019", "2020"), False),
        (office("A", "2015", "2018-06"), office("A", "2018-06", "2020"), False),
        (office("A", "2015-01-01", "2018-06-01"), office("A", "2018-06-01", "2020"), True),
        (office("A", None, None, "2016-01-01"), office("A", "2015", "2018"), True),
        (office("A", None, None, "2016-01-01"), office("A", None, None, "2018-01-01"), False),
        (office("A", None, None, "2016-01-01", "2019-01-01"), office("A", None, None, "2018-01-01"), True),
        (office("A"), office("A", "2015", "2018"), True),
    ],
)
def test_entries_overlap_when_they_certainly_share_a_day(one, other, overlap) -> None:
    assert certainly_overlap(one, other) is overlap
    assert certainly_overlap(other, one) is overlap
    assert overlapping_offices([one, other]) == ([(0, 1)] if overlap else [])


def test_different_offices_may_be_held_at_once() -> None:
    assert overlapping_offices([office("Bí thư", "2015", "2018"), office("Chủ tịch", "2015", "2018")]) == []
    same_title = {"title": "Phó Bí thư", "from": "2015", "to": "2018"}
    assert overlapping_offices([Office(**same_title, body="Xã Mẫu Một"), Office(**same_title, body="Xã Mẫu Hai")]) == []


@pytest.mark.parametrize(
    ("since", "until", "reversed_term"),
    [
        ("2019", "2018", True),
        ("2018-06-02", "2018-06-01", True),
        ("2018", "2018-01", False),
        ("2018-12", "2018", False),
    ],
)
def test_term_that_ends_before_it_begins_is_refused(since, until, reversed_term) -> None:
    text = f"name: Nguyễn Thị Mẫu\noffices:\n  - title: Trưởng phòng\n    from: {since}\n    to: {until}\n"
    document, _ = parse_yaml(text, "content/officials/x.md")
    assert document is not None
    record, problems = read_record(OfficialRecord, document)
    assert [(problem.rule, problem.line) for problem in problems] == ([("reversed-term", 3)] if reversed_term else [])
    assert (record is None) == reversed_term
