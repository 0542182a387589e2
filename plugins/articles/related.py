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
BITS = 20
"""Of a number of ties for one reason: no article has a million."""
WEIGHTS: Mapping[Reason, int] = {reason: 1 << BITS * place for place, reason in enumerate(reversed(REASONS))}
"""How strongly one tie ties: one of a stronger reason more than all of the weaker ones."""

Tie = tuple[Reason, Hashable]
"""A reason and what it is about."""
PlacedTie = tuple[Reason, str, list[int], int]
"""A tie of one article: why, its name for readers, the shelf of all who have it, and the article's place there."""


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
    return {article.id: shelves.related(number) for number, article in enumerate(shelves.articles)}


class Shelves:
    """Articles by their numbers, and for each tie a shelf with the numbers of those that have it, in the same order."""

    def __init__(self, articles: Sequence[Article]):
        self.articles = articles
        self.ties: list[list[PlacedTie]] = []
        self.same_texts = same_texts(articles)
        shelves: dict[Tie, list[int]] = defaultdict(list)
        for number, article in enumerate(articles):
            placed: list[PlacedTie] = []
            for tie, name in dict(named_ties(article)).items():
                shelf = shelves[tie]
                placed.append((tie[0], name, shelf, len(shelf)))
                shelf.append(number)
            self.ties.append(placed)

    def related(self, number: int) -> tuple[Related, ...]:
        """Return what an article leads on to, the closest first."""
        ties = self.ties[number]
        chosen = list(islice(self.tied(number, [tie for tie in ties if tie[0] not in FILLERS]), MOST))
        for reason in FILLERS:
            if len(chosen) < FEW:
                known = {one.record.id for one in chosen}
                filling = self.tied(number, [tie for tie in ties if tie[0] == reason])
                others = (one for one in filling if one.record.id not in known)
                chosen += islice(others, FEW - len(chosen))
        return tuple(chosen)

    def tied(self, number: int, ties: Sequence[PlacedTie]) -> Iterator[Related]:
        """Yield the articles that one of the ties ties to an article, the closest first, then the newest."""
        strengths: dict[int, int] = {}
        near: list[tuple[Reason, str, list[int]]] = []
        for reason, name, shelf, place in ties:
            others = shelf[max(0, place - MOST) : place] + shelf[place + 1 : place + 1 + MOST]
            near.append((reason, name, others))
            weight = WEIGHTS[reason]
            for other in others:
                strengths[other] = strengths.get(other, 0) + weight
        for same in self.same_texts.get(number, ()):
            strengths.pop(same, None)
        # One number for both: of two that are tied equally strongly, the newer has the lower number.
        count = len(self.articles)
        for closeness in sorted([strength * count - other for other, strength in strengths.items()], reverse=True):
            found = -closeness % count
            strongest = REASONS[len(REASONS) - 1 - (strengths[found].bit_length() - 1) // BITS]
            names = [name for reason, name, others in near if reason == strongest and name and found in others]
            yield Related(self.articles[found], strongest, tuple(dict.fromkeys(names)))


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


def same_texts(articles: Sequence[Article]) -> Mapping[int, set[int]]:
    """Return by number the articles that are one text in two languages: a translation is led to elsewhere.

    A translation names its original by the id, or by the name of its file.
    """
    translations: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        if article.translation_of:
            translations[article.translation_of].append(number)
    found: dict[int, set[int]] = defaultdict(set)
    for number, article in enumerate(articles) if translations else ():
        for name in (article.id, article.id.rsplit("/", 1)[-1]):
            for other in translations.get(name, ()):
                found[number].add(other)
                found[other].add(number)
    return found
