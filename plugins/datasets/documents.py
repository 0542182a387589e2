"""A document as data: number, who issued it, whether it is in force, and every article that cites it, in its words."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.datasets.articles import content_data
from plugins.datasets.prose import plain
from plugins.datasets.references import (
    Data,
    addresses,
    article_reference,
    document_reference,
    schema_address,
    unit_reference,
)
from plugins.documents.model import CitedDocument, RelatedDocument, Standing
from plugins.editions.filters import href
from plugins.listings.model import DocumentLine, ListedArticle
from plugins.localities.registry import Localities


def document_data(
    document: CitedDocument,
    citing: Sequence[ListedArticle],
    together: Sequence[DocumentLine],
    localities: Localities,
    site_url: str,
) -> Data:
    """Return everything that the page of a document says.

    `citing` are the articles that cite it, newest first, `together` the documents cited in the same articles.
    """
    unit = localities.find(document.locality_id) if document.locality_id else None
    return {
        "schema": href(schema_address("van-ban"), site_url),
        **facts(document, site_url),
        "title": document.title or None,
        "locality": unit_reference(unit, site_url) if unit else None,
        "full_text_url": document.full_text,
        "standing": standing_data(document.standing, site_url),
        "is_recorded": document.is_recorded,
        "note": content_data(document.note, document.url, site_url) if document.note else None,
        "articles": [
            {"article": article_reference(item.record, site_url), "sentences": sentences(item)} for item in citing
        ],
        "cited_with": [
            {"document": document_reference(line.document, site_url), "articles": line.count} for line in together
        ],
    }


def document_entry(document: CitedDocument, count: int, site_url: str) -> Data:
    """Return a document's line in the index; `count` is the number of articles that cite it."""
    return {**facts(document, site_url), "title": document.title or None, "articles": count}


def facts(document: CitedDocument, site_url: str) -> Data:
    """Return what the number of a document and its citations say of it."""
    return {
        **document_reference(document, site_url),
        "type": document.type,
        "number": document.number,
        "issuer": document.issuer or None,
        "day": document.date.isoformat() if document.date else None,
        "year": document.year,
    }


def sentences(item: ListedArticle) -> list[str]:
    """Return the sentences of an article that cite a document; none where only its front matter names it."""
    quoted = item.quotation.sentences if item.quotation else ()
    return [plain(f"{one.before}{one.words}{one.after}") for one in quoted]


def standing_data(standing: Standing | None, site_url: str) -> Data | None:
    """Return whether a document is in force, or None where nobody has looked it up."""
    if standing is None:
        return None
    return {
        "validity": standing.validity,
        "amended_by": [related_data(one, site_url) for one in standing.amended_by],
        "replaced_by": [related_data(one, site_url) for one in standing.replaced_by],
        "checked_day": standing.checked.isoformat() if standing.checked else None,
    }


def related_data(related: RelatedDocument, site_url: str) -> Data:
    """Return a document that amends or replaces another, which may have no page here."""
    if related.url is None:
        return {"id": None, "name": related.name, "url": None, "data_url": None}
    id = related.url.removeprefix("van-ban/").rstrip("/")
    return {"id": id, "name": related.name, **addresses(related.url, site_url)}
