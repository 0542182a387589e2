"""Which pictures readers may see: those that a page or a feed shows, and no others of the folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import unquote

from plugins.articles.visibility import is_printed
from plugins.editions.edition import Edition

_IN_TEXT = re.compile(r'(?:src|href|poster)="site:/(images/[^"?#]*)')


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
            yield from _IN_TEXT.findall(article.html)
    for page in edition.pages:
        yield from _IN_TEXT.findall(page.html)
    for album in edition.albums:
        if album.is_shown(now, is_preview):
            yield from _IN_TEXT.findall(album.html)
    for official in edition.officials.all:
        yield from _IN_TEXT.findall(official.biography)
    for document in edition.documents.all:
        yield from _IN_TEXT.findall(document.note)
