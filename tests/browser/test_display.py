"""The reader's own letters, colours and contrast: chosen once, kept, and there before the page is painted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.focus import tab_to
from tests.browser.survey import EVERYTHING, axe_findings

ARTICLE = "tin/2018/12/huyen-thu-nghiem-hop-thu/"
ATTRIBUTES = """Object.fromEntries(["letters", "scheme", "contrast"].map(
  (one) => [one, document.documentElement.getAttribute(`data-bt-${one}`)]
))"""


@pytest.fixture
def visit_site(open_page: Callable[..., Page], publish: Callable[..., Any]) -> Callable[..., Page]:
    """Return `visit_site(**options)`: the home page of the published sample."""

    def open_home(**options: Any) -> Page:
        page = open_page(**options)
        page.goto(publish().address)
        return page

    return open_home


def choose(page: Page, *names: str) -> None:
    """Make the choices with these names."""
    page.locator(".bt-display summary").click()
    for name in names:
        group, one = name.split(": ")
        page.get_by_role("group", name=group).get_by_label(one, exact=True).check()


def test_a_choice_holds_on_every_page_and_after_a_reload(visit_site: Callable[..., Page]) -> None:
    page = visit_site()
    assert page.evaluate(ATTRIBUTES) == {"letters": None, "scheme": None, "contrast": None}
    choose(page, "Cỡ chữ: Rất lớn", "Màu nền: Tối", "Tương phản: Cao")
    chosen = {"letters": "3", "scheme": "dark", "contrast": "more"}
    assert page.evaluate(ATTRIBUTES) == chosen
    page.goto(page.url + ARTICLE)
    assert page.evaluate(ATTRIBUTES) == chosen
    page.reload()
    assert page.evaluate(ATTRIBUTES) == chosen
    page.locator(".bt-display summary").click()
    expect(page.get_by_label("Rất lớn")).to_be_checked()
    choose(page)
    choose(page, "Cỡ chữ: Bình thường", "Màu nền: Theo máy", "Tương phản: Theo máy")
    assert page.evaluate(ATTRIBUTES) == {"letters": None, "scheme": None, "contrast": None}


def test_the_choice_is_there_before_anything_is_painted(visit_site: Callable[..., Page]) -> None:
    page = visit_site()
    choose(page, "Màu nền: Tối")
    page.add_init_script(
        """new MutationObserver(() => {
          if (document.body && !window.first) window.first = document.documentElement.getAttribute("data-bt-scheme");
        }).observe(document, {childList: true, subtree: true});"""
    )
    page.reload()
    assert page.evaluate("first") == "dark"


def test_what_somebody_else_wrote_into_the_browser_is_not_taken_for_a_choice(visit_site: Callable[..., Page]) -> None:
    page = visit_site()
    for written in ("{", "null", '"x"', '{"scheme": "pink", "letters": 9, "contrast": "less"}'):
        page.evaluate("text => localStorage.setItem('bt-display', text)", written)
        page.reload()
        assert page.evaluate(ATTRIBUTES) == {"letters": None, "scheme": None, "contrast": None}
        expect(page.locator("h1")).to_have_count(1)


def test_a_browser_that_keeps_nothing_shows_the_choice_on_this_page(visit_site: Callable[..., Page]) -> None:
    page = visit_site()
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})")
    page.reload()
    choose(page, "Màu nền: Sáng")
    assert page.evaluate(ATTRIBUTES)["scheme"] == "light"


def test_display_is_chosen_by_keyboard(visit_site: Callable[..., Page]) -> None:
    page = visit_site(reduced_motion="reduce")
    name = page.locator(".bt-display summary")
    tab_to(page, name)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(ATTRIBUTES)["letters"] == "2"
    page.keyboard.press("Escape")
    expect(page.locator(".bt-display .bt-drop__inside")).to_be_hidden()
    expect(name).to_be_focused()


def test_without_scripts_nothing_is_offered_that_does_nothing(visit_site: Callable[..., Page]) -> None:
    expect(visit_site(scripts=False).locator(".bt-display")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_the_open_choice_and_after_any_choice(
    width: int, visit_site: Callable[..., Page], axe_script: str
) -> None:
    page = visit_site(width=width, reduced_motion="reduce")
    page.goto(page.url + ARTICLE)
    choose(page)
    assert axe_findings(page, axe_script, EVERYTHING) == []
    for choices in (("Màu nền: Tối",), ("Tương phản: Cao", "Cỡ chữ: Rất lớn"), ("Màu nền: Sáng",)):
        page.keyboard.press("Escape")
        choose(page, *choices)
        assert axe_findings(page, axe_script, EVERYTHING) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
