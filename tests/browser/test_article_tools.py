"""Around an article: share, cite, QR code, print, save and listen; each does its work, or is not there."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.focus import tab_to
from tests.browser.survey import EVERYTHING, axe_findings
from tests.node import html_findings

ARTICLE = "tin/2018/12/huyen-thu-nghiem-hop-thu/"
TITLE = "Huyện Thử Nghiệm họp thử"

SHARING = "navigator.share = async (what) => { window.shared = what; };"
CLIPBOARD = """
const writeText = async (text) => { window.copied = text; };
Object.defineProperty(navigator, "clipboard", {value: {writeText}});
"""
NO_CLIPBOARD = """Object.defineProperty(navigator, "clipboard", {value: undefined})"""
PRINTER = "window.print = () => { window.printed = true; };"
VOICE = """
window.said = [];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", {value: {
  getVoices: () => [{lang: "en-US", localService: true}, {lang: "vi-VN", name: "far"},
    {lang: "vi_VN", name: "near", localService: true}],
  speak(one) { window.said.push(one.text); this.now = one; window.voice = one.voice.name; },
  cancel() { const before = this.now; this.now = null; before?.onerror?.({error: "canceled"}); },
}});
window.endSentence = () => { const one = speechSynthesis.now; speechSynthesis.now = null; one.onend(); };
"""


@pytest.fixture
def read(open_page: Callable[..., Page], publish: Callable[..., Any]) -> Callable[..., Page]:
    """Return `read(stub="", **options)`: the published article, with the device's abilities as the stubs give them."""

    def open_article(*stubs: str, **options: Any) -> Page:
        page = open_page(**options)
        page.errors = []  # type: ignore[attr-defined]
        page.on("console", lambda message: page.errors.append(message.text))  # type: ignore[attr-defined]
        page.on("pageerror", lambda error: page.errors.append(str(error)))  # type: ignore[attr-defined]
        for stub in stubs:
            page.add_init_script(stub)
        page.goto(publish().address + ARTICLE)
        return page

    return open_article


def opened(page: Page, name: str) -> Any:
    """Open one of the tools that hang down, and return what it holds."""
    page.locator(".bt-tools__tool", has_text=name).click()
    return page.locator(".bt-tools details[open] .bt-drop__inside").last


def test_without_scripts_an_article_can_be_shared_and_cited(read: Callable[..., Page]) -> None:
    page = read(scripts=False)
    address = page.url
    shared = opened(page, "Chia sẻ")
    letter = shared.get_by_role("link", name="Gửi qua thư điện tử").get_attribute("href")
    assert letter.startswith("mailto:?subject=Huy%E1%BB%87n%20")
    assert unquote(letter).endswith(f"&body={TITLE}\n{address}")
    for name in ("Zalo", "Facebook"):
        link = shared.get_by_role("link", name=name)
        assert link.get_attribute("rel") == "noopener external"
        assert link.get_attribute("href").startswith("https://")
    expect(shared).to_contain_text("Zalo và Facebook là trang khác")
    expect(opened(page, "Trích dẫn")).to_contain_text(f"Trần Văn Thử, “{TITLE}”, Bản tin Thử Nghiệm")
    expect(opened(page, "Mã QR").get_by_role("img", name="Mã QR chứa địa chỉ bài này")).to_be_visible()
    for scripted in page.locator(".bt-tools button").all():
        expect(scripted).to_be_hidden()


def test_on_a_phone_the_tools_wait_behind_one_line(read: Callable[..., Page]) -> None:
    page = read(width=360)
    expect(page.locator(".bt-tools__list")).to_be_hidden()
    page.get_by_text("Chia sẻ, trích dẫn, in").click()
    expect(page.locator(".bt-tools__list")).to_be_visible()
    for name in ("Chia sẻ", "Trích dẫn", "Mã QR"):
        box = opened(page, name).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        page.locator(".bt-tools__list > li > details[open] > summary").click()


def test_web_share_is_offered_where_the_device_has_it(read: Callable[..., Page]) -> None:
    plain = read("delete Navigator.prototype.share;")
    expect(opened(plain, "Chia sẻ").locator("[data-bt-share]")).to_be_hidden()
    page = read(SHARING)
    opened(page, "Chia sẻ").get_by_role("button", name="Chia sẻ bằng ứng dụng trên máy").click()
    assert page.evaluate("shared") == {"title": TITLE, "url": page.url}


