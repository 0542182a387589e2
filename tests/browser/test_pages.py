"""Every kind of page: no accessibility finding, nothing wider than a phone, no request to another host."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.page_kinds import PAGE_KINDS, PageKind

TEMPLATES = Path(__file__).resolve().parents[2] / "theme" / "templates"
OPENED = [kind for kind in PAGE_KINDS if kind.template != "redirect.html"]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"]

every_kind = pytest.mark.parametrize("kind", OPENED, ids=lambda kind: kind.name)


def findings(page: Page, axe_script: str, options: dict[str, Any]) -> list[str]:
    """Return what axe finds: the rule, why, and the elements."""
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(axe_script)
    answer = page.evaluate("options => axe.run(document, {resultTypes: ['violations'], ...options})", options)
    return [
        f"{found['id']}: {found['help']}: {[node['target'] for node in found['nodes']]} "
        f"{found['nodes'][0]['failureSummary']}"
        for found in answer["violations"]
    ]


def test_every_template_of_a_page_has_a_kind() -> None:
    templates = {path.name for path in TEMPLATES.glob("*.html")} - {"base.html"}
    assert {kind.template for kind in PAGE_KINDS} == templates


@pytest.mark.parametrize("width", [360, 1280])
@every_kind
def test_axe_finds_nothing_in_light_dark_or_forced_colours(
    kind: PageKind, width: int, visit: Callable[..., Any], axe_script: str
) -> None:
    page = visit(kind, width).page
    assert findings(page, axe_script, {"runOnly": {"type": "tag", "values": TAGS}}) == []
    colours = {"runOnly": {"type": "rule", "values": RULES_OF_COLOUR}}
    page.emulate_media(color_scheme="dark")
    assert findings(page, axe_script, colours) == []
    if width == 1280:
        page.emulate_media(color_scheme="light", forced_colors="active")
        assert findings(page, axe_script, colours) == []


WIDER_THAN_THE_PAGE = """() => {
  const edge = document.documentElement.clientWidth + 1;
  const cut = (element) => {
    for (let above = element.parentElement; above; above = above.parentElement) {
      if (getComputedStyle(above).overflowX !== "visible" && above.getBoundingClientRect().right <= edge) return true;
    }
    return false;
  };
  return [...document.body.querySelectorAll("*")]
    .filter((element) => element.checkVisibility() && !element.closest("svg svg, svg *"))
    .filter((element) => element.getBoundingClientRect().right > edge || element.getBoundingClientRect().left < -1)
    .filter((element) => !cut(element) && !element.matches(".bt-hidden, .bt-skip, .bt-map__skip"))
    .map((element) => `${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 40)}`);
}"""


@every_kind
def test_nothing_is_wider_than_a_phone(kind: PageKind, visit: Callable[..., Any]) -> None:
    page = visit(kind, 320).page
    for width in (320, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(WIDER_THAN_THE_PAGE) == []


@every_kind
def test_words_stand_clear_of_each_other_when_a_reader_needs_large_type(
    kind: PageKind, visit: Callable[..., Any]
) -> None:
    page = visit(kind, 640).page
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    cut_off = """() => [...document.querySelectorAll("p, h1, h2, h3, h4, a, dt, dd, li, td, th, span")]
      .filter((element) => element.checkVisibility() && !element.closest(".bt-hidden, .bt-map__skip, svg"))
      .filter((element) => getComputedStyle(element).overflow === "hidden")
      .filter((element) => element.scrollHeight > element.clientHeight + 1)
      .map((element) => element.textContent)"""
    assert page.evaluate(cut_off) == []


@every_kind
def test_no_request_leaves_the_host(kind: PageKind, visit: Callable[..., Any]) -> None:
    visited = visit(kind)
    assert visited.strangers == []
    assert visited.page.evaluate("performance.getEntriesByType('resource').length") > 1, "the page loads its own parts"


@every_kind
def test_headings_descend_one_step_at_a_time_from_one_first_heading(kind: PageKind, visit: Callable[..., Any]) -> None:
    page = visit(kind).page
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((one) => Number(one.tagName[1]))")
    assert levels.count(1) == 1
    main = page.evaluate("[...document.querySelectorAll('main :is(h1,h2,h3,h4,h5,h6)')].map((one) => +one.tagName[1])")
    assert main[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(main))


def test_old_address_leads_to_the_article(
    open_page: Callable[..., Page], address_of: Callable[[PageKind], str]
) -> None:
    (moved,) = (kind for kind in PAGE_KINDS if kind.template == "redirect.html")
    page = open_page(scripts=False)
    page.goto(address_of(moved))
    page.wait_for_url("**/tin/2018/12/huyen-thu-nghiem-hop-thu/")
