"""On paper: the words and the maps, and where links lead, without what only a screen can use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.page_kinds import AGENCY, CROWDED, PAGE_KINDS, PageKind


@pytest.fixture
def printed(open_page: Callable[..., Page], sites: Mapping[str, Any]) -> Callable[[str, str], Page]:
    """Return `printed(site, address)`: the page as a printer gets it."""

    def open_address(site: str, address: str) -> Page:
        page = open_page(width=760)
        page.goto(sites[site].address + address)
        page.emulate_media(media="print")
        return page

    return open_address


def test_printed_article_leaves_out_what_only_a_screen_can_use(printed: Callable[[str, str], Page]) -> None:
    page = printed(CROWDED, "tin/2018/12/huyen-thu-nghiem-hop-thu/")
    for unprinted in (".bt-nav", ".bt-skip", ".bt-breadcrumb", ".bt-neighbours", ".bt-footer nav"):
        assert page.locator(unprinted).count() > 0
        assert not any(part.is_visible() for part in page.locator(unprinted).all()), unprinted
    for kept in (".bt-brand__name", "h1", ".bt-facts", ".bt-prose table", ".bt-participant", ".bt-updates", "img"):
        expect(page.locator(kept).first).to_be_visible()


def test_printed_article_ends_with_its_citation_and_the_code_of_its_address(
    open_page: Callable[..., Page], publish: Callable[..., Any]
) -> None:
    page = open_page(width=760)
    page.goto(publish().address + "tin/2018/12/huyen-thu-nghiem-hop-thu/")
    expect(page.locator(".bt-colophon")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".bt-colophon__words")).to_contain_text(page.url)
    code = page.locator(".bt-colophon__code")
    box = code.bounding_box()
    assert box
    assert box["width"] > 90
    assert dark_part(code.screenshot()) > 0.2, "the code is drawn although the one on the screen stays shut"
    for tool in (".bt-tools", ".bt-display", ".bt-report"):
        assert not any(part.is_visible() for part in page.locator(tool).all()), tool


@pytest.mark.parametrize("address", ["", "can-bo/nguyen-thi-mau/"])
def test_a_printed_page_says_where_it_was_printed_from(
    address: str, open_page: Callable[..., Page], publish: Callable[..., Any]
) -> None:
    page = open_page(width=760)
    page.goto(publish().address + address)
    expect(page.locator(".bt-printed")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".bt-printed")).to_have_text(f"Trang: {page.url}")


def dark_part(picture: bytes) -> float:
    """Return how much of a picture is black."""
    shades = Image.open(BytesIO(picture)).convert("L").histogram()
    return sum(shades[:64]) / sum(shades)


@pytest.mark.parametrize(
    "kind", [kind for kind in PAGE_KINDS if kind.template != "redirect.html"], ids=lambda one: one.name
)
def test_every_page_is_printed_within_the_paper_without_furniture(kind: PageKind, printed: Callable[..., Page]) -> None:
    page = printed(kind.site, kind.address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 760
    expect(page.locator("h1")).to_have_count(1)
    for unprinted in ("nav", ".bt-find", ".bt-display", ".bt-pager", ".bt-skip", ".bt-form", "audio"):
        assert not any(part.is_visible() for part in page.locator(unprinted).all()), unprinted
    lined = "[...document.links].filter((one) => getComputedStyle(one).textDecorationLine !== 'none')"
    assert page.evaluate(f"{lined}.map((one) => one.outerHTML)") == []


def test_print_keeps_to_black_on_white_whatever_the_reader_chose(
    open_page: Callable[..., Page], sites: Mapping[str, Any]
) -> None:
    page = open_page(width=760, color_scheme="dark")
    chosen = '{"scheme": "dark", "contrast": "more", "letters": "3"}'
    page.add_init_script(f"localStorage.setItem('bt-display', '{chosen}')")
    page.goto(sites[AGENCY].address)
    assert page.evaluate("document.documentElement.dataset.btScheme") == "dark"
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_printed_page_leaves_out_the_day_of_today(printed: Callable[[str, str], Page]) -> None:
    page = printed(AGENCY, "")
    expect(page.locator(".bt-today")).to_have_count(1)
    expect(page.locator(".bt-today")).to_be_hidden()


def test_printed_article_gives_the_addresses_of_its_links(printed: Callable[[str, str], Page]) -> None:
    page = printed(CROWDED, "tin/2018/12/huyen-thu-nghiem-hop-thu/")
    link = page.locator(".bt-prose a[href='https://noi-khac.example/van-ban']")
    assert "https://noi-khac.example/van-ban" in link.evaluate("link => getComputedStyle(link, '::after').content")
    inside = page.locator(".bt-participant a").first
    assert inside.evaluate("link => getComputedStyle(link, '::after').content") in ("none", "normal")


def test_print_is_dark_on_white_for_readers_of_the_dark_theme(printed: Callable[[str, str], Page]) -> None:
    page = printed(AGENCY, "")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in (
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    )
    assert page.evaluate("getComputedStyle(document.querySelector('.bt-card__summary')).color") in (
        "rgb(0, 0, 0)",
        "rgb(51, 51, 51)",
    )


def test_printed_map_shows_both_views_with_their_tables(printed: Callable[[str, str], Page]) -> None:
    page = printed(AGENCY, "dia-phuong/hong-linh/")
    for view in ("hong-linh-truoc", "hong-linh-nay"):
        expect(page.locator(f"#{view} svg")).to_be_visible()
        expect(page.locator(f"#{view} table")).to_be_visible()
        expect(page.locator(f"#{view} .bt-map__title")).to_be_visible()
        box = page.locator(f"#{view} svg").bounding_box()
        assert box
        assert box["width"] <= 760
    expect(page.locator(".bt-map-views__switch")).to_be_hidden()
    expect(page.locator(".bt-map__skip").first).to_be_hidden()
