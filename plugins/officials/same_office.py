"""Tells whether two ways of writing an office mean the same one."""

from __future__ import annotations

import re
from functools import lru_cache

from plugins.core.text import tone_mark_form
from plugins.officials.titles import SHORT_BODIES, SHORT_TITLES

_WORD = re.compile(r"\w+")
_SHORT = {**SHORT_BODIES, **SHORT_TITLES}
_SYNONYMS = (
    ("ủy ban mặt trận tổ quốc việt nam", "ủy ban mặt trận tổ quốc"),
    ("phó ban", "phó trưởng ban"),
    ("phó phòng", "phó trưởng phòng"),
    ("cộng hòa xã hội chủ nghĩa việt nam", ""),
    ("ủy viên thường vụ", "ủy viên ban thường vụ"),
)


@lru_cache(maxsize=8192)
def office_key(office: str) -> str:
    """Return the one form in which offices are compared: abbreviations written out, small letters, no signs."""
    words = " ".join(_SHORT.get(word, word) for word in _WORD.findall(office))
    form = tone_mark_form(words).casefold().replace(" - ", " ")
    form = " ".join(_WORD.findall(form))
    for one, other in _SYNONYMS:
        form = form.replace(one, other)
    return " ".join(form.split())
