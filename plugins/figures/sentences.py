"""The sentences of a passage with their figures, found once for all that look at them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from plugins.figures.numbers import Figure, figures_in

_TELLS_OF_FIGURES = re.compile(
    r"[tTgGmM](?<!\w[tTgGmM])(?i:(?<=t)(?:rong đó|ăng|hêm|răm)|(?<=g)(?:ồm|iảm)|(?<=m)(?:ươi|ười))(?!\w)"
)
"""“trong đó”, “tăng”, “thêm”, “trăm”, “gồm”, “giảm”, “mươi”, “mười”; a search by first letters is a quick one."""
_PERHAPS_DIGIT = re.compile("[0-9²³¹\u0660-\u1e9f\u1f00-\u2009\u2027-\U0010ffff]")
"""Digits, and all signs besides letters of Vietnamese and punctuation, among which there are more digits."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of a passage: where it begins there, its words, and its figures with places from its own beginning."""

    start: int
    text: str
    figures: tuple[Figure, ...]


def may_tell_of_figures(text: str) -> bool:
    """Whether any sentence of a text may have figures in it that say something."""
    return bool(_PERHAPS_DIGIT.search(text) or _TELLS_OF_FIGURES.search(text))


def read_sentences(text: str, places: Iterable[tuple[int, int]]) -> list[Sentence]:
    """Return the sentences at the places of a text, with the figures of those that may say something of them."""
    found = []
    for start, end in places:
        words = text[start:end]
        tells = any(map(str.isdigit, words)) or _TELLS_OF_FIGURES.search(words)
        found.append(Sentence(start, words, tuple(figures_in(words)) if tells else ()))
    return found
