from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from plugins.core.problems import Problem
from plugins.newsdesk.build_outcome import BuildOutcome
from plugins.newsdesk.site_server import Shown, SiteServer

PROBLEM = Problem("content/news/2018/thu.md", 9, "unknown-official", "Không có cán bộ này.", "Sửa lại mã.", "mau")
POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[SiteServer]:
    write(tmp_path, "Bản một")
    server = SiteServer(tmp_path, 0)
    server.shown = Shown("1", BuildOutcome(pages=1), ready=True)
    server.start()
    yield server
    server.stop()


def write(folder: Path, text: str) -> None:
    page = (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        f"{POLICY}<title>Thử</title></head><body><main><h1>{text}</h1></main></body></html>"
    )
    (folder / "index.html").write_text(page, encoding="utf-8")


def test_page_reloads_itself_after_a_build(preview: SiteServer, open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = open_page()
    page.goto(preview.addresses[0])
    expect(page.get_by_role("heading", level=1)).to_have_text("Bản một")
    write(tmp_path, "Bản hai")
    preview.shown = Shown("2", BuildOutcome(pages=1), ready=True)
    expect(page.get_by_role("heading", level=1)).to_have_text("Bản hai")


def test_problem_appears_over_the_page_and_goes_when_mended(
    preview: SiteServer, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.goto(preview.addresses[0])
    expect(page.get_by_role("alert")).to_have_count(0)
    preview.shown = Shown("2", BuildOutcome((PROBLEM,)), ready=True)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("content/news/2018/thu.md, dòng 9")
    expect(alert).to_contain_text("Không có cán bộ này.")
    # The page's own policy forbids inline style; the banner must be readable under it.
    expect(alert).to_have_css("background-color", "rgb(255, 244, 229)")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bản một")
    preview.shown = Shown("3", BuildOutcome(pages=1), ready=True)
    expect(alert).to_have_count(0)


def test_banner_breaks_no_rule_of_accessibility(
    preview: SiteServer, open_page: Callable[..., Page], axe_script: str
) -> None:
    preview.shown = Shown("2", BuildOutcome((PROBLEM,)), ready=True)
    page = open_page(360)
    page.goto(preview.addresses[0])
    page.evaluate(axe_script)
    findings = page.evaluate("axe.run('.bantin-preview').then(result => result.violations.map(one => one.id))")
    assert findings == []


def test_page_from_another_host_is_refused_and_noted(
    preview: SiteServer, open_page: Callable[..., Page], strangers: list[str], tmp_path: Path
) -> None:
    (tmp_path / "la.html").write_text("<body><img src='http://another.invalid/x.png'></body>", encoding="utf-8")
    page = open_page()
    page.goto(preview.addresses[0] + "la.html")
    page.wait_for_load_state()
    assert strangers == ["http://another.invalid/x.png"]
