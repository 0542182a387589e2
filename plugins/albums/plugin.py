"""Tells on an article's page which albums have pictures of it."""

from __future__ import annotations

from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator


def tell_albums(generator: ArticlesGenerator, metadata: dict[str, Any]) -> None:
    """Give an article's template the albums that name the article."""
    site, now = generator.settings["SITE"], generator.settings["MOMENT"]
    albums = generator.settings["EDITION"].albums_of.get(metadata["record"].id, ())
    metadata["albums"] = tuple(album for album in albums if album.is_shown(now, site.is_preview))


def register() -> None:
    signals.article_generator_context.connect(tell_albums)
