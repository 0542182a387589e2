"""All feeds of a site: what each is made from, apart from making it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from heapq import nsmallest
from typing import Any

from plugins.articles.model import Article
from plugins.core.sheets import Sheet
from plugins.discovery.feeds import (
    Channel,
    Entries,
    albums_feed,
    channels,
    corrections_feed,
    feed,
    last_news,
    with_own_feeds,
)
from plugins.editions.edition import Edition
from plugins.editions.site import CORRECTIONS_PAGE, Site
from plugins.listings.model import Listing
from plugins.listings.news import corrections

NEW_ALBUMS, CORRECTIONS = "Pictures and videos", "Corrections"
"""Titles of feeds, as the catalogues of the theme know them."""


def feed_files(
    edition: Edition, site: Site, now: datetime, listings: Iterable[Listing], longest: int
) -> Iterator[Sheet]:
    """Yield every feed as of a moment, none with more than `longest` entries."""
    published = edition.published(now)
    since = last_news(published)
    entries = {code: Entries(site.in_language(code), language) for code, language in edition.languages.items()}
    places = {article.id: place for place, article in enumerate(edition.articles)}
    for feeds, listing in with_own_feeds(listings).items():
        code = listing.language or site.language
        articles = newest(listing.articles, places, longest)
        for channel in channels(feeds, listing.url, listing.title):
            made = partial(feed, channel, entries[code].site, articles, entries[code], since)
            yield feed_file(channel, (code, articles), since, made)
    said = edition.languages[site.language].words.gettext
    albums = edition.shown_albums(now)[:longest]
    for channel in channels(site.albums_feeds, site.albums_url or "", said(NEW_ALBUMS)) if albums else ():
        yield feed_file(channel, (albums,), since, partial(albums_feed, channel, site, albums))
    changes = corrections(published)[:longest]
    for channel in channels(site.corrections_feeds, CORRECTIONS_PAGE, said(CORRECTIONS)):
        yield feed_file(channel, (changes,), since, partial(corrections_feed, channel, site, changes, since))


def newest(articles: Sequence[Article], places: Mapping[str, int], most: int) -> tuple[Article, ...]:
    """Return the articles published last, newest first; `places` are those in the order of all, by id.

    An official's list goes by the day of the event; a feed always brings what was published last.
    """
    return tuple(nsmallest(most, articles, key=lambda article: places[article.id]))


def feed_file(channel: Channel, told: tuple[Any, ...], since: datetime, make: Callable[[], bytes]) -> Sheet:
    """Return a feed; only an empty one says when the site had its last news."""
    return Sheet(channel.address, (channel, *told, None if told[-1] else since), make)
