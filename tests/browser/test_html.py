"""The built files: valid HTML in every one, and light enough for a slow connection."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.browser.page_kinds import AGENCY, CROWDED, PAGE_KINDS, PageKind
from tests.node import html_findings

MOST_HTML, MOST_CSS, MOST_JS = 30_000, 12_000, 10_000
"""Bytes of a page's first view, compressed."""


@pytest.mark.parametrize("name", [AGENCY, CROWDED])
def test_every_built_page_is_valid_html(name: str, sites: Mapping[str, object]) -> None:
    assert html_findings(sites[name].root) == []


def test_the_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><html lang="vi"><head><title>T</title></head><body><p><div></div></p></body></html>'
    )
    assert any("element-permitted-content" in finding or "close-order" in finding for finding in html_findings(page))


def compressed(*files: Path) -> int:
    """Return the bytes that the files take on the way, each compressed by itself."""
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


@pytest.mark.parametrize("kind", PAGE_KINDS, ids=lambda kind: kind.name)
def test_first_view_is_light(kind: PageKind, sites: Mapping[str, object]) -> None:
    root = sites[kind.site].root
    path = root / kind.address
    path = path if path.suffix == ".html" else path / "index.html"
    html = path.read_text(encoding="utf-8")
    styles = [root / found for found in re.findall(r'<link rel="stylesheet" href="/([^"]+)"', html)]
    scripts = [root / found for found in re.findall(r'<script src="/([^"]+)"', html)]
    assert styles
    assert scripts or kind.site == CROWDED, "a sealed site has no line of today to write"
    assert not re.search(r"@import", "".join(style.read_text(encoding="utf-8") for style in styles)), "one request"
    assert compressed(path) <= MOST_HTML
    assert compressed(*styles) <= MOST_CSS
    assert compressed(*scripts) <= MOST_JS
