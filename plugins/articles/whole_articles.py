"""Articles as they stand among all others: with the documents that they cite, their originals, a digest of it all."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from plugins.articles.citing import with_documents
from plugins.articles.facts import NewsFile
from plugins.articles.model import Article
from plugins.articles.readings import Reading
from plugins.articles.registries import Registries
from plugins.articles.translations import ArticleNames
from plugins.core.frontmatter import FiledDocument
from plugins.core.records import changed
from plugins.documents.citing import Citing
from plugins.documents.index import Documents
from plugins.documents.places import Chain, chains_of
from plugins.localities.registry import Localities

FiledArticle = tuple[Article, FiledDocument]
"""An article and its file."""


def citings_of(files: Sequence[NewsFile], readings: Sequence[Reading], localities: Localities) -> list[Citing]:
    """Return what each article names for the index of documents; files with an error have no article."""
    chains: dict[tuple[str, ...], tuple[Chain, ...]] = {}
    citings = []
    for file, reading in zip(files, readings, strict=True):
        article = reading.article
        if article is not None:
            ids = tuple(unit.id for unit in article.localities)
            around = chains.get(ids) or chains.setdefault(ids, chains_of(article.localities, localities))
            day = article.published.date()
            citings.append(Citing(article.id, day, around, file.document, reading.mentions, reading.texts))
    return citings


def whole_articles(
    files: Sequence[NewsFile],
    readings: Sequence[Reading],
    documents: Documents,
    registries: Registries,
) -> list[FiledArticle]:
    """Return the articles with all that only the reading of all files tells."""
    names = ArticleNames(file.facts.id for file in files)
    digests: dict[str, str] = {}
    found = []
    for file, reading in zip(files, readings, strict=True):
        article = reading.article
        if article is None:
            continue
        parts = [reading.digest, registries.said_of(reading.names)]
        if article.translation_of is not None:
            original = names.found(article.translation_of)
            if len(original) == 1:
                article = changed(article, translation_of=original[0])
            parts.append(f"original {article.translation_of}")
        references = documents.cited_by(article.id)
        if references:
            article = with_documents(article, references, reading.texts)
            for listed in article.documents:
                document = listed.document
                if document is None:
                    parts.append(listed.text)
                else:
                    if document.id not in digests:
                        digests[document.id] = repr(document)
                    parts.append(digests[document.id])
        digest = hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        found.append((changed(article, digest=digest), file.document))
    return found
