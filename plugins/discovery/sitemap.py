"""The map of the site for search engines, `sitemap.xml`, and `robots.txt`, which tells them where it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from plugins.articles.model import Article
from plugins.discovery.feeds import last_changed
from plugins.editions.filters import href
from plugins.listings.model import Listing
from plugins.pages.model import StandingPage

MOST_ADDRESSES = 50_000
"""Of one file, by the sitemap protocol; a larger site has an index of several."""
NOT_LISTED = ("404", "redirect")
"""Templates of pages that nobody should be led to."""
_XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"

Pages = Mapping[str, str]
"""By address: the day of the last change that readers were told of, or an empty string."""


def mapped_pages(articles: Iterable[Article], pages: Iterable[StandingPage], listings: Iterable[Listing]) -> Pages:
    """Return the pages that a search engine may find, sorted by address; `articles` are those that readers find.

    The day is that of an article's last update, else of its publication; a list changes with its articles. Neither the
    day of an event nor the stamp of an old page has a part in it, and a page without either day has none.
    """
    found = {page.url: "" for page in pages}
    for listing in listings:
        if listing.template not in NOT_LISTED:
            found[listing.url] = max((day_of(item.record) for item in listing.items), default="")
    found.update({article.url: day_of(article) for article in articles})
    return dict(sorted(found.items()))


def day_of(article: Article) -> str:
    """Return the day of the last update of an article, else of its publication."""
    return last_changed(article).date().isoformat()


def sitemap_files(pages: Pages, site_url: str, most: int = MOST_ADDRESSES) -> Mapping[str, str]:
    """Return the files of the map by name: one, or several and the index that leads to them."""
    rows = [
        f"<url><loc>{escape(href(address, site_url))}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>"
        for address, day in pages.items()
    ]
    if len(rows) <= most:
        return {"sitemap.xml": _file("urlset", rows)}
    parts = {
        f"sitemap-{number}.xml": _file("urlset", rows[start : start + most])
        for number, start in enumerate(range(0, len(rows), most), start=1)
    }
    index = [f"<sitemap><loc>{escape(href(name, site_url))}</loc></sitemap>" for name in parts]
    return {"sitemap.xml": _file("sitemapindex", index), **parts}


def _file(root: str, rows: list[str]) -> str:
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f'<{root} xmlns="{_XMLNS}">', *rows, f"</{root}>"]
    return "\n".join([*lines, ""])


def robots_text(site_url: str) -> str:
    """Return `robots.txt`: everything may be read, and here is the map."""
    return f"User-agent: *\nDisallow:\n\nSitemap: {href('sitemap.xml', site_url)}\n"
