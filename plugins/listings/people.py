"""The pages of officials: every appearance with the office of its day, and the index by given name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plugins.articles.model import Article
from plugins.core.text import sort_key
from plugins.editions.edition import Edition
from plugins.listings.model import ListedArticle, Listing
from plugins.localities.model import Unit, alphabetical
from plugins.officials.model import Office, Official


@dataclass(frozen=True)
class OfficialLine:
    """A line of the index: the person, the latest offices that are known, where and in which bodies."""

    official: Official
    offices: tuple[Office, ...]
    localities: tuple[Unit, ...]
    bodies: tuple[str, ...]
    count: int


def people_listings(edition: Edition, articles: tuple[Article, ...]) -> Iterator[Listing]:
    """Yield a page per official and the index of all."""
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
            {"official": official, "mentions": tuple(mentions[official.id])},
            f"can-bo/{official.id}",
        )
    lines = official_lines(edition, {id: len(items) for id, items in appearances.items()})
    yield Listing("can-bo/", "officials", "", variables={"officials": lines})


def by_day(item: ListedArticle) -> tuple[str, str]:
    """Return the key by which appearances are sorted: the day of the event, then the article."""
    assert item.appearance is not None
    return item.appearance.day.isoformat(), item.record.id


def official_lines(edition: Edition, counts: Mapping[str, int]) -> tuple[OfficialLine, ...]:
    """Return the index of all officials, by given name."""
    return tuple(official_line(official, edition, counts.get(official.id, 0)) for official in edition.officials.all)


def official_line(official: Official, edition: Edition, count: int) -> OfficialLine:
    """Return one line of the index."""
    units = {office.locality: edition.localities.find(office.locality) for office in official.offices if office.locality}
    bodies = sorted({office.body for office in official.offices if office.body}, key=sort_key)
    return OfficialLine(
        official,
        latest_offices(official),
        alphabetical(unit for unit in units.values() if unit is not None),
        tuple(bodies),
        count,
    )


def latest_offices(official: Official) -> tuple[Office, ...]:
    """Return the offices last known to be held: those whose evidence reaches furthest."""
    last = {index: office.evidence[-1] for index, office in enumerate(official.offices) if office.evidence}
    newest = max(last.values(), default=None)
    return tuple(
        office
        for index, office in enumerate(official.offices)
        if newest is None or last.get(index) == newest or (office.since is not None and office.until is None)
    )
