"""Vietnamese for an index that was made for other languages: each syllable a whole word, đ a letter that can be folded.

Pagefind folds the marks of all letters but đ, and takes every word for the beginning of longer ones, so that "dan"
would find every page with "đang" or "danh". Both end at the door: what is indexed has `Ḏ` for `Đ`, which folds to D,
and each run of letters or digits is closed by `CLOSING`. Whoever asks writes queries so, and turns what is shown back:
`theme/static/js/search-words.js`, whose tests hold both to one table.
"""

from __future__ import annotations

import re

CLOSING = "\u01c0"
"""A letter to every program and in no Vietnamese word, so that it belongs to the syllable before it."""
PART = "\u00b6"
"""Stands between the title, the text and each note of an indexed page. It is no word."""
_RUN = re.compile(r"[^\W_]+")
_JOINT = re.compile(r"(?<=[^\W_])([^\s\w!-/:-@\[-`{-~]+|_+)(?=[^\W_])")
"""A sign outside ASCII between two runs, such as a dash, or “_”: Pagefind would take all three for one word."""


def closed_syllables(text: str) -> str:
    """Return a text as it is indexed; nothing but `CLOSING`, `PART` and spaces is added or lost."""
    text = _JOINT.sub(r" \1 ", text.replace(CLOSING, "|").replace(PART, " "))
    return _RUN.sub(lambda run: run[0] + CLOSING, text).replace("đ", "ḏ").replace("Đ", "Ḏ")


def opened_syllables(text: str) -> str:
    """Return an indexed text as readers know it."""
    return text.replace(CLOSING, "").replace("ḏ", "đ").replace("Ḏ", "Đ")