def test_address_and_citation_are_copied_and_the_reader_is_told(read: Callable[..., Page]) -> None:
    page = read(CLIPBOARD)
    status = page.locator(".bt-tools [role=status]")
    opened(page, "Chia sẻ").get_by_role("button", name="Chép địa chỉ").click()
    expect(status).to_have_text("Đã chép.")
    assert page.evaluate("copied") == page.url
    opened(page, "Trích dẫn").get_by_role("button", name="Chép lời trích dẫn").click()
    expect(status).to_have_text("Đã chép.")
    copied = page.evaluate("copied")
    assert copied == (
        f"Trần Văn Thử, “{TITLE}”, Bản tin Thử Nghiệm – Ủy ban nhân dân huyện Thử Nghiệm, 20/12/2018, {page.url}"
    )


def test_without_a_clipboard_the_words_stand_selected(read: Callable[..., Page]) -> None:
    page = read(NO_CLIPBOARD)
    opened(page, "Chia sẻ").get_by_role("button", name="Chép địa chỉ").click()
    expect(page.locator(".bt-tools [role=status]")).to_have_text("Trình duyệt không cho phép.")
    assert page.evaluate("getSelection().toString().trim()") == page.url


def test_the_print_button_prints(read: Callable[..., Page]) -> None:
    page = read(PRINTER)
    page.get_by_role("button", name="In bài").click()
    assert page.evaluate("printed") is True


def test_tools_are_worked_by_keyboard_and_closed_by_escape(read: Callable[..., Page]) -> None:
    page = read(reduced_motion="reduce")
    share = page.locator(".bt-tools__tool", has_text="Chia sẻ")
    tab_to(page, share)
    page.keyboard.press("Enter")
    panel = page.locator(".bt-tools .bt-drop__inside").first
    expect(panel).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Gửi qua thư điện tử"
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(share).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel).to_be_visible()
    page.locator("h1").click()
    expect(panel).to_be_hidden()


def test_a_saved_article_is_one_file_that_asks_for_nothing(
    read: Callable[..., Page], browser: Browser, tmp_path: Path
) -> None:
    page = read()
    with page.expect_download() as download:
        page.get_by_role("button", name="Lưu thành tệp").click()
    assert download.value.suggested_filename == "huyen-thu-nghiem-hop-thu.html"
    saved = tmp_path / "bai.html"
    download.value.save_as(saved)
    expect(page.locator(".bt-tools [role=status]")).to_have_text("Đã lưu tệp.")

    text = saved.read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>\n<html ")
    assert re.findall(r"<script|<link|<form|<nav|srcset=", text) == []
    assert re.findall(r'(?:src="|url\(["\']?)(?!data:)[^"\')]+', text) == []
    alone = browser.new_page()
    asked: list[str] = []
    alone.on("request", lambda request: asked.append(request.url))
    alone.goto(saved.as_uri())
    assert [one for one in asked if not one.startswith(("data:", "file:"))] == []
    expect(alone.locator("h1")).to_have_text(TITLE)
    expect(alone.locator(".bt-prose")).to_contain_text("Câu thứ hai nhắc HĐND")
    assert alone.locator(".bt-figure img").evaluate("one => one.naturalWidth") > 0
    assert alone.evaluate("document.fonts.check('1em \"Be Vietnam Pro\"')")
    assert alone.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Be Vietnam Pro"')
    expect(alone.locator("footer.bt-saved")).to_contain_text(re.compile(rf"^Lưu từ {re.escape(page.url)} ngày \d"))
    links = alone.locator("a[href]").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert links
    assert all(link.startswith(("#", "http", "mailto:")) for link in links)
    alone.close()


def test_a_save_that_fails_says_so(read: Callable[..., Page]) -> None:
    page = read()
    page.route("**/images/**", lambda route: route.abort())
    page.get_by_role("button", name="Lưu thành tệp").click()
    expect(page.locator(".bt-tools [role=status]")).to_have_text("Trình duyệt không cho phép.")


