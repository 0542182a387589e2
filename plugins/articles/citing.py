"""An article and the documents it cites: read off its text, linked in it, listed beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from plugins.articles.model import Article
from plugins.core.frontmatter import Document
from plugins.core.links import SITE_SCHEME
from plugins.documents.citing import Citing, citing_of
from plugins.documents.index import Documents, Reference
from plugins.documents.model import ListedDocument, Quotation
from plugins.documents.passages import Excerpt, LinkTarget, excerpt, with_links
from plugins.documents.places import chains_of
from plugins.localities.registry import Localities

CSS_CLASS = "bt-document-link"
_LINK = re.compile(rf'<a class="{CSS_CLASS}" href="{SITE_SCHEME}van-ban/([a-z0-9-]+)/">(.*?)</a>', re.DOTALL)


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


def with_documents(article: Article, citing: Citing, documents: Documents) -> Article:
    """Return the article with its citations linked, all documents that it cites, and the sentences that cite them."""
    references = documents.cited_by(article.id)
    if not references:
        return article
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
        if mention.passage is not None:
            one = excerpt(mention.passage.text, mention.citation.start, mention.citation.end)
            found.setdefault(f"{one.before}{one.words}{one.after}", one)
    others = {text.casefold(): ListedDocument(text) for text in citing.texts}
    quotations = (Quotation(id, tuple(found.values())) for id, found in sentences.items())
    return replace(
        article,
        html=with_links(article.html, link_targets(references), CSS_CLASS),
        documents=(*listed.values(), *others.values()),
        quotations=tuple(quotations),
    )


def link_targets(references: Sequence[Reference]) -> list[LinkTarget]:
    """Return where links to documents go: at the first citation of each in a passage."""
    targets: dict[tuple[int, str], LinkTarget] = {}
    for reference in references:
        citation, passage = reference.mention.citation, reference.mention.passage
        if passage is not None and reference.document is not None:
            address = f"{SITE_SCHEME}{reference.document.url}"
            target = LinkTarget(passage, citation.start, citation.number_start, citation.end, address)
            targets.setdefault((id(passage), reference.document.id), target)
    return list(targets.values())


def without_pages(article: Article, with_pages: Collection[str]) -> Article:
    """Return an article that readers don't find yet, led only to documents that have a page without it."""
    return replace(
        article,
        html=_LINK.sub(lambda link: link[0] if link[1] in with_pages else link[2], article.html),
        documents=tuple(
            one if one.document is None or one.document.id in with_pages else ListedDocument(one.text)
            for one in article.documents
        ),
    )
