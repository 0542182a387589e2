"""Prose cut into words and signs, each with what the grammar of officials asks of it."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"đ/c|đ\.c|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[./,]\d+)*|[^\w\s]", re.IGNORECASE)
_BULLETS = frozenset("-–—+*•")
_ENDS = frozenset(".!?…")
_OPEN_ENDS = frozenset((",", ";", ":"))
_SHORTENED = frozenset("tp tx tt q ts ths pgs gs bs ks cn ls đ ô p".split())
"""Words after which a full stop ends no sentence."""
_FULL_LINE = 60
"""Characters from which a line is taken for one that was broken in the middle of a sentence."""
_OLD_TONES = (("uỷ", "ủy"), ("Uỷ", "Ủy"), ("UỶ", "ỦY"), ("toạ", "tọa"), ("hoà", "hòa"), ("hoá", "hóa"), ("ƣ", "ư"))

SPACE, LINE, BLANK = 1, 2, 3
"""What stands before a token: a space (or nothing: 0), a line's end, an empty line."""


class Prose:
    """A text as rows of equal length, one entry for each token.

    `words` are in lower case with tone marks in one place; `starts` and `ends` are positions in the text; `capital`
    says whether the word has a capital first; `gaps` what stands before it; `sentences` numbers the sentences.
    """

    def __init__(self, text: str):
        """`text` is in the normal form in which sources are read; its length is kept throughout."""
        self.text = text
        plain = text
        for old, new in _OLD_TONES:
            plain = plain.replace(old, new)
        lower = plain.lower()
        if len(lower) != len(text):
            lower = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in plain)
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.capital: list[bool] = []
        self.gaps: list[int] = []
        at = 0
        for match in _TOKEN.finditer(plain):
            start, end = match.span()
            between = text[at:start]
            lines = between.count("\n") if between else 0
            self.gaps.append(BLANK if lines > 1 else LINE if lines else SPACE if between else 0)
            self.starts.append(start)
            self.ends.append(end)
            self.words.append(lower[start:end])
            self.capital.append(plain[start] != lower[start])
            at = end
        self.size = len(self.words)
        self.sentences, self.bullets = self._sentences()

    def _sentences(self) -> tuple[list[int], set[int]]:
        """Number the sentences. The items of a list that follows a colon belong to the sentence before it."""
        numbers: list[int] = []
        bullets: set[int] = set()
        number = 0
        line_start = 0
        listing = False
        words, gaps = self.words, self.gaps
        for index, word in enumerate(words):
            gap = gaps[index]
            before = words[index - 1] if index else ""
            if gap >= LINE or index == 0:
                long_line = index and self.ends[index - 1] - line_start >= _FULL_LINE
                line_start = self.starts[index]
                if word in _BULLETS and index + 1 < self.size and gaps[index + 1] == SPACE:
                    bullets.add(index)
                    listing = listing or before == ":"
                    number += not listing
                elif index and before not in _OPEN_ENDS and (gap == BLANK or before in _ENDS or not long_line):
                    number += 1
                    listing = False
                elif gap == BLANK and before == ";":
                    listing = False
            elif before in _ENDS and self.capital[index] and gap and not (
                before == "." and index > 1 and (words[index - 2] in _SHORTENED and gaps[index - 1] == 0)
            ):
                number += 1
                listing = False
            numbers.append(number)
        return numbers, bullets

    def said(self, start: int, end: int) -> str:
        """Return the tokens from `start` up to `end` as they are written, on one line."""
        return " ".join(self.text[self.starts[start] : self.ends[end - 1]].split()) if end > start else ""

    def joined(self, index: int) -> bool:
        """Whether a token follows the one before it with no more than a space or the end of a broken line."""
        return 0 < index < self.size and self.gaps[index] <= LINE and self.sentences[index] == self.sentences[index - 1]

    def matches(self, index: int, phrase: tuple[str, ...]) -> bool:
        """Whether the words of a phrase stand from a token on."""
        return tuple(self.words[index : index + len(phrase)]) == phrase


Phrases = dict[str, tuple[tuple[tuple[str, ...], str], ...]]
"""Phrases by their first word, the longest first, each with what it stands for."""


def phrases(entries: dict[str, str]) -> Phrases:
    """Return phrases in the form in which `longest` finds them."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, meaning in entries.items():
        words = tuple(match[0] for match in _TOKEN.finditer(phrase.lower()))
        found.setdefault(words[0], []).append((words, meaning))
    return {first: tuple(sorted(group, key=lambda one: -len(one[0]))) for first, group in found.items()}


def longest(table: Phrases, prose: Prose, index: int) -> tuple[int, str] | None:
    """Return the end and the meaning of the longest phrase of a table that stands at a token, or None."""
    if index >= prose.size or (group := table.get(prose.words[index])) is None:
        return None
    for words, meaning in group:
        if prose.matches(index, words):
            return index + len(words), meaning
    return None
