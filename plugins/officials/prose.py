"""Prose cut into words and signs, each with what the grammar of officials asks of it."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import accumulate
from operator import ne

from plugins.core.word_lists import words

_TOKEN = re.compile(r"((?=\S)(?:đ[/.]c|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[./,]\d+)*|[^\w\s]))")
"""Of a text in lower case; in a group, so that splitting by it gives tokens and gaps in turn. The first look spares
the spaces in place of tags all others."""
CAPITALS = (
    "".join(sign for sign in map(chr, (*range(0x250), *range(0x1E00, 0x1F00))) if sign.lower() != sign)
    + f"\u0250-\u1dff\u1f00-\u1fff\u2100-{chr(sys.maxunicode)}"
)
"""All Latin capitals, and all that is neither Latin nor punctuation."""
_BULLETS = frozenset("-–—+*•")
_ENDS = frozenset(".!?…")
_OPEN_ENDS = frozenset((",", ";", ":"))
_SHORTENED = words("tp tx tt q ts ths pgs gs bs ks cn ls đ ô p")
"""Words after which a full stop ends no sentence."""
_FULL_LINE = 60
"""Characters from which a line is taken for one that was broken in the middle of a sentence."""
_OLD_TONES = (("uỷ", "ủy"), ("Uỷ", "Ủy"), ("UỶ", "ỦY"), ("toạ", "tọa"), ("hoà", "hòa"), ("hoá", "hóa"), ("ƣ", "ư"))

SPACE, LINE, BLANK = 1, 2, 3
"""What stands before a token: a space (or nothing: 0), a line's end, an empty line."""


def in_one_form(text: str) -> str:
    """Return the text with the tone marks of the words that the grammar knows in one place; its length is kept."""
    for old, new in _OLD_TONES:
        text = text.replace(old, new)
    return text


def _gap(between: str) -> int:
    lines = between.count("\n")
    return BLANK if lines > 1 else LINE if lines else SPACE


class Prose:
    """A text as rows of equal length, one entry for each token.

    `words` are in lower case with tone marks in one place; `starts` and `ends` are positions in the text; `capital`
    says whether the word has a capital first; `gaps` what stands before it; `sentences` numbers the sentences.
    """

    def __init__(self, text: str):
        """`text` is in the normal form in which sources are read; its length is kept throughout."""
        self.text = text
        plain = in_one_form(text)
        lower = plain.lower()
        if len(lower) != len(text):
            lower = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in plain)
        pieces = _TOKEN.split(lower)
        places = list(accumulate(map(len, pieces)))
        gaps = pieces[:-1:2]
        told = {gap: _gap(gap) for gap in set(gaps)} | {"": 0}
        self.starts: list[int] = places[:-1:2]
        self.ends: list[int] = places[1::2]
        self.words: list[str] = pieces[1::2]
        self.capital: list[bool] = list(
            map(ne, map(plain.__getitem__, self.starts), map(lower.__getitem__, self.starts))
        )
        self.gaps: list[int] = list(map(told.__getitem__, gaps))
        self.size = len(self.words)
        self.sentences, self.bullets = self._sentences()
        self.rows: dict[int, int] = {}
        """Where a row of words with capitals ends, by each of its words, as far as somebody asked."""
        self.titles: dict[int, tuple[int, str] | None] = {}
        """The title at a token and where it ends, as far as somebody asked: lists of offices are walked often."""
        self.named_after: dict[int, bool] = {}
        """Whether something is named after the name at a token, as far as somebody asked."""

    def _sentences(self) -> tuple[list[int], set[int]]:
        """Number the sentences. The items of a list that follows a colon belong to the sentence before it."""
        numbers: list[int] = []
        bullets: set[int] = set()
        number = 0
        line_start = 0
        listing = False
        words, gaps = self.words, self.gaps
        for index, (gap, previous) in enumerate(zip(gaps, ["", *words], strict=False)):
            if gap < LINE and previous not in _ENDS and index:
                continue
            numbers += [number] * (index - len(numbers))
            if gap >= LINE or index == 0:
                long_line = index and self.ends[index - 1] - line_start >= _FULL_LINE
                line_start = self.starts[index]
                if words[index] in _BULLETS and index + 1 < self.size and gaps[index + 1] == SPACE:
                    bullets.add(index)
                    listing = listing or previous == ":"
                    number += not listing
                elif index and previous not in _OPEN_ENDS and (gap == BLANK or previous in _ENDS or not long_line):
                    number += 1
                    listing = False
                elif gap == BLANK and previous == ";":
                    listing = False
            elif (
                self.capital[index]
                and gap
                and not (previous == "." and index > 1 and (words[index - 2] in _SHORTENED and gaps[index - 1] == 0))
            ):
                number += 1
                listing = False
        return numbers + [number] * (self.size - len(numbers)), bullets

    def said(self, start: int, end: int) -> str:
        """Return the tokens from `start` up to `end` as they are written, on one line."""
        return " ".join(self.text[self.starts[start] : self.ends[end - 1]].split()) if end > start else ""

    def sentence_start(self, index: int) -> int:
        """Return the first token of the sentence of a token."""
        return bisect_left(self.sentences, self.sentences[index])

    def sentence_end(self, index: int, limit: int) -> int:
        """Return where the sentence goes on to from a token that may be its end, up to `limit`."""
        if index >= self.size or index and self.sentences[index] != self.sentences[index - 1]:
            return index
        return bisect_right(self.sentences, self.sentences[index], index, max(index, limit))

    def joined(self, index: int) -> bool:
        """Whether a token follows the one before it with no more than a space or the end of a broken line."""
        return 0 < index < self.size and self.gaps[index] <= LINE and self.sentences[index] == self.sentences[index - 1]


Phrases = dict[str, tuple[tuple[int, ...], dict[tuple[str, ...], str]]]
"""Phrases by their first word: the lengths that they have, the longest first, and what each stands for."""


def phrases(entries: Mapping[str, str]) -> Phrases:
    """Return phrases in the form in which `longest` finds them."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for phrase, meaning in entries.items():
        cut = tuple(_TOKEN.findall(phrase.lower()))
        found.setdefault(cut[0], {})[cut] = meaning
    return {first: (tuple(sorted(set(map(len, group)), reverse=True)), group) for first, group in found.items()}


def longest(table: Phrases, prose: Prose, index: int) -> tuple[int, str] | None:
    """Return the end and the meaning of the longest phrase of a table that stands at a token, or None."""
    found = prose.words
    if index >= prose.size or (group := table.get(found[index])) is None:
        return None
    lengths, meanings = group
    for length in lengths:
        phrase = tuple(found[index : index + length])
        meaning = meanings.get(phrase)
        if meaning is not None:
            return index + len(phrase), meaning
    return None
