"""Names of people with a page, as prose is searched for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True, eq=False)
class SpokenNames:
    """Names of two words or more, as words in lower case with tone marks in one place.

    `heads` are their first words, `pairs` their first two; `longest` is the number of words of the longest.
    """

    names: frozenset[tuple[str, ...]]
    heads: frozenset[str]
    pairs: frozenset[Pair]
    longest: int


def spoken_names(names: Iterable[str]) -> SpokenNames:
    """Return those of the names, each in the form of `name_form`, that prose can be searched for."""
    found = frozenset(tuple(name.split()) for name in names if " " in name)
    return SpokenNames(
        found,
        frozenset(name[0] for name in found),
        frozenset((name[0], name[1]) for name in found),
        max(map(len, found), default=0),
    )


NOBODY = spoken_names(())
