"""Two public sites that machines are held against: that of `content/`, and the crowded one of an invented agency."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.browser.crowded_content import crowded_content
from tests.conftest import BUILD_MOMENT, ROOT, MakeOnce
from tests.sample_content import write_files


@dataclass(frozen=True)
class PublicSite:
    """A site as readers get it: its folder, and where they find it, without a slash at its end."""

    root: Path
    host: str

    def pages(self) -> Mapping[str, str]:
        """Return the HTML of every page by its address."""
        found = {}
        for path in sorted(self.root.rglob("*.html")):
            address = path.relative_to(self.root).as_posix()
            if address not in ("404.html", "410.html"):
                found[address.removesuffix("index.html")] = path.read_text(encoding="utf-8")
        return found


class Head(HTMLParser):
    """What stands in the head of a page: its elements with their attributes, and the text of its JSON-LD."""

    def __init__(self, html: str):
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.graphs: list[str] = []
        self.in_graph = False
        self.feed(html.partition("</head>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.in_graph = tag == "script" and ("type", "application/ld+json") in attrs

    def handle_data(self, data: str) -> None:
        if self.in_graph:
            self.graphs.append(data)
            self.in_graph = False

    def metas(self, key: str) -> list[tuple[str, str]]:
        """Return the names and contents of the meta elements that are named by an attribute."""
        return [
            (found[key] or "", found.get("content") or "")
            for tag, found in self.elements
            if tag == "meta" and found.get(key)
        ]

    def links(self, relation: str) -> list[str]:
        """Return where the links of a relation lead."""
        return [found["href"] or "" for tag, found in self.elements if tag == "link" and found.get("rel") == relation]


@pytest.fixture(scope="session")
def public_sites(make_once: MakeOnce) -> tuple[PublicSite, ...]:
    """The two sites, built by the command that publishes."""
    folder = make_once("public", publish_sites)
    return tuple(PublicSite(folder / name, f"https://{name}") for name in ("bantin.example", "thu-nghiem.example"))


def publish_sites(folder: Path) -> None:
    """Publish the two sites, each below a folder by the name of its host."""
    crowded = dict(crowded_content())
    crowded["site.yaml"] = f"{crowded['site.yaml']}url: https://thu-nghiem.example\nlocality: thu-nghiem\n"
    contents = {
        "bantin.example": ROOT / "content",
        "thu-nghiem.example": write_files(folder / "content", crowded),
    }
    for name, content in contents.items():
        arguments = ["--content", str(content), "--output", str(folder / name)]
        answer = subprocess.run(
            [sys.executable, "-m", "plugins.newsdesk", "publish", *arguments],
            cwd=ROOT,
            env={**os.environ, "SOURCE_DATE_EPOCH": BUILD_MOMENT},
            capture_output=True,
            text=True,
            check=False,
        )
        assert answer.returncode == 0, answer.stdout + answer.stderr
