"""All lists of an edition, as one sequence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plugins.editions.edition import Edition
from plugins.listings.model import Listing
from plugins.listings.news import news_listings
from plugins.listings.people import people_listings
from plugins.listings.places import place_listings
from plugins.listings.standing import redirects, standing_listings


def all_listings(edition: Edition, now: datetime) -> Iterator[Listing]:
    """Yield every page of a site that is neither an article nor a standing page, as of a moment."""
    articles = edition.published(now)
    yield from news_listings(edition, articles)
    yield from people_listings(edition, articles, now.date())
    yield from place_listings(edition, articles, now.date())
    yield from standing_listings(edition)
    yield from redirects(articles)
