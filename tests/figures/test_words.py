"""Numbers spelled out are worth what a reader counts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.figures.words import spelled_number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("một", 1),
        ("mười", 10),
        ("mười lăm", 15),
        ("hai mươi", 20),
        ("hai mươi mốt", 21),
        ("năm mươi tư", 54),
        ("chín mươi nhăm", 95),
        ("một trăm", 100),
        ("một trăm linh năm", 105),
        ("hai trăm lẻ bảy", 207),
        ("một trăm mười hai", 112),
        ("hai trăm rưỡi", 250),
        ("một nghìn hai trăm", 1200),
        ("ba triệu rưỡi", 3_500_000),
        ("hai tỷ ba trăm triệu", 2_300_000_000),
        ("bốn ngàn không trăm linh sáu", 4006),
    ],
)
def test_number_words_have_a_value(words: str, value: int) -> None:
    assert spelled_number(words.split()) == Decimal(value)


@pytest.mark.parametrize(
    "words",
    [
        "hai ba",
        "mươi",
        "mốt",
        "trăm",
        "rưỡi",
        "mười mươi",
        "hai trăm ba",
        "một nghìn một triệu",
        "linh năm",
        "ba lăm",
        "",
    ],
)
def test_words_that_are_no_exact_number_have_none(words: str) -> None:
    assert spelled_number(words.split()) is None
