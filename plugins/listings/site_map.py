"""All lists of an edition, made once for everybody who writes something of them."""

from __future__ import annotations

from datetime import datetime

from plugins.editions.edition import Edition
from plugins.editions.site import Site
from plugins.listings.albums import album_listings
from plugins.listings.company import company_of
from plugins.listings.documents import document_listings
from plugins.listings.languages import language_listings
from plugins.listings.model import Listing
from plugins.listings.news import news_listings
from plugins.listings.people import official_lines, people_listings
from plugins.listings.places import place_listings
from plugins.listings.standing import redirects, standing_listings


def all_listings(edition: Edition, site: Site, now: datetime) -> tuple[Listing, ...]:
    """Return every page of a site that is neither an article nor a standing page, as of a moment."""
    published = edition.published(now)
    articles = edition.once(published)
    company = company_of(edition)
    lines = official_lines(edition, articles, now.date())
    people = tuple(people_listings(edition, articles, lines, now.date(), company))
    with_pages = tuple(one for one in edition.articles if one.status != "draft" and one.published <= now)
    return (
        *news_listings(edition, published),
        *people,
        *place_listings(edition, articles, lines, company),
        *document_listings(edition, articles, now, company),
        *album_listings(edition, articles, site, now),
        *standing_listings(edition),
        *language_listings(edition, published, lines, people),
        *redirects(with_pages),
    )
