"""Every page of two public sites keeps to the vocabularies in which it tells machines of itself."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urldefrag

import pytest
from bs4 import BeautifulSoup

from plugins.editions.filters import href
from tests.discovery.conftest import Head, PublicSite
from tests.discovery.schema_org import faults, links_of, nodes_of, vocabulary

MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?")
LOCALE = re.compile(r"[a-z]{2}_[A-Z]{2}")
ADDRESS = re.compile(r"https?://\S+")
NUMBER = re.compile(r"\d+")
WORDS = re.compile(r"\S.*", re.DOTALL)

OPEN_GRAPH = {
    "og:title": WORDS,
    "og:type": re.compile("website|article|profile"),
    "og:url": ADDRESS,
    "og:description": WORDS,
    "og:locale": LOCALE,
    "og:locale:alternate": LOCALE,
    "og:site_name": WORDS,
    "og:image": ADDRESS,
    "og:image:type": re.compile(r"image/\w+"),
    "og:image:width": NUMBER,
    "og:image:height": NUMBER,
    "og:image:alt": WORDS,
    "article:published_time": MOMENT,
    "article:modified_time": MOMENT,
    "article:section": WORDS,
    "article:author": ADDRESS,
    "article:tag": WORDS,
}
"""Of https://ogp.me/; those of `article:` only on articles."""
MANY = {"og:locale:alternate", "article:author", "article:tag"}

DUBLIN_CORE = {
    "DC.title": WORDS,
    "DC.creator": WORDS,
    "DC.subject": WORDS,
    "DC.description": WORDS,
    "DC.publisher": WORDS,
    "DC.contributor": WORDS,
    "DC.date": MOMENT,
    "DC.type": re.compile("Text"),
    "DC.format": re.compile("text/html"),
    "DC.identifier": ADDRESS,
    "DC.source": WORDS,
    "DC.language": re.compile("vi|en"),
    "DC.relation": WORDS,
    "DC.coverage": WORDS,
    "DC.rights": WORDS,
    "DCTERMS.modified": MOMENT,
    "DCTERMS.references": ADDRESS,
    "DCTERMS.replaces": ADDRESS,
}
"""The fifteen elements of ISO 15836-1, and the terms beyond them that pages use."""
NAMESPACES = {"schema.DC": "http://purl.org/dc/elements/1.1/", "schema.DCTERMS": "http://purl.org/dc/terms/"}


@pytest.fixture(scope="module")
def heads(public_sites: tuple[PublicSite, ...]) -> list[tuple[PublicSite, str, Head]]:
    """The head of every page that search engines may have, with its site and address."""
    found = []
    for site in public_sites:
        for address, html in site.pages().items():
            head = Head(html)
            if ("robots", "noindex") not in head.metas("name"):
                found.append((site, address, head))
    return found


