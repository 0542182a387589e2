"""The pages of officials: offices over time, appearances with the office of the day, and the index by given name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from plugins.articles.model import Article
from plugins.articles.translations import originals
from plugins.core.text import initial_letter, sort_key
from plugins.editions.edition import Edition
from plugins.listings.company import Company
from plugins.listings.model import ListedArticle, Listing
from plugins.listings.terms import office_terms
from plugins.localities.model import Unit, alphabetical
from plugins.officials.model import HeldOffice, Official, offices_held


@dataclass(frozen=True)
class OfficialLine:
    """A line of the index: the person, the latest offices that are known, where and in which bodies."""

    official: Official
    offices: tuple[HeldOffice, ...]
    localities: tuple[Unit, ...]
    bodies: tuple[str, ...]
    count: int


@dataclass(frozen=True)
class LetterGroup:
    """The people whose given names begin with a letter. `anchor` is the group's address on the page."""

    letter: str
    anchor: str
    lines: tuple[OfficialLine, ...]


@dataclass(frozen=True)
class AppearanceYear:
    """A year of appearances: how many, and the place of the first of them in the whole list, from 0."""

    year: int
    count: int
    first: int


def people_listings(
    edition: Edition, articles: tuple[Article, ...], lines: tuple[OfficialLine, ...], today: date, company: Company
) -> Iterator[Listing]:
    """Yield a page per official as of a day, and the index of all, whose lines are given.

    `company` counts what comes with the articles.
    """
    appearances: dict[str, list[ListedArticle]] = defaultdict(list)
    mentions: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        for appearance in article.appearances:
            if appearance.official is not None:
                appearances[appearance.official.id].append(ListedArticle(article, appearance))
        for official in article.mentioned:
            mentions[official.id].append(article)
    for official in edition.officials.all:
        items = sorted(appearances[official.id], key=by_day, reverse=True)
        records = originals(item.record for item in items)
        terms = office_terms(official, edition.localities, items, today)
        yield Listing(
            official.url,
            "official",
            official.name,
            tuple(items),
            "appearances",
            {
                "official": official,
                "terms": terms,
                "years": appearance_years(items),
                "people": company.people_in(records, official.id),
                "documents": company.documents_in(records),
                "told_of": company.places_in(records),
                "places": {line.unit.id: line.unit for line in terms if line.unit is not None},
                "mentions": tuple(mentions[official.id]),
            },
            f"can-bo/{official.id}",
        )
    yield Listing("can-bo/", "officials", "", variables={"groups": letter_groups(lines)})


def by_day(item: ListedArticle) -> tuple[date, str]:
    """Return the key by which appearances are sorted: the day of the event, then the article."""
    assert item.appearance is not None
    return item.appearance.day, item.record.id


def appearance_years(items: Sequence[ListedArticle]) -> tuple[AppearanceYear, ...]:
    """Return the years of appearances that are sorted by day."""
    found: dict[int, list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        assert item.appearance is not None
        found[item.appearance.day.year].append(place)
    return tuple(AppearanceYear(year, len(places), places[0]) for year, places in found.items())


def letter_groups(lines: Sequence[OfficialLine]) -> tuple[LetterGroup, ...]:
    """Return the lines of the index, which go by given name, under the letters of the alphabet."""
    found: dict[str, list[OfficialLine]] = defaultdict(list)
    for line in lines:
        found[initial_letter(line.official.name)].append(line)
    return tuple(
        LetterGroup(letter, f"bt-letter-{number}", tuple(inside))
        for number, (letter, inside) in enumerate(found.items(), start=1)
    )


def official_lines(edition: Edition, articles: tuple[Article, ...], today: date) -> tuple[OfficialLine, ...]:
    """Return the index of all officials, by given name: the offices known on a day, and how often each took part."""
    counts = Counter(
        appearance.official.id
        for article in articles
        for appearance in article.appearances
        if appearance.official is not None
    )
    return tuple(official_line(official, edition, counts[official.id], today) for official in edition.officials.all)


def official_line(official: Official, edition: Edition, count: int, today: date) -> OfficialLine:
    """Return one line of the index."""
    units = {
        office.locality: edition.localities.find(office.locality) for office in official.offices if office.locality
    }
    bodies = sorted({office.body for office in official.offices if office.body}, key=sort_key)
    return OfficialLine(
        official,
        latest_offices(official, today),
        alphabetical(unit for unit in units.values() if unit is not None),
        tuple(bodies),
        count,
    )


def latest_offices(official: Official, today: date) -> tuple[HeldOffice, ...]:
    """Return the offices held today, or else those held last, which carry the day until which that is known."""
    held = offices_held(official, today)
    past = [office for office in official.offices if office.evidence and office.evidence[-1] < today]
    if held or not past:
        return held
    last = max(office.evidence[-1] for office in past)
    return tuple(HeldOffice(office, today, last) for office in past if office.evidence[-1] == last)
