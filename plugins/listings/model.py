"""A page that Pelican does not make by itself: where it stands, which template shows it, what it lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from plugins.articles.model import Appearance, Article, Update
from plugins.documents.model import CitedDocument, Quotation
from plugins.editions.site import FeedAddresses, feed_addresses
from plugins.localities.model import Unit


class ListedArticle(NamedTuple):
    """An article in a list.

    On an official's page with the part played, on a document's with the words that cite it, on a place's with the unit
    of its day where that is not the page's own.
    """

    record: Article
    appearance: Appearance | None = None
    quotation: Quotation | None = None
    former: Unit | None = None


@dataclass(frozen=True)
class DocumentLine:
    """A line of a list of documents: a document and how many articles cite it."""

    document: CitedDocument
    count: int


class Correction(NamedTuple):
    """A correction or withdrawal of an article."""

    record: Article
    update: Update


TellsOfArticle = ListedArticle | Correction
"""An item of a list that leads to an article: the article itself, or a correction of it."""


@dataclass(frozen=True)
class IndexEntry:
    """A line of an index: a list of news and how many it holds."""

    name: str
    url: str
    count: int
    description: str = ""


@dataclass(frozen=True)
class Listing:
    """One page, or the pages `trang-2/`, `trang-3/`… of one list.

    `items` are `ListedArticle`s wherever there is a `feed`.
    `items_name` is what the template calls the list (`articles` gives `articles_page`); None for a page without one.
    `feed` is the name of the list's feeds below `feeds/`, or None; the page in another language may share them.
    """

    url: str
    template: str
    title: str
    items: tuple[Any, ...] = ()
    items_name: str | None = None
    variables: Mapping[str, Any] = field(default_factory=dict)
    feed: str | None = None
    language: str | None = None
    """The language of the page, where it is not the main one."""

    @property
    def save_as(self) -> str:
        """The file of the (first) page, below the output folder."""
        return self.url if self.url.endswith((".html", ".htm")) else f"{self.url}index.html"

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles of the items, which are all of one kind; an index of documents lists none."""
        if not self.items or not isinstance(self.items[0], TellsOfArticle):
            return ()
        return tuple([item.record for item in self.items])

    @property
    def feeds(self) -> FeedAddresses | None:
        """Where the two feeds of the list stand."""
        return feed_addresses(self.feed) if self.feed else None


def listed(articles: tuple[Article, ...]) -> tuple[ListedArticle, ...]:
    """Return articles as items of a list."""
    return tuple(map(ListedArticle, articles))
