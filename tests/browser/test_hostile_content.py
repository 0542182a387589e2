"""A site whose every word is an attack, in Chromium: no script runs, nothing is asked of others, nothing moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from plugins.core.problems import Problem
from plugins.newsdesk.build_outcome import BuildOutcome
from plugins.newsdesk.site_server import Shown, SiteServer
from tests.browser.conftest import refuse_strangers
from tests.browser.measures import WIDER_THAN_THE_PAGE
from tests.conftest import MakeOnce
from tests.hostile.building import build_hostile_site
from tests.hostile.harmless import EVIL, WORDS

NARROW = {"width": 360, "height": 740}
FEW = 6
"""Pages of tags and of authors that are opened; all are parsed."""
TRIPWIRE = (
    "for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => { window.tripped = name; };"
)
PARSED = """async (addresses) => {
  const faults = [];
  const ours = (address) => new URL(address, location.href).origin === location.origin;
  for (const address of addresses) {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    const say = (what) => faults.push(`${address}: ${what}`);
    for (const one of page.querySelectorAll("*")) {
      for (const {name, value} of one.attributes) {
        if (name.startsWith("on")) say(`handler ${name}`);
        if (/^(href|src|action|formaction|poster|data|srcdoc|xlink:href)$/.test(name)
            && /^[\\s\\0-\\x20]*(javascript|data|vbscript|blob):/i.test(value)) say(`${name} ${value}`);
      }
    }
    for (const one of page.querySelectorAll("script:not([type='application/ld+json'])"))
      if (!one.hasAttribute("src") || !ours(one.getAttribute("src"))) say(`script ${one.outerHTML.slice(0, 80)}`);
    for (const one of page.querySelectorAll("img, video, audio, source, track, link[rel=stylesheet], use, form"))
      for (const name of ["src", "poster", "href", "action"])
        if (one.hasAttribute(name) && !ours(one.getAttribute(name))) say(`${one.tagName} ${name}`);
    const strange = "iframe, object, embed, base, frame, applet, plaintext, xmp, listing, math, marquee";
    const templates = "template:not([data-bt-search-card])";
    for (const one of page.querySelectorAll(templates)) say("template");
    for (const one of page.querySelectorAll(strange)) say(`element ${one.tagName}`);
    for (const one of page.querySelectorAll("meta[http-equiv=refresh]"))
      if (!ours(one.content.replace(/^\\d+; url=/, ""))) say(`refresh ${one.content}`);
    const order = [...page.querySelectorAll("body > header, main, body > footer")].map((one) => one.localName).join();
    if (order !== "header,main,footer") say(`stands as ${order}`);
    if (page.body.parentElement !== page.documentElement || page.querySelectorAll("h1").length !== 1) say("heading");
  }
  return faults;
}"""


@pytest.fixture(scope="module")
def site(make_once: MakeOnce) -> Path:
    return make_once("hostile", build_hostile_site) / "site"


@pytest.fixture(scope="module")
def address(site: Path, serve_folder: Callable[[Path], str]) -> str:
    return serve_folder(site)


class Watched:
    """A page of a narrow telephone, what it asked of other hosts, and the dialogs that it opened."""

    def __init__(self, page: Page):
        self.page = page
        self.strangers: list[str] = []
        self.dialogs: list[str] = []
        page.add_init_script(TRIPWIRE)
        refuse_strangers(page, self.strangers)
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))

    def faults(self) -> list[str]:
        """Return what the page did that it must not."""
        tripped = self.page.evaluate("window.tripped ? [`ran ${window.tripped}`] : []")
        wide = self.page.evaluate(WIDER_THAN_THE_PAGE)
        return [*tripped, *self.strangers, *self.dialogs, *wide]


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(locale="vi-VN", viewport=NARROW, reduced_motion="reduce")
    yield Watched(context.new_page())
    context.close()


def addresses(site: Path) -> list[str]:
    """Return the addresses of all pages but that of the theme's components."""
    pages = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
    return [quote(page.removesuffix("index.html")) for page in pages if not page.startswith(("thanh-phan/", "theme/"))]


