"""The pages of officials: every appearance with the office of its day, and the index by given name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plugins.articles.model import Article
from plugins.core.text import sort_key
from plugins.editions.edition import Edition
from plugins.listings.model import ListedArticle, Listing
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


def people_listings(
    edition: Edition, articles: tuple[Article, ...], lines: tuple[OfficialLine, ...]
) -> Iterator[Listing]:
    """Yield a page per official and the index of all, whose lines are given."""
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
        yield Listing(
            official.url,
            "official",
            official.name,
            tuple(items),
            "appearances",
            {
                "official": official,
                "places": {
                    one.locality: edition.localities.find(one.locality) for one in official.offices if one.locality
                },
                "mentions": tuple(mentions[official.id]),
            },
            f"can-bo/{official.id}",
        )
    yield Listing("can-bo/", "officials", "", variables={"officials": lines})


def by_day(item: ListedArticle) -> tuple[str, str]:
    """Return the key by which appearances are sorted: the day of the event, then the article."""
    assert item.appearance is not None
    return item.appearance.day.isoformat(), item.record.id


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