def test_nothing_is_read_aloud_without_a_voice_of_the_language(read: Callable[..., Page]) -> None:
    page = read(VOICE.replace('"vi-VN"', '"fr-FR"').replace('"vi_VN"', '"de_DE"'))
    expect(page.locator("[data-bt-listen]")).to_be_hidden()
    expect(read().locator(".bt-reader")).to_be_hidden()


def test_an_article_is_read_aloud_sentence_by_sentence(read: Callable[..., Page]) -> None:
    page = read(VOICE)
    page.get_by_role("button", name="Nghe đọc bài").click()
    while page.evaluate("speechSynthesis.now !== null && said.length < 20"):
        marked = "[...CSS.highlights.get('bt-reading')].map(String).join('').replace(/\\s+/g, ' ')"
        assert len(page.evaluate(marked)) > 2
        page.evaluate("endSentence()")
    said = page.evaluate("said")
    assert said[0] == TITLE
    assert "Bà Nguyễn Thị Mẫu chủ trì cuộc họp." in said
    assert any("Câu thứ hai nhắc Hội đồng nhân dân huyện Thử Nghiệm; có một trang ở nơi khác." in one for one in said)
    assert "Chú thích thử." in said
    assert said[said.index("Việc đã làm") :][:3] == ["Việc đã làm", "Sửa đường.", "Trồng cây."]
    assert not [one for one in said if "Chia sẻ" in one or "Trần Văn Thử" in one], "furniture is not read"
    assert page.evaluate("voice") == "near", "a voice of the device goes before one that sends the words away"
    assert page.evaluate("CSS.highlights.has('bt-reading')") is False
    expect(page.locator(".bt-reader")).to_be_hidden()


def test_reading_aloud_pauses_goes_on_at_the_sentence_and_stops(read: Callable[..., Page]) -> None:
    page = read(VOICE)
    button = page.get_by_role("button", name="Nghe đọc bài")
    button.click()
    page.evaluate("endSentence()")
    bar = page.get_by_role("group", name="Đọc thành tiếng")
    bar.get_by_role("button", name="Tạm dừng").click()
    assert page.evaluate("speechSynthesis.now") is None
    second = page.evaluate("said.at(-1)")
    bar.get_by_role("button", name="Đọc tiếp").click()
    assert page.evaluate("said.slice(-2)") == [second, second]
    expect(bar.get_by_role("button", name="Tạm dừng")).to_be_focused()
    bar.get_by_role("button", name="Dừng đọc").click()
    expect(bar).to_be_hidden()
    expect(button).to_be_focused()
    assert page.evaluate("speechSynthesis.now") is None
    button.click()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(bar).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_any_tool_that_is_open(
    width: int, scheme: str, read: Callable[..., Page], axe_script: str
) -> None:
    page = read(VOICE, SHARING, width=width, color_scheme=scheme, reduced_motion="reduce")
    if width == 320:
        page.get_by_text("Chia sẻ, trích dẫn, in").click()
    for name in ("Chia sẻ", "Trích dẫn", "Mã QR"):
        opened(page, name)
        assert axe_findings(page, axe_script, EVERYTHING) == []
    page.get_by_role("button", name="Nghe đọc bài").click()
    assert axe_findings(page, axe_script, EVERYTHING) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_article_with_its_tools_says_nothing_to_the_console_and_asks_nobody(
    read: Callable[..., Page], strangers: list[str]
) -> None:
    page = read(VOICE, SHARING, CLIPBOARD)
    for name in ("Chia sẻ", "Trích dẫn", "Mã QR"):
        opened(page, name)
    page.wait_for_load_state("networkidle")
    assert page.errors == []  # type: ignore[attr-defined]
    assert strangers == []


def test_a_preview_has_no_code_and_no_way_to_share_an_address_that_is_not_there(
    open_page: Callable[..., Page], sites: Any
) -> None:
    page = open_page()
    page.goto(sites["agency"].address + "tin/2018/12/hong-linh-65-mo-hinh-dan-van-kheo/")
    expect(page.locator(".bt-qr")).to_have_count(0)
    expect(page.locator(".bt-tools__tool", has_text="Chia sẻ")).to_have_count(0)
    expect(page.get_by_role("button", name="In bài")).to_be_visible()


def test_published_pages_with_tools_are_valid_html(publish: Callable[..., Any]) -> None:
    assert html_findings(publish().root) == []
