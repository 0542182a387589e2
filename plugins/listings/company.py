"""What comes with some articles: the people who took part in them, the documents they cite, the places they tell of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from plugins.articles.model import Article
from plugins.core.text import sort_key
from plugins.documents.model import CitedDocument
from plugins.editions.edition import Edition
from plugins.listings.model import DocumentLine, IndexEntry
from plugins.localities.model import Unit
from plugins.officials.model import Official

MOST_DOCUMENTS = 20
MOST_WITH_ARTICLES = 8
"""People of whom the articles are named; of the others only their number."""
MOST_SHARED = 12
"""Articles that are named of one person."""

Ranks = tuple[int, ...]


@dataclass(frozen=True)
class Companion:
    """A person with a page who took part in so many of some articles, and the first of these, where they are named."""

    official: Official
    count: int
    articles: tuple[Article, ...] = ()


class Company:
    """Counts what comes with articles. Officials, units and documents are known by their ranks: their places by name.

    So names are sorted once, however many lists are asked for. `officials` stand in the order of their names.
    """

    def __init__(self, officials: Sequence[Official], units: Iterable[Unit], documents: Iterable[CitedDocument]):
        self._officials = officials
        self._units = sorted(units, key=lambda unit: (sort_key(unit.title), unit.url))
        self._documents = sorted(documents, key=lambda one: (one.name, one.id))
        self._official_ranks = _ranks(self._officials)
        self._unit_ranks = _ranks(self._units)
        self._document_ranks = _ranks(self._documents)
        self._people: dict[str, Ranks] = {}

    def people_in(self, articles: Collection[Article], but: str = "") -> tuple[Companion, ...]:
        """Return everybody with a page who took part, most often first; `but` is the id of one left out.

        The articles of the first few are named, in the order in which they were given.
        """
        found = self._people_in(articles, but)
        return tuple(
            Companion(
                self._officials[rank],
                count,
                tuple(islice((one for one in articles if rank in self._people[one.id]), MOST_SHARED))
                if place < MOST_WITH_ARTICLES
                else (),
            )
            for place, (rank, count) in enumerate(found)
        )

    def people_counted(self, articles: Collection[Article]) -> tuple[IndexEntry, ...]:
        """Return the same people as lines of an index."""
        officials = self._officials
        return tuple(
            IndexEntry(officials[rank].name, officials[rank].url, count) for rank, count in self._people_in(articles)
        )

    def documents_in(self, articles: Iterable[Article], but: str = "") -> tuple[DocumentLine, ...]:
        """Return the documents that are cited most often, those first; `but` is the id of one left out."""
        ranks = self._document_ranks
        counts = Counter(
            ranks[id] for one in articles if one.quotations for id in {cited.document_id for cited in one.quotations}
        )
        counts.pop(ranks.get(but, -1), None)
        return tuple(DocumentLine(self._documents[rank], count) for rank, count in _ordered(counts)[:MOST_DOCUMENTS])

    def places_in(self, articles: Iterable[Article]) -> tuple[IndexEntry, ...]:
        """Return the units that are named, most often first."""
        ranks = self._unit_ranks
        counts = Counter(ranks[unit.id] for article in articles for unit in article.localities)
        found = ((self._units[rank], count) for rank, count in _ordered(counts))
        return tuple(IndexEntry(unit.title, unit.url, count) for unit, count in found)

    def _people_in(self, articles: Collection[Article], but: str = "") -> list[tuple[int, int]]:
        counts = Counter(chain.from_iterable(map(self._participants, articles)))
        counts.pop(self._official_ranks.get(but, -1), None)
        return _ordered(counts)

    def _participants(self, article: Article) -> Ranks:
        """Return those who took part and have a page, each once."""
        known = self._people.get(article.id)
        if known is None:
            ranks = self._official_ranks
            found = (ranks[one.official.id] for one in article.appearances if one.official is not None)
            known = self._people[article.id] = tuple(dict.fromkeys(found))
        return known


def company_of(edition: Edition) -> Company:
    """Return what counts the company of an edition's articles."""
    return Company(edition.officials.all, edition.localities.units.values(), edition.documents.all)


def _ranks(records: Iterable[Official | Unit | CitedDocument]) -> dict[str, int]:
    return {one.id: rank for rank, one in enumerate(records)}


def _ordered(counts: Counter[int]) -> list[tuple[int, int]]:
    """Return ranks with their counts, those met most often first, and of these those first in order."""
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))
