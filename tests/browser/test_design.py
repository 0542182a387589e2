"""What the design promises: nothing moves when the faces come, the first screen tells the news, large type fits."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from tests.browser.page_kinds import PAGE_KINDS, PageKind

HOME, ARTICLE, LIST = (
    next(kind for kind in PAGE_KINDS if kind.name == name) for name in ("home", "full-article", "second-page")
)
DELAY = 0.6
"""Seconds that the faces are late."""
SHIFTS = """() => new Promise((answer) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => answer(sum), 200);
})"""
MOST_SHIFT = 0.02
"""A fifth of what counts as good (0.1)."""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", [HOME, ARTICLE], ids=lambda kind: kind.name)
def test_nothing_moves_when_the_faces_come_late(
    kind: PageKind, width: int, open_page: Callable[..., Page], address_of: Callable[[PageKind], str]
) -> None:
    page = open_page(width)

    def late(route: Route) -> None:
        time.sleep(DELAY)
        route.continue_()

    page.route("**/*.woff2", late)
    page.goto(address_of(kind))
    page.wait_for_function("document.fonts.check('1em \"Be Vietnam Pro\"') && document.fonts.status === 'loaded'")
    assert page.evaluate("[...document.fonts].filter((one) => one.status === 'loaded').length") >= 2
    assert page.evaluate(SHIFTS) <= MOST_SHIFT


@pytest.mark.parametrize("kind", [HOME, ARTICLE], ids=lambda kind: kind.name)
def test_the_faces_of_a_first_view_weigh_little(
    kind: PageKind, open_page: Callable[..., Page], address_of: Callable[[PageKind], str]
) -> None:
    page = open_page(360)
    page.goto(address_of(kind), wait_until="networkidle")
    faces = page.evaluate(
        "performance.getEntriesByType('resource').filter((one) => one.name.endsWith('.woff2'))"
        ".map((one) => one.encodedBodySize)"
    )
    assert len(faces) == 2
    assert sum(faces) <= 70_000


def test_the_first_screen_of_a_small_telephone_shows_the_lead_headline(
    open_page: Callable[..., Page], address_of: Callable[[PageKind], str]
) -> None:
    page = open_page(360, 640)
    page.goto(address_of(HOME))
    lead = page.locator(".bt-card--lead .bt-card__title").bounding_box()
    assert lead is not None
    assert lead["y"] + lead["height"] <= 640


@pytest.mark.parametrize("width", [320, 360])
def test_the_day_and_the_tools_of_a_telephone_share_one_line(
    width: int, open_page: Callable[..., Page], address_of: Callable[[PageKind], str]
) -> None:
    page = open_page(width, 640)
    page.goto(address_of(HOME))
    page.locator(".bt-today__day", has_text="/").wait_for()
    line = page.locator(".bt-header__line").bounding_box()
    assert line is not None
    assert line["height"] <= 44
    search = page.get_by_role("link", name="Tìm", exact=True).bounding_box()
    assert search is not None
    assert min(search["width"], search["height"]) >= 44


def test_the_rest_of_the_menu_opens_below_its_word_and_by_keyboard(
    open_page: Callable[..., Page], address_of: Callable[[PageKind], str]
) -> None:
    page = open_page(360, 640, scripts=False)
    page.goto(address_of(HOME))
    officials = page.locator(".bt-menu a", has_text="Cán bộ")
    assert not officials.is_visible()
    page.locator(".bt-menu__word").focus()
    page.keyboard.press("Enter")
    assert officials.is_visible()
    page.keyboard.press("Tab")
    assert officials.evaluate("(one) => one === document.activeElement")
    sections = page.locator(".bt-nav__sections a", has_text="Trang chủ")
    sections.click()


def test_where_there_is_room_the_whole_menu_stands_open(
    open_page: Callable[..., Page], address_of: Callable[[PageKind], str]
) -> None:
    page = open_page(1280)
    page.goto(address_of(HOME))
    assert not page.locator(".bt-menu__word").is_visible()
    page.get_by_role("link", name="Cán bộ", exact=True).click()
    page.wait_for_url("**/can-bo/")


@pytest.mark.parametrize("kind", [HOME, ARTICLE, LIST], ids=lambda kind: kind.name)
def test_type_of_twice_the_size_fits_the_narrowest_telephone(kind: PageKind, visit: Callable[..., Any]) -> None:
    page = visit(kind, 320).page
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(("step", "size"), [("2", 20), ("3", 24)])
def test_larger_letters_are_larger_everywhere_and_fit(step: str, size: int, visit: Callable[..., Any]) -> None:
    page = visit(ARTICLE, 360).page
    before = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.bt-prose')).fontSize)")
    page.evaluate("(step) => document.documentElement.setAttribute('data-bt-letters', step)", step)
    after = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.bt-prose')).fontSize)")
    assert after / before == pytest.approx(size / 16)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


PAPER = "getComputedStyle(document.body).backgroundColor"


@pytest.mark.parametrize(("system", "chosen"), [("light", "dark"), ("dark", "light")])
def test_the_readers_scheme_goes_before_the_systems(system: str, chosen: str, visit: Callable[..., Any]) -> None:
    page = visit(HOME).page
    page.emulate_media(color_scheme=chosen)
    wanted = page.evaluate(PAPER)
    page.emulate_media(color_scheme=system)
    assert page.evaluate(PAPER) != wanted
    page.evaluate("(scheme) => document.documentElement.setAttribute('data-bt-scheme', scheme)", chosen)
    assert page.evaluate(PAPER) == wanted


def test_the_readers_contrast_is_that_of_a_system_that_asks_for_more(visit: Callable[..., Any]) -> None:
    page = visit(HOME).page
    page.evaluate("document.documentElement.setAttribute('data-bt-contrast', 'more')")
    assert page.evaluate(PAPER) == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_a_line_of_text_is_as_long_as_eyes_follow_easily(
    open_page: Callable[..., Page], address_of: Callable[[PageKind], str]
) -> None:
    page = open_page(1280)
    page.goto(address_of(next(kind for kind in PAGE_KINDS if kind.name == "article")))
    page.evaluate("document.fonts.ready")
    letter = page.evaluate(
        """() => {
          const text = document.querySelector(".bt-prose > p");
          const probe = document.createElement("span");
          probe.textContent = text.textContent;
          probe.className = "bt-probe";
          text.append(probe);
          probe.style.cssText = "position: absolute; white-space: nowrap";
          const wide = probe.getBoundingClientRect().width / probe.textContent.length;
          probe.remove();
          return wide;
        }"""
    )
    measure = page.evaluate("document.querySelector('.bt-prose').getBoundingClientRect().width")
    assert 60 <= measure / letter <= 75
