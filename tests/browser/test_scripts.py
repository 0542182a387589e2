"""With and without scripts: everything is there without them; with them, today's date where nobody mistakes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.page_kinds import AGENCY, CROWDED, PAGE_KINDS, PageKind

CONTENT = Path(__file__).resolve().parents[2] / "content"
ARTICLE = "tin/2018/12/hong-linh-65-mo-hinh-dan-van-kheo/"
KINDS = [kind for kind in PAGE_KINDS if kind.template != "redirect.html"]


@pytest.fixture
def bare_page(open_page: Callable[..., Page], sites: Mapping[str, Any]) -> Callable[[str], Page]:
    """Return `bare_page(address)`: the page of `content/` at that address with scripts switched off."""

    def open_address(address: str) -> Page:
        page = open_page(scripts=False)
        page.goto(sites[AGENCY].address + address)
        return page

    return open_address


def test_article_is_readable_without_scripts(bare_page: Callable[[str], Page]) -> None:
    page = bare_page(ARTICLE)
    expect(page.locator(".bt-prose p").first).to_be_visible()
    assert len(page.locator(".bt-prose").inner_text().split()) > 350
    expect(page.locator(".bt-prose table")).to_be_visible()
    expect(page.locator(".bt-participant").first).to_be_visible()
    expect(page.locator(".bt-figure--lead img")).to_be_visible()
    assert page.locator(".bt-figure--lead img").evaluate("picture => picture.naturalWidth") > 0


def test_index_of_officials_is_complete_without_scripts(bare_page: Callable[[str], Page]) -> None:
    page = bare_page("can-bo/")
    people = page.locator(".bt-letter__item")
    assert people.count() == len(list((CONTENT / "officials").glob("*.md")))
    assert all(person.is_visible() for person in people.all())
    expect(page.locator(".bt-filter")).to_be_hidden()


def test_map_is_complete_without_scripts(bare_page: Callable[[str], Page]) -> None:
    page = bare_page("ban-do/")
    drawings = page.locator("main svg")
    tables = page.locator("main table")
    assert drawings.count() == tables.count() == 2 * len(list((CONTENT / "localities").glob("*.yaml")))
    assert all(drawing.is_visible() for drawing in drawings.all())
    assert all(table.is_visible() for table in tables.all())
    expect(page.locator(".bt-map__unit")).to_have_count(page.locator(".bt-map__row").count())


def test_song_can_be_played_without_scripts(bare_page: Callable[[str], Page]) -> None:
    page = bare_page("bai-hat/nhac-hieu-ban-tin/")
    player = page.locator("audio")
    expect(player).to_be_visible()
    assert player.get_attribute("controls") is not None
    answer = page.request.get(page.url.split("/bai-hat/")[0] + (player.get_attribute("src") or ""))
    assert answer.headers["content-type"] == "audio/mpeg"
    expect(page.get_by_role("link", name="Tải bản thu")).to_be_visible()


@pytest.fixture(scope="module")
def page_without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, locale="vi-VN", viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_main_words_are_the_same_with_and_without_scripts(
    kind: PageKind, visit: Callable[..., Any], page_without_scripts: Page, address_of: Callable[[PageKind], str]
) -> None:
    scripted = visit(kind).page
    page_without_scripts.goto(address_of(kind))
    words = scripted.inner_text("main")
    # What only a script can do is not there without it.
    for part in scripted.locator("main :is(.bt-filter, .bt-scripted)").all():
        words = words.replace(part.inner_text(), "", 1)
    bare_words = page_without_scripts.inner_text("main")
    for told in page_without_scripts.locator("main noscript").all():
        bare_words = bare_words.replace(told.inner_text(), "", 1)
    assert words.split() == bare_words.split()
    sealed = kind.site == CROWDED
    assert scripted.locator(".bt-today").count() == (0 if sealed else 1)
    assert sealed or scripted.locator(".bt-today").is_visible()
    assert sealed or not page_without_scripts.locator(".bt-today").is_visible()


def test_no_date_of_today_stands_in_the_files(bare_page: Callable[[str], Page]) -> None:
    page = bare_page("")
    assert page.locator(".bt-today__day").text_content() == ""
    assert "Hôm nay" not in page.inner_text("body")


@pytest.mark.parametrize("time_zone", ["America/New_York", "Asia/Tokyo", "Asia/Ho_Chi_Minh"])
def test_today_is_the_day_in_the_time_zone_of_the_site(
    time_zone: str, open_page: Callable[..., Page], sites: Mapping[str, Any]
) -> None:
    page = open_page(timezone_id=time_zone)
    page.clock.set_fixed_time("2026-03-01T20:00:00Z")
    page.goto(sites[AGENCY].address + ARTICLE)
    today = page.locator(".bt-today")
    expect(today).to_have_text("Hôm nay: Thứ Hai, 02/03/2026")
    assert today.evaluate("place => place.closest('main, article') === null")
    assert "2026" not in page.locator("article .bt-facts").inner_text()


def test_sealed_site_says_so_on_every_page_without_scripts(
    open_page: Callable[..., Page], sites: Mapping[str, Any]
) -> None:
    page = open_page(scripts=False)
    for address in ("", "can-bo/nguyen-thi-mau/", "ban-do/", "tin/trang-2/"):
        page.goto(sites[CROWDED].address + address)
        expect(page.locator(".bt-sealed")).to_contain_text("Huyện Thử Nghiệm đã kết thúc hoạt động.")
        expect(page.locator(".bt-sealed a")).to_have_attribute("href", "https://mau-moi.example")
        expect(page.locator(".bt-visitors")).to_contain_text("2.500")
