"""Of a text, rows of words with capitals are all that a known name can be found in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.officials.mentions import find_mentions
from plugins.officials.model import Official
from plugins.officials.registry import Officials
from plugins.officials.spoken_names import capitals_in, spoken_names_in

NAMES = ("Giàng Mẫu", "Lê Thử", "Trần Văn Thử", "Văn Thử", "Xê Mẫu Thử", "Bí Thư")
PIECES = (*NAMES, "Ông", "bà", "giàng mẫu", "họp", ",", ".", "Bí thư Huyện ủy", "GIÀNG MẪU", "\n", "–", "và", "chủ trì")


def officials(names):
    return Officials(Official(str(number), name, (), (), "") for number, name in enumerate(names))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông Trần Văn Thử họp.", ("trần", "trần văn thử", "văn thử")),
        ("Ông Trần, Văn Thử họp.", ("trần", "văn thử")),
        ("trần văn thử", ()),
        ("Trần họp với Văn", ("trần",)),
        ("TRẦN VĂN THỬ", ("trần", "trần văn thử", "văn thử")),
    ],
)
def test_names_and_their_first_words_are_found_in_rows_of_capitals(text: str, expected: tuple[str, ...]):
    known = officials(["Trần Văn Thử", "Văn Thử"]).spoken_names.names
    assert tuple(name for name in spoken_names_in(capitals_in(text), known) if name != "văn") == expected


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sets(st.sampled_from(NAMES)), st.sets(st.sampled_from(NAMES)))
def test_a_text_in_which_the_same_names_stand_says_the_same_of_people(pieces, before, after):
    text = " ".join(pieces)
    first, second = officials(sorted(before)), officials(sorted(after))
    capitals = capitals_in(text)
    if spoken_names_in(capitals, first.spoken_names.names) == spoken_names_in(capitals, second.spoken_names.names):
        assert find_mentions(text, None, first) == find_mentions(text, None, second)
