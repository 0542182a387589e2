"""The search in Chromium: what readers type and find, by keyboard, by address, without scripts, below a path."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Browser, Page, expect
from ruamel.yaml import YAML

from plugins.newsdesk.site_server import SiteServer
from tests.browser.conftest import BUILD_MOMENT, ROOT, refuse_strangers
from tests.browser.search_content import search_content
from tests.browser.survey import TAGS, axe_findings
from tests.sample_content import write_files

SEARCHES = YAML(typ="safe", pure=True).load(Path(__file__).with_name("searches.yaml"))
MOST_RESULTS = 100


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Return `build(command, url)`: the folder of the invented site, built by that command."""

    def make(command: str, url: str, folder: str) -> Path:
        root = tmp_path_factory.mktemp("search")
        content = write_files(root / "content", search_content(url))
        arguments = [command, "--content", str(content), "--output", str(root / folder)]
        answer = subprocess.run(
            [sys.executable, "-m", "plugins.newsdesk", *arguments],
            cwd=ROOT,
            env={**os.environ, "SOURCE_DATE_EPOCH": BUILD_MOMENT},
            capture_output=True,
            text=True,
            check=False,
        )
        assert answer.returncode == 0, answer.stdout + answer.stderr
        return root / folder

    return make


@pytest.fixture(scope="module")
def search_page(build: Callable[..., Path], serve_folder: Callable[[Path], str]) -> str:
    """The address of the page of the search."""
    return serve_folder(build("site", "https://thu-nghiem.example", "site")) + "tim-kiem/"


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """A page that many searches are made in; whatever it says to the console is a failure."""
    context = browser.new_context(locale="vi-VN", reduced_motion="reduce", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    strangers: list[str] = []
    refuse_strangers(page, strangers)
    yield page
    context.close()
    assert (said, strangers) == ([], [])


def ask(page: Page, search_page: str, **asked: str) -> None:
    """Open the page of the search at an address that asks for something, and wait for the answer."""
    page.goto(f"{search_page}?{urlencode(asked, quote_via=quote)}")
    wait_for_answer(page)


def wait_for_answer(page: Page) -> None:
    said = page.locator("[data-bt-search-said]")
    expect(said).not_to_have_text("")
    expect(said).not_to_have_text("Đang tìm…")
    expect(page.locator(".bt-result").or_(page.locator("[data-bt-search-empty]:not([hidden])")).first).to_be_visible()


def found(page: Page) -> list[str]:
    """Return what is shown, in its order, as `searches.yaml` writes addresses."""
    links = page.locator(".bt-result__link").evaluate_all("links => links.map((link) => new URL(link.href).pathname)")
    parts = [link.strip("/") for link in links]
    return [part.split("/", 3)[3] if part.startswith("tin/") else part for part in parts]


@pytest.mark.parametrize("wanted", SEARCHES, ids=lambda wanted: wanted["query"])
def test_what_is_typed_finds_what_it_must(wanted: dict[str, Any], reader: Page, search_page: str) -> None:
    ask(reader, search_page, q=wanted["query"])
    pages = found(reader)
    while reader.locator("[data-bt-search-more]").is_visible() and len(pages) < MOST_RESULTS:
        reader.locator("[data-bt-search-more]").click()
        expect(reader.locator(".bt-result")).not_to_have_count(len(pages))
        pages = found(reader)
    assert pages[:1] == [wanted["first"]] if "first" in wanted else True
    assert [one for one in wanted.get("finds", []) if one not in pages] == []
    assert [one for one in wanted.get("not", []) if one in pages] == []
    assert len(pages) == wanted.get("count", len(pages))
    assert wanted.get("said", "") in reader.inner_text("[data-bt-search-said]")
    assert len(set(pages)) == len(pages)


def test_results_quote_the_words_and_mark_them(reader: Page, search_page: str) -> None:
    ask(reader, search_page, q="hien dat")
    result = reader.locator(".bt-result").first
    expect(result.locator(".bt-result__text mark")).to_have_text(["hiến đất"])
    expect(result.locator(".bt-result__facts")).to_have_text("Tin bài 02/03/2020 Xã Dong Riềng")
    expect(result.locator(".bt-result__text")).to_contain_text("Tuyến đường dài 3,5 km được người dân hiến đất.")


def test_a_page_found_by_a_name_of_today_says_why(reader: Page, search_page: str) -> None:
    ask(reader, search_page, q="phường Hòa Mẫu")
    result = reader.locator(".bt-result", has_text="Làm đường bê tông")
    expect(result.locator(".bt-result__note")).to_have_text("Xã Dong Riềng: nay thuộc phường Hòa Mẫu")
    expect(result.locator(".bt-result__note mark")).to_have_text("phường Hòa Mẫu")


def test_markup_in_a_text_or_a_query_is_text(reader: Page, search_page: str) -> None:
    ask(reader, search_page, q="<script>")
    expect(reader.locator(".bt-result__text").first).to_contain_text("<script>")
    expect(reader.locator(".bt-result__text script")).to_have_count(0)
    expect(reader.locator("[data-bt-search-said]")).to_contain_text("“<script>”")


def test_text_in_another_language_says_so(reader: Page, search_page: str) -> None:
    ask(reader, search_page, q="market")
    expect(reader.locator(".bt-result__link").first).to_have_attribute("lang", "en")


def test_very_long_query_is_answered(reader: Page, search_page: str) -> None:
    ask(reader, search_page, q="dân vận " * 500)
    assert len(reader.input_value("#bt-search-words")) <= 200
    assert found(reader)[0] == "huyen-dong-thu-so-ket-dan-van-kheo"


def test_filters_narrow_what_was_found_and_stand_in_the_address(reader: Page, search_page: str) -> None:
    ask(reader, search_page, q="người dân")
    everything = found(reader)
    reader.get_by_label("Năm").select_option("2020")
    expect(reader.locator("[data-bt-search-said]")).to_have_text("1 kết quả cho “người dân”")
    assert found(reader) == ["lam-duong-be-tong-o-xa-dong-rieng"]
    assert reader.url.endswith("?q=ng%C6%B0%E1%BB%9Di+d%C3%A2n&nam=2020")
    assert reader.get_by_label("Chuyên mục").locator("option").all_inner_texts() == ["Tất cả", "Nông thôn mới (1)"]
    reader.go_back()
    wait_for_answer(reader)
    expect(reader.locator(".bt-result")).to_have_count(len(everything))
    expect(reader.get_by_label("Năm")).to_have_value("")
    reader.go_forward()
    expect(reader.locator(".bt-result")).to_have_count(1)
    reader.get_by_role("button", name="Bỏ hết bộ lọc").click()
    expect(reader.locator(".bt-result")).to_have_count(len(everything))
    assert reader.url.endswith("?q=ng%C6%B0%E1%BB%9Di+d%C3%A2n")


@pytest.mark.parametrize(
    ("asked", "pages"),
    [
        ({"can-bo": "nguyen-thi-mau"}, {"huyen-dong-thu-so-ket-dan-van-kheo", "can-bo/nguyen-thi-mau"}),
        ({"van-ban": "25-nq-tw"}, {"huyen-dong-thu-so-ket-dan-van-kheo", "van-ban/25-nq-tw"}),
        (
            {"dia-phuong": "dong-thu/hoa-mau"},
            {"lam-duong-be-tong-o-xa-dong-rieng", "dia-phuong/dong-thu/hoa-mau"},
        ),
        ({"loai": "trang"}, {"gioi-thieu"}),
        ({"chuyen-muc": "nong-thon", "nam": "2021"}, {"to-hoa-giai-giu-binh-yen-xom-nho"}),
        ({"nam": "1999"}, set()),
        ({"can-bo": "khong-co"}, set()),
    ],
)
def test_address_with_choices_alone_lists_what_fits(
    asked: dict[str, str], pages: set[str], reader: Page, search_page: str
) -> None:
    ask(reader, search_page, **asked)
    assert set(found(reader)) == pages


@pytest.mark.parametrize(("order", "first"), [("moi", 2025), ("cu", 2018)])
def test_results_can_be_sorted_by_day(order: str, first: int, reader: Page, search_page: str) -> None:
    ask(reader, search_page, q="người dân", **{"sap-xep": order})
    years = [int(text[-4:]) for text in reader.locator(".bt-result__day").all_inner_texts()]
    assert years[0] == first
    assert years == sorted(years, reverse=order == "moi")


def test_more_results_come_at_the_reader_s_wish_and_take_the_focus(reader: Page, search_page: str) -> None:
    ask(reader, search_page, q="thử")
    expect(reader.locator(".bt-result")).to_have_count(10)
    reader.get_by_role("button", name="Xem thêm").press("Enter")
    expect(reader.locator(".bt-result").nth(10)).to_be_visible()
    expect(reader.locator(".bt-result__link").nth(10)).to_be_focused()


def test_more_results_come_after_the_browser_collected_its_garbage(reader: Page, search_page: str) -> None:
    ask(reader, search_page, q="thử")
    browser = reader.context.new_cdp_session(reader)
    browser.send("HeapProfiler.enable")
    for _ in range(3):
        browser.send("HeapProfiler.collectGarbage")
        reader.wait_for_timeout(50)
    reader.get_by_role("button", name="Xem thêm").click()
    expect(reader.locator(".bt-result").nth(10)).to_be_visible()


def test_search_is_worked_by_keyboard(reader: Page, search_page: str) -> None:
    reader.goto(search_page)
    reader.keyboard.press("/")
    box = reader.get_by_role("searchbox")
    expect(box).to_be_focused()
    reader.keyboard.type("dan van")
    reader.keyboard.press("Enter")
    wait_for_answer(reader)
    assert reader.url.endswith("?q=dan+van")
    reader.keyboard.press("ArrowDown")
    expect(reader.locator(".bt-result__link").first).to_be_focused()
    reader.keyboard.press("ArrowDown")
    expect(reader.locator(".bt-result__link").nth(1)).to_be_focused()
    reader.keyboard.press("ArrowUp")
    reader.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("Escape")
    expect(box).to_be_focused()
    box.fill("")
    expect(reader.locator("[data-bt-search-said]")).to_have_text("")
    expect(reader.locator("[data-bt-search-tools]")).to_be_hidden()
    box.type("/")
    expect(box).to_have_value("/")


def test_results_come_while_one_types(reader: Page, search_page: str) -> None:
    reader.goto(search_page)
    reader.get_by_role("searchbox").press_sequentially("hiến đấ")
    expect(reader.locator(".bt-result__link").first).to_have_text("Làm đường bê tông ở xã Dong Riềng")
    expect(reader.locator(".bt-result__text mark").first).to_have_text("hiến đất")


def test_number_of_results_is_said_to_screen_readers(reader: Page, search_page: str) -> None:
    ask(reader, search_page, q="hiến đất")
    expect(reader.get_by_role("status")).to_have_text("1 kết quả cho “hiến đất”")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("query", ["dan van", "xyzzy"])
def test_axe_finds_nothing_in_answers(
    query: str, width: int, scheme: Any, reader: Page, search_page: str, axe_script: str
) -> None:
    reader.set_viewport_size({"width": width, "height": 900})
    reader.emulate_media(color_scheme=scheme)
    ask(reader, search_page, q=query)
    if width == 320 and query == "dan van":
        reader.get_by_text("Lọc và sắp xếp").click()
    assert axe_findings(reader, axe_script, {"runOnly": {"type": "tag", "values": TAGS}}) == []
    assert reader.evaluate("document.documentElement.scrollWidth") <= width
    reader.set_viewport_size({"width": 1280, "height": 900})
    reader.emulate_media(color_scheme="light")


def test_box_in_the_header_leads_to_the_answer(reader: Page, search_page: str) -> None:
    reader.goto(search_page.removesuffix("tim-kiem/"))
    reader.get_by_role("searchbox").fill("hien dat")
    reader.get_by_role("searchbox").press("Enter")
    wait_for_answer(reader)
    assert found(reader)[0] == "lam-duong-be-tong-o-xa-dong-rieng"
    expect(reader.get_by_role("search")).to_have_count(1)


def test_nothing_of_the_index_is_loaded_before_a_reader_asks(open_page: Callable[..., Page], search_page: str) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(search_page)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "pagefind" in url or "muc-luc" in url] == []
    with page.expect_request(lambda request: request.url.endswith("pagefind.js")):
        page.get_by_role("searchbox").focus()


