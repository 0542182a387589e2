"""Which pictures readers may see: those that a page or a feed shows, and no others of the folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import unquote

from plugins.articles.visibility import is_printed
from plugins.core.shown_files import files_shown_in
from plugins.editions.edition import Edition


def shown_pictures(edition: Edition, now: datetime, is_preview: bool) -> frozenset[str]:
    """Return the addresses of the pictures that a printing shows.

    Those of drafts, of news that waits for its time and of withdrawn articles are not among them: whoever guesses an
    address finds nothing. A new kind of page that shows pictures has to be named here.
    """
    return frozenset(unquote(address) for address in _addresses(edition, now, is_preview))


def _addresses(edition: Edition, now: datetime, is_preview: bool) -> Iterator[str]:
    if edition.emblem is not None:
        yield edition.emblem.path
    for article in edition.articles:
        if is_printed(article, now, is_preview):
            yield from [article.picture.path] if article.picture else []
            yield from article.shown_files
    for page in edition.pages:
        yield from files_shown_in(page.html)
    for album in edition.albums:
        if album.is_shown(now, is_preview):
            yield from files_shown_in(album.html)
    for official in edition.officials.all:
        yield from files_shown_in(official.biography)
    for document in edition.documents.all:
        yield from files_shown_in(document.note)
