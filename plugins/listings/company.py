"""What comes with some articles: the people who took part in them, the documents they cite, the places they tell of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from plugins.articles.model import Article
from plugins.core.text import person_sort_key, sort_key
from plugins.documents.index import Documents
from plugins.listings.model import DocumentLine, IndexEntry
from plugins.localities.model import Unit
from plugins.officials.model import Official

MOST_DOCUMENTS = 20


@dataclass(frozen=True)
class Companion:
    """A person with a page who took part, and the articles that say so, in the order in which they were given."""

    official: Official
    articles: tuple[Article, ...]

    @property
    def count(self) -> int:
        """The number of these articles."""
        return len(self.articles)


def people_in(articles: Iterable[Article], but: str = "") -> tuple[Companion, ...]:
    """Return everybody with a page who took part in some articles, most often first; `but` is the id of one left out.

    The work grows with the number of people in these articles.
    """
    shared: dict[str, list[Article]] = defaultdict(list)
    people: dict[str, Official] = {}
    for article in articles:
        for id, official in participants(article).items():
            if id != but:
                people[id] = official
                shared[id].append(article)
    found = (Companion(people[id], tuple(inside)) for id, inside in shared.items())
    return tuple(sorted(found, key=lambda one: (-one.count, person_sort_key(one.official.name), one.official.id)))


def participants(article: Article) -> dict[str, Official]:
    """Return those who took part and have a page, by id, each once."""
    return {one.official.id: one.official for one in article.appearances if one.official is not None}


def documents_in(articles: Iterable[Article], documents: Documents, but: str = "") -> tuple[DocumentLine, ...]:
    """Return the documents that some articles cite, those cited most often first; `but` is the id of one left out."""
    counts = Counter(id for article in articles for id in {one.document_id for one in article.quotations} if id != but)
    found = (DocumentLine(documents.by_id[id], count) for id, count in counts.items())
    return tuple(sorted(found, key=lambda line: (-line.count, line.document.name, line.document.id))[:MOST_DOCUMENTS])


def places_in(articles: Iterable[Article]) -> tuple[IndexEntry, ...]:
    """Return the units that some articles name, those named most often first."""
    counts: Counter[str] = Counter()
    units: dict[str, Unit] = {}
    for article in articles:
        for unit in article.localities:
            units[unit.id] = unit
            counts[unit.id] += 1
    found = (IndexEntry(unit.title, unit.url, counts[id]) for id, unit in units.items())
    return tuple(sorted(found, key=lambda entry: (-entry.count, sort_key(entry.name), entry.url)))


def as_entries(people: Iterable[Companion]) -> tuple[IndexEntry, ...]:
    """Return people as lines of an index."""
    return tuple(IndexEntry(one.official.name, one.official.url, one.count) for one in people)
