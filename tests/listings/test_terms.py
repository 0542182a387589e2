"""Offices over time: nothing is said to be held, or ended, that no source tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plugins.listings.model import ListedArticle
from plugins.listings.terms import office_terms, term_state
from plugins.localities.registry import Localities
from plugins.officials.model import Office, Official
from tests.sample_content import read_sample
from tests.theme.specimens import ARTICLE, CHAIR, NEW_WARD, OLD_WARD

TODAY = date(2026, 1, 1)


def office(title: str = "Chủ tịch", **facts: Any) -> Office:
    return Office.model_validate({"title": title, **facts})


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({"from": "2021-06", "to": "2026-06"}, "held"),
        ({"from": "2021-06", "to": "2026-01"}, "held"),
        ({"from": "2015", "to": "2020"}, "former"),
        ({"to": "2025-12-31"}, "former"),
        ({"from": "2015"}, "open"),
        ({"from": "2015", "seen": [date(2018, 12, 19)]}, "open"),
        ({"seen": [date(2018, 12, 19)]}, "open"),
        ({"seen": [date(2026, 1, 1)]}, "held"),
        ({}, "open"),
    ],
)
def test_an_office_is_held_or_former_only_where_its_end_is_known(facts: dict[str, Any], state: str) -> None:
    assert term_state(office(**facts), None, TODAY) == state


def test_an_office_in_a_unit_that_is_gone_is_held_no_more() -> None:
    assert term_state(office(**{"from": "2015"}), OLD_WARD, TODAY) == "former"
    assert term_state(office(**{"from": "2015"}), OLD_WARD, date(2025, 6, 30)) == "open"
    assert term_state(office(**{"from": "2025-07"}), NEW_WARD, TODAY) == "open"


@pytest.fixture
def localities(tmp_path: Path) -> Localities:
    edition, problems = read_sample(tmp_path)
    assert edition is not None, problems
    return edition.localities


def test_what_is_held_stands_first_then_the_latest_evidence(localities: Localities) -> None:
    offices = (
        office("Cũ", **{"from": "2010", "to": "2014"}),
        office("Không rõ"),
        office("Nay", **{"from": "2021", "to": "2026"}),
        office("Ghi nhận", seen=[date(2018, 12, 19)]),
    )
    lines = office_terms(Official("a-de", "A Đe", (), offices, ""), localities, (), TODAY)
    assert [line.office.title for line in lines] == ["Nay", "Ghi nhận", "Cũ", "Không rõ"]


def test_a_day_of_evidence_leads_to_the_article_of_that_day(localities: Localities) -> None:
    seen = office(seen=[date(2018, 12, 1), date(2018, 12, 19)], locality="thu-nghiem")
    person = Official("nguyen-thi-mau", "Nguyễn Thị Mẫu", (), (seen,), "")
    (line,) = office_terms(person, localities, (ListedArticle(ARTICLE, CHAIR),), TODAY)
    assert [(one.day, one.record) for one in line.seen] == [(date(2018, 12, 19), ARTICLE), (date(2018, 12, 1), None)]
    assert line.unit_is_gone


def test_a_day_that_is_only_assumed_is_no_evidence(localities: Localities) -> None:
    seen = office(seen=[CHAIR.day])
    person = Official("nguyen-thi-mau", "Nguyễn Thị Mẫu", (), (seen,), "")
    assumed = ListedArticle(ARTICLE, replace(CHAIR, is_assumed_day=True))
    (line,) = office_terms(person, localities, (assumed,), TODAY)
    assert [one.record for one in line.seen] == [None]
