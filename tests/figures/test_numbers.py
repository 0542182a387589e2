"""A number is found with its worth, its unit and its exactness; what only looks like one is told apart."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.figures.numbers import figures_in, number_of, shown_number


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("có 112 mô hình", "112", "mô hình"),
        ("có 02 tập thể", "2", "tập thể"),
        ("thu 1.234,5 tấn", "1234.5", "tấn"),
        ("có 2.700 mô hình đăng ký", "2700", "mô hình"),
        ("đạt 17,0%", "17.0", "%"),
        ("đạt 58 phần trăm", "58", "%"),
        ("chi 1,2 tỷ đồng", "1200000000.0", "đồng"),
        ("12 đồng chí dự", "12", "đồng chí"),
        ("30 hộ nghèo", "30", "hộ"),
        ("tặng một trăm suất quà", "100", "suất"),
        ("có hai mươi mốt chi bộ", "21", "chi"),
        ("Ba đồng chí dự", "3", "đồng chí"),
        ("27 và", "27", ""),
    ],
)
def test_number_has_a_worth_and_a_unit(text: str, value: str, unit: str) -> None:
    (figure,) = figures_in(text)
    assert (figure.value, figure.unit, figure.is_exact, figure.is_name) == (Decimal(value), unit, True, False)


@pytest.mark.parametrize(
    "text",
    [
        "hơn 2.700 mô hình",
        "trên 270 mô hình",
        "gần 50 người",
        "khoảng một trăm người",
        "ước đạt 30 tỷ đồng",
        "200 người trở lên",
        "có 1,234 hộ",
    ],
)
def test_number_that_is_not_exact_says_so(text: str) -> None:
    (figure,) = figures_in(text)
    assert not figure.is_exact


@pytest.mark.parametrize(
    "text",
    [
        "ngày 19/12",
        "ngày 03/6/2013",
        "giai đoạn 2013–2018",
        "10-15 mô hình",
        "Chỉ thị 20-CT/ThU",
        "Nghị định 42/2022/NĐ-CP",
        "gọi 0912.345.678",
        "QL1A",
        "120ha",
    ],
)
def test_days_ranges_and_numbers_of_documents_are_no_figures(text: str) -> None:
    assert [figure for figure in figures_in(text) if figure.is_count] == []


@pytest.mark.parametrize(
    "text", ["năm 2018", "tháng 9", "tổ 5", "Đề án 61", "Nghị quyết số 25", "số 18", "khóa 11", "Tìm 0239", "lúc 8"]
)
def test_number_that_names_is_not_one_that_counts(text: str) -> None:
    assert all(figure.is_name for figure in figures_in(text))


@pytest.mark.parametrize("text", ["tổng số 112 mô hình", "con số 143", "lĩnh vực quốc phòng 12 mô hình"])
def test_number_after_a_word_like_one_that_names_still_counts(text: str) -> None:
    (figure,) = figures_in(text)
    assert figure.is_count


@pytest.mark.parametrize(
    ("text", "value"),
    [("19", "19"), ("1.234,5", "1234.5"), ("17,0%", "17.0"), ("19 mô hình", "19"), ("", None), ("—", None)]
    + [("hơn 2.700", None), ("19/12", None), ("3 tổ, 4 hội", None), ("12/12/2013", None), ("25-NQ/TW", None)],
)
def test_cell_is_a_number_or_it_is_not(text: str, value: str | None) -> None:
    assert number_of(text) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("value", "text"),
    [("1234567", "1.234.567"), ("1234.50", "1.234,5"), ("17.0", "17"), ("100", "100"), ("0.4", "0,4")],
)
def test_number_is_shown_the_vietnamese_way(value: str, text: str) -> None:
    assert shown_number(Decimal(value)) == text
