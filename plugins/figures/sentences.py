"""The sentences of a passage with their figures, found once for all that look at them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from plugins.figures.numbers import Figure, figures_in

_TELLS_OF_FIGURES = re.compile(r"(?<!\w)(?:trong đó|gồm|tăng|giảm|thêm|mươi|mười|trăm)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a passage: where it begins there, its words, and its figures with places from its own beginning."""

    start: int
    text: str
    figures: tuple[Figure, ...]


def read_sentences(text: str, places: Iterable[tuple[int, int]]) -> list[Sentence]:
    """Return the sentences at the places of a text, with the figures of those that may say something of them."""
    found = []
    for start, end in places:
        words = text[start:end]
        tells = any(map(str.isdigit, words)) or _TELLS_OF_FIGURES.search(words)
        found.append(Sentence(start, words, tuple(figures_in(words)) if tells else ()))
    return found
