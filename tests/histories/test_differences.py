"""What changed between two versions, word by word."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.histories.differences import Paragraph, Part, compare

MARKS = {"same": "{}", "added": "+{}+", "removed": "-{}-"}


def shown(old: str, new: str) -> list[str]:
    return [
        f"({one.skipped})" if one.skipped else "".join(MARKS[part.kind].format(part.text) for part in one.parts)
        for one in compare(old, new)
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Có 58 mô hình.", "Có 85 mô hình.", ["Có -58 -+85 +mô hình."]),
        ("Ông Mẫu chủ trì họp.", "Ông Mẫu chủ trì buổi họp.", ["Ông Mẫu chủ trì +buổi +họp."]),
        ("Một.", "Một.\n\nHai.", ["Một.", "+Hai.+"]),
        ("Một.\n\nHai.", "Một.", ["Một.", "-Hai.-"]),
        ("Một.\nHai.\nBa.\nBốn.", "Một.\nHai.\nBa.\nNăm!", ["(2)", "Ba.", "-Bốn.-", "+Năm!+"]),
        ("a b c\nd e f", "a b c d e f", []),
        ("Giá 1.234,5 đồng", "Giá 1.234,6 đồng", ["Giá 1.234,-5 -+6 +đồng"]),
        ("", "Mới", ["+Mới+"]),
    ],
)
def test_changed_words_stand_in_their_paragraph(old: str, new: str, expected: list[str]):
    assert shown(old, new) == expected


@pytest.mark.parametrize(("old", "new"), [("Một.", "Một."), ("Một.\nHai.", "Một.\n\n\n  Hai.\n"), ("", "\n")])
def test_blank_lines_and_indents_are_no_change(old: str, new: str):
    assert compare(old, new) == ()


def test_passages_with_little_in_common_are_shown_one_after_the_other():
    assert compare("Mưa lớn ở xã Mẫu Một.", "Chiều nay khai mạc hội thi.") == (
        Paragraph((Part("removed", "Mưa lớn ở xã Mẫu Một."),)),
        Paragraph((Part("added", "Chiều nay khai mạc hội thi."),)),
    )


WORDS = st.lists(st.sampled_from(["một", "hai,", "ba", "\n", "12", "– –", "__"]), max_size=30).map(" ".join)


@given(WORDS, WORDS)
def test_no_word_is_lost_or_made_up(old: str, new: str):
    """Where nothing is skipped, what was removed or stayed is the old text; what was added or stayed the new one."""
    paragraphs = compare(old, new)
    if not paragraphs or any(one.skipped for one in paragraphs):
        return
    parts = [part for one in paragraphs for part in one.parts]
    for text, other in ((old, "added"), (new, "removed")):
        assert "".join("".join(part.text for part in parts if part.kind != other).split()) == "".join(text.split())


def test_two_long_texts_take_no_long_time():
    started = time.process_time()
    old = "\n".join(f"Câu {number} và và và và và số {number * 7}." for number in range(2_500))
    new = "\n".join(f"Câu {number} và và và và và và số {number * 7}." for number in range(2_500))
    assert compare(old, new)
    assert time.process_time() - started < 5