def test_without_scripts_the_page_says_so_and_leads_to_the_lists(
    open_page: Callable[..., Page], search_page: str
) -> None:
    page = open_page(scripts=False)
    page.goto(f"{search_page}?q=dan+van")
    expect(page.locator("main noscript p")).to_be_visible()
    expect(page.locator("main noscript p")).to_contain_text("Tìm kiếm cần JavaScript")
    expect(page.locator("[data-bt-search-tools]")).to_be_hidden()
    for name in ("Lưu trữ", "Cán bộ", "Chủ đề", "Tin tức", "Nông thôn mới"):
        link = page.locator("main").get_by_role("link", name=name, exact=True)
        assert page.request.get(page.url.split("/tim-kiem")[0] + (link.get_attribute("href") or "")).ok


def test_broken_index_is_told_in_words(open_page: Callable[..., Page], search_page: str) -> None:
    page = open_page()
    page.route("**/muc-luc.json", lambda route: route.fulfill(status=503))
    page.goto(f"{search_page}?q=dan+van")
    expect(page.get_by_role("status")).to_have_text("Không tải được phần tìm kiếm. Kiểm tra kết nối mạng rồi thử lại.")
    expect(page.get_by_text("Thử ít từ hơn")).to_be_visible()
    page.unroute("**/muc-luc.json")
    page.get_by_role("button", name="Tìm").click()
    expect(page.locator(".bt-result").first).to_be_visible()


