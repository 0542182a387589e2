"""Days and times: one way to write them, and a helpful word about every other."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.dates import (
    BadDate,
    Moment,
    PartialDay,
    UnknownZone,
    day_range_text,
    day_text,
    localise,
    long_day_text,
    parse_day,
    parse_moment,
    parse_partial_day,
    time_text,
    weekday_name,
    zone_named,
)

WEDNESDAY = date(2018, 12, 19)
REWRITE = "Viết 2018-12-19."
known_days = st.dates(date(1000, 1, 1), date(2999, 12, 31))


def test_a_day_is_read():
    assert parse_day(" 2018-12-19 ") == WEDNESDAY


@pytest.mark.parametrize(
    ("text", "reason", "remedy"),
    [
        ("19/12/2018", "chưa viết đúng dạng năm-tháng-ngày", REWRITE),
        ("19-12-2018", "chưa viết đúng dạng", REWRITE),
        ("19.12.2018", "chưa viết đúng dạng", REWRITE),
        ("2018/12/19", "chưa viết đúng dạng", REWRITE),
        ("20181219", "chưa viết đúng dạng", REWRITE),
        ("2018-1-5", "chưa viết đúng dạng", "Viết 2018-01-05."),
        ("Thứ Tư, 19/12/2018", "chưa viết đúng dạng", REWRITE),
        ("Chủ nhật ngày 17/01/2021", "chưa viết đúng dạng", "Viết 2021-01-17."),
        ("Ngày 19 tháng 12 năm 2018", "chưa viết đúng dạng", REWRITE),
        ("NGÀY 19 THÁNG 12, NĂM 2018", "chưa viết đúng dạng", REWRITE),
        ("2018-12-19 14:00", "chỉ ghi ngày, không ghi giờ", REWRITE),
        ("19/12/2018 14h30", "chỉ ghi ngày, không ghi giờ", REWRITE),
        ("12/19/2018", "Không có tháng 19", "Nếu là ngày 19 tháng 12 thì viết 2018-12-19."),
        ("2018-13-32", "Không có tháng 13", "theo thứ tự năm-tháng-ngày"),
        ("2019-02-31", "Tháng 2/2019 chỉ có 28 ngày", "Xem lại ngày"),
        ("31/02/2019", "Tháng 2/2019 chỉ có 28 ngày", "Xem lại ngày"),
        ("2020-02-30", "Tháng 2/2020 chỉ có 29 ngày", "Xem lại ngày"),
        ("2018-11-31", "Tháng 11/2018 chỉ có 30 ngày", "Xem lại ngày"),
        ("2018-12-00", "Không có ngày 0", "bắt đầu từ 01"),
        ("31/02", "Tháng 2 chỉ có 28 hoặc 29 ngày", "viết đủ năm-tháng-ngày"),
        ("19/12", "thiếu năm", "Viết đủ năm-tháng-ngày"),
        ("19/12/18", "chỉ có hai chữ số", "bốn chữ số của năm"),
        ("0018-12-19", "Năm 0018 không thể đúng", "bốn chữ số của năm"),
        ("9018-12-19", "Năm 9018 không thể đúng", "bốn chữ số của năm"),
        ("2018", "Thiếu tháng và ngày", "Viết đủ năm-tháng-ngày"),
        ("12/2018", "Thiếu ngày trong tháng", "Viết đủ năm-tháng-ngày"),
        ("", "Chưa ghi ngày", "năm-tháng-ngày"),
        ("hôm qua", "Không đọc được", "bằng số"),
        ("null", "Không đọc được", "bằng số"),
        ("٢٠١٨-١٢-١٩", "Không đọc được", "bằng số"),
    ],
)
def test_any_other_way_to_write_a_day_is_explained(text: str, reason: str, remedy: str):
    with pytest.raises(BadDate) as refused:
        parse_day(text)
    assert reason in refused.value.reason
    assert remedy in refused.value.remedy


@pytest.mark.parametrize(
    ("text", "at", "has_time"),
    [
        ("2018-12-19", datetime(2018, 12, 19), False),
        ("2018-12-19 00:00", datetime(2018, 12, 19), True),
        ("2018-12-19 14:00", datetime(2018, 12, 19, 14), True),
        ("2018-12-19T14:00", datetime(2018, 12, 19, 14), True),
        ("2018-12-19T14:00:05", datetime(2018, 12, 19, 14, 0, 5), True),
    ],
)
def test_a_moment_is_read_with_or_without_its_time(text: str, at: datetime, has_time: bool):
    assert parse_moment(text) == Moment(at, has_time)
    assert parse_moment(text).day == WEDNESDAY


@pytest.mark.parametrize(
    ("text", "reason", "remedy"),
    [
        ("2018-12-19T14:00+07:00", "múi giờ “+07:00”", "giờ địa phương"),
        ("2018-12-19 07:00:00Z", "múi giờ “Z”", "giờ địa phương"),
        ("2018-12-19 07:00 UTC", "múi giờ “UTC”", "giờ địa phương"),
        ("19/12/2018 14:00", "chưa viết đúng dạng", "Viết 2018-12-19 14:00."),
        ("2018-12-19 9:05", "chưa viết đúng dạng", "Viết 2018-12-19 09:05."),
        ("2018-12-19 14h", "chưa viết đúng dạng", "Viết 2018-12-19 14:00."),
        ("19/12/2018 lúc 14 giờ 30 phút", "chưa viết đúng dạng", "Viết 2018-12-19 14:30."),
        ("2018-12-19 14:00:05.5", "chưa viết đúng dạng", "Viết 2018-12-19 14:00:05."),
        ("2018-12-19 25:00", "Không có giờ 25:00", "từ 00:00 đến 23:59"),
        ("2018-12-19 14:60", "Không có giờ 14:60", "từ 00:00 đến 23:59"),
        ("2018-02-31 14:00", "Tháng 2/2018 chỉ có 28 ngày", "Xem lại ngày"),
        ("2018-12-19 chiều", "Không đọc được", "2018-12-19 14:00"),
    ],
)
def test_any_other_way_to_write_a_moment_is_explained(text: str, reason: str, remedy: str):
    with pytest.raises(BadDate) as refused:
        parse_moment(text)
    assert reason in refused.value.reason
    assert remedy in refused.value.remedy
    assert str(refused.value) == f"{refused.value.reason} {refused.value.remedy}"


@pytest.mark.parametrize(
    ("text", "day", "earliest", "latest", "shown"),
    [
        ("2018", PartialDay(2018), date(2018, 1, 1), date(2018, 12, 31), "2018"),
        ("2020-02", PartialDay(2020, 2), date(2020, 2, 1), date(2020, 2, 29), "02/2020"),
        ("2018-12-19", PartialDay(2018, 12, 19), WEDNESDAY, WEDNESDAY, "19/12/2018"),
    ],
)
def test_a_day_may_be_known_in_part(text: str, day: PartialDay, earliest: date, latest: date, shown: str):
    assert parse_partial_day(text) == day
    assert (day.earliest(), day.latest(), day.text, day.iso) == (earliest, latest, shown, text)


@pytest.mark.parametrize(
    ("text", "reason", "remedy"),
    [
        ("6/2013", "chưa viết đúng dạng", "Viết 2013-06."),
        ("tháng 6 năm 2013", "chưa viết đúng dạng", "Viết 2013-06."),
        ("năm 2013", "chưa viết đúng dạng", "Viết 2013."),
        ("2013-13", "Không có tháng 13", "năm-tháng-ngày"),
        ("19/12", "thiếu năm", "năm-tháng-ngày"),
        ("2013-06-31", "Tháng 6/2013 chỉ có 30 ngày", "Xem lại"),
    ],
)
def test_any_other_way_to_write_a_day_known_in_part_is_explained(text: str, reason: str, remedy: str):
    with pytest.raises(BadDate) as refused:
        parse_partial_day(text)
    assert reason in refused.value.reason
    assert remedy in refused.value.remedy


date_like = st.one_of(
    st.text(),
    st.text(st.sampled_from("0123456789-/.: TZ+h")),
    st.from_regex(
        r"(thứ tư, )?\d{1,4}[-/. ]{1,2}\d{1,2}([-/.]\d{1,4})?( \d{1,2}[:hg]\d{0,2}(Z|[+-]\d\d:\d\d)?)?", fullmatch=True
    ),
)


@given(date_like, st.sampled_from([parse_day, parse_moment, parse_partial_day]))
def test_no_text_is_met_with_anything_but_an_answer_or_a_remedy(text: str, parse: object):
    try:
        parse(text)  # type: ignore[operator]
    except BadDate as refused:
        assert refused.reason.endswith(".") and refused.remedy.endswith(".")


@given(known_days)
def test_the_remedy_for_a_day_as_vietnamese_write_it_is_right(day: date):
    with pytest.raises(BadDate, match=f"Viết {day.isoformat()}\\."):
        parse_day(f"{day.day}/{day.month}/{day.year}")
    assert parse_day(day.isoformat()) == day


def test_every_day_of_the_week_has_its_name():
    names = [weekday_name(date(2018, 12, 17) + timedelta(days=after)) for after in range(7)]
    assert names == ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"]


def test_days_and_times_read_as_vietnamese_do():
    assert day_text(date(2018, 3, 6)) == "06/03/2018"
    assert long_day_text(WEDNESDAY) == "Thứ Tư, 19/12/2018"
    assert time_text(datetime(2023, 10, 12, 17, 55, 9)) == "17:55"
    assert time_text(datetime(2023, 10, 12, 7, 5)) == "07:05"


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (WEDNESDAY, WEDNESDAY, "19/12/2018"),
        (WEDNESDAY, date(2018, 12, 20), "19–20/12/2018"),
        (date(2018, 11, 30), date(2018, 12, 2), "30/11–02/12/2018"),
        (date(2018, 12, 31), date(2019, 1, 2), "31/12/2018–02/01/2019"),
        (date(2018, 12, 19), date(2019, 12, 19), "19/12/2018–19/12/2019"),
    ],
)
def test_a_range_of_days_says_once_what_its_ends_share(first: date, last: date, text: str):
    assert day_range_text(first, last) == text


def test_a_range_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="before it begins"):
        day_range_text(date(2018, 12, 20), WEDNESDAY)


def test_local_time_gets_the_offset_of_its_zone():
    zone = zone_named("Asia/Ho_Chi_Minh")
    assert localise(parse_moment("2018-12-19 14:00"), zone).isoformat() == "2018-12-19T14:00:00+07:00"
    assert localise(datetime(2018, 12, 19), zone).isoformat() == "2018-12-19T00:00:00+07:00"


@pytest.mark.parametrize("name", ["Asia/Hanoi", "Việt Nam", "+07:00", "", "Asia", "../Asia/Tokyo", "/etc/hosts", "\0"])
def test_an_unknown_zone_is_refused_with_a_remedy(name: str):
    with pytest.raises(UnknownZone) as refused:
        zone_named(name)
    assert refused.value.reason == f"Không có múi giờ “{name}”."
    assert "Asia/Ho_Chi_Minh" in refused.value.remedy
