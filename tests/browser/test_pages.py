"""Every kind of page: open to every reader, in every size, scheme and spacing, by keyboard, light, and silent."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import measures
from tests.browser.conftest import is_strange
from tests.browser.page_kinds import CROWDED, PAGE_KINDS, PageKind
from tests.browser.survey import EVERYTHING, SCHEMES, WIDTHS, Survey, axe_findings

TEMPLATES = Path(__file__).resolve().parents[2] / "theme" / "templates"
OPENED = [kind for kind in PAGE_KINDS if kind.template != "redirect.html"]
MOST = {"html": 30_000, "css": 12_000, "js": 10_000, "fonts": 70_000}
"""Bytes of a page's first view, compressed."""

every_kind = pytest.mark.parametrize("kind", OPENED, ids=lambda kind: kind.name)
Surveyed = Callable[[PageKind], Survey]


def wrong(found: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """Return the circumstances in which something was found."""
    return {circumstances: faults for circumstances, faults in found.items() if faults}


def test_every_template_of_a_page_has_a_kind() -> None:
    templates = {path.name for path in TEMPLATES.glob("*.html")} - {"base.html"}
    assert {kind.template for kind in PAGE_KINDS} == templates


@every_kind
def test_axe_finds_nothing_in_any_scheme_width_or_size_of_letters(kind: PageKind, surveyed: Surveyed) -> None:
    found = surveyed(kind).axe
    assert len(found) == len(WIDTHS) * (len(SCHEMES) + 2) + 2, "each in light and opened too; large letters twice"
    assert wrong(found) == {}


@every_kind
def test_nothing_is_wider_than_the_page(kind: PageKind, surveyed: Surveyed) -> None:
    assert wrong(surveyed(kind).width) == {}


@every_kind
def test_nothing_is_cut_off_by_large_letters_or_wide_spacing(kind: PageKind, surveyed: Surveyed) -> None:
    assert wrong(surveyed(kind).cut_off) == {}


@every_kind
def test_whatever_has_the_focus_can_be_seen_and_seen_to_have_it(kind: PageKind, surveyed: Surveyed) -> None:
    assert wrong(surveyed(kind).focus) == {}


@every_kind
def test_focus_goes_the_way_that_eyes_go(kind: PageKind, surveyed: Surveyed) -> None:
    assert wrong(surveyed(kind).order) == {}


@every_kind
def test_nothing_moves_for_a_reader_who_asked_for_that(kind: PageKind, surveyed: Surveyed) -> None:
    assert surveyed(kind).moving == []


@every_kind
def test_maps_dialogs_and_landmarks_are_named(kind: PageKind, surveyed: Surveyed) -> None:
    assert surveyed(kind).unnamed == []


@every_kind
def test_nothing_is_said_on_the_console_and_nothing_asked_for_in_vain(kind: PageKind, surveyed: Surveyed) -> None:
    assert surveyed(kind).said == []


@every_kind
def test_no_request_leaves_the_host(kind: PageKind, surveyed: Surveyed) -> None:
    files = surveyed(kind).files
    assert len(files) > 2, "the page loads its own parts"
    assert [address for address in files if is_strange(address)] == []


@every_kind
def test_first_view_is_light(kind: PageKind, surveyed: Surveyed) -> None:
    weights = surveyed(kind).weights
    assert {name for name, weight in weights.items() if weight} >= {"html", "css", "fonts"}
    assert "js" in weights or kind.site == CROWDED, "a sealed site has no line of today to write"
    assert {name: weight for name, weight in weights.items() if weight > MOST[name]} == {}


@every_kind
def test_style_comes_in_one_request(kind: PageKind, surveyed: Surveyed) -> None:
    assert sum(address.endswith(".css") for address in surveyed(kind).files) == 1


@every_kind
def test_headings_descend_one_step_at_a_time_from_one_first_heading(kind: PageKind, surveyed: Surveyed) -> None:
    headings = surveyed(kind).headings
    assert [level for level, _ in headings].count(1) == 1
    inside = [level for level, is_inside in headings if is_inside]
    assert inside[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(inside))


@every_kind
def test_language_of_the_page_and_of_its_parts_is_said(kind: PageKind, surveyed: Surveyed) -> None:
    page, *parts = surveyed(kind).languages
    assert page == kind.language
    assert set(parts) <= {"vi", "en", "x-default"}


@pytest.fixture
def faulty(open_page: Callable[..., Page]) -> Callable[[str], Page]:
    """Return `faulty(body)`: a page with something wrong in it."""

    def open_body(body: str) -> Page:
        page = open_page(width=320)
        page.set_content(f'<!doctype html><html lang="vi"><title>T</title><body style="margin:0"><main>{body}</main>')
        page.keyboard.press("Tab")
        return page

    return open_body


SMALL = '<button style="padding: 0; width: 9px; height: 9px">a</button>'
TALL = '<p style="height: 2000px"></p>'


@pytest.mark.parametrize(
    ("measure", "body", "said"),
    [
        ("WIDER_THAN_THE_PAGE", '<p style="width: 400px">Rộng</p>', "p. Rộng"),
        ("CUT_OFF", '<p style="height: 5px; overflow: hidden">Cắt</p>', "p. Cắt"),
        ("MOVING", '<p style="transition: all 1s">Động</p>', "p. Động"),
        ("FOCUS", '<a href="#" style="outline: none">Mờ</a>', "looks the same with the focus: a. Mờ"),
        ("FOCUS", '<a href="#" style="position: absolute; left: -999px">Khuất</a>', "is off the screen"),
        ("FOCUS", f'{TALL}<a href="#">Che</a><div style="position: fixed; inset: 0">Nền</div>', "is hidden"),
        ("FOCUS", '<a href="#" tabindex="3">Riêng</a>', "has a place of its own in the order"),
        (
            "ORDER",
            '<p style="display: flex; flex-direction: row-reverse"><a href="#">A</a><a href="#b">B</a></p>',
            "comes after",
        ),
        ("UNNAMED", "<dialog>Ảnh</dialog>", "dialog. Ảnh"),
        ("UNNAMED", '<dialog aria-labelledby="none">Ảnh</dialog>', "dialog. Ảnh"),
    ],
)
def test_each_measure_finds_what_is_wrong(measure: str, body: str, said: str, faulty: Callable[[str], Page]) -> None:
    found = faulty(body).evaluate(getattr(measures, measure))
    assert any(one.startswith(said) or said in one for one in found), found


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ('<h1>A</h1><p style="color: #bbb">Nhạt</p>', "color-contrast"),
        (f"<h1>A</h1>{SMALL}{SMALL}", "target-size"),
        ('<h1>A</h1><details><summary>Mở</summary><img src="data:,"></details>', "image-alt"),
    ],
)
def test_axe_finds_what_is_wrong_in_the_open_or_folded_away(
    body: str, rule: str, faulty: Callable[[str], Page], axe_script: str
) -> None:
    page = faulty(body)
    found = axe_findings(page, axe_script, EVERYTHING) + page.evaluate(measures.OPENED, EVERYTHING)
    assert rule in [one.partition(":")[0] for one in found]


def test_tab_stops_where_the_measures_say(visit: Callable[..., Any]) -> None:
    page = visit(next(kind for kind in PAGE_KINDS if kind.name == "full-article")).page
    expected = page.evaluate(f"() => {{ {measures.STOPS}; window.stops = stops(); return window.stops.length; }}")
    reached = []
    for _ in range(expected):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("window.stops.indexOf(document.activeElement)"))
    assert reached == list(range(expected))


def test_old_address_leads_to_the_article(
    open_page: Callable[..., Page], address_of: Callable[[PageKind], str]
) -> None:
    (moved,) = (kind for kind in PAGE_KINDS if kind.template == "redirect.html")
    page = open_page(scripts=False)
    page.goto(address_of(moved))
    page.wait_for_url("**/tin/2018/12/huyen-thu-nghiem-hop-thu/")