def graphs(heads: list[tuple[PublicSite, str, Head]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the graph of every page, with its full address."""
    for site, address, head in heads:
        (text,) = head.graphs
        yield href(address, site.host), json.loads(text)


@pytest.fixture(scope="module")
def types(heads: list[tuple[PublicSite, str, Head]]) -> dict[str, set[str]]:
    """The types of every thing by its `@id`."""
    found: dict[str, set[str]] = {}
    for _, graph in graphs(heads):
        for node in nodes_of(graph):
            if "@id" in node:
                found.setdefault(node["@id"], set()).add(node["@type"])
    return found


def test_json_ld_keeps_to_the_vocabulary_of_schema_org(heads, types) -> None:
    assert len(heads) > 300
    assert {address: found for address, graph in graphs(heads) if (found := faults(graph, types))} == {}


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "NewsPiece"}, "NewsPiece is no type"),
        ({"@type": "NewsArticle", "attendee": "A"}, "NewsArticle has no attendee"),
        ({"@type": "Event", "startDate": "19/12/2018"}, "Event.startDate may not be '19/12/2018'"),
        ({"@type": "Person", "hasOccupation": "Trưởng thôn"}, "Person.hasOccupation may not be 'Trưởng thôn'"),
        ({"@type": "NewsArticle", "publisher": {"@id": "x"}}, "NewsArticle.publisher may not be {'@id': 'x'}"),
        ({"@type": "Person", "hasOccupation": {"@type": "Role"}}, "Person.hasOccupation may not be {'@type': 'Role'}"),
    ],
)
def test_what_is_not_in_the_vocabulary_is_found(node: dict[str, Any], fault: str) -> None:
    assert faults(node, {"x": {"Event"}}) == [fault]


def test_the_vocabulary_knows_what_is_a_what() -> None:
    assert {"Article", "CreativeWork", "Thing"} < vocabulary().kinds["NewsArticle"]
    assert "Place" in vocabulary().kinds["AdministrativeArea"]
    assert {"headline", "name", "correction"} < set(vocabulary().properties["NewsArticle"])


def test_every_thing_has_one_type_and_every_link_leads_to_a_thing(heads, types) -> None:
    assert {id: found for id, found in types.items() if len(found) > 1} == {}
    linked = {link for _, graph in graphs(heads) for link in links_of(graph)}
    assert linked - set(types) == set()


def test_every_thing_is_described_on_the_page_that_its_id_names(heads) -> None:
    described = {node["@id"] for _, graph in graphs(heads) for node in graph["@graph"] if "@id" in node}
    pages = {address for address, _ in graphs(heads)}
    named = {node["@id"] for _, graph in graphs(heads) for node in nodes_of(graph) if "@id" in node}
    assert {id for id in named if urldefrag(id).url not in pages} == set()
    nested = re.compile(r"#(event|picture)$")
    assert {id for id in named - described if not nested.search(id)} == set()


def test_site_is_searched_on_a_page_of_its_own_whose_field_has_the_name_that_is_told(public_sites, heads) -> None:
    told = {
        node["potentialAction"]["target"]["urlTemplate"]
        for _, graph in graphs(heads)
        for node in graph["@graph"]
        if node["@type"] == "WebSite"
    }
    assert len(told) == len(public_sites)
    for site in public_sites:
        (template,) = (one for one in told if one.startswith(site.host))
        address, _, query = template.partition("?")
        page = site.pages()[address.removeprefix(f"{site.host}/")]
        assert query == "q={q}"
        assert BeautifulSoup(page, "html.parser").select("main input[name=q]")


def test_every_page_has_one_graph_that_begins_with_the_page_itself(heads) -> None:
    for address, graph in graphs(heads):
        assert graph["@context"] == "https://schema.org"
        page = graph["@graph"][0]
        assert (page["@id"], page["url"]) == (address, address)
        assert "Page" in page["@type"]


def test_the_way_to_a_page_is_the_same_for_machines_and_readers(public_sites, heads) -> None:
    told = {
        address: [node for node in graph["@graph"] if node["@type"] == "BreadcrumbList"]
        for address, graph in graphs(heads)
    }
    shown = 0
    for site in public_sites:
        for address, html in site.pages().items():
            trail = BeautifulSoup(html, "html.parser").select(".bt-breadcrumb li")
            full = href(address, site.host)
            if full not in told or not trail:
                assert not told.get(full)
                continue
            shown += 1
            (way,) = told[full]
            steps = way["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(trail) + 1))
            assert [(step["name"], step["item"]["@id"]) for step in steps[:-1]] == [
                (one.get_text(strip=True), one.a["href"]) for one in trail[:-1]
            ]
            assert trail[-1].get_text(strip=True) in " ".join(steps[-1]["name"].split())
            assert steps[-1]["item"] == {"@id": full}
    assert shown > 300


def test_open_graph_keeps_to_its_vocabulary(heads) -> None:
    for site, address, head in heads:
        found = head.metas("property")
        for name, content in found:
            assert OPEN_GRAPH[name].fullmatch(content), (address, name, content)
        counts = Counter(name for name, _ in found)
        assert {"og:title", "og:type", "og:url", "og:locale", "og:site_name"} <= set(counts), address
        assert all(counts[name] == 1 for name in set(counts) - MANY), address
        assert ("og:url", href(address, site.host)) in found
        assert (("og:type", "article") in found) == any(name.startswith("article:") for name in counts)
        if "og:image" in counts:
            assert {"og:image:width", "og:image:height", "og:image:alt"} <= set(counts), address


def test_shared_pictures_are_files_of_the_site(heads) -> None:
    shared = [(site, dict(head.metas("property")).get("og:image")) for site, _, head in heads]
    addresses = [(site, address) for site, address in shared if address]
    assert addresses
    for site, address in addresses:
        assert (site.root / address.removeprefix(f"{site.host}/")).is_file(), address


def test_dublin_core_keeps_to_its_elements(heads) -> None:
    articles = 0
    for site, address, head in heads:
        found = [(name, content) for name, content in head.metas("name") if name.startswith("DC")]
        if ("og:type", "article") not in head.metas("property"):
            assert not found
            continue
        articles += 1
        for name, content in found:
            assert DUBLIN_CORE[name].fullmatch(content), (address, name, content)
        assert {relation: head.links(relation) for relation in NAMESPACES} == {
            relation: [address] for relation, address in NAMESPACES.items()
        }
        assert ("DC.identifier", href(address, site.host)) in found
        assert {"DC.title", "DC.publisher", "DC.language", "DC.date"} <= {name for name, _ in found}
    assert articles > 50


def test_every_page_has_one_address_and_one_description(public_sites) -> None:
    for site in public_sites:
        for address, html in site.pages().items():
            head = Head(html)
            (canonical,) = head.links("canonical")
            if any(element.get("http-equiv") == "refresh" for _, element in head.elements):
                continue
            assert canonical == href(address, site.host)
            (description,) = [content for name, content in head.metas("name") if name == "description"]
            assert len(description) > 15, address
