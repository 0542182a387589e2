"""All files of data: where each lies and what is in it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from plugins.articles.model import Article
from plugins.articles.translations import language_versions, originals
from plugins.core.sheets import Sheet
from plugins.datasets.albums import album_data, album_entry
from plugins.datasets.appearances import appearances_table
from plugins.datasets.articles import article_data, article_entry
from plugins.datasets.documents import document_data, document_entry
from plugins.datasets.localities import locality_data, locality_entry
from plugins.datasets.officials import official_data, official_entry
from plugins.datasets.references import Data, schema_address
from plugins.editions.edition import Edition
from plugins.editions.filters import data_address, href
from plugins.editions.site import Site
from plugins.listings.company import company_of
from plugins.listings.documents import articles_by_document
from plugins.listings.places import articles_within
from plugins.officials.model import Official

APPEARANCES = "du-lieu/tham-gia.csv"
"""The table of appearances."""
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
_SCHEMAS = Path(__file__).parent / "schemas"


def data_sheets(edition: Edition, site: Site, now: datetime) -> Iterator[Sheet]:
    """Yield every file of data, as of a moment: only what readers may find, hidden articles not."""
    articles = edition.published(now)
    yield from article_files(edition, site, articles)
    yield from official_files(edition, site, articles)
    yield from locality_files(edition, site, articles)
    yield from document_files(edition, site, articles, now)
    yield from album_files(edition, site, articles, now)
    yield Sheet(APPEARANCES, articles, partial(appearances_table, articles, site.url))
    yield from schema_files(site.url)


def record_file(url: str, parts: tuple[Any, ...], data: Callable[..., Data], *more: Any) -> Sheet:
    """Return the file of one record; `data` is called with `parts` and what is the same for all records."""
    return Sheet(data_address(url), parts, lambda: json_text(data(*parts, *more)))


def article_files(edition: Edition, site: Site, articles: tuple[Article, ...]) -> Iterator[Sheet]:
    """Yield a file per article, and their index, newest first."""
    versions = language_versions(articles)
    for one in articles:
        yield record_file(one.url, (one, versions.get(one.id, ()), edition.localities), article_data, site.url)
    yield index("tin", [(article,) for article in articles], article_entry, site)


def official_files(edition: Edition, site: Site, articles: tuple[Article, ...]) -> Iterator[Sheet]:
    """Yield a file per official, and their index by given name. Withdrawn articles say nothing of anybody."""
    part_taken: dict[str, list[Article]] = defaultdict(list)
    named: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.withdrawal is None:
            for id in dict.fromkeys(one.official.id for one in article.appearances if one.official):
                part_taken[id].append(article)
            for official in article.mentioned:
                named[official.id].append(article)
    people = edition.officials.all
    for one in people:
        parts = (one, part_taken[one.id], named[one.id], edition.localities)
        yield record_file(one.url, parts, official_data, site.url)
    yield index("can-bo", [(one, part_taken[one.id]) for one in people], official_entry, site)


def locality_files(edition: Edition, site: Site, articles: tuple[Article, ...]) -> Iterator[Sheet]:
    """Yield a file per place and commune, and their index: each place before the units in it."""
    within = articles_within(edition, articles)
    people: dict[str, list[Official]] = defaultdict(list)
    for official in edition.officials.all:
        for id in dict.fromkeys(office.locality for office in official.offices if office.locality):
            people[id].append(official)
    units = tuple(edition.localities.units.values())
    for unit in units:
        parts = (unit, within[unit.id], people[unit.id], edition.localities)
        yield record_file(unit.url, parts, locality_data, site.url)
    yield index("dia-phuong", [(unit, len(within[unit.id])) for unit in units], locality_entry, site)


def document_files(edition: Edition, site: Site, articles: tuple[Article, ...], now: datetime) -> Iterator[Sheet]:
    """Yield a file per document that has a page, and their index in the order of its page."""
    citing = articles_by_document(articles)
    with_pages = edition.documents_with_pages(now)
    documents = tuple(one for one in edition.documents.all if one.id in with_pages)
    company = company_of(edition)
    for one in documents:
        together = company.documents_in(originals(item.record for item in citing[one.id]), one.id)
        parts = (one, citing[one.id], together, edition.localities)
        yield record_file(one.url, parts, document_data, site.url)
    yield index("van-ban", [(one, len(citing[one.id])) for one in documents], document_entry, site)


def album_files(edition: Edition, site: Site, articles: tuple[Article, ...], now: datetime) -> Iterator[Sheet]:
    """Yield a file per album, and their index, newest first; nothing on a site without albums."""
    albums = edition.shown_albums(now)
    by_id = {article.id: article for article in articles}
    for album in albums:
        named = {id: by_id[id] for id in album.articles if id in by_id}
        yield record_file(album.url, (album, named), album_data, site.url)
    if albums:
        yield index("thu-vien-anh", [(album,) for album in albums], album_entry, site)


def index(name: str, told: Sequence[tuple[Any, ...]], entry: Callable[..., Data], site: Site) -> Sheet:
    """Return an index: everything of one kind, each with the address of its own file."""

    def content() -> bytes:
        data = {
            "schema": href(schema_address(f"muc-luc-{name}"), site.url),
            "publisher": site.agency,
            "site": {"name": site.name, "url": href("", site.url)},
            "licence": site.licence or None,
            "count": len(told),
            "items": [entry(*one, site.url) for one in told],
        }
        return json_text(data)

    return Sheet(data_address(f"{name}/"), told, content)


def schema_files(site_url: str) -> Iterator[Sheet]:
    """Yield the schemas, each with the address that it has on this site as its `$id`."""
    for path in sorted(_SCHEMAS.glob("*.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        address = schema_address(path.stem)
        located = {"$schema": schema.pop("$schema"), "$id": href(address, site_url), **schema}
        text = json.dumps(located, ensure_ascii=False, indent=2) + "\n"
        yield Sheet(address, text, text.encode)


def json_text(data: Data) -> bytes:
    """Return JSON in UTF-8 with a line for each key, and for each item of a list of objects.

    So two editions can be compared by line. To indent more would take several times as long: the standard library does
    that in Python and the rest in C.
    """
    lines = ",\n".join(f"{_ENCODE(key)}: {_value_text(value)}" for key, value in data.items())
    return f"{{\n{lines}\n}}\n".encode()


def _value_text(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        items = ",\n  ".join(map(_ENCODE, value))
        return f"[\n  {items}\n]"
    return _ENCODE(value)