def to_open(found: list[str]) -> list[str]:
    """Return the addresses of pages that stay, few of those that differ only in their subject."""
    many = ("the/", "tac-gia/")
    chosen = [one for folder in many for one in [one for one in found if one.startswith(folder)][:FEW]]
    return chosen + [one for one in found if not one.startswith((*many, "cu/"))]


def test_pages_stand_as_they_should(site: Path, address: str, reader: Watched) -> None:
    reader.page.goto(address + "404.html")
    found = addresses(site)
    assert len(found) > len(WORDS) * 3
    assert reader.page.evaluate(PARSED, [address + one for one in found]) == []


def test_the_harness_sees_what_it_looks_for(tmp_path: Path, browser: Browser) -> None:
    page = (
        f'<!doctype html><title>a</title><body><script src="//{EVIL}/a.js"></script><h1 onclick="x()">a</h1>'
        '<div style="width: 900px">b</div><a href="javascript:alert(1)">b</a><script>alert(1)</script>'
    )
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    server = SiteServer(tmp_path, 0, preview=False)
    server.start()
    context = browser.new_context(viewport=NARROW)
    watched = Watched(context.new_page())
    watched.page.goto(server.addresses[-1])
    said = "\n".join(watched.page.evaluate(PARSED, [server.addresses[-1]]) + watched.faults())
    for fault in (
        "handler onclick",
        "href javascript",
        "script <script>",
        f'script <script src="//{EVIL}',
        "stands as",
    ):
        assert fault in said
    assert f"http://{EVIL}/a.js" in said
    assert "ran alert" in said
    assert "the page is 9" in said
    context.close()
    server.stop()


def test_nothing_runs_and_nothing_is_asked_of_others(site: Path, address: str, reader: Watched) -> None:
    faults = {}
    for one in to_open(addresses(site)):
        answer = reader.page.goto(address + one)
        assert answer
        assert answer.ok, one
        if found := reader.faults():
            faults[one] = found
        reader.strangers.clear()
        reader.dialogs.clear()
    assert faults == {}


def test_drawings_opened_by_themselves_run_nothing(site: Path, address: str, reader: Watched) -> None:
    found = [path.relative_to(site).as_posix() for path in (site / "images").rglob("*.svg")]
    assert found
    for one in found:
        reader.page.goto(address + one)
        assert reader.strangers == []
        assert reader.page.evaluate("window.tripped ?? null") is None


@pytest.mark.parametrize("asked", ["script alert", "<img src=x onerror=alert(1)>", '"><script>alert(1)</script>'])
def test_results_of_the_search_are_words(address: str, reader: Watched, asked: str) -> None:
    reader.page.goto(f"{address}tim-kiem/?q={quote(asked)}")
    expect(reader.page.locator("[data-bt-search] [aria-live], [data-bt-search] [role=status]").first).not_to_be_empty()
    assert reader.faults() == []


@pytest.mark.parametrize("ready", [False, True], ids=["before a first edition", "over a page"])
def test_problems_in_the_preview_are_words(tmp_path: Path, reader: Watched, ready: bool) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>a</title><body><h1>a</h1>", encoding="utf-8")
    problems = tuple(Problem(f"content/{words}.md", 1, "x", words, words, words) for words in WORDS[:-1])
    server = SiteServer(tmp_path, 0)
    server.shown = Shown("1", BuildOutcome(problems, failure="\n".join(WORDS[:-1])), ready=ready)
    server.start()
    reader.page.goto(server.addresses[-1])
    assert reader.page.locator(".bantin-preview li").count() == len(problems)
    assert reader.page.locator(".bantin-preview :is(img, script, svg, iframe, form, input)").count() == 0
    assert reader.faults() == []
    server.stop()