def test_search_obeys_a_strict_policy(open_page: Callable[..., Page], search_page: str) -> None:
    """The policy of docs/maintainers/search.md."""
    policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'"
    page = open_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))

    def with_policy(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})

    page.route("**/*", with_policy)
    page.goto(f"{search_page}?q=dan+van")
    expect(page.locator(".bt-result").first).to_be_visible()
    assert said == []


def test_published_site_is_searched_below_a_path_of_its_host(
    build: Callable[..., Path], open_page: Callable[..., Page], tmp_path: Path, strangers: list[str]
) -> None:
    server = SiteServer(tmp_path, 0, preview=False)
    server.start()
    try:
        host = server.addresses[-1]
        built = build("publish", f"{host}luu-tru/huyen", "huyen")
        (tmp_path / "luu-tru").mkdir()
        built.rename(tmp_path / "luu-tru" / "huyen")
        page = open_page()
        page.goto(f"{host}luu-tru/huyen/tim-kiem/?q=hdnd")
        link = page.locator(".bt-result__link").first
        expect(link).to_have_attribute("href", f"{host}luu-tru/huyen/tin/2019/07/hdnd-huyen-hop-ky-thu-chin/")
        assert page.request.get(link.get_attribute("href") or "").ok
        assert strangers == []
    finally:
        server.stop()
