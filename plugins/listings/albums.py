"""The pages of albums and their list, where there are any."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plugins.albums.model import ALBUMS
from plugins.articles.model import Article
from plugins.editions.edition import Edition
from plugins.editions.site import Site
from plugins.listings.model import Listing


def album_listings(edition: Edition, articles: tuple[Article, ...], site: Site, now: datetime) -> Iterator[Listing]:
    """Yield a page per album, with those of `articles` that it names, and the list of all, the newest first."""
    shown = tuple(album for album in edition.albums if album.is_shown(now, site.is_preview))
    by_id = {article.id: article for article in articles if article.withdrawal is None}
    for album in shown:
        told = tuple(by_id[id] for id in album.articles if id in by_id)
        waits = album.status != "draft" and album.published > now
        yield Listing(album.url, "album", album.title, variables={"album": album, "told": told, "waits": waits})
    if shown:
        yield Listing(ALBUMS, "albums", "", shown, "albums")
