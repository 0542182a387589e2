"""The sentences of a passage with their figures, and which of them may claim something about figures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from plugins.figures.numbers import Figure, figures_in
from plugins.figures.words import NUMBER_WORDS

_NUMBERS_IN_WORDS = re.compile(r"(?<!\w)(?:trong đó|tăng|thêm|trăm|gồm|giảm|mươi|mười)(?!\w)", re.IGNORECASE)
"""Without one of these, number words of a sentence without digits are not read as figures."""
_TELLING = ("trong đó", "tăng", "thêm", "trăm", "gồm", "giảm", "mươi", "mười")
_DIGIT = re.compile("[0-9²³¹\u0660-\u1e9f\u1f00-\u2009\u2027-\U0010ffff]")
"""Digits, and all signs besides letters of Vietnamese and punctuation, among which there are more digits."""
_CLAIMS = (
    "gồm",
    "chia ",
    "phân ",
    "xét ",
    "xếp ",
    "tính ",
    "trong đó",
    "trong này",
    "trong số",
    "cụ thể",
    "lĩnh vực",
) + ("theo từng", "theo cấp", "theo khối", "theo đối", "theo địa", "%")
"""Words that may lead to the parts of a total, and the sign of a share, in lower case."""
_CHANGES = ("tăng", "giảm", "thêm", "bớt", "cộng")
_CHANGE_BY = re.compile(
    r"[tgbc](?:(?<=t)(?:ăng|hêm|ổng cộng)|(?<=g)iảm|(?<=b)ớt|(?<=c)ộng lại)"
    rf"(?:\s+(?:thêm|được|tới|đến|là|đi|có)){{0,4}}\s+(?:\d|{'|'.join(NUMBER_WORDS)})"
)
_OPENS_LIST = re.compile(r"[:(]\s*(?:có\s+|gồm\s+)?\d", re.IGNORECASE)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a passage: where it begins there, its words, and whether these may say how figures hang together.

    Places of figures count from its beginning.
    """

    start: int
    text: str
    makes_claims: bool

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures, if it may say something of them."""
        tells = any(map(str.isdigit, self.text)) or _NUMBERS_IN_WORDS.search(self.text)
        return tuple(figures_in(self.text)) if tells else ()


def may_make_claims(text: str) -> bool:
    """Whether a text may say how figures hang together: which are parts, and of what; what grew by how much."""
    lower = text.lower()
    if not _DIGIT.search(text) and not any(word in lower for word in _TELLING):
        return False
    if any(words in lower for words in _CLAIMS) or (":" in text or "(" in text) and _OPENS_LIST.search(text):
        return True
    return any(word in lower for word in _CHANGES) and _CHANGE_BY.search(lower) is not None


def sentences_at(text: str, places: Iterable[tuple[int, int]]) -> list[Sentence]:
    """Return the sentences at the places of a text."""
    return [Sentence(start, words := text[start:end], may_make_claims(words)) for start, end in places]
