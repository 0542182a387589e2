"""The live counter: a service of its own answers fast, late, wrongly or not at all; the page stays what it is."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Page

from plugins.visitors.asked_origins import origin_of

ARTICLE = "tin/2018/12/huyen-thu-nghiem-hop-thu/"
A_READER = "Object.defineProperty(Navigator.prototype, 'webdriver', {get: () => false})"
PLACES = """() => [...document.querySelectorAll("body *")].map((one) => {
  const { x, y, height } = one.getBoundingClientRect();
  return [one.tagName, x, y + scrollY, height];
}).filter(([name]) => name !== "SPAN" && name !== "DD")"""
UNANSWERED = """() => {
  for (const place of document.querySelectorAll("[data-bt-visits]")) {
    place.classList.add("bt-awaited");
    place.querySelector("[data-bt-figure]").textContent = "";
  }
}"""


class Service(ThreadingHTTPServer):
    """What GoatCounter answers, as far as pages ask it; on loopback."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.total: Any = "1 234 567"
        self.body: bytes | None = None
        self.status = 200
        self.wait = 0.0
        self.may_end = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def paths(self) -> list[str]:
        return [urlsplit(path).path for path, _ in self.asked]


class Answers(BaseHTTPRequestHandler):
    server: Service

    def do_GET(self) -> None:
        self.server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        self.server.may_end.wait(self.server.wait)
        body = json.dumps({"count": self.server.total, "count_unique": self.server.total}).encode()
        self.send_response(self.server.status)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Set-Cookie", "ai=1")
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        try:
            self.wfile.write(body if self.server.body is None else self.server.body)
        except OSError:
            pass  # the page gave up

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def one_service() -> Iterator[Service]:
    service = Service()
    threading.Thread(target=service.serve_forever, daemon=True).start()
    yield service
    service.may_end.set()
    service.shutdown()
    service.server_close()


@pytest.fixture
def service(one_service: Service) -> Service:
    """The service as it is when nothing is wrong; its address stays, and so the site that names it."""
    one_service.asked.clear()
    one_service.total, one_service.body, one_service.status, one_service.wait = "1 234 567", None, 200, 0.0
    return one_service


def card(service: Service, path: str = "") -> str:
    return f'visitors: {{provider: live, url: "{service.address}{path}"}}\n'


def opened(page: Page, address: str) -> list[str]:
    """Open a page as a reader does, wait until nothing more is asked, and return what went wrong on it."""
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text))
    page.add_init_script(A_READER)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return wrong


def figures(page: Page) -> list[str]:
    """Return the figures that a reader sees, at the article and in the footer."""
    found = page.locator("[data-bt-visits]:visible [data-bt-figure]")
    return [one.inner_text() for one in found.all() if one.is_visible()]


@pytest.mark.parametrize("total", ["1 234 567", "1\u202f234\u202f567", "1,234,567", "1.234.567", "1'234'567", 1234567])
def test_figure_of_the_service_is_shown_and_the_page_counted(
    publish: Callable[..., Any], open_page: Callable[..., Page], service: Service, total: Any
) -> None:
    service.total = total
    page = open_page()
    assert opened(page, publish(card(service)).address + ARTICLE) == []
    assert figures(page) == ["1.234.567", "1.234.567"]
    answered = page.evaluate(PLACES)
    page.evaluate(UNANSWERED)
    assert figures(page) == []
    assert page.evaluate(PLACES) == answered, "nothing moves when the figure comes"
    count, headers = service.asked[0]
    asked = {name: values[0] for name, values in parse_qs(urlsplit(count).query).items()}
    assert asked["p"] == f"/{ARTICLE}"
    assert "Huyện Thử Nghiệm họp thử" in asked["t"]
    assert not {"cookie", "referer"} & headers.keys()
    assert sorted(unquote(path) for path in service.paths()[1:]) == [f"/counter//{ARTICLE}.json", "/counter/TOTAL.json"]
    assert page.context.cookies() == []


def test_service_below_a_path_is_asked_there(
    publish: Callable[..., Any], open_page: Callable[..., Page], service: Service
) -> None:
    page = open_page()
    opened(page, publish(card(service, "/dem/so/")).address)
    assert service.paths() == ["/dem/so/count", "/dem/so/counter/TOTAL.json"]
    assert figures(page) == ["1.234.567"]


def test_site_without_a_live_counter_loads_nothing_of_it(
    publish: Callable[..., Any], open_page: Callable[..., Page], service: Service
) -> None:
    site = publish("")
    page = open_page()
    opened(page, site.address)
    assert page.locator("script[src*='visits-live']").count() == 0
    assert service.asked == []
    assert "visits-live" not in (site.root / ARTICLE / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    "says_no",
    [
        "{get: () => '1'}); //",
        "{get: () => null}); Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {get: () => true}); //",
    ],
    ids=["DNT", "GPC"],
)
def test_reader_who_does_not_want_to_be_followed_is_not(
    publish: Callable[..., Any], open_page: Callable[..., Page], service: Service, says_no: str
) -> None:
    page = open_page()
    page.add_init_script(f"Object.defineProperty(Navigator.prototype, 'doNotTrack', {says_no}")
    assert opened(page, publish(card(service)).address + ARTICLE) == []
    assert service.asked == []
    assert figures(page) == []


