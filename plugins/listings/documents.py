"""The pages of documents: every article that cites one, in which words, and the index by type, body and year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from plugins.articles.model import Article
from plugins.articles.translations import originals
from plugins.core.text import sort_key
from plugins.documents.model import CitedDocument
from plugins.editions.edition import Edition
from plugins.listings.company import Company
from plugins.listings.model import DocumentLine, IndexEntry, ListedArticle, Listing


@dataclass(frozen=True)
class Facets:
    """The ways to narrow the index, each with the number of documents behind it."""

    types: tuple[IndexEntry, ...]
    issuers: tuple[IndexEntry, ...]
    years: tuple[IndexEntry, ...]


Articles = Sequence[Article]


def document_listings(edition: Edition, articles: Articles, now: datetime, company: Company) -> Iterator[Listing]:
    """Yield a page per document, the index, and the index narrowed by type, issuing body and year.

    `articles` are those that readers find at the moment `now`, newest first; `company` counts what comes with them.
    """
    citing = articles_by_document(articles)
    shown = edition.documents_with_pages(now)
    lines = tuple(DocumentLine(one, len(citing[one.id])) for one in edition.documents.all if one.id in shown)
    for line in lines:
        document = line.document
        records = originals(item.record for item in citing[document.id])
        yield Listing(
            document.url,
            "document",
            document.name,
            tuple(citing[document.id]),
            "articles",
            {
                "document": document,
                "together": company.documents_in(records, document.id),
                "people": company.people_counted(records),
                "places": company.places_in(records),
                "unit": edition.localities.find(document.locality_id) if document.locality_id else None,
            },
            f"van-ban/{document.id}",
        )
    unknown = edition.languages[edition.agency.language].words.gettext("Not known")
    narrowed = {
        "loai": by_facet(lines, lambda one: one.type, lambda one: one.type_slug),
        "co-quan": by_facet(lines, lambda one: one.issuer or unknown, lambda one: one.issuer_slug),
        "nam": by_facet(lines, lambda one: str(one.year) if one.year else unknown, lambda one: one.year_slug),
    }
    facets = Facets(
        *(
            tuple(
                IndexEntry(name, f"van-ban/{facet}/{slug}/", len(inside))
                for (slug, name), inside in ordered(groups, unknown, newest_first=facet == "nam")
            )
            for facet, groups in narrowed.items()
        )
    )
    yield index_page("van-ban/", "", lines, facets)
    for facet, groups in narrowed.items():
        for (slug, name), inside in ordered(groups, unknown, newest_first=facet == "nam"):
            yield index_page(f"van-ban/{facet}/{slug}/", name, tuple(inside), facets)


def index_page(url: str, name: str, lines: tuple[DocumentLine, ...], facets: Facets) -> Listing:
    """Return the index, or the part of it that has a name."""
    return Listing(url, "documents", name, lines, "documents", {"chosen": name, "facets": facets})


def articles_by_document(articles: Articles) -> Mapping[str, list[ListedArticle]]:
    """Return, by the id of a document, the articles that cite it, each with its words."""
    found: dict[str, list[ListedArticle]] = defaultdict(list)
    for article in articles:
        for quotation in article.quotations:
            found[quotation.document_id].append(ListedArticle(article, quotation=quotation))
    return found


Groups = Mapping[tuple[str, str], list[DocumentLine]]


def by_facet(
    lines: Sequence[DocumentLine], name_of: Callable[[CitedDocument], str], slug_of: Callable[[CitedDocument], str]
) -> Groups:
    """Return the lines by slug and name of what they share; documents under one name have one slug."""
    slugs: dict[str, str] = {}
    found: dict[str, tuple[str, list[DocumentLine]]] = {}
    for line in lines:
        name = name_of(line.document)
        slug = slugs.get(name)
        if slug is None:
            slug = slugs[name] = slug_of(line.document)
        found.setdefault(slug, (name, []))[1].append(line)
    return {(slug, name): inside for slug, (name, inside) in found.items()}


def ordered(groups: Groups, unknown: str, newest_first: bool) -> list[tuple[tuple[str, str], list[DocumentLine]]]:
    """Return groups by name, or years from the last to the first; what is not known stands at the end."""
    if newest_first:
        return sorted(groups.items(), key=lambda item: (item[0][1] == unknown, [-ord(sign) for sign in item[0][1]]))
    return sorted(groups.items(), key=lambda item: (item[0][1] == unknown, sort_key(item[0][1]), item[0][0]))
