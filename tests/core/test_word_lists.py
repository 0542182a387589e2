"""Phrases grouped by their first letters are found where a plain list of alternatives finds them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from plugins.core.word_lists import by_first_letter

PHRASES = ("nghị quyết", "nghị định", "nghị", "luật", "bộ luật", "c++")


@given(st.lists(st.sampled_from([*PHRASES, "ng", " ", "x", "Luật"]), max_size=12).map("".join))
def test_grouped_phrases_are_found_where_alternatives_are(text: str) -> None:
    letters, rests = by_first_letter(PHRASES)
    longest_first = "|".join(re.escape(one) for one in sorted(PHRASES, key=len, reverse=True))
    found = [one.span() for one in re.finditer(f"[{letters}](?:{rests})", text)]
    assert found == [one.span() for one in re.finditer(longest_first, text)]
