"""Which articles an article leads on to: of the same event, officials, documents, and only then place and section."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Literal

from plugins.articles.model import Article

Reason = Literal["event", "official", "document", "place", "section"]
REASONS: tuple[Reason, ...] = ("event", "official", "document", "place", "section")
"""The strongest tie first."""
FILLERS: tuple[Reason, ...] = ("place", "section")
"""What ties so many articles that it says little: only where all stronger reasons together give few."""
MOST = 5
"""Articles that one page leads on to."""
FEW = 3
"""Articles up to which a weaker reason fills up what the stronger ones left."""
LONGEST_EVENT = 31
"""Days; of an event that lasts longer, only so many tie articles together."""

Tie = tuple[Reason, Hashable]
"""A reason and what it is about."""


@dataclass(frozen=True)
class Related:
    """Another article and what ties it: the names of the officials, documents or places that both have."""

    record: Article
    reason: Reason
    subjects: tuple[str, ...]
    """Empty for an event or a section, and for two units of one district."""


def related_articles(articles: Iterable[Article]) -> Mapping[str, tuple[Related, ...]]:
    """Return by id what each article leads on to; `articles` are those that readers find, newest first.

    Of the articles that something ties, only those nearest in time are looked at, so that the work grows with the
    number of articles and not with its square.
    """
    shelves = Shelves([article for article in articles if article.withdrawal is None])
    return {article.id: shelves.related(article) for article in shelves.articles}


class Shelves:
    """Articles, and for each tie a shelf of those that have it, in the same order."""

    def __init__(self, articles: Sequence[Article]):
        self.articles = articles
        self.order = {article.id: number for number, article in enumerate(articles)}
        self.names = {article.id: dict(named_ties(article)) for article in articles}
        self.shelves: dict[Tie, list[Article]] = defaultdict(list)
        self.places: dict[tuple[str, Tie], int] = {}
        for article in articles:
            for tie in self.names[article.id]:
                self.places[article.id, tie] = len(self.shelves[tie])
                self.shelves[tie].append(article)

    def related(self, article: Article) -> tuple[Related, ...]:
        """Return what an article leads on to, the closest first."""
        strong = [reason for reason in REASONS if reason not in FILLERS]
        chosen = {one.record.id: one for one in islice(self.tied(article, strong), MOST)}
        for reason in FILLERS:
            others = (one for one in self.tied(article, [reason]) if one.record.id not in chosen)
            chosen |= {one.record.id: one for one in list(islice(others, max(0, FEW - len(chosen))))}
        return tuple(chosen.values())

    def tied(self, article: Article, reasons: Sequence[Reason]) -> Iterator[Related]:
        """Yield the articles that one of the reasons ties to an article, the closest first, then the newest."""
        names: dict[str, dict[Reason, list[str]]] = defaultdict(lambda: defaultdict(list))
        records: dict[str, Article] = {}
        for tie, name in self.names[article.id].items():
            if tie[0] in reasons:
                for other in nearest(self.shelves[tie], self.places[article.id, tie]):
                    if not same_text(article, other):
                        records[other.id] = other
                        names[other.id][tie[0]].append(name)
        for id in sorted(names, key=lambda id: (strength(names[id]), self.order[id])):
            reason = next(reason for reason in REASONS if reason in names[id])
            yield Related(records[id], reason, tuple(dict.fromkeys(name for name in names[id][reason] if name)))


def named_ties(article: Article) -> Iterator[tuple[Tie, str]]:
    """Yield what may tie an article to others, with its name for readers where it has one.

    Place and section tie only texts of one language: who reads one of them can read the others.
    """
    if article.happened is not None:
        days = min((article.happened.last - article.happened.first).days + 1, LONGEST_EVENT)
        for unit in article.localities:
            for number in range(days):
                yield ("event", (article.happened.first + timedelta(number), unit.place_id)), ""
    for appearance in article.appearances:
        if appearance.official is not None:
            yield ("official", appearance.official.id), appearance.official.name
    for listed in article.documents:
        if listed.document is not None:
            yield ("document", listed.document.id), listed.text
    for unit in article.localities:
        yield ("place", (article.lang, unit.place_id)), ""
    for unit in article.localities:
        yield ("place", (article.lang, unit.id)), unit.title
    yield ("section", (article.lang, article.section.id)), ""


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
