"""An article and the documents it cites: read off its text, linked in it, listed beside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from plugins.articles.body import DocumentLink
from plugins.articles.model import Article
from plugins.core.frontmatter import Document
from plugins.core.links import SITE_SCHEME
from plugins.core.records import changed
from plugins.documents.citing import Citing, citing_of
from plugins.documents.index import Reference
from plugins.documents.model import ListedDocument, Quotation
from plugins.documents.passages import Excerpt
from plugins.documents.places import chains_of
from plugins.localities.registry import Localities


def citing_article(article: Article, document: Document, localities: Localities) -> Citing:
    """Return what an article names, nothing if it was withdrawn. `document` is the file it was read from."""
    return citing_of(
        article.id,
        article.published.date(),
        chains_of(article.localities, localities),
        document,
        "" if article.withdrawal else article.html,
        () if article.withdrawal else [one.text for one in article.documents],
    )


def with_documents(article: Article, references: Sequence[Reference], texts: Sequence[str]) -> Article:
    """Return the article with its citations linked, all documents that it cites, and the sentences that cite them.

    `texts` are entries of its `documents` in which no document could be read.
    """
    listed: dict[str, ListedDocument] = {}
    sentences: dict[str, dict[str, Excerpt]] = {}
    for reference in references:
        document, mention = reference.document, reference.mention
        if document is None:
            citation = mention.citation
            name = f"{citation.type} {citation.number.text if citation.number else citation.serial.lstrip('0')}"
            if citation.issuer or name not in listed:
                issuer = f" – {citation.issuer.text}" if citation.issuer else ""
                listed[name] = ListedDocument(f"{citation.written}{issuer}")
            continue
        listed.setdefault(document.id, ListedDocument(document.name, document))
        found = sentences.setdefault(document.id, {})
        if mention.quoted is not None:
            one = mention.quoted.sentence
            found.setdefault(f"{one.before}{one.words}{one.after}", one)
    others = {text.casefold(): ListedDocument(text) for text in texts}
    quotations = (Quotation(id, tuple(found.values())) for id, found in sentences.items())
    return changed(
        article,
        body=article.body.linked(document_links(references)),
        documents=(*listed.values(), *others.values()),
        quotations=tuple(quotations),
    )


def document_links(references: Sequence[Reference]) -> list[DocumentLink]:
    """Return the links to documents in a text: at the first citation of each in a passage, where one can stand."""
    links: dict[tuple[int, str], DocumentLink | None] = {}
    for reference in references:
        document, quoted = reference.document, reference.mention.quoted
        if quoted is not None and document is not None:
            link = DocumentLink(*quoted.link, f"{SITE_SCHEME}{document.url}", document.id) if quoted.link else None
            links.setdefault((quoted.passage, document.id), link)
    return [link for link in links.values() if link is not None]


def without_pages(article: Article, with_pages: Collection[str]) -> Article:
    """Return an article that readers don't find yet, led only to documents that have a page without it."""
    left = sorted({one.document.id for one in article.documents if one.document and one.document.id in with_pages})
    return replace(
        article,
        digest=" ".join((article.digest, *left)),
        body=article.body.linked([link for link in article.body.links if link.document_id in with_pages]),
        documents=tuple(
            one if one.document is None or one.document.id in with_pages else ListedDocument(one.text)
            for one in article.documents
        ),
    )
