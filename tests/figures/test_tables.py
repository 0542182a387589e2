"""Totals and shares of a table fit its figures."""

from __future__ import annotations

import pytest

from plugins.core.prose import read_prose
from plugins.figures.tables import broken_totals


def told(header: str, *rows: str) -> list[tuple[int, str, str]]:
    """Return line, rule and reason of what is wrong with a table whose heading stands on line 1."""
    columns = header.count("|") + 1
    lines = [f"| {header} |", "|---" * columns + "|", *(f"| {row} |" for row in rows)]
    (table,) = read_prose("\n".join(lines), 1).tables
    return [(line, rule, reason) for line, rule, reason, _ in broken_totals(table)]


FIELDS = ("Kinh tế | 19 | 17,0%", "Văn hóa | 67 | 59,8%", "An ninh | 26 | 23,2%")


def test_total_row_is_the_sum_of_the_rows() -> None:
    assert told("Lĩnh vực | Số | Tỷ lệ", *FIELDS, "**Tổng số** | **112** | **100%**") == []
    assert told("Lĩnh vực | Số | Tỷ lệ", *FIELDS, "Tổng số | 113 | 100%") == [
        (6, "table-total", "Cột “Số”: dòng tổng ghi 113, nhưng 19 + 67 + 26 cộng lại là 112.")
    ]


def test_total_row_may_stand_first() -> None:
    rows = ("Tổng cộng | 12", "Xã Mẫu Một | 7", "Xã Mẫu Hai | {}")
    assert told("Đơn vị | Số thôn", *(row.format(5) for row in rows)) == []
    assert [one[:2] for one in told("Đơn vị | Số thôn", *(row.format(6) for row in rows))] == [(3, "table-total")]


def test_share_of_a_row_fits_its_count() -> None:
    rows = (FIELDS[0], FIELDS[1].replace("59,8", "58,9"), FIELDS[2])
    assert told("Lĩnh vực | Số | Tỷ lệ", *rows, "Tổng số | 112 | 100%") == [
        (4, "share-of-total", "67/112 là 59,8%, nhưng cột “Tỷ lệ” ghi 58,9%.")
    ]


def test_shares_without_counts_make_a_hundred() -> None:
    rows = ("Khá | 40%", "Tốt | {}%", "Kém | 10%", "Tổng số | 100%")
    assert told("Loại | Tỷ lệ", *(row.format("50") for row in rows)) == []
    assert [one[1] for one in told("Loại | Tỷ lệ", *(row.format("55") for row in rows))] == ["table-total"]


def test_total_column_is_the_sum_of_the_others_where_most_rows_say_so() -> None:
    rows = ("Xã Mẫu Một | 3 | 4 | 7", "Xã Mẫu Hai | 2 | 2 | 4", "Xã Mẫu Ba | 5 | 1 | 6")
    assert told("Đơn vị | Nam | Nữ | Tổng số", *rows) == []
    assert told("Đơn vị | Nam | Nữ | Tổng số", *rows, "Xã Mẫu Bốn | 2 | 3 | 6") == [
        (6, "table-total", "Xã Mẫu Bốn: cột “Tổng số” ghi 6, nhưng các cột cộng lại là 5.")
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("Đăng ký | hơn 2.700", "Công nhận | 1.100", "Tổng số | 3.900"),
        ("A1 | 3", "A2 | —", "Tổng số | 4"),
        ("Mẫu Một | 3 tổ", "Mẫu Hai | 4 hội", "Tổng số | 8"),
        ("I. Khối xã | 7", "1. Mẫu Một | 3", "2. Mẫu Hai | 4", "Tổng số | 7"),
        ("Khối xã | 7", "- Mẫu Một | 3", "- Mẫu Hai | 3", "Tổng số | 7"),
        ("Khối xã | 7", "Mẫu Một | 3", "Mẫu Hai | 4", "Khối thôn | 2", "Tổng số | 9"),
        ("Mẫu Một | 12/12/2013", "Mẫu Hai | 14/3/2018", "Tổng số | 2"),
        ("Mẫu Một | 2,5", "Mẫu Hai | 3,4", "Mẫu Ba | 1,2", "Tổng số | 7"),
        ("Mẫu Một | 3", "Tổng số | 4"),
        ("Mẫu Một | 3", "Mẫu Hai | 4", "Mẫu Ba | 5"),
        ("Tổng số | 9", "Mẫu Một | 3", "Tổng số | 4"),
    ],
)
def test_table_that_can_be_read_otherwise_is_left_alone(rows: tuple[str, ...]) -> None:
    assert told("Đơn vị | Số", *rows) == []


@pytest.mark.parametrize("name", ["Năm", "Tuổi trung bình", "Điểm", "STT"])
def test_column_that_nobody_adds_up_is_left_alone(name: str) -> None:
    assert told(f"Đơn vị | {name}", "Mẫu Một | 3", "Mẫu Hai | 4", "Tổng số | 5") == []


def test_columns_of_different_things_make_no_total() -> None:
    assert told("Đơn vị | Hộ | Khẩu | Tổng", "Mẫu Một | 3 | 12 | 9", "Mẫu Hai | 2 | 8 | 7", "Mẫu Ba | 1 | 4 | 5") == []


def test_row_that_is_short_or_empty_is_no_trouble() -> None:
    assert told("Đơn vị | Số | Tỷ lệ", "Mẫu Một | 3", "", "Tổng số") == []
