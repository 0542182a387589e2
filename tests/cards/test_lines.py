"""Titles on cards: as large as they can be, in lines of about one length, and never more than fits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.cards.lines import ELLIPSIS, SetText, set_lines, shortened

TITLE = "Thị xã Thử Nghiệm sơ kết một năm thực hiện Chỉ thị mẫu về công tác dân vận ở khối phố"


def measure(text: str) -> float:
    """Every letter is half as wide as it is high."""
    return len(text) / 2


def fitted(text: str, width: int = 600, height: int = 300) -> SetText:
    return set_lines(text, measure, width, height, (60, 50, 40, 30), 1.3, 6)


def test_a_short_title_stands_in_the_largest_letters():
    assert fitted("Họp thử") == SetText(("Họp thử",), 60)


def test_a_longer_title_is_set_smaller_and_whole():
    found = fitted(TITLE)
    assert found.size < 60
    assert " ".join(found.lines) == TITLE


def test_no_line_is_much_shorter_than_the_others():
    lines = fitted("Một hai ba bốn năm sáu bảy tám").lines
    assert len(lines) == 2
    assert abs(len(lines[0]) - len(lines[1])) <= 4


def test_words_that_belong_together_stay_on_one_line():
    lines = fitted("Hội nghị ngày\u00a019/12/2018 tại hội trường").lines
    assert any("ngày\u00a019/12/2018" in line for line in lines)


def test_what_does_not_fit_ends_with_an_ellipsis():
    found = fitted("Một tiêu đề rất dài " * 40)
    assert found.size == 30 and found.lines[-1].endswith(ELLIPSIS)


def test_a_word_longer_than_a_line_is_broken():
    found = fitted("a" * 200)
    assert "".join(found.lines) == "a" * 200


@given(st.text("aăâ bộẫ ,", min_size=1, max_size=250).map(lambda text: " ".join(text.split()) or "a"))
def test_lines_stay_inside_the_box(text):
    found = fitted(text)
    assert 1 <= len(found.lines) <= 6
    assert len(found.lines) * found.size * 1.3 <= 300
    assert all(measure(line) * found.size <= 600 for line in found.lines)
    assert all(line for line in found.lines)


@given(st.text("ab ,", min_size=1, max_size=60).map(lambda text: " ".join(text.split()) or "a"), st.integers(2, 30))
def test_a_shortened_line_is_no_wider_than_it_may_be(text, width):
    assert measure(shortened(text, measure, width)) <= width
