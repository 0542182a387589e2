"""The stamp of an old page is read as the page shows it; a visitor's day and a right are no stamps."""

from __future__ import annotations

import pytest

from plugins.imports.stamps import stamp_of_line, stamp_of_value

LINES = {
    "Thứ Ba, 23/7/2024": "2024-07-23",
    "Thứ tư - 19/12/2018 15:05": "2018-12-19 15:05",
    "15:05 | 19/12/2018": "2018-12-19 15:05",
    "Ngày đăng: 12/10/2023 17:55": "2023-10-12 17:55",
    "12/10/2023 5:55 PM": "2023-10-12 17:55",
    "12/10/2023 12:05 SA": "2023-10-12 00:05",
    "Cập nhật lúc 17h55' ngày 12/10/2023": "2023-10-12 17:55",
    "17 giờ 55 phút, ngày 12/10/2023": "2023-10-12 17:55",
    "Được đăng: Thứ sáu, 12 Tháng 10 2018 08:00": "2018-10-12 08:00",
    "(19-12-2018)": "2018-12-19",
    "CN, 20.10.2019, 07:30 (GMT+7)": "2019-10-20 07:30",
    "Ngày 5 tháng 3 năm 2019": "2019-03-05",
    "2019-03-05 10:20:30": "2019-03-05 10:20",
}
NO_STAMPS = [
    "Hôm nay, Chủ nhật ngày 17/01/2021",
    "Hôm nay: 17/01/2021 08:00",
    "Bây giờ là 08:00, 17/01/2021",
    "Copyright © 2019 UBND huyện",
    "Bản quyền 01/01/2019 thuộc UBND",
    "Giấy phép số 12/GP cấp ngày 01/01/2019",
    "Ngày 12/10/2023, Huyện ủy tổ chức hội nghị sơ kết",
    "Thực hiện Quyết định số 217-QĐ/TW ngày 12/12/2013",
    "Ngày 31/02/2019",
    "Số 12/2019/NĐ-CP",
    "",
]


def text_of(stamp) -> str:
    return f"{stamp.moment.at:%Y-%m-%d %H:%M}" if stamp.moment.has_time else f"{stamp.moment.at:%Y-%m-%d}"


@pytest.mark.parametrize("line", LINES)
def test_a_line_that_is_a_stamp_is_read(line: str):
    stamp = stamp_of_line(line)
    assert stamp is not None
    assert text_of(stamp) == LINES[line]
    assert stamp.doubt == ""
    assert stamp.written == line


@pytest.mark.parametrize("line", NO_STAMPS)
def test_a_line_that_tells_of_something_else_is_no_stamp(line: str):
    assert stamp_of_line(line) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2018-12-19T14:05:00+07:00", "2018-12-19 14:05"),
        ("2018-12-19T18:05:00Z", "2018-12-20 01:05"),
        ("2018-12-19T14:05", "2018-12-19 14:05"),
        ("2018-12-19", "2018-12-19"),
        ("12/10/2023 17:55", "2023-10-12 17:55"),
    ],
)
def test_a_machines_value_is_turned_into_local_time(value: str, expected: str):
    stamp = stamp_of_value(value)
    assert stamp is not None
    assert text_of(stamp) == expected


@pytest.mark.parametrize("value", ["2018-02-31", "2018-12-19T25:00", "gần đây", ""])
def test_an_impossible_value_is_no_stamp(value: str):
    assert stamp_of_value(value) is None


def test_a_weekday_that_disagrees_with_its_date_is_a_doubt():
    stamp = stamp_of_line("Thứ Hai, 23/7/2024")
    assert stamp is not None
    assert stamp.doubt == "trang cũ ghi “Thứ Hai” nhưng ngày 23/07/2024 là Thứ Ba"


def test_a_day_of_change_is_told_from_one_of_publication():
    changed, published = stamp_of_line("Cập nhật: 12/10/2023"), stamp_of_line("Ngày đăng: 12/10/2023")
    assert changed is not None and changed.is_change
    assert published is not None and not published.is_change
