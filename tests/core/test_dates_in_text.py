"""Days in prose are found as a reader finds them, and a day without a year is the one nearest to the publication."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.core.dates_in_text import named_days


@pytest.mark.parametrize(
    ("text", "day", "lead"),
    [
        ("Chiều 19/12, Thị ủy họp", (19, 12, None), "chiều"),
        ("Chiều ngày 19/12, họp", (19, 12, None), "ngày"),
        ("ngày 03/6/2013", (3, 6, 2013), "ngày"),
        ("ngày 12-12-2013", (12, 12, 2013), "ngày"),
        ("ngày 12.12.2013.", (12, 12, 2013), "ngày"),
        ("ngày 24 tháng 7 năm 2024", (24, 7, 2024), "ngày"),
        ("24 tháng 7", (24, 7, None), "ngày"),
        ("(23/7/2024)", (23, 7, 2024), ""),
    ],
)
def test_day_is_found_with_the_word_that_leads_to_it(text: str, day: tuple[int, int, int | None], lead: str) -> None:
    (found,) = named_days(text)
    assert ((found.day, found.month, found.year), found.lead) == (day, lead)


@pytest.mark.parametrize(
    "text",
    [
        "số 20/12",
        "Nghị định 42/2022/NĐ-CP",
        "65/112 mô hình",
        "32/12",
        "19/13",
        "3.5",
        "10-15 người",
        "0912.345.678",
        "1/2/3/4",
    ]
    + ["25-NQ/TW", "điều 3/4", "12/12%"],
)
def test_fraction_or_number_of_a_document_is_no_day(text: str) -> None:
    assert named_days(text) == []


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("Thứ Ba, 24/7/2024", 1),
        ("Thứ Tư ngày 24/7/2024", 2),
        ("sáng thứ 4, ngày 24/7/2024", 2),
        ("Hôm nay, Chủ nhật ngày 17/01/2021", 6),
        ("24/7/2024 (thứ tư)", 2),
        ("vào thứ bảy 24/7/2024", 5),
        ("Đại hội lần thứ hai, ngày 24/7/2024", None),
        ("kỳ họp thứ 3, ngày 24/7/2024", None),
        ("quý thứ ba (24/7/2024)", None),
    ],
)
def test_weekday_is_told_from_an_ordinal(text: str, weekday: int | None) -> None:
    assert [one.weekday for one in named_days(text)] == [weekday]


@pytest.mark.parametrize(
    ("text", "published", "meant"),
    [
        ("Chiều 19/12", date(2018, 12, 20), date(2018, 12, 19)),
        ("Chiều 28/12", date(2019, 1, 3), date(2018, 12, 28)),
        ("Sáng 03/01", date(2018, 12, 30), date(2019, 1, 3)),
        ("ngày 19/12/2017", date(2018, 12, 20), date(2017, 12, 19)),
        ("ngày 29/02", date(2021, 3, 1), date(2020, 2, 29)),
        ("ngày 31/11", date(2018, 12, 1), None),
    ],
)
def test_day_without_a_year_is_the_nearest_to_the_publication(text: str, published: date, meant: date | None) -> None:
    (found,) = named_days(text)
    assert found.resolved(published) == meant


@pytest.mark.parametrize(
    "text",
    ["Trong hai ngày 20 và 21/5/2024", "từ ngày 20 đến ngày 21/5/2024", "ngày 20-21/5/2024", "ngày 20, 21/5/2024"],
)
def test_days_that_share_a_month_are_all_meant(text: str) -> None:
    (found,) = named_days(text)
    assert found.all_resolved(date(2024, 5, 22))[-1] == date(2024, 5, 21)
    assert date(2024, 5, 20) in found.all_resolved(date(2024, 5, 22)) or "," in text
