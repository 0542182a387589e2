"""A page of one kind, opened once and measured in every size, scheme and spacing that readers may need."""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page

from tests.browser import measures

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"runOnly": {"type": "tag", "values": TAGS}}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""The rules whose answer depends on the scheme alone."""
LIGHT = {"color_scheme": "light", "contrast": "no-preference", "forced_colors": "none"}
SCHEMES: Mapping[str, Mapping[str, str]] = {
    "dark": {**LIGHT, "color_scheme": "dark"},
    "high contrast": {**LIGHT, "contrast": "more"},
    "dark, high contrast": {**LIGHT, "color_scheme": "dark", "contrast": "more"},
    "forced colours": {**LIGHT, "forced_colors": "active"},
}
WIDTHS = (1280, 320)
COMPRESSED = (".woff2", ".png", ".jpg", ".webp", ".avif", ".mp3")
KINDS_OF_FILES = {".html": "html", ".css": "css", ".js": "js", ".mjs": "js", ".woff2": "fonts"}


@dataclass(frozen=True)
class Survey:
    """What was found, each by the circumstances in which it was; everything is empty on a page that is right."""

    axe: Mapping[str, Sequence[str]]
    width: Mapping[str, Sequence[str]]
    cut_off: Mapping[str, Sequence[str]]
    focus: Mapping[str, Sequence[str]]
    order: Mapping[str, Sequence[str]]
    moving: Sequence[str]
    unnamed: Sequence[str]
    said: Sequence[str]
    """On the console, or by requests that failed."""
    headings: Sequence[tuple[int, bool]]
    """Their levels, and whether they stand in `main`."""
    languages: Sequence[str]
    files: Sequence[str]
    """Addresses of what the first view loads, the page first."""
    weights: Mapping[str, int]
    """Bytes of the first view on the way, by kind of file."""


def axe_findings(page: Page, axe_script: str, options: Mapping[str, Any]) -> list[str]:
    """Return what axe finds: the rule, why, and the elements."""
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(axe_script)
    answer = page.evaluate("options => axe.run(document, {resultTypes: ['violations'], ...options})", options)
    return [
        f"{found['id']}: {found['help']}: {[node['target'] for node in found['nodes']]} "
        f"{found['nodes'][0]['failureSummary']}"
        for found in answer["violations"]
    ]


@contextmanager
def noted(page: Page) -> Iterator[list[str]]:
    """Give a list that grows with what a page says on its console and what it asks for in vain."""
    said: list[str] = []
    listeners = {
        "console": lambda message: said.append(f"console: {message.text}"),
        "pageerror": lambda error: said.append(f"error: {error}"),
        "requestfailed": lambda request: said.append(f"failed: {request.url}"),
        "response": lambda answer: said.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None,
    }
    for name, listener in listeners.items():
        page.on(name, listener)  # type: ignore[call-overload]
    yield said
    for name, listener in listeners.items():
        page.remove_listener(name, listener)


def on_the_way(path: Path) -> int:
    """Return the bytes that a file takes on the way, compressed where that helps."""
    data = path.read_bytes()
    return len(data) if path.suffix in COMPRESSED else len(gzip.compress(data, 9))


def file_of(address: str, root: Path) -> Path:
    """Return the file at an address of a built site."""
    path = root / unquote(urlsplit(address).path).lstrip("/")
    return path / "index.html" if path.is_dir() else path


def take_survey(page: Page, address: str, root: Path, axe_script: str) -> Survey:
    """Open a page and measure it; `root` is the folder of its site."""
    found: dict[str, dict[str, Sequence[str]]] = defaultdict(dict)
    page.emulate_media(media="screen", **LIGHT)  # type: ignore[arg-type]
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    with noted(page) as said:
        page.goto(address)
        page.evaluate("document.fonts.ready.then(() => true)")
        files = [address, *page.evaluate(measures.RESOURCES)]
        page.evaluate("for (const one of document.images) one.loading = 'eager'")
        page.wait_for_function("[...document.images].every((one) => one.complete)", timeout=10_000)
        for width in WIDTHS:
            measure_at(page, width, axe_script, found)
        measure_large_type(page, axe_script, found)
        facts = {
            name: page.evaluate(getattr(measures, name)) for name in ("MOVING", "UNNAMED", "HEADINGS", "LANGUAGES")
        }
    weights: dict[str, int] = defaultdict(int)
    for one in dict.fromkeys(files):
        path = file_of(one, root)
        if kind := KINDS_OF_FILES.get(path.suffix):
            weights[kind] += on_the_way(path)
    return Survey(
        axe=found["axe"],
        width=found["width"],
        cut_off=found["cut off"],
        focus=found["focus"],
        order=found["order"],
        moving=facts["MOVING"],
        unnamed=facts["UNNAMED"],
        said=said,
        headings=[tuple(one) for one in facts["HEADINGS"]],
        languages=facts["LANGUAGES"],
        files=files,
        weights=weights,
    )


def measure_at(page: Page, width: int, axe_script: str, found: dict[str, dict[str, Sequence[str]]]) -> None:
    """Measure a page at a width, in all schemes, with wider spaces in its text, and by keyboard."""
    page.set_viewport_size({"width": width, "height": 900})
    name = f"{width} px"
    found["axe"][f"{name}, light"] = axe_findings(page, axe_script, EVERYTHING)
    found["axe"][f"{name}, opened"] = page.evaluate(measures.OPENED, EVERYTHING)
    for scheme, emulated in SCHEMES.items():
        page.emulate_media(**emulated)  # type: ignore[arg-type]
        found["axe"][f"{name}, {scheme}"] = axe_findings(page, axe_script, COLOURS)
    page.emulate_media(**LIGHT)  # type: ignore[arg-type]
    found["width"][name] = page.evaluate(measures.WIDER_THAN_THE_PAGE)
    page.evaluate(measures.MORE_SPACE_IN_TEXT)
    found["width"][f"{name}, wide spacing"] = page.evaluate(measures.WIDER_THAN_THE_PAGE)
    found["cut off"][f"{name}, wide spacing"] = page.evaluate(measures.CUT_OFF)
    page.evaluate(measures.USUAL_SPACE_IN_TEXT)
    found["order"][name] = page.evaluate(measures.ORDER)
    page.keyboard.press("Tab")
    found["focus"][name] = page.evaluate(measures.FOCUS)


def measure_large_type(page: Page, axe_script: str, found: dict[str, dict[str, Sequence[str]]]) -> None:
    """Measure a page with letters of twice the size, at full width and at half of it."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for width in (1280, 640):
        page.set_viewport_size({"width": width, "height": 900})
        found["width"][f"{width} px, 200 %"] = page.evaluate(measures.WIDER_THAN_THE_PAGE)
        found["cut off"][f"{width} px, 200 %"] = page.evaluate(measures.CUT_OFF)
    found["axe"]["640 px, 200 %"] = axe_findings(page, axe_script, EVERYTHING)
    page.set_viewport_size({"width": 1280, "height": 900})
    found["axe"]["1280 px, 200 %"] = axe_findings(page, axe_script, EVERYTHING)
    page.evaluate("document.documentElement.style.fontSize = ''")
