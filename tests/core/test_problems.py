from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.problems import SHOWN_VALUE_LENGTH, ContentProblems, Problem, closest, did_you_mean


def problem(path: str = "content/a.md", line: int = 1, value: str = "", rule: str = "thu") -> Problem:
    return Problem(path, line, rule, "Vì sao.", "Sửa đi.", value)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("", ""),
        ("một dòng", "một dòng"),
        ("hai\ndòng\t và  dấu cách ", "hai dòng và dấu cách"),
        ("a" * 80, "a" * 80),
        ("a" * 81, "a" * 79 + "…"),
    ],
)
def test_value_is_shown_on_one_short_line(value: str, shown: str) -> None:
    assert problem(value=value).shown_value == shown


@given(st.text())
def test_shown_value_is_never_long_nor_broken(value: str) -> None:
    shown = problem(value=value).shown_value
    assert len(shown) <= SHOWN_VALUE_LENGTH
    assert shown.splitlines() in ([], [shown])


def test_problems_are_sorted_by_file_and_line() -> None:
    unsorted = [
        problem("b", 1),
        problem("a", 12),
        problem("a", 3, rule="z"),
        problem("a", 3, rule="b"),
        problem("a", 0),
    ]
    error = ContentProblems(iter(unsorted))
    assert [(one.path, one.line, one.rule) for one in error.problems] == [
        ("a", 0, "thu"), ("a", 3, "b"), ("a", 3, "z"), ("a", 12, "thu"), ("b", 1, "thu"),
    ]  # fmt: skip
    assert "5" in str(error)


def test_problem_is_an_error_unless_said_otherwise() -> None:
    assert problem().severity == "error"


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("tag", "tags"),
        ("titel", "title"),
        ("tieu-de", None),
        ("", None),
        ("tags", "tags"),
    ],
)
def test_nearest_word_is_only_one_that_is_near(word: str, nearest: str | None) -> None:
    assert closest(word, ["title", "tags", "date"]) == nearest
    assert did_you_mean(word, {"title", "tags", "date"}) == (f" Có phải ý bạn là “{nearest}”?" if nearest else "")


def test_nearest_word_does_not_depend_on_the_order_of_the_words() -> None:
    words = ["nguyen-thi-mau-2", "nguyen-thi-mau-3", "nguyen-thi-mau-1"]
    assert closest("nguyen-thi-mau-9", words) == closest("nguyen-thi-mau-9", sorted(words))
    assert closest("nguyen-thi-mau", []) is None
