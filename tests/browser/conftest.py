"""Chromium for the browser tests: the one that set-up found, driven by Playwright, with the network cut off."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from plugins.newsdesk.site_server import SiteServer

ROOT = Path(__file__).resolve().parents[2]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
THIS_MACHINE = {"127.0.0.1", "::1"}
OF_NO_HOST = {"data", "blob", "about"}


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium; without one the browser tests fail, and say what to install."""
    noted = ROOT / ".setup" / "chromium"
    path = noted.read_text(encoding="utf-8").strip() if noted.is_file() else ""
    if path and Path(path).is_file():
        return path
    spec = importlib.util.spec_from_file_location("find_chromium", ROOT / "scripts" / "find_chromium.py")
    assert spec
    assert spec.loader
    finder = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(finder)
    try:
        return finder.find_chromium()
    except finder.ChromiumMissing as missing:
        pytest.fail(str(missing))


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for the whole session."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe_script() -> str:
    """The source of axe-core, to be evaluated in a page."""
    path = ROOT / "node_modules" / "axe-core" / "axe.min.js"
    if not path.is_file():
        pytest.fail("axe-core is not installed: run `make setup`")
    return path.read_text(encoding="utf-8")


@pytest.fixture
def strangers() -> list[str]:
    """The addresses on other hosts that the test's pages asked for; they were refused."""
    return []


@pytest.fixture
def open_page(browser: Browser, strangers: list[str]) -> Iterator[Callable[..., Page]]:
    """Return `open_page(width=1280, scripts=True)`: a blank page of its own, closed after the test."""
    contexts = []

    def note(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in OF_NO_HOST and parts.hostname not in THIS_MACHINE:
            strangers.append(request.url)

    def refuse_strangers(page: Page) -> None:
        page.on("request", note)
        page.route(
            lambda url: urlsplit(url).scheme not in OF_NO_HOST and urlsplit(url).hostname not in THIS_MACHINE,
            lambda route: route.abort(),
        )

    def open_one(width: int = 1280, height: int = 800, scripts: bool = True, **options: object) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            java_script_enabled=scripts,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        refuse_strangers(page)
        return page

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def serve_folder() -> Iterator[Callable[[Path], str]]:
    """Return `serve_folder(built_site)`: the address, ending in a slash, where a built site is served as it is."""
    servers: dict[Path, SiteServer] = {}

    def serve(root: Path) -> str:
        if root not in servers:
            servers[root] = SiteServer(root, 0, preview=False)
            servers[root].start()
        return servers[root].addresses[-1]

    yield serve
    for server in servers.values():
        server.stop()
