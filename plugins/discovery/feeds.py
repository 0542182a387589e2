"""Feeds in Atom and RSS: what was published, when, and where it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from typing import Literal

from feedgenerator import Atom1Feed, Rss201rev2Feed

from plugins.articles.model import Article
from plugins.editions.filters import href, rooted
from plugins.editions.site import Site

FORMATS = {"atom": Atom1Feed, "rss": Rss201rev2Feed}


def feed(
    kind: Literal["atom", "rss"], site: Site, address: str, page: str, title: str, articles: Sequence[Article]
) -> bytes:
    """Return one feed in UTF-8.

    `address` is the feed's own and `page` the list's, both without a leading slash; `articles` are newest first. Every
    entry carries the moment of publication, and the day of its last update where it has one.
    """
    full_title = site.name if title in ("", site.name) else f"{title} – {site.name}"
    made = FORMATS[kind](
        title=full_title,
        link=href(page, site.url),
        description=site.slogan or site.agency,
        language=site.language,
        feed_url=href(address, site.url),
        author_name=site.agency,
        feed_copyright=site.licence or None,
    )
    for article in articles:
        link = href(article.url, site.url)
        made.add_item(
            title=article.title,
            link=link,
            unique_id=link,
            description=withdrawn_note(article) or article.summary,
            content=None if article.withdrawal or kind == "rss" else str(rooted(article.html, site.url)),
            author_name=", ".join(author.name for author in article.authors) or None,
            categories=[article.section.name, *(tag.name for tag in article.tags)],
            pubdate=article.published,
            updateddate=last_changed(article),
        )
    buffer = BytesIO()
    made.write(buffer, "utf-8")
    return buffer.getvalue()


def last_changed(article: Article) -> datetime:
    """Return the moment of publication, or noon of the day of the last update."""
    if not article.updates:
        return article.published
    noon = datetime.combine(article.updates[-1].date, time(12), article.published.tzinfo)
    return max(article.published, noon)


def withdrawn_note(article: Article) -> str:
    """Return why an article was withdrawn, or an empty string."""
    return article.withdrawal.note if article.withdrawal else ""
