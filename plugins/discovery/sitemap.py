"""The map of the site for search engines, that of the latest news, and `robots.txt`, which tells them where both are.

Nothing is closed to robots. A history of an article and a hidden page say `noindex` themselves, and a robot that may
not read a page would never learn that it is not to be listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from xml.sax.saxutils import escape

from plugins.albums.model import Album
from plugins.articles.model import Article
from plugins.discovery.feeds import last_changed
from plugins.discovery.news_articles import published_text
from plugins.discovery.pictures import pictures_of, pictures_of_album
from plugins.editions.filters import href
from plugins.editions.site import Site
from plugins.listings.model import Listing
from plugins.pages.model import StandingPage

MAP, NEWS_MAP = "sitemap.xml", "sitemap-tin-moi.xml"
NEWS_AGE = timedelta(days=2)
"""Only what was published since then is news to search engines."""
NOT_LISTED = ("404", "410", "redirect")
"""Templates of pages that nobody should be led to."""
XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"
EXTENSIONS = {
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "xhtml": "http://www.w3.org/1999/xhtml",
}


@dataclass(frozen=True)
class Bounds:
    """What one file may hold: addresses, and bytes before compression."""

    addresses: int
    bytes: int = 50 * 1024 * 1024


PROTOCOL = Bounds(50_000)
"""https://www.sitemaps.org/protocol.html"""
NEWS_PROTOCOL = Bounds(1_000)
ROOM_FOR_FRAME = 1024
"""Bytes: the declaration and the root element of a file, whose length varies by the extension's name."""
MOST_PICTURES = 1_000
"""Of one page, by the extension for pictures."""


@dataclass(frozen=True)
class MappedPage:
    """A page on the map: its address, the day of the last change that readers were told of, or "", and its pictures.

    `versions` are its addresses by language, its own among them; none for a page in one language.
    """

    address: str
    day: str = ""
    pictures: tuple[str, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)


def files_for_robots(
    articles: Sequence[Article], pages: Iterable[StandingPage], listings: Iterable[Listing], site: Site, now: datetime
) -> Mapping[str, str]:
    """Return all files by name; `articles` are those that readers find at a moment."""
    news = news_files(articles, site, now)
    robots = robots_text(site.url, (MAP, NEWS_MAP) if news else (MAP,))
    mapped = [
        replace(page, versions=versions) if (versions := site.versions_of(page.address)) else page
        for page in mapped_pages(articles, pages, listings)
    ]
    return {**sitemap_files(mapped, site.url), **news, "robots.txt": robots}


def mapped_pages(
    articles: Iterable[Article], pages: Iterable[StandingPage], listings: Iterable[Listing]
) -> tuple[MappedPage, ...]:
    """Return the pages that a search engine may find, sorted by address; `articles` are those that readers find.

    The day is that of an article's last update, else of its publication or that of an album; a list changes with its
    articles. Neither the day of an event nor the stamp of an old page has a part in it, and a page without has none.
    """
    articles = tuple(articles)
    days = {article.id: day_of(article) for article in articles}
    found = {page.url: MappedPage(page.url) for page in pages}
    for listing in listings:
        album = listing.variables.get("album")
        if isinstance(album, Album):
            day = album.published.date().isoformat()
            found[listing.url] = MappedPage(listing.url, day, pictures_of_album(album))
        elif listing.template not in NOT_LISTED:
            found[listing.url] = MappedPage(
                listing.url, max([days[article.id] for article in listing.articles], default="")
            )
    found |= {url: MappedPage(url, days[one.id], pictures_of(one)) for one in articles for url in [one.url]}
    return tuple(found[address] for address in sorted(found))


def day_of(article: Article) -> str:
    """Return the day of the last update of an article, else of its publication."""
    return last_changed(article).date().isoformat()


def sitemap_files(pages: Sequence[MappedPage], site_url: str, bounds: Bounds = PROTOCOL) -> Mapping[str, str]:
    """Return the files of the map by name: one, or several and the index that leads to them."""
    extensions = ("image", "xhtml") if any(page.versions for page in pages) else ("image",)
    return files_of(MAP, [page_row(page, site_url) for page in pages], extensions, site_url, bounds)


def page_row(page: MappedPage, site_url: str) -> str:
    """Return a page as a row of the map."""
    pictures = "".join(
        f"<image:image><image:loc>{escape(href(address, site_url))}</image:loc></image:image>"
        for address in page.pictures[:MOST_PICTURES]
    )
    versions = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{escape(href(address, site_url))}"/>'
        for code, address in page.versions.items()
    )
    return row_of(page.address, page.day, pictures + versions, site_url)


def news_files(
    articles: Iterable[Article], site: Site, now: datetime, bounds: Bounds = NEWS_PROTOCOL
) -> Mapping[str, str]:
    """Return the map of what was published in the last two days before a moment; no file where nothing was.

    What was withdrawn is no news.
    """
    latest = [
        article for article in articles if now - NEWS_AGE <= article.published <= now and article.withdrawal is None
    ]
    rows = [news_row(article, site) for article in latest]
    return files_of(NEWS_MAP, rows, ("news",), site.url, bounds) if rows else {}


def news_row(article: Article, site: Site) -> str:
    """Return an article as a row of the map of news."""
    publication = f"<news:name>{escape(site.name)}</news:name><news:language>{article.lang}</news:language>"
    told = (
        f"<news:news><news:publication>{publication}</news:publication>"
        f"<news:publication_date>{published_text(article)}</news:publication_date>"
        f"<news:title>{escape(article.title)}</news:title></news:news>"
    )
    return row_of(article.url, "", told, site.url)


def row_of(address: str, day: str, more: str, site_url: str) -> str:
    """Return an address as a row of a map."""
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<url><loc>{escape(href(address, site_url))}</loc>{changed}{more}</url>"


def files_of(
    name: str, rows: Sequence[str], extensions: Sequence[str], site_url: str, bounds: Bounds
) -> Mapping[str, str]:
    """Return rows as one file of that name, or as several with an index of that name."""
    namespaces = "".join(f' xmlns:{extension}="{EXTENSIONS[extension]}"' for extension in extensions)
    parts = [file_of("urlset", part, namespaces) for part in parts_of(rows, bounds)]
    if len(parts) == 1:
        return {name: parts[0]}
    named = {f"{name.removesuffix('.xml')}-{number}.xml": part for number, part in enumerate(parts, start=1)}
    index = [f"<sitemap><loc>{escape(href(part, site_url))}</loc></sitemap>" for part in named]
    return {name: file_of("sitemapindex", index), **named}


def parts_of(rows: Sequence[str], bounds: Bounds) -> Iterator[list[str]]:
    """Yield rows in as few files as the bounds allow, in their order."""
    part: list[str] = []
    size = ROOM_FOR_FRAME
    for row in rows:
        length = len(row.encode()) + 1
        if part and (len(part) == bounds.addresses or size + length > bounds.bytes):
            yield part
            part, size = [], ROOM_FOR_FRAME
        part.append(row)
        size += length
    yield part


def file_of(root: str, rows: Sequence[str], namespaces: str = "") -> str:
    """Return a file of the protocol."""
    opened = f'<{root} xmlns="{XMLNS}"{namespaces}>'
    return "\n".join(['<?xml version="1.0" encoding="utf-8"?>', opened, *rows, f"</{root}>", ""])


def robots_text(site_url: str, maps: Iterable[str] = (MAP,)) -> str:
    """Return `robots.txt`: everything may be read, and here are the maps."""
    lines = [f"Sitemap: {href(name, site_url)}" for name in maps]
    return "\n".join(["User-agent: *", "Disallow:", "", *lines, ""])
