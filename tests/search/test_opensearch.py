"""How browsers find the search."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from plugins.search.opensearch import short_name

NAMES = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


def test_published_site_describes_its_search(build_site: Callable[..., Path]) -> None:
    output = build_site(conf="publishconf.py")
    root = ElementTree.fromstring((output / "opensearch.xml").read_text(encoding="utf-8"))
    addresses = {one.get("type"): one.get("template") for one in root.findall("o:Url", NAMES)}
    assert addresses["text/html"] == "https://thu-nghiem.example/tim-kiem/?q={searchTerms}"
    assert root.findtext("o:ShortName", namespaces=NAMES) == "Bản tin Thử"
    assert root.findtext("o:Description", namespaces=NAMES) == "Tìm trên Bản tin Thử Nghiệm"
    home = (output / "index.html").read_text(encoding="utf-8")
    assert 'rel="search" type="application/opensearchdescription+xml"' in home
    assert 'href="https://thu-nghiem.example/opensearch.xml"' in home


def test_preview_has_no_address_to_describe(build_site: Callable[..., Path]) -> None:
    output = build_site()
    assert not (output / "opensearch.xml").exists()
    assert "opensearch" not in (output / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "short"),
    [("Bản tin", "Bản tin"), ("Bản tin Thử Nghiệm", "Bản tin Thử"), ("Krôngkrôngkrôngkrông", "Krôngkrôngkrôngk")],
)
def test_name_is_cut_at_a_word(name: str, short: str) -> None:
    assert short_name(name) == short