def test_browser_that_a_program_drives_is_not_counted(
    publish: Callable[..., Any], open_page: Callable[..., Page], service: Service
) -> None:
    page = open_page()
    page.goto(publish(card(service)).address)
    page.wait_for_load_state("networkidle")
    assert service.paths() == ["/counter/TOTAL.json"]


def test_page_that_does_not_exist_is_not_counted(
    publish: Callable[..., Any], open_page: Callable[..., Page], service: Service
) -> None:
    page = open_page()
    opened(page, f"{publish(card(service)).address}404.html")
    assert service.asked == []


WRONG = {
    "markup": b'{"count": "<img src=x onerror=alert(1)>"}',
    "markup after a number": b'{"count": "12<script>alert(1)</script>"}',
    "bidi": '{"count": "\u202e123"}'.encode(),
    "words": b'{"count": "many"}',
    "negative": b'{"count": -5}',
    "fraction": b'{"count": 1.5}',
    "zero": b'{"count": "0"}',
    "too large": b'{"count": "' + b"9" * 400 + b'"}',
    "list": b'{"count": ["1"]}',
    "object": b'{"count": {"toString": "1"}}',
    "no count": b"{}",
    "null": b"null",
    "no JSON": b"<html>",
    "nothing": b"",
    "invalid UTF-8": b'{"count": "\xff"}',
    "1 MB": b'{"count": "' + b"1" * 1_000_000 + b'"}',
}


@pytest.mark.parametrize("kind", WRONG)
def test_wrong_or_hostile_answer_shows_nothing(
    publish: Callable[..., Any], open_page: Callable[..., Page], service: Service, kind: str
) -> None:
    service.body = WRONG[kind]
    page = open_page()
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    assert opened(page, publish(card(service)).address + ARTICLE) == []
    assert len(service.asked) == 3
    assert figures(page) == []
    assert page.locator("[data-bt-visits] img, [data-bt-visits] script").count() == 0


@pytest.mark.parametrize("status", [403, 404, 500])
def test_refusal_shows_nothing(
    publish: Callable[..., Any], open_page: Callable[..., Page], service: Service, status: int
) -> None:
    service.status = status
    page = open_page()
    wrong = opened(page, publish(card(service)).address + ARTICLE)
    assert all(said.startswith("Failed to load resource") for said in wrong), "what the browser notes, no error of ours"
    assert figures(page) == []


def test_service_that_leads_elsewhere_is_not_followed(
    publish: Callable[..., Any], open_page: Callable[..., Page], service: Service, strangers: list[str]
) -> None:
    page = open_page()
    site = publish(card(service))
    page.route(
        f"{service.address}/counter/**",
        lambda route: route.fulfill(status=302, headers={"Location": "https://noi-khac.example/"}),
    )
    opened(page, site.address)
    assert figures(page) == []
    assert strangers == []


def test_slow_service_is_left_and_nothing_waits_for_it(
    publish: Callable[..., Any], open_page: Callable[..., Page], service: Service
) -> None:
    site = publish(card(service))
    service.wait = 60
    page = open_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text))
    page.add_init_script(A_READER)
    page.goto(site.address + ARTICLE, wait_until="load")
    begun = time.monotonic()
    with page.expect_event("requestfailed", timeout=30_000):
        pass
    assert time.monotonic() - begun < 20
    page.wait_for_timeout(300)
    assert service.paths() == ["/count"], "whoever does not answer is asked for nothing more"
    assert (figures(page), wrong) == ([], [])
    service.may_end.set()
    service.may_end.clear()


def test_service_that_is_gone_takes_nothing_with_it(
    publish: Callable[..., Any], open_page: Callable[..., Page], service: Service
) -> None:
    gone = Service()
    address = gone.address
    gone.server_close()
    page = open_page()
    wrong = opened(page, publish(f'visitors: {{provider: live, url: "{address}"}}\n').address + ARTICLE)
    assert figures(page) == []
    assert len(wrong) <= 1, "the browser's own note of the one request that failed"
    assert all(said.startswith("Failed to load resource") for said in wrong)
    assert page.get_by_role("heading", level=1).is_visible()


@pytest.mark.parametrize("is_asked", [True, False])
def test_policy_with_the_asked_origins_lets_the_counter_work(
    publish: Callable[..., Any], open_page: Callable[..., Page], service: Service, is_asked: bool
) -> None:
    page = open_page()
    site = publish(card(service))
    asked = origin_of(service.address) if is_asked else ""

    policy = f"default-src 'self'; connect-src 'self' {asked}"
    text = (site.root / ARTICLE / "index.html").read_text("utf-8")
    (site.root / "policy.html").write_text(
        text.replace("<head>", f'<head><meta http-equiv="Content-Security-Policy" content="{policy}">'), "utf-8"
    )
    wrong = opened(page, f"{site.address}policy.html")
    assert (figures(page), bool(wrong)) == ((["1.234.567", "1.234.567"], False) if asked else ([], True))


def test_without_scripts_no_empty_place_is_left(
    publish: Callable[..., Any], open_page: Callable[..., Page], service: Service
) -> None:
    page = open_page(scripts=False)
    page.goto(publish(card(service)).address + ARTICLE)
    assert page.locator("[data-bt-visits]:visible").count() == 0
    assert page.locator(".bt-footer", has_text=service.address.removeprefix("http://")).is_visible()
