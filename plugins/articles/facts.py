"""What rules across all articles ask of each file in `news/`, so that nobody needs the rest of it for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from plugins.articles.model import ArticleRecord, address
from plugins.core.frontmatter import FiledDocument
from plugins.core.records import Entry
from plugins.core.text import slug_of


class ArticleFacts(NamedTuple):
    """A file whose front matter could be read. What stands in it in a form that can't be used is None here.

    `id` and `path` are those of the article, `digest` that of the file.
    """

    id: str
    path: str
    label: str
    digest: str
    is_whole: bool
    address: str | None
    lang: str | None
    translation_of: str | None
    tags: tuple[str, ...] | None
    authors: tuple[str, ...] | None


@dataclass(frozen=True)
class NewsFile:
    """The facts of a file, and its document for those who have a problem to show in it."""

    facts: ArticleFacts
    document: FiledDocument


def facts_of(entry: Entry[ArticleRecord], path: str, digest: str, is_whole: bool) -> ArticleFacts:
    """Return the facts of a file."""
    record = entry.record
    found = None
    if entry.has("date", "status", "slug", "title"):
        published = record.date.at
        found = address(record.status, published.year, published.month, slug_for(record))
    return ArticleFacts(
        entry.id,
        path,
        entry.document.label,
        digest,
        is_whole,
        found,
        record.lang,
        record.translation_of,
        record.tags if entry.has("tags") else None,
        tuple(author.name for author in record.authors) if entry.has("authors") else None,
    )


def slug_for(record: ArticleRecord) -> str:
    """Return the last part of an article's address: as written, else made from the title."""
    return record.slug or slug_of(record.title)


def addresses(facts: Iterable[ArticleFacts]) -> Mapping[str, str]:
    """Return the address of every readable article by its path below the content folder."""
    return MappingProxyType({one.path: one.address for one in facts if one.address is not None})
