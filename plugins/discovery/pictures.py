"""The pictures that the page of an article or an album shows, for machines that look for pictures."""

from __future__ import annotations

from plugins.albums.model import Album
from plugins.articles.model import Article, Picture
from plugins.core.shown_files import pictures_shown_in


def address_of_picture(picture: Picture) -> str:
    """Return where a published picture lies, without a leading slash."""
    return picture.path


def pictures_of_album(album: Album) -> tuple[str, ...]:
    """Return the addresses of an album's pictures in its order, each once."""
    return pictures_shown_in(album.html)


def pictures_of(article: Article) -> tuple[str, ...]:
    """Return the addresses of an article's own pictures, the lead picture first, each once; none if it is withdrawn."""
    lead = [address_of_picture(article.picture)] if article.picture else []
    return tuple(dict.fromkeys([*lead, *article.shown_pictures]))
