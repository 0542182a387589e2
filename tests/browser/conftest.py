"""Chromium for the browser tests: the one that set-up found, driven by Playwright, with the network cut off."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from plugins.newsdesk.site_server import SiteServer
from tests.browser.crowded_content import PICTURE, crowded_content, first_texts
from tests.browser.page_kinds import AGENCY, CROWDED, LISTENING, PageKind
from tests.browser.survey import Survey, take_survey
from tests.conftest import BUILD_MOMENT, ROOT, MakeOnce
from tests.repositories import commit
from tests.sample_content import SAMPLE, SITE, article, write_files

THIS_MACHINE = {"127.0.0.1", "::1"}
OF_NO_HOST = {"data", "blob", "about"}
LEAD = "\n  file: mau.svg\n  alt: Một vòng tròn xanh trên nền nhạt"
TEXT = """
Câu thứ hai nhắc HĐND huyện Thử Nghiệm[^1]; có [một trang ở nơi khác](https://noi-khac.example/van-ban).

## Việc đã làm

- Sửa đường.
- Trồng cây.

[^1]: Chú thích thử.
"""
SERVICE = "feedback: {endpoint: https://gop-y.thu-nghiem.example/gui}\n"
ILLUSTRATED = article(image=LEAD) + TEXT
"""The sample article with a picture, headings, a list and a footnote."""


@dataclass(frozen=True)
class BuiltSite:
    """A built site: its folder, and the address, ending in a slash, where it is served."""

    root: Path
    address: str


@dataclass(frozen=True)
class Visit:
    """A page of some kind, opened, and the requests to other hosts that it made; they were refused."""

    page: Page
    strangers: list[str]


expect.set_options(timeout=30_000)
"""Milliseconds, for a machine with much else to do: whatever is awaited comes at once or never."""


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


def is_strange(url: str) -> bool:
    """Whether an address is on another host."""
    parts = urlsplit(url)
    return parts.scheme not in OF_NO_HOST and parts.hostname not in THIS_MACHINE


def refuse_strangers(page: Page, strangers: list[str]) -> None:
    """Note and refuse what a page asks of other hosts."""

    def note(request: Request) -> None:
        if is_strange(request.url):
            strangers.append(request.url)

    page.on("request", note)
    page.route(is_strange, lambda route: route.abort())


@pytest.fixture
def open_page(browser: Browser, strangers: list[str]) -> Iterator[Callable[..., Page]]:
    """Return `open_page(width=1280, scripts=True)`: a blank page of its own, closed after the test."""
    contexts = []

    def open_one(width: int = 1280, height: int = 800, scripts: bool = True, **options: object) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            java_script_enabled=scripts,
            **{"locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh", **options},
        )
        contexts.append(context)
        page = context.new_page()
        refuse_strangers(page, strangers)
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


@pytest.fixture(scope="session")
def sites(make_once: MakeOnce, serve_folder: Callable[[Path], str]) -> Mapping[str, BuiltSite]:
    """The sites of `content/`, the crowded one and one that takes letters, built as `make site` does."""
    folder = make_once("sites", build_previews)
    return {name: BuiltSite(folder / name, serve_folder(folder / name)) for name in (AGENCY, CROWDED, LISTENING)}


def build_previews(folder: Path) -> None:
    """Build the three sites, each below a folder by its name."""
    contents = {AGENCY: ROOT / "content", CROWDED: folder / "content", LISTENING: folder / "listening-content"}
    write_files(contents[LISTENING], {**SAMPLE, "site.yaml": SITE + SERVICE})
    files = crowded_content()
    commit(contents[CROWDED], {**files, **first_texts()}, "Đăng bài đầu tiên", "2018-12-20T09:00:00+07:00")
    commit(contents[CROWDED], files, "Bổ sung bảng và ảnh", "2018-12-21T09:00:00+07:00")
    for name, content in contents.items():
        output = folder / name
        command = [sys.executable, "-m", "plugins.newsdesk", "site", "--content", str(content), "--output", str(output)]
        moment = {**os.environ, "SOURCE_DATE_EPOCH": BUILD_MOMENT}
        answer = subprocess.run(command, cwd=ROOT, env=moment, capture_output=True, text=True, check=False)
        assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.fixture(scope="session")
def address_of(sites: Mapping[str, BuiltSite]) -> Callable[[PageKind], str]:
    """Return the function that gives the address of a kind of page."""
    return lambda kind: sites[kind.site].address + kind.address


@pytest.fixture(scope="session")
def visitor(browser: Browser) -> Iterator[Visit]:
    """A page that many tests open one kind after the other in; what it was asked to emulate is the test's to set."""
    context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", reduced_motion="reduce")
    page = context.new_page()
    strangers: list[str] = []
    refuse_strangers(page, strangers)
    yield Visit(page, strangers)
    context.close()


@pytest.fixture(scope="session")
def surveyed(
    browser: Browser, sites: Mapping[str, BuiltSite], axe_script: str
) -> Iterator[Callable[[PageKind], Survey]]:
    """Return `surveyed(kind)`: a page of that kind, opened and measured once for all tests."""
    context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", reduced_motion="reduce")
    page = context.new_page()
    refuse_strangers(page, [])
    known: dict[PageKind, Survey] = {}

    def survey(kind: PageKind) -> Survey:
        if kind not in known:
            site = sites[kind.site]
            known[kind] = take_survey(page, site.address + kind.address, site.root, axe_script)
        return known[kind]

    yield survey
    context.close()


@pytest.fixture
def visit(visitor: Visit, address_of: Callable[[PageKind], str]) -> Callable[..., Visit]:
    """Return `visit(kind, width=1280)`: a page of that kind with all of its pictures."""

    def open_kind(kind: PageKind, width: int = 1280) -> Visit:
        visitor.strangers.clear()
        visitor.page.emulate_media(color_scheme="light", forced_colors="none", media="screen")
        visitor.page.set_viewport_size({"width": width, "height": 900})
        answer = visitor.page.goto(address_of(kind))
        assert answer
        assert answer.status == 200, f"{kind.name} is not at {kind.address}"
        visitor.page.evaluate("for (const one of document.images) one.loading = 'eager'")
        visitor.page.wait_for_function("[...document.images].every((one) => one.complete)", timeout=10_000)
        return visitor

    return open_kind


@pytest.fixture(scope="session")
def publish(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], BuiltSite]]:
    """Return `publish(card)`: the sample as readers get it, with lines added to `site.yaml`, at its own address."""
    published: dict[str, tuple[SiteServer, BuiltSite]] = {}

    def publish_sample(card: str = "") -> BuiltSite:
        if card not in published:
            folder = tmp_path_factory.mktemp("published")
            (folder / "site").mkdir()
            server = SiteServer(folder / "site", 0, preview=False)
            server.start()
            address = server.addresses[-1]
            files = {**SAMPLE, "site.yaml": SITE.replace("https://thu-nghiem.example", address.rstrip("/")) + card}
            write_files(folder / "content", {**files, "images/mau.svg": PICTURE, "news/2018/hop-thu.md": ILLUSTRATED})
            command = ["-m", "plugins.newsdesk", "publish", "--content", "content", "--output", "built"]
            moment = {**os.environ, "SOURCE_DATE_EPOCH": BUILD_MOMENT, "PYTHONPATH": str(ROOT)}
            answer = subprocess.run(
                [sys.executable, *command], cwd=folder, env=moment, capture_output=True, text=True, check=False
            )
            assert answer.returncode == 0, answer.stdout + answer.stderr
            (folder / "site").rmdir()
            (folder / "built").rename(folder / "site")
            published[card] = (server, BuiltSite(folder / "site", address))
        return published[card][1]

    yield publish_sample
    for server, _ in published.values():
        server.stop()
