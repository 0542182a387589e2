"""Numbers of documents: one normal form, and what follows from a number alone."""

from __future__ import annotations

import pytest

from plugins.documents.numbers import NUMBER, DocumentNumber, number_of, serial_of
from plugins.documents.vocabulary import Level, body_of, fold, kind_of


def number(text: str, named_type: str = "") -> DocumentNumber | None:
    match = NUMBER.search(text)
    return number_of(match, named_type) if match else None


@pytest.mark.parametrize(
    "text", ["25-NQ/TW", "06-ĐA/TU", "42/2022/NĐ-CP", "38/QĐ-BTTTT", "4946/BTTTT-CNTT", "91/2025/QH15"]
)
def test_the_normal_form_is_its_own_normal_form(text: str):
    known = number(text)
    assert known is not None
    assert known.text == text


@pytest.mark.parametrize(
    ("text", "anew"),
    [
        ("25-NQ/TW", False),
        ("42/2022/NĐ-CP", False),
        ("12/CT-TTg", True),
        ("4946/BTTTT-CNTT", True),
        ("120-KH/HU", False),
    ],
)
def test_state_numbers_without_a_year_begin_anew_each_year(text: str, anew: bool):
    known = number(text)
    assert known is not None
    assert known.begins_anew_each_year is anew


@pytest.mark.parametrize(
    ("text", "local"), [("25-NQ/TW", False), ("20-CT/ThU", True), ("88/KH-UBND", True), ("38/QĐ-BTTTT", False)]
)
def test_a_number_of_a_local_body_needs_a_place(text: str, local: bool):
    known = number(text)
    assert known is not None
    assert known.is_local is local


@pytest.mark.parametrize("text", ["25-ABC/XYZ", "12/AB-CD", "25/7", "1/5/2023"])
def test_a_number_whose_kind_and_body_nobody_knows_is_none(text: str):
    assert number(text) is None


def test_a_suffix_that_fits_no_body_is_kept_and_known_to_fit_none():
    known = number("25-NQ/XYZ")
    assert known is not None
    assert (known.text, known.body) == ("25-NQ/XYZ", None)


@pytest.mark.parametrize(
    ("suffix", "name", "level"),
    [
        ("TW", "Trung ương Đảng", Level.CENTRAL),
        ("TƯ", "Trung ương Đảng", Level.CENTRAL),
        ("TU", "Tỉnh ủy", Level.PROVINCE),
        ("ThU", "Thị ủy", Level.TOWN),
        ("HU", "Huyện ủy", Level.DISTRICT),
        ("QU", "Quận ủy", Level.QUARTER),
        ("ĐU", "Đảng ủy", Level.COMMUNE),
        ("CP", "Chính phủ", Level.CENTRAL),
        ("TTg", "Thủ tướng Chính phủ", Level.CENTRAL),
        ("QH15", "Quốc hội khóa XV", Level.CENTRAL),
        ("BDVTU", "Ban Dân vận Tỉnh ủy", Level.PROVINCE),
        ("UBND", "Ủy ban nhân dân", Level.ANY),
        ("SNV", "Sở Nội vụ", Level.PROVINCE),
    ],
)
def test_a_suffix_says_who_issued_it(suffix: str, name: str, level: Level):
    body = body_of(suffix)
    assert body is not None
    assert (body.name, body.level) == (name, level)


def test_abbreviations_are_found_without_marks_but_not_in_small_letters():
    assert fold("QĐ") == fold("QD")
    assert kind_of("qđ") is None


def test_a_serial_may_have_a_letter():
    assert serial_of("30a") == (30, "a")
    with pytest.raises(ValueError, match="30ab"):
        serial_of("30ab")
