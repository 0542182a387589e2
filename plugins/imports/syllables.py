"""Tells how Vietnamese a text reads, syllable by syllable: the judge between encodings."""

from __future__ import annotations

import re
import unicodedata

_TONES = frozenset("\u0300\u0309\u0303\u0301\u0323")
_WORD = re.compile(r"[^\W\d_]+")
_RIMES = (
    "a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iêu iu oa oai oao oay oă oe oeo oi oo ôi ơi ua uâ uây uê ui"
    " uô uôi uơ uy uya uyê uyu ưa ưi ươ ươi ươu ưu yê yêu"
)
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|th|tr|ch|gh|gi|kh|ph|qu|[bcdđghklmnpqrstvx])?"
    rf"(?:{'|'.join(sorted(_RIMES.split(), key=len, reverse=True))})(?:ng|nh|ch|[ckmnpt])?"
)


def is_syllable(word: str) -> bool:
    """Whether a word can be one syllable of Vietnamese: at most one tone, and sounds that go together."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = sum(1 for sign in decomposed if sign in _TONES)
    toneless = unicodedata.normalize("NFC", "".join(sign for sign in decomposed if sign not in _TONES))
    return tones <= 1 and bool(_SYLLABLE.fullmatch(toneless))


def marked_words(text: str) -> list[str]:
    """Return the words that hold a letter beyond ASCII: only they can tell one encoding from another."""
    return [word for word in _WORD.findall(unicodedata.normalize("NFC", text)) if not word.isascii()]


def likeness(text: str) -> tuple[int, int]:
    """Return how many marked words are Vietnamese syllables, and how many marked words there are."""
    words = marked_words(text)
    return sum(1 for word in words if is_syllable(word)), len(words)
