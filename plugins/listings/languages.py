"""The lists in a further language: a home with what is told in it, its sections, the officials it tells of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plugins.articles.model import Article
from plugins.articles.translations import language_versions
from plugins.editions.edition import Edition
from plugins.editions.versions import in_language, told_officials, told_sections
from plugins.listings.home import CORRECTIONS, front_of
from plugins.listings.model import IndexEntry, ListedArticle, Listing, listed
from plugins.listings.news import ALL_ARTICLES, corrections
from plugins.listings.people import OfficialLine, letter_groups
from plugins.pages.model import StandingPage

Articles = tuple[Article, ...]


def language_listings(
    edition: Edition, articles: Articles, lines: tuple[OfficialLine, ...], people: tuple[Listing, ...]
) -> Iterator[Listing]:
    """Yield the lists of every language but the main one.

    `articles` are all that readers may find, newest first; `lines` are those of all officials and `people` their pages
    in the main language.
    """
    for code in edition.agency.languages[1:]:
        told = tuple(article for article in articles if article.lang == code)
        yield from home_and_sections(edition, told, code)
        yield from official_pages(edition, articles, lines, people, code)


def home_and_sections(edition: Edition, told: Articles, code: str) -> Iterator[Listing]:
    """Yield the home page of a language, and a page per section with news in it and their index."""
    name = edition.agency.in_language(code).name
    sections = told_sections(edition, told, code)
    corrected = corrections(told)[:CORRECTIONS]
    home = replace(front_of(told, sections), corrections=corrected, pages=pages_in(edition, code))
    everything = listed(told)
    yield counterpart(Listing("", "index", name, everything, variables={"home": home}, feed="tat-ca"), code)
    about = {"kind": "all", "called": ""}
    yield counterpart(Listing(ALL_ARTICLES, "news_list", "", everything, "articles", about), code)
    index = []
    for section in sections:
        inside = tuple(article for article in told if article.section.id == section.id)
        index.append(IndexEntry(section.name, section.url, len(inside), section.description))
        page = Listing(section.url, "category", section.name, listed(inside), "articles", {"section": section})
        yield counterpart(replace(page, feed=section.url.rstrip("/")), code)
    if index:
        yield counterpart(Listing("chuyen-muc/", "categories", "", variables={"section_index": tuple(index)}), code)


def official_pages(
    edition: Edition, articles: Articles, lines: tuple[OfficialLine, ...], people: tuple[Listing, ...], code: str
) -> Iterator[Listing]:
    """Yield a page per official who is told of in a language, and their index.

    Each is the page of the main language, and an article that is translated stands in it as its translation.
    """
    officials = told_officials(edition, code)
    if not officials:
        return
    ids = {official.id for official in officials}
    versions = language_versions(articles)
    translated = {id: one for id, others in versions.items() for one in others if one.lang == code}
    for page in people:
        official = page.variables.get("official")
        if official is not None and official.id in ids:
            items = tuple(in_translation(item, translated) for item in page.items)
            yield counterpart(replace(page, items=items), code)
    told = letter_groups([line for line in lines if line.official.id in ids])
    yield counterpart(Listing("can-bo/", "officials", "", variables={"groups": told}), code)


def in_translation(item: ListedArticle, translated: dict[str, Article]) -> ListedArticle:
    """Return an appearance with the translation of its article, where there is one."""
    return item._replace(record=translated.get(item.record.id, item.record))


def pages_in(edition: Edition, code: str) -> tuple[StandingPage, ...]:
    """Return the standing pages in a language."""
    return tuple(page for page in edition.pages if page.language == code and page.song is None)


def counterpart(listing: Listing, code: str) -> Listing:
    """Return a page of the main language as the page in another one, with feeds of its own if it has feeds."""
    feed = in_language(listing.feed, code) if listing.feed and listing.template != "official" else listing.feed
    return replace(listing, url=in_language(listing.url, code), language=code, feed=feed)
