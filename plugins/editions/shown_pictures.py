"""Which pictures readers may see: those that a page or a feed shows, and no others of the folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from plugins.articles.visibility import shown_status
from plugins.editions.edition import Edition
from plugins.media.renditions import Photograph

_IN_TEXT = re.compile(r'(?:src|href)="site:/(images/[^"?#]*)')


def shown_photographs(edition: Edition, now: datetime, is_preview: bool) -> tuple[Photograph, ...]:
    """Return the pictures of dots that a printing shows, each once, by address.

    Those of drafts, of news that waits for its time and of withdrawn articles stay where they are: whoever guesses an
    address finds nothing.
    """
    shown = {address for address in _addresses(edition, now, is_preview) if address in edition.photographs}
    return tuple(edition.photographs[address] for address in sorted(shown))


def _addresses(edition: Edition, now: datetime, is_preview: bool) -> Iterator[str]:
    for article in edition.articles:
        if shown_status(article, now, is_preview).status != "skip":
            yield from [article.picture.path] if article.picture else []
            yield from _IN_TEXT.findall(article.html)
    for page in edition.pages:
        yield from _IN_TEXT.findall(page.html)
    for official in edition.officials.all:
        yield from _IN_TEXT.findall(official.biography)
    for document in edition.documents.all:
        yield from _IN_TEXT.findall(document.note)
