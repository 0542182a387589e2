"""The pages around the news: the list of songs, the page for addresses that lead nowhere, old addresses."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.articles.model import Article
from plugins.editions.addresses import alias_address
from plugins.editions.edition import Edition
from plugins.editions.site import FEEDBACK_PAGE
from plugins.listings.model import Listing


def standing_listings(edition: Edition) -> Iterator[Listing]:
    """Yield the list of songs and the form for readers, where there are any, and the pages of errors."""
    songs = tuple(page for page in edition.pages if page.song)
    if songs:
        yield Listing("bai-hat/", "songs", "", variables={"songs": songs})
    if edition.agency.feedback and not edition.agency.sealed:
        yield Listing(FEEDBACK_PAGE, "feedback", "", variables={"endpoint": edition.agency.feedback.endpoint})
    yield Listing("404.html", "404", "")
    yield Listing("410.html", "410", "")


def redirects(articles: tuple[Article, ...]) -> Iterator[Listing]:
    """Yield a page at every old address of the articles that have a page, hidden ones among them."""
    for article in articles:
        for alias in article.aliases:
            yield Listing(alias_address(alias), "redirect", article.title, variables={"target": article.url})
