from __future__ import annotations

from plugins.officials.known_names import NOBODY, spoken_names


def test_names_of_one_word_are_not_searched_for() -> None:
    names = spoken_names(["mẫu", "nguyễn văn mẫu", "ba mẫu"])
    assert names.names == {("nguyễn", "văn", "mẫu"), ("ba", "mẫu")}
    assert (names.heads, names.longest) == ({"nguyễn", "ba"}, 3)
    assert names.pairs == {("nguyễn", "văn"), ("ba", "mẫu")}


def test_where_nobody_is_known_there_is_nothing_to_search_for() -> None:
    assert (NOBODY.names, NOBODY.heads, NOBODY.pairs, NOBODY.longest) == (frozenset(), frozenset(), frozenset(), 0)
