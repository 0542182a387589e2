"""Enlarging pictures: by mouse, keys and swipe, the focus where a reader left it, and by a link without scripts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.focus import assert_focus_is_seen, tab_to
from tests.browser.page_kinds import AGENCY, CROWDED
from tests.browser.survey import COLOURS, EVERYTHING, axe_findings

ALBUM = "thu-vien-anh/tranh-minh-hoa/"
SWIPE = """(viewer, [across, down]) => {
  const at = (x, y) => new Touch({identifier: 1, target: viewer, clientX: x, clientY: y});
  const tell = (type, touches, changed) => viewer.dispatchEvent(new TouchEvent(type, {
    bubbles: true, touches, targetTouches: touches, changedTouches: [changed],
  }));
  tell("touchstart", [at(200, 300)], at(200, 300));
  tell("touchend", [], at(200 + across, 300 + down));
}"""


@pytest.fixture
def album(open_page: Callable[..., Page], sites: Mapping[str, Any]) -> Callable[..., Page]:
    """Return `album(width=1280)`: the page of five pictures."""

    def open_album(width: int = 1280, **options: Any) -> Page:
        page = open_page(width, reduced_motion="reduce", **options)
        page.goto(sites[AGENCY].address + ALBUM)
        return page

    return open_album


def count_of(page: Page) -> Any:
    return page.locator(".bt-viewer__count")


def test_a_picture_is_enlarged_with_its_caption_and_its_number(album: Callable[..., Page]) -> None:
    page = album()
    page.locator(".bt-figure__whole").nth(1).click()
    viewer = page.get_by_role("dialog", name="Ảnh phóng to")
    expect(viewer).to_be_visible()
    expect(count_of(page)).to_have_text("Ảnh 2/5")
    expect(page.locator(".bt-viewer__caption")).to_have_text("Ruộng lúa bên con mương, tranh cho bài về Kim Sơn")
    picture = viewer.get_by_role("img")
    assert (picture.get_attribute("alt") or "").startswith("Ruộng lúa chín")
    assert picture.evaluate("one => one.decode().then(() => one.getBoundingClientRect().width)") > 900
    viewer.get_by_role("button", name="Đóng").click()
    expect(viewer).to_be_hidden()


def test_keys_turn_over_end_and_return_the_focus(album: Callable[..., Page]) -> None:
    page = album()
    third = page.locator(".bt-figure__whole").nth(2)
    tab_to(page, third)
    page.keyboard.press("Enter")
    expect(count_of(page)).to_have_text("Ảnh 3/5")
    expect(page.get_by_role("button", name="Đóng")).to_be_focused()
    assert_focus_is_seen(page)
    steps = [("ArrowRight", 4), ("End", 5), ("ArrowRight", 5), ("Home", 1), ("ArrowLeft", 1), ("ArrowRight", 2)]
    for key, number in steps:
        page.keyboard.press(key)
        expect(count_of(page)).to_have_text(f"Ảnh {number}/5")
    page.keyboard.press("Escape")
    expect(page.locator(".bt-viewer")).to_be_hidden()
    expect(page.locator(".bt-figure__whole").nth(1)).to_be_focused()


def test_the_focus_stays_inside_the_dialog_and_its_buttons_turn_over(album: Callable[..., Page]) -> None:
    page = album()
    page.locator(".bt-figure__whole").first.click()
    back = page.get_by_role("button", name="Ảnh trước")
    expect(back).to_have_attribute("aria-disabled", "true")
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.get_by_role("button", name="Ảnh sau").press("Enter")
    expect(count_of(page)).to_have_text("Ảnh 2/5")
    expect(back).to_have_attribute("aria-disabled", "false")


@pytest.mark.parametrize(
    ("across", "down", "number"), [(-120, 10, 3), (120, 10, 1), (-30, 0, 2), (-60, 200, 2)], ids=str
)
def test_one_finger_sideways_turns_over(album: Callable[..., Page], across: int, down: int, number: int) -> None:
    page = album(360, has_touch=True)
    page.locator(".bt-figure__whole").nth(1).tap()
    expect(count_of(page)).to_have_text("Ảnh 2/5")
    page.locator(".bt-viewer").evaluate(SWIPE, [across, down])
    expect(count_of(page)).to_have_text(f"Ảnh {number}/5")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_the_open_dialog(album: Callable[..., Page], axe_script: str, width: int) -> None:
    page = album(width)
    page.locator(".bt-figure__whole").first.click()
    expect(page.locator(".bt-viewer")).to_be_visible()
    assert axe_findings(page, axe_script, EVERYTHING) == []
    page.emulate_media(color_scheme="dark")
    assert axe_findings(page, axe_script, COLOURS) == []


def test_without_scripts_a_picture_leads_to_itself_alone(
    open_page: Callable[..., Page], sites: Mapping[str, Any]
) -> None:
    page = open_page(scripts=False)
    page.goto(sites[AGENCY].address + ALBUM)
    with page.expect_navigation():
        page.locator(".bt-figure__whole").first.click()
    assert page.url.endswith("/images/hong-linh-nui-hong.svg")


def test_a_page_without_pictures_has_neither_dialog_nor_script(
    open_page: Callable[..., Page], sites: Mapping[str, Any]
) -> None:
    page = open_page()
    page.goto(sites[CROWDED].address + "tin/2018/12/english/")
    expect(page.locator(".bt-viewer, script[src*='picture-viewer']")).to_have_count(0)


def test_a_picture_of_an_article_is_enlarged_in_place(open_page: Callable[..., Page], sites: Mapping[str, Any]) -> None:
    page = open_page()
    page.goto(sites[CROWDED].address + "tin/2018/12/huyen-thu-nghiem-hop-thu/")
    page.locator(".bt-figure__whole").last.click()
    expect(count_of(page)).to_have_text("Ảnh 2/2")
    expect(page.locator(".bt-viewer__caption")).to_have_text("Ảnh minh họa")
