"""Which articles an article leads on to: about the same event, the same officials, the same documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Literal

from plugins.articles.model import Article

Reason = Literal["event", "official", "document"]
REASONS: tuple[Reason, ...] = ("event", "official", "document")
"""The strongest tie first."""
MOST = 5
"""Articles that one page leads on to."""
LONGEST_EVENT = 31
"""Days; of an event that lasts longer, only so many tie articles together."""

Subject = tuple[Reason, Hashable, str]
"""A tie, what it is about, and its name for readers."""


@dataclass(frozen=True)
class Related:
    """Another article and what ties it: the names of the officials or documents that both have, none for an event."""

    record: Article
    reason: Reason
    subjects: tuple[str, ...]


def related_articles(articles: Iterable[Article]) -> Mapping[str, tuple[Related, ...]]:
    """Return by id what each article leads on to; `articles` are those that readers find, newest first.

    Of the articles about one official or document, only those nearest in time are looked at, so that the work grows
    with the number of articles and not with its square.
    """
    found = [article for article in articles if article.withdrawal is None]
    subjects = {article.id: tuple(dict.fromkeys(subjects_of(article))) for article in found}
    shelves: dict[tuple[Reason, Hashable], list[Article]] = defaultdict(list)
    places: dict[tuple[str, Reason, Hashable], int] = {}
    for article in found:
        for reason, key, _ in subjects[article.id]:
            places[article.id, reason, key] = len(shelves[reason, key])
            shelves[reason, key].append(article)
    order = {article.id: number for number, article in enumerate(found)}
    result: dict[str, tuple[Related, ...]] = {}
    for article in found:
        ties: dict[str, dict[Reason, list[str]]] = defaultdict(lambda: defaultdict(list))
        records: dict[str, Article] = {}
        for reason, key, name in subjects[article.id]:
            for other in nearest(shelves[reason, key], places[article.id, reason, key]):
                if not same_text(article, other):
                    records[other.id] = other
                    ties[other.id][reason].append(name)
        ranked = sorted(ties, key=lambda id: (strength(ties[id]), order[id]))
        result[article.id] = tuple(related(records[id], ties[id]) for id in islice(ranked, MOST))
    return result


def subjects_of(article: Article) -> Iterator[Subject]:
    """Yield what may tie an article to others."""
    if article.happened is not None:
        days = min((article.happened.last - article.happened.first).days + 1, LONGEST_EVENT)
        for unit in article.localities:
            for number in range(days):
                yield "event", (article.happened.first + timedelta(number), unit.place_id), ""
    for appearance in article.appearances:
        if appearance.official is not None:
            yield "official", appearance.official.id, appearance.official.name
    for listed in article.documents:
        if listed.document is not None:
            yield "document", listed.document.id, listed.text


def nearest(shelf: Sequence[Article], place: int) -> Iterator[Article]:
    """Yield the articles next to a place of a shelf, on both sides."""
    yield from shelf[max(0, place - MOST) : place]
    yield from shelf[place + 1 : place + 1 + MOST]


def same_text(article: Article, other: Article) -> bool:
    """Whether two articles are one text, itself or in two languages: a translation is led to elsewhere."""
    names = (article.id, article.id.rsplit("/", 1)[-1])
    others = (other.id, other.id.rsplit("/", 1)[-1])
    return article.id == other.id or other.translation_of in names or article.translation_of in others


def strength(ties: Mapping[Reason, Sequence[str]]) -> tuple[int, ...]:
    """Return a key that puts the closest ties first: an event before officials before documents, many before few."""
    return tuple(-len(ties.get(reason, ())) for reason in REASONS)


def related(record: Article, ties: Mapping[Reason, Sequence[str]]) -> Related:
    """Return one related article with its strongest tie."""
    reason = next(reason for reason in REASONS if reason in ties)
    return Related(record, reason, tuple(dict.fromkeys(name for name in ties[reason] if name)))
