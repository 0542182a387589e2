"""Cuts a text into passages that the grammar reads one by one, and passes over those in which nobody is named.

Most of what an article says names nobody, and reading it word by word is what takes time. So each passage is first
searched for what somebody's mention can begin with. The search may let through a passage without anybody, and must
never pass over one with somebody: what it looks for are the first words of the same tables that the grammar reads by.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from plugins.officials.known_names import Pair, SpokenNames
from plugins.officials.offices import FORMER
from plugins.officials.people import ADDRESS, RANKS
from plugins.officials.prose import Phrases, in_one_form
from plugins.officials.roles import VERBS
from plugins.officials.surnames import COMMON_SURNAMES, is_surname
from plugins.officials.titles import SHORT_TITLES, TITLES

_PASSAGE_END = re.compile(r"\n(?<=[.!?…]\n)[^\S\n]*+\n\s*+(?=[\w“\"])")
"""After a full stop an empty line and a word. No sentence, list or office goes on over these."""

_LETTER = r"[^\W\d_]"
_CAPITALS = (
    "".join(sign for sign in map(chr, (*range(0x250), *range(0x1E00, 0x1F00))) if sign.lower() != sign)
    + f"\u0250-\u1dff\u1f00-\u1fff\u2100-{chr(sys.maxunicode)}"
)
"""All Latin capitals, and all that is neither Latin nor punctuation."""
_RUN = re.compile(rf"[{_CAPITALS}'’]\w*+(?:\s++[{_CAPITALS}]\w*+)*+(?:\s++\w++)?+")
"""Words with capitals in a row, and the word after them."""
_WORD = re.compile(f"{_LETTER}+")
_FARTHEST_RANK = 300
_OFFICE_FOLLOWS = re.compile(r"\s*+(?:(\()|(?:là\b|[–—,-])\s*+(\w*+)\s*+(\w*+))")
_NEXT = re.compile(rf"\s*+(:|{_LETTER}++)")


def _phrases(table: Phrases) -> list[tuple[str, ...]]:
    return [phrase for _, meanings in table.values() for phrase in meanings]


def _addresses() -> str:
    """Return the pattern of every form of address in small letters, by first letters: most words go on otherwise."""
    rests: dict[str, list[str]] = {}
    for phrase in _phrases(ADDRESS):
        written = r"\s++".join(map(re.escape, phrase)) + (f"(?!{_LETTER})" if phrase[-1].isalpha() else "")
        rests.setdefault(written[0], []).append(written[1:])
    branches = (f"{first}(?:{'|'.join(sorted(rest))})" for first, rest in rests.items())
    return f"(?:{'|'.join(branches)})"


_ADDRESSES = re.compile(f" {_addresses()}"), re.compile(f"[^a-zà-öø-ɏḀ-ỿ ]{_addresses()}")
"""After a space, which is searched for fastest, and after any other sign that is not a Latin letter."""
_ALWAYS = frozenset(
    " ".join(phrase)
    for _, kinds in ADDRESS.values()
    for phrase, kind in kinds.items()
    if kind == "many" or not phrase[-1].isalpha()
)
"""Forms of address that mean somebody whatever follows: those of many, and “đ/c”, to which the next word may stick."""
_ADDRESSED = frozenset((*RANKS, *TITLES, *VERBS, *FORMER, "cũng", "đã", "uỷ", "hoà"))
"""Small words after a form of address by which it means somebody."""
_RANK_ENDS = frozenset(phrase[-1] for phrase in _phrases(RANKS))
_TITLE_STARTS = frozenset(phrase[:3] for phrase in _phrases(TITLES))
"""The first three words of titles; of some there are two."""
_TITLE_PAIRS = frozenset(start[:2] for start in _TITLE_STARTS)


def passages(text: str, known: SpokenNames) -> Iterator[tuple[int, int]]:
    """Yield where each passage begins and ends that may name somebody; `known` are names that are always taken."""
    plain = text.replace("_", " ")
    lower = f" {plain.lower()}".replace("\n", " ")
    if len(lower) != len(text) + 1:
        yield 0, len(text)
        return
    start = 0
    for end in (*(stop.end() for stop in _PASSAGE_END.finditer(text)), len(text)):
        if _names_somebody(plain, start, end, known) or _addresses_somebody(plain, lower, start, end):
            yield start, end
        start = end


def _addresses_somebody(text: str, lower: str, start: int, end: int) -> bool:
    """Whether a form of address stands in a passage before what can be a name, an office or a verb.

    `lower` is the text in small letters after a space, so that there is a sign before each word.
    """
    for pattern in _ADDRESSES:
        for address in pattern.finditer(lower, start, end + 1):
            if " ".join(address[0][1:].split()) in _ALWAYS:
                return True
            after = _NEXT.match(lower, address.end(), end + 1)
            if after and (after[1] in _ADDRESSED or after[1] == ":" or text[after.start(1) - 1] != after[1][0]):
                return True
    return False


def _names_somebody(text: str, start: int, end: int, known: SpokenNames) -> bool:
    """Whether words with capitals stand in a passage that can be a title or a name."""
    if not any(map(_opening, _RUN.findall(text, start, end))):
        return False
    for run in _RUN.finditer(text, start, end):
        opening = _opening(run[0])
        if opening and (
            opening.is_certain
            or opening.title
            and (*opening.title, _word_at(text, run.end(), end)) in _TITLE_STARTS
            or opening.pairs
            and not known.pairs.isdisjoint(opening.pairs)
            or opening.name_end
            and (_has_rank(text, start, run.start()) or _has_office(text, run.start() + opening.name_end, end))
        ):
            return True
    return False


def _has_rank(text: str, start: int, end: int) -> bool:
    """Whether a rank may stand before a name; what is too far away to tell counts as one."""
    near = max(start, end - _FARTHEST_RANK)
    words = _WORD.findall(text, near, end)
    return words[-1].lower() in _RANK_ENDS if words else near > start


def _word_at(text: str, start: int, end: int) -> str:
    following = _NEXT.match(text, start, end)
    return in_one_form(following[1]).lower() if following else ""


def _has_office(text: str, start: int, end: int) -> bool:
    """Whether an office in small letters may follow a name that ends here; one with a capital is found by itself."""
    following = _OFFICE_FOLLOWS.match(text, start, end)
    if following is None or following[1]:
        return following is not None
    first, second = in_one_form(following[2]).lower(), in_one_form(following[3]).lower()
    return first in FORMER or (first, second) in _TITLE_PAIRS


class _Opening(NamedTuple):
    """What words with capitals in a row and the one after them can be the beginning of.

    `is_certain` is a reason to read the passage; a name, of which `name_end` tells the end, needs a rank before it or
    an office behind it, `title` a third word, and the `pairs` somebody who is known.
    """

    is_certain: bool
    name_end: int
    title: Pair | None
    pairs: tuple[Pair, ...]


@lru_cache(maxsize=8192)
def _opening(run: str) -> _Opening | None:
    written = _WORD.findall(in_one_form(run))
    words = [word.lower() for word in written]
    if run[0] in "'’" and run[1:2].isalpha():  # a name with an apostrophe
        return _CERTAIN
    if len(words) < 2:
        return _CERTAIN if words and written[0] in SHORT_TITLES else None
    pairs = tuple(pairwise(words))
    is_followed = written[-1] == words[-1]
    capitals = len(words) - is_followed
    names = [index for index in range(capitals - 1) if is_surname(words[index])]
    if (
        not SHORT_TITLES.keys().isdisjoint(written)
        or not _TITLE_STARTS.isdisjoint(pairs)
        or not _TITLE_STARTS.isdisjoint(zip(words, words[1:], words[2:], strict=False))
        or not FORMER.keys().isdisjoint(words)
        and any(one in FORMER and other in TITLES for one, other in pairs)
        or any(words[index] in COMMON_SURNAMES and index + 3 <= capitals for index in names)
        or any(words[index - 1] in _RANK_ENDS for index in names if index)
    ):
        return _CERTAIN
    title = pairs[-1] if pairs[-1] in _TITLE_PAIRS else None
    if capitals < 2 and title is None:
        return None
    name_end = len(run.rsplit(None, 1)[0] if is_followed else run) if names else 0
    return _Opening(False, name_end, title, pairs if capitals > 1 else ())


_CERTAIN = _Opening(True, 0, None, ())
