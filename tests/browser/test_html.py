"""The built files: valid HTML in every one, and light enough for a slow connection."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.browser.page_kinds import AGENCY, CROWDED, PAGE_KINDS, PageKind

ROOT = Path(__file__).resolve().parents[2]
VALIDATOR = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
MOST_HTML, MOST_CSS, MOST_JS = 30_000, 12_000, 10_000
"""Bytes of a page's first view, compressed."""


def validated(*files: Path) -> list[str]:
    """Return what html-validate finds in files or folders: the place, the rule and why."""
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    node = shutil.which("node", path=programs)
    assert node, "node is not installed: run `make setup`"
    assert VALIDATOR.is_file(), "html-validate is not installed: run `make setup`"
    command = [
        node,
        str(VALIDATOR),
        "--config",
        str(ROOT / ".htmlvalidate.json"),
        "--ext",
        "html",
        "--formatter",
        "json",
    ]
    # Into a file: node may end before a pipe has taken all it said.
    with tempfile.TemporaryFile() as said:
        answer = subprocess.run(
            [*command, *map(str, files)], cwd=ROOT, stdout=said, stderr=subprocess.PIPE, check=False
        )
        said.seek(0)
        reports = json.load(said) if answer.returncode in (0, 1) else pytest.fail(answer.stderr.decode())
    return [
        f"{file['filePath']}:{found['line']}:{found['column']} {found['ruleId']}: {found['message']}"
        for file in reports
        for found in file["messages"]
    ]


@pytest.mark.parametrize("name", [AGENCY, CROWDED])
def test_every_built_page_is_valid_html(name: str, sites: Mapping[str, object]) -> None:
    assert validated(sites[name].root) == []


def test_the_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><html lang="vi"><head><title>T</title></head><body><p><div></div></p></body></html>'
    )
    assert any("element-permitted-content" in finding or "close-order" in finding for finding in validated(page))


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
    assert scripts
    assert not re.search(r"@import", "".join(style.read_text(encoding="utf-8") for style in styles)), "one request"
    assert compressed(path) <= MOST_HTML
    assert compressed(*styles) <= MOST_CSS
    assert compressed(*scripts) <= MOST_JS
