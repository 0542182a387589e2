"""How data name what has a page or file of its own: by id, name and address."""

from __future__ import annotations

from typing import Any

from plugins.articles.model import Article
from plugins.datasets.prose import plain
from plugins.documents.model import CitedDocument
from plugins.editions.filters import data_address, href
from plugins.localities.model import Unit
from plugins.officials.model import Official

Data = dict[str, Any]
"""An object of JSON, its keys in the order in which they are written."""

SCHEMAS = "du-lieu/luoc-do/"
"""The folder of the schemas on the site."""


def schema_address(name: str) -> str:
    """Return where the schema with a name lies, without a leading slash."""
    return f"{SCHEMAS}{name}.json"


def addresses(address: str, site_url: str) -> Data:
    """Return the links to a page and to its data."""
    return {"url": href(address, site_url), "data_url": href(data_address(address), site_url)}


def article_id(article: Article) -> str:
    """Return what tells an article from all others: its address without `tin/`."""
    return article.url.removeprefix("tin/").rstrip("/")


def article_reference(article: Article, site_url: str) -> Data:
    """Return what names an article in a list, with the day of its publication and whether it was withdrawn."""
    return {
        "id": article_id(article),
        "title": plain(article.title),
        "published_day": article.published.date().isoformat(),
        "is_withdrawn": article.withdrawal is not None,
        **addresses(article.url, site_url),
    }


def official_reference(official: Official, site_url: str) -> Data:
    """Return what names an official."""
    return {"id": official.id, "name": official.name, **addresses(official.url, site_url)}


def document_reference(document: CitedDocument, site_url: str) -> Data:
    """Return what names a document that has a page."""
    return {"id": document.id, "name": document.name, **addresses(document.url, site_url)}


def unit_reference(unit: Unit, site_url: str) -> Data:
    """Return what names a locality, under the name of its time."""
    return {"id": unit.id, "full_name": unit.full_name, **addresses(unit.url, site_url)}
