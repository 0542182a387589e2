"""The lists of news: home, sections, tags, authors, and the archive by year and month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.articles.model import Article
from plugins.core.text import person_sort_key, sort_key
from plugins.editions.edition import Edition
from plugins.editions.site import CORRECTIONS_PAGE
from plugins.listings.home import home_page
from plugins.listings.model import Correction, IndexEntry, Listing, listed

Articles = tuple[Article, ...]
ALL_ARTICLES = "tin/"
"""The list of all articles, newest first; below it stand the articles themselves."""


@dataclass(frozen=True)
class ArchiveMonth:
    """A month of the archive."""

    month: int
    url: str
    count: int


@dataclass(frozen=True)
class ArchiveYear:
    """A year of the archive, with its months, the latest first."""

    year: int
    url: str
    count: int
    months: tuple[ArchiveMonth, ...]


def news_listings(edition: Edition, found: Articles) -> Iterator[Listing]:
    """Yield the lists of the articles that readers may find (newest first), translations among them."""
    articles = edition.once(found)
    corrected = corrections(articles)
    everything = listed(articles)
    home = home_page(edition, articles, corrected)
    yield Listing("", "index", edition.agency.name, everything, variables={"home": home}, feed="tat-ca")
    yield Listing(ALL_ARTICLES, "news_list", "", everything, "articles", {"kind": "all", "called": ""})
    yield Listing(CORRECTIONS_PAGE, "corrections", "", corrected, "corrections")
    yield from section_listings(edition, articles)
    yield from tag_listings(edition, found)
    yield from author_listings(edition, found)
    yield from archive_listings(articles)


def corrections(articles: Articles) -> tuple[Correction, ...]:
    """Return every correction and withdrawal, the latest first."""
    found = [
        Correction(article, update)
        for article in articles
        for update in article.updates
        if update.kind in ("correction", "withdrawal")
    ]
    return tuple(sorted(found, key=lambda one: (-one.update.date.toordinal(), one.record.id)))


def section_listings(edition: Edition, articles: Articles) -> Iterator[Listing]:
    """Yield a page per section, those without news among them, and their index."""
    index = []
    within: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        within[article.section.id].append(article)
    for section in edition.agency.ordered_sections:
        inside = tuple(within[section.id])
        index.append(IndexEntry(section.name, section.url, len(inside), section.description))
        yield Listing(
            section.url,
            "category",
            section.name,
            listed(inside),
            "articles",
            {"section": section},
            f"chuyen-muc/{section.id}",
        )
    yield Listing("chuyen-muc/", "categories", "", variables={"section_index": tuple(index)})


def tag_listings(edition: Edition, articles: Articles) -> Iterator[Listing]:
    """Yield a page per tag and their index, in the order of the alphabet."""
    tagged: dict[str, list[Article]] = defaultdict(list)
    tags = {}
    for article in articles:
        for tag in article.tags:
            tags[tag.slug] = tag
            tagged[tag.slug].append(article)
    ordered = sorted(tags.values(), key=lambda tag: sort_key(tag.name))
    shown = {slug: edition.once(tuple(inside)) for slug, inside in tagged.items()}
    for tag in ordered:
        inside = listed(shown[tag.slug])
        about = {"kind": "tag", "called": tag.name}
        yield Listing(tag.url, "news_list", tag.name, inside, "articles", about, f"the/{tag.slug}")
    index = tuple(IndexEntry(tag.name, tag.url, len(shown[tag.slug])) for tag in ordered)
    yield Listing("the/", "tags", "", variables={"tag_index": index})


def author_listings(edition: Edition, articles: Articles) -> Iterator[Listing]:
    """Yield a page per author and their index, by given name."""
    written: dict[str, list[Article]] = defaultdict(list)
    authors = {}
    for article in articles:
        for author in {author.slug: author for author in article.authors}.values():
            authors[author.slug] = author
            written[author.slug].append(article)
    ordered = sorted(authors.values(), key=lambda author: person_sort_key(author.name))
    shown = {slug: edition.once(tuple(inside)) for slug, inside in written.items()}
    for author in ordered:
        inside = listed(shown[author.slug])
        about = {"kind": "author", "called": author.name}
        yield Listing(author.url, "news_list", author.name, inside, "articles", about, f"tac-gia/{author.slug}")
    index = tuple(IndexEntry(author.name, author.url, len(shown[author.slug])) for author in ordered)
    yield Listing("tac-gia/", "authors", "", variables={"author_index": index})


def archive_listings(articles: Articles) -> Iterator[Listing]:
    """Yield a page per year and month with news, and their index, newest first."""
    by_month: dict[tuple[int, int], list[Article]] = defaultdict(list)
    for article in articles:
        by_month[(article.published.year, article.published.month)].append(article)
    years = []
    for year in sorted({year for year, _ in by_month}, reverse=True):
        months = []
        in_year: list[Article] = []
        for month in sorted((month for one, month in by_month if one == year), reverse=True):
            inside = tuple(by_month[(year, month)])
            in_year += inside
            url = f"luu-tru/{year:04d}/{month:02d}/"
            months.append(ArchiveMonth(month, url, len(inside)))
            yield Listing(
                url, "period_archives", f"{month:02d}/{year}", listed(inside), "articles", {"period_num": (year, month)}
            )
        url = f"luu-tru/{year:04d}/"
        years.append(ArchiveYear(year, url, len(in_year), tuple(months)))
        yield Listing(url, "period_archives", str(year), listed(tuple(in_year)), "articles", {"period_num": (year,)})
    yield Listing("luu-tru/", "archives", "", variables={"archive_years": tuple(years)})
