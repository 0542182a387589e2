"""An article as data: published, happened and migrated apart; who took part; the text, or why it was withdrawn."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.articles.model import Article, Picture, SourceRecord
from plugins.datasets.appearances import appearance_data
from plugins.datasets.prose import known, plain, plain_text
from plugins.datasets.references import (
    Data,
    addresses,
    article_id,
    article_reference,
    document_reference,
    official_reference,
    schema_address,
    unit_reference,
)
from plugins.documents.model import ListedDocument
from plugins.editions.filters import href, standing_alone
from plugins.localities.registry import Localities


def article_data(article: Article, versions: Sequence[Article], localities: Localities, site_url: str) -> Data:
    """Return everything that the page of an article says, and no more. `versions` are those in other languages.

    A withdrawn article keeps its address, title, dates, section, authors and reason; what it claimed is gone: the text,
    summary, picture, appearances, people named, documents and tags.
    """
    kept = article.withdrawal is None
    return {
        "schema": href(schema_address("tin"), site_url),
        "id": article_id(article),
        **addresses(article.url, site_url),
        "language": article.lang,
        "other_languages": [{"language": one.lang, **article_reference(one, site_url)} for one in versions],
        "title": plain(article.title),
        "summary": known(article.summary) if kept else None,
        "section": section_data(article, site_url),
        "tags": [{"name": tag.name, "url": href(tag.url, site_url)} for tag in article.tags] if kept else [],
        "localities": [unit_reference(unit, site_url) for unit in article.localities],
        "authors": [
            {"name": author.name, "unit": author.unit or None, "url": href(author.url, site_url)}
            for author in article.authors
        ],
        "published": published_data(article),
        "happened": happened_data(article),
        "migrated": migrated_data(article),
        "source": source_data(article.source),
        "appearances": [appearance_data(one, localities, site_url) for one in article.appearances] if kept else [],
        "mentioned": [official_reference(one, site_url) for one in article.mentioned] if kept else [],
        "documents": [cited_document_data(one, site_url) for one in article.documents] if kept else [],
        "picture": picture_data(article.picture, site_url) if kept else None,
        "content": content_data(article.html, article.url, site_url) if kept else None,
        "updates": [{"day": one.date.isoformat(), "kind": one.kind, "note": one.note} for one in article.updates],
        "withdrawal": withdrawal_data(article),
    }


def article_entry(article: Article, site_url: str) -> Data:
    """Return an article's line in the index."""
    return {
        **article_reference(article, site_url),
        "language": article.lang,
        "published": published_data(article),
        "happened": happened_data(article),
        "section": section_data(article, site_url),
        "localities": [unit_reference(unit, site_url) for unit in article.localities],
    }


def section_data(article: Article, site_url: str) -> Data:
    """Return the section that an article stands in."""
    return {"id": article.section.id, "name": article.section.name, "url": href(article.section.url, site_url)}


def published_data(article: Article) -> Data:
    """Return when an article was published; `at` is null where only the day is known."""
    return {
        "day": article.published.date().isoformat(),
        "at": article.published.isoformat() if article.has_time else None,
    }


def happened_data(article: Article) -> Data | None:
    """Return when the event took place; `is_known` is false where the editors say that nobody knows.

    None: the article tells of no event.
    """
    if article.happened is not None:
        days = article.happened
        return {"is_known": True, "from": days.first.isoformat(), "to": days.last.isoformat()}
    return {"is_known": False, "from": None, "to": None} if article.happened_is_unknown else None


def migrated_data(article: Article) -> Data | None:
    """Return the old page that an article comes from, with the stamp as that page printed it: no date of anything."""
    old = article.imported_from
    return {"old_url": old.url, "stamp_as_printed": old.stamp or None} if old else None


def source_data(source: SourceRecord | None) -> Data | None:
    """Return where an article is re-published from."""
    if source is None:
        return None
    day = source.published.isoformat() if source.published else None
    return {"name": source.name, "url": source.url, "author": source.author or None, "published_day": day}


def cited_document_data(cited: ListedDocument, site_url: str) -> Data:
    """Return a document that an article cites; one that is known by a name only has no page."""
    if cited.document is None:
        return {"id": None, "name": cited.text, "url": None, "data_url": None}
    return document_reference(cited.document, site_url)


def picture_data(picture: Picture | None, site_url: str) -> Data | None:
    """Return the lead picture; width and height are CSS pixels."""
    if picture is None:
        return None
    return {
        "url": href(picture.path, site_url),
        "alternative_text": plain(picture.alt),
        "caption": known(picture.caption),
        "credit": picture.credit or None,
        "width": picture.width,
        "height": picture.height,
    }


def content_data(html: str, address: str, site_url: str) -> Data:
    """Return a body as safe HTML whose links hold anywhere, and as plain text."""
    return {"html": standing_alone(html, address, site_url), "text": plain_text(html)}


def withdrawal_data(article: Article) -> Data | None:
    """Return since when and why an article is withdrawn."""
    withdrawn = article.withdrawal
    return {"day": withdrawn.date.isoformat(), "reason": withdrawn.note} if withdrawn else None
