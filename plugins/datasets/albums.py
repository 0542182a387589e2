"""An album as data: when its pictures were published and made, where, by whom, and what each shows."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.albums.model import Album
from plugins.articles.model import Article
from plugins.datasets.articles import content_data
from plugins.datasets.prose import plain
from plugins.datasets.references import Data, addresses, article_reference, schema_address, unit_reference
from plugins.editions.filters import href


def album_data(album: Album, articles: Mapping[str, Article], site_url: str) -> Data:
    """Return everything that the page of an album says; `articles` are those that readers find, by id."""
    happened = album.happened
    told = [articles[id] for id in album.articles if id in articles]
    return {
        "schema": href(schema_address("thu-vien-anh"), site_url),
        **facts(album, site_url),
        "summary": plain(album.summary) or None,
        "credit": album.credit or None,
        "published": album.published.isoformat(),
        "happened": {"is_known": True, "from": happened.first.isoformat(), "to": happened.last.isoformat()}
        if happened
        else None,
        "localities": [unit_reference(unit, site_url) for unit in album.localities],
        "articles": [article_reference(article, site_url) for article in told if article.withdrawal is None],
        "content": content_data(album.html, album.url, site_url),
    }


def album_entry(album: Album, site_url: str) -> Data:
    """Return an album's line in the index."""
    return facts(album, site_url)


def facts(album: Album, site_url: str) -> Data:
    """Return what names an album, and how much is in it."""
    return {
        "id": album.slug,
        "title": plain(album.title),
        **addresses(album.url, site_url),
        "published_day": album.published.date().isoformat(),
        "pictures": album.pictures,
        "videos": album.videos,
    }
