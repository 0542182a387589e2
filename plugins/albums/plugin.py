"""Tells on an article's page which albums have pictures of it."""

from __future__ import annotations

from typing import Any

from pelican import Pelican, signals

from plugins.articles.model import Article


def tell_albums(pelican: Pelican) -> None:
    """Give an article's template the albums that name the article."""
    settings = pelican.settings
    site, edition, now = settings["SITE"], settings["EDITION"], settings["MOMENT"]

    def albums(article: Article) -> dict[str, Any]:
        found = edition.albums_of.get(article.id, ())
        return {"albums": tuple(album for album in found if album.is_shown(now, site.is_preview))}

    settings["TOLD_OF_ARTICLES"].append(albums)


def register() -> None:
    signals.get_generators.connect(tell_albums)
