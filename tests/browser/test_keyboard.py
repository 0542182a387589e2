"""Readers without a mouse: the whole way from the home page to the map, and through the map itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.focus import assert_focus_is_seen, follow, tab_to
from tests.browser.page_kinds import AGENCY

PLACE = "dia-phuong/hong-linh/"


@pytest.fixture
def agency_page(open_page: Callable[..., Page], sites: Mapping[str, Any]) -> Callable[..., Page]:
    """Return `agency_page(address)`: the page of `content/` at that address."""

    def open_address(address: str, **options: Any) -> Page:
        page = open_page(reduced_motion="reduce", **options)
        page.goto(sites[AGENCY].address + address)
        return page

    return open_address


def skip_to_content(page: Page) -> None:
    """Use the link that a keyboard meets first."""
    page.keyboard.press("Tab")
    expect(page.locator(".bt-skip")).to_be_focused()
    assert_focus_is_seen(page)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def path_of(page: Page) -> str:
    return urlsplit(page.url).path.lstrip("/")


def test_skip_link_leads_past_the_menus(agency_page: Callable[..., Page]) -> None:
    page = agency_page("")
    skip_to_content(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    assert_focus_is_seen(page)


def test_reader_goes_from_home_to_article_official_locality_and_map_by_keyboard(
    agency_page: Callable[..., Page],
) -> None:
    page = agency_page("")
    skip_to_content(page)
    title = page.locator("main .bt-card__link").first.inner_text()
    follow(page, page.locator("main .bt-card__link").first)
    expect(page.locator("h1")).to_have_text(title)
    assert path_of(page).startswith("tin/")

    skip_to_content(page)
    participant = page.locator(".bt-participant__name a").first
    name = participant.inner_text()
    follow(page, participant)
    expect(page.locator("h1")).to_have_text(name)
    assert path_of(page).startswith("can-bo/")

    skip_to_content(page)
    place = page.locator(".bt-timeline__place").first
    name = place.inner_text()
    follow(page, place)
    expect(page.locator("h1")).to_have_text(name)
    assert path_of(page).startswith("dia-phuong/")

    follow(page, page.locator(".bt-header a[href$='/ban-do/']"))
    expect(page.locator("main svg").first).to_be_visible()
    assert path_of(page) == "ban-do/"


def test_article_leads_to_its_place_by_keyboard(agency_page: Callable[..., Page]) -> None:
    page = agency_page("tin/2018/12/hong-linh-65-mo-hinh-dan-van-kheo/")
    skip_to_content(page)
    follow(page, page.locator(f".bt-facts a[href$='/{PLACE}']"))
    assert path_of(page) == PLACE


@pytest.mark.parametrize("view", ["hong-linh-truoc", "hong-linh-nay"])
def test_tab_goes_through_the_units_of_a_map_in_the_order_of_the_alphabet(
    agency_page: Callable[..., Page], view: str
) -> None:
    page = agency_page(PLACE)
    units = page.locator(f"#{view} .bt-map__unit")
    tab_to(page, page.locator(f"#{view} .bt-map__skip"))
    focused = []
    for _ in range(units.count()):
        page.keyboard.press("Tab")
        assert_focus_is_seen(page)
        focused.append(page.evaluate("document.activeElement.getAttribute('href')"))
    assert focused == [unit.get_attribute("href") for unit in units.all()]
    names = page.locator(f"#{view} .bt-map__cell--name").all_inner_texts()
    assert len(names) == len(focused) > 1
    assert names == page.evaluate("names => [...names].sort(new Intl.Collator('vi').compare)", names)
    rows = page.locator(f"#{view} .bt-map__cell--name a")
    assert focused == [row.get_attribute("href") for row in rows.all()]


def test_enter_on_the_map_opens_the_page_of_that_unit(agency_page: Callable[..., Page]) -> None:
    page = agency_page("ban-do/")
    unit = page.locator("#hong-linh-truoc .bt-map__unit").nth(2)
    row = page.locator("#hong-linh-truoc .bt-map__row").nth(2).locator("a").first.inner_text()
    page.locator("#hong-linh-truoc .bt-map__skip").focus()
    follow(page, unit)
    expect(page.locator("h1")).to_contain_text(row)


def test_skip_link_of_the_map_leads_to_its_table(agency_page: Callable[..., Page]) -> None:
    page = agency_page(PLACE)
    tab_to(page, page.locator("#hong-linh-truoc .bt-map__skip"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#hong-linh-truoc-table') !== null")


def test_screen_reader_hears_each_unit_with_its_number_of_articles(agency_page: Callable[..., Page]) -> None:
    page = agency_page(PLACE)
    view = page.locator("#hong-linh-truoc")
    drawing = view.locator("svg")
    title = view.locator(".bt-map__title").inner_text()
    expect(drawing).to_have_role("group")
    expect(drawing).to_have_accessible_name(title)
    expect(drawing).to_have_accessible_description(view.locator("#hong-linh-truoc-summary").inner_text())
    for unit, row in zip(view.locator(".bt-map__unit").all(), view.locator(".bt-map__row").all(), strict=True):
        name, kind, _, count = row.locator("th, td").all_inner_texts()[:4]
        words = f"{kind} {name}"
        expect(unit).to_have_role("link")
        expect(unit).to_have_accessible_name(f"{words[0].upper()}{words[1:]}: {count} bài")
    heard = drawing.aria_snapshot()
    assert heard.count('link "') == view.locator(".bt-map__row").count()
    assert "path" not in heard


def test_filter_of_officials_is_worked_by_keyboard_and_says_how_many_it_shows(
    agency_page: Callable[..., Page],
) -> None:
    page = agency_page("can-bo/")
    people = page.locator(".bt-letter__item")
    everyone = people.count()
    answer = page.locator(".bt-filter__answer")
    expect(answer).to_have_role("status")
    expect(answer).to_have_text(f"Hiện {everyone} trên {everyone} người")
    place = page.get_by_label("Địa phương", exact=True)
    skip_to_content(page)
    tab_to(page, place)
    page.keyboard.press("ArrowDown")
    chosen = place.input_value()
    assert chosen
    visible = [person for person in people.all() if person.is_visible()]
    assert 0 < len(visible) < everyone
    assert all(chosen in (person.get_attribute("data-bt-localities") or "").split("|") for person in visible)
    expect(answer).to_have_text(f"Hiện {len(visible)} trên {everyone} người")
    assert all(group.locator(".bt-letter__item:visible").count() for group in page.locator(".bt-letter:visible").all())
    page.keyboard.press("ArrowUp")
    expect(answer).to_have_text(f"Hiện {everyone} trên {everyone} người")


def test_filter_of_officials_finds_a_name_typed_without_marks(agency_page: Callable[..., Page]) -> None:
    page = agency_page("can-bo/")
    page.get_by_label("Tên", exact=True).press_sequentially("hai van")
    expect(page.locator(".bt-letter__item:visible")).to_have_text([re.compile("Nguyễn Văn Hải")])
    assert page.locator(".bt-letters__item:visible").all_inner_texts() == ["H"]
    page.get_by_role("link", name="H", exact=True).press("Enter")
    expect(page.get_by_role("heading", name="H", exact=True)).to_be_in_viewport()
