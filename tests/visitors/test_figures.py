from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.agencies.registry import read_agency
from plugins.core.frontmatter import parse_yaml
from plugins.core.problems import Problem
from plugins.core.sources import ContentFolder
from plugins.visitors.figures import MonthFigures, VisitorFigures, provider_for
from plugins.visitors.snapshot import read_snapshot
from tests.sample_content import SITE, rules, write_files

FIGURES = """\
as_of: 2026-02-10
method: Đếm thử theo nhật ký máy chủ
months:
  - {month: 2025-12, visits: 1200, page_views: 3400}
  - {month: 2026-01, visits: 0, page_views: 0}
  - {month: 2026-02, visits: 7, page_views: 9}
"""


def figures(root: Path, visitors: str, text: str | None = None) -> tuple[VisitorFigures, list[Problem]]:
    files = {"site.yaml": f"{SITE}{visitors}", **({} if text is None else {"so-lieu/dem.yaml": text})}
    folder = ContentFolder(write_files(root, files), "content")
    card, agency, problems = read_agency(folder)
    assert card is not None, problems
    return provider_for(agency, folder, card.document).figures()


def snapshot(text: str) -> list[Problem]:
    document, problems = parse_yaml(text, "content/dem.yaml")
    assert document is not None, problems
    record, more = read_snapshot(document)
    assert (record is None) == bool(more)
    return problems + more


@pytest.mark.parametrize("visitors", ["", "visitors: {provider: none}\n", "visitors: {method: Chưa đếm}\n"])
def test_site_that_does_not_count_has_no_number(tmp_path: Path, visitors: str) -> None:
    found, problems = figures(tmp_path, visitors)
    assert problems == []
    assert found.provider == "none"
    assert (found.visits, found.page_views, found.since, found.as_of, found.months) == (None, None, None, None, ())
    assert found.method == ("Chưa đếm" if "Chưa" in visitors else "")


def test_live_counter_names_its_service_and_no_number(tmp_path: Path) -> None:
    found, problems = figures(tmp_path, 'visitors: {provider: live, url: "https://dem.example/so", method: Đếm}\n')
    assert problems == []
    assert (found.provider, found.endpoint, found.method) == ("live", "https://dem.example/so", "Đếm")
    assert (found.visits, found.page_views, found.as_of) == (None, None, None)


def test_snapshot_gives_totals_their_beginning_and_their_day(tmp_path: Path) -> None:
    found, problems = figures(tmp_path, "visitors: {provider: snapshot, file: so-lieu/dem.yaml}\n", FIGURES)
    assert problems == []
    assert found.provider == "snapshot"
    assert (found.visits, found.page_views) == (1207, 3409)
    assert (found.since, found.as_of) == ((2025, 12), date(2026, 2, 10))
    assert found.months[1] == MonthFigures(2026, 1, 0, 0)
    assert found.method == "Đếm thử theo nhật ký máy chủ"


def test_method_of_the_site_stands_in_where_the_snapshot_has_none(tmp_path: Path) -> None:
    text = FIGURES.replace("method: Đếm thử theo nhật ký máy chủ\n", "")
    found, _ = figures(tmp_path, "visitors: {provider: snapshot, file: so-lieu/dem.yaml, method: Của trang}\n", text)
    assert found.method == "Của trang"


def test_counted_zero_is_a_number_and_nothing_counted_is_none() -> None:
    counted = VisitorFigures("snapshot", date(2026, 2, 1), (MonthFigures(2026, 1, 0, 0),))
    assert (counted.visits, counted.page_views) == (0, 0)
    assert replace(counted, months=()).visits is None


@pytest.mark.parametrize(
    "file", ["khong-co.yaml", "../site.yaml", "/etc/passwd", "so-lieu", ".", "a" * 300 + ".yaml"], ids=range(6)
)
def test_snapshot_without_a_file_in_the_content_gives_a_problem_and_no_number(tmp_path: Path, file: str) -> None:
    (tmp_path / "site.yaml").write_text(FIGURES, encoding="utf-8")
    found, problems = figures(tmp_path / "content", f"visitors:\n  provider: snapshot\n  file: {file}\n", FIGURES)
    assert [(one.rule, one.path, one.line, one.value) for one in problems] == [
        ("no-figures", "content/site.yaml", 10, file)
    ]
    assert (found.provider, found.visits) == ("none", None)


@pytest.mark.parametrize("text", ["", "as_of: [", "- a\n", "as_of: 2026-02-10\n", FIGURES.replace("1200", "-1200")])
def test_broken_snapshot_gives_problems_and_no_number(tmp_path: Path, text: str) -> None:
    found, problems = figures(tmp_path, "visitors: {provider: snapshot, file: so-lieu/dem.yaml}\n", text)
    assert problems
    assert {one.path for one in problems} == {"content/so-lieu/dem.yaml"}
    assert (found.provider, found.visits, found.as_of) == ("none", None, None)


@pytest.mark.parametrize(
    ("change", "rule", "line", "said"),
    [
        (("2026-01,", "2025-11,"), "month-order", 5, "11/2025"),
        (("2026-01,", "2025-12,"), "month-order", 5, "hai lần"),
        (("2026-02,", "2026-03,"), "month-after-snapshot", 6, "03/2026"),
        (("2026-01,", "2026,"), "bad-month", 5, "2026"),
        (("2026-01,", "2026-01-15,"), "bad-month", 5, "15/01/2026"),
        (("2026-01,", "01/2026,"), "bad-date", 5, "months.2.month"),
        (("1200", "-1"), "bad-number", 4, "nhỏ hơn 0"),
        (("1200", "1.200"), "bad-number", 4, "months.1.visits"),
        (("1200", "1_200"), "bad-number", 4, "months.1.visits"),
        (("1200", "nhiều"), "bad-number", 4, "months.1.visits"),
        (("1200", "true"), "bad-number", 4, "months.1.visits"),
        (("1200", "9" * 5000), "bad-number", 4, "months.1.visits"),
        (("visits: 1200, ", ""), "missing", 4, "“visits” trong “months.1”"),
        (("as_of: 2026-02-10\n", ""), "missing", 1, "“as_of”"),
    ],
)
def test_figure_that_can_not_be_right_is_refused_at_its_line(change, rule, line, said) -> None:
    problems = snapshot(FIGURES.replace(*change))
    assert [(one.rule, one.line) for one in problems] == [(rule, line)]
    assert said in problems[0].reason


def test_snapshot_without_months_is_refused() -> None:
    assert rules(snapshot("as_of: 2026-02-10\nmonths: []\n")) == ["missing"]


@given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)), min_size=1, max_size=24))
def test_totals_are_the_sum_of_the_months_written(counts: list[tuple[int, int]]) -> None:
    months = tuple(MonthFigures(2024 + index // 12, index % 12 + 1, *pair) for index, pair in enumerate(counts))
    found = VisitorFigures("snapshot", date(2026, 1, 1), months)
    assert found.visits == sum(visits for visits, _ in counts)
    assert found.page_views == sum(views for _, views in counts)
    assert found.since == (2024, 1)
