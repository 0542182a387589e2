"""What is made of hostile words for machines: feeds, data, tables and pictures hold words, and nothing else."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from plugins.core.text import INVISIBLE
from tests.conftest import MakeOnce
from tests.hostile.building import build_hostile_site
from tests.hostile.harmless import WORDS

FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
LINKED_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def site(make_once: MakeOnce) -> Path:
    """The folder of the published site."""
    return make_once("hostile", build_hostile_site) / "public"


def files(site: Path, *suffixes: str) -> Iterable[Path]:
    found = [path for path in sorted(site.rglob("*")) if path.suffix in suffixes and "pagefind" not in path.parts]
    assert found
    return found


def test_feeds_and_maps_of_the_site_are_xml(site: Path) -> None:
    for path in files(site, ".xml"):
        ElementTree.fromstring(path.read_bytes())


def test_texts_of_feeds_hold_no_elements_but_those_of_articles(site: Path) -> None:
    for path in files(site / "feeds", ".xml"):
        for element in ElementTree.fromstring(path.read_bytes()).iter():
            if element.tag.endswith(("}content", "description", "}summary")):
                tags = re.sub(r'"[^"]*"', '""', element.text or "")
                assert not re.search(r"<(script|[^>]*\son|iframe|svg|base|form)", tags, re.IGNORECASE)


def test_data_are_json(site: Path) -> None:
    for path in files(site, ".json"):
        json.loads(path.read_bytes())


def test_structured_data_end_where_they_should(site: Path) -> None:
    pages = [path.read_text(encoding="utf-8") for path in files(site, ".html")]
    found = [json.loads(data) for page in pages for data in LINKED_DATA.findall(page)]
    assert len(found) > len(WORDS) * 3


def test_no_cell_of_the_table_is_a_formula(site: Path) -> None:
    rows = list(csv.reader(io.StringIO((site / "du-lieu/tham-gia.csv").read_text(encoding="utf-8-sig"))))
    assert len(rows) > 30
    assert not [cell for row in rows for cell in row if FORMULA.match(cell)]


def test_nothing_invisible_is_published(site: Path) -> None:
    for path in files(site, ".html", ".xml", ".json", ".csv", ".txt"):
        if "theme" not in path.relative_to(site).parts:
            hidden = INVISIBLE.search(path.read_text(encoding="utf-8-sig"))
            assert hidden is None, (path, hidden)


def test_names_of_files_stay_below_the_site(site: Path) -> None:
    for path in site.rglob("*"):
        assert path.resolve().is_relative_to(site.resolve())
        assert not path.is_symlink()


def test_pictures_say_neither_where_they_were_taken_nor_anything_else(site: Path) -> None:
    for path in files(site / "images", ".jpg", ".webp", ".avif"):
        assert b"alert(" not in path.read_bytes(), path
        with Image.open(path) as picture:
            assert not dict(picture.getexif())
            assert "comment" not in picture.info
