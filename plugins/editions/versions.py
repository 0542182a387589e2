"""Which pages stand in several languages, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from plugins.agencies.model import Section
from plugins.articles.model import Article
from plugins.articles.translations import language_versions
from plugins.articles.visibility import shown_status
from plugins.editions.edition import Edition
from plugins.officials.model import Official
from plugins.pages.model import StandingPage

Family = Mapping[str, str]
"""The addresses of one page by language, the main language first."""


def in_language(address: str, code: str | None) -> str:
    """Return where the counterpart of a page stands that the site makes by itself: `en/can-bo/` for `can-bo/`.

    The words of addresses stay Vietnamese, so that a further language needs no words for them. None is the main
    language.
    """
    return f"{code}/{address}" if code else address


def told_officials(edition: Edition, code: str) -> tuple[Official, ...]:
    """Return the officials who have a page in another language: those of whom something was written in it."""
    return tuple(official for official in edition.officials.all if official.is_told_in(code))


def told_sections(edition: Edition, articles: Iterable[Article], code: str) -> tuple[Section, ...]:
    """Return the sections that have a page in another language, under their names in it: those with news in it."""
    used = {article.section.id for article in articles if article.lang == code}
    return tuple(section for section in edition.agency.in_language(code).ordered_sections if section.id in used)


def families_of(edition: Edition, now: datetime, is_preview: bool) -> tuple[Family, ...]:
    """Return every page that stands in several languages, as of a moment."""
    main, *others = edition.agency.languages
    published = edition.published(now)
    counterparts: dict[str, dict[str, str]] = defaultdict(dict)
    for code in others:
        for address in counterpart_addresses(edition, published, code):
            counterparts[address][code] = in_language(address, code)
    families: list[Family] = [{main: address, **found} for address, found in counterparts.items()]
    pages: dict[str, dict[str, str]] = {page.slug: {page.language: page.url} for page in originals(edition)}
    for page in edition.pages:
        if page.translation_of in pages:
            pages[page.translation_of][page.language] = page.url
    families += pages.values()
    shown = [shown_status(article, now, is_preview) for article in edition.articles]
    with_pages = [article for article in shown if article.status in ("published", "draft")]
    versions = language_versions(with_pages)
    families += [
        {one.lang: one.url for one in (article, *versions[article.id])}
        for article in with_pages
        if article.translation_of is None and article.id in versions
    ]
    return tuple(ordered(family, (main, *others)) for family in families if len(family) > 1)


def counterpart_addresses(edition: Edition, articles: Sequence[Article], code: str) -> Iterator[str]:
    """Yield the addresses of the main language to which the site makes a counterpart in another one."""
    yield from ("", "tin/")
    sections = told_sections(edition, articles, code)
    if sections:
        yield "chuyen-muc/"
        yield from (section.url for section in sections)
    officials = told_officials(edition, code)
    if officials:
        yield "can-bo/"
        yield from (official.url for official in officials)


def originals(edition: Edition) -> Iterator[StandingPage]:
    """Yield the standing pages that translate no other one."""
    return (page for page in edition.pages if page.translation_of is None and page.song is None)


def ordered(family: Family, languages: Sequence[str]) -> Family:
    """Return a family in the order of the site's languages, then of the alphabet."""
    known = [code for code in languages if code in family]
    return {code: family[code] for code in (*known, *sorted(family.keys() - set(known)))}
