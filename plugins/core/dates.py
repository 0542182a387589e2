"""Days and times as editors write them (2018-12-19) and as readers see them (Thứ Tư, 19/12/2018)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

EARLIEST_YEAR = 1000
LATEST_YEAR = 2999
LONGEST_DATE = 100
"""Characters of what an editor may have meant for a date."""
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")

_EXAMPLE = "2018-12-19"
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?)?", re.ASCII)
_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)

_BETWEEN = r"\s*[-–/.]\s*"
_WEEKDAY = r"(?:(?:thứ\s+(?:\d|\w+)|chủ\s+nhật)\s*,?\s*)?(?:ngày\s+)?"
_LOOSE_DAYS = tuple(
    re.compile(_WEEKDAY + pattern + r"(?![0-9])")
    for pattern in (
        rf"(?P<year>[0-9]{{4}}){_BETWEEN}(?P<month>[0-9]{{1,2}}){_BETWEEN}(?P<day>[0-9]{{1,2}})",
        r"(?P<year>[12][0-9]{3})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
        rf"(?P<day>[0-9]{{1,2}}){_BETWEEN}(?P<month>[0-9]{{1,2}}){_BETWEEN}(?P<year>[0-9]{{4}}|[0-9]{{2}})",
        r"(?P<day>[0-9]{1,2})\s+tháng\s+(?P<month>[0-9]{1,2}),?\s+(?:năm\s+)?(?P<year>[0-9]{4}|[0-9]{2})",
        rf"(?P<year>[0-9]{{4}}){_BETWEEN}(?P<month>[0-9]{{1,2}})",
        rf"(?:tháng\s+)?(?P<month>[0-9]{{1,2}})(?:{_BETWEEN}|,?\s+năm\s+)(?P<year>[0-9]{{4}})",
        rf"(?P<day>[0-9]{{1,2}})(?:{_BETWEEN}|\s+tháng\s+)(?P<month>[0-9]{{1,2}})",
        r"(?:năm\s+)?(?P<year>[0-9]{4})",
    )
)
_LOOSE_TIME = re.compile(
    r"[\st,]*(?:lúc\s+)?(?P<hour>[0-9]{1,2})\s*(?::|h|g|giờ)\s*(?P<minute>[0-9]{1,2})?(?::(?P<second>[0-9]{1,2}))?"
    r"(?:\.[0-9]+)?\s*(?:phút)?\s*(?P<zone>z|(?:utc|gmt)?\s*[-+−][0-9]{1,2}(?::?[0-9]{2})?|utc|gmt)?\s*"
)


class BadDate(ValueError):
    """A date that can't be used; `reason` and `remedy` are Vietnamese sentences for the editor."""

    def __init__(self, reason: str, remedy: str):
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{reason} {remedy}")


class UnknownZone(ValueError):
    """A time zone that does not exist; `reason` and `remedy` are Vietnamese sentences for the editor."""

    def __init__(self, reason: str, remedy: str):
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{reason} {remedy}")


@dataclass(frozen=True)
class Moment:
    """A point of local time without a zone; without a time of day `at` is midnight and `has_time` is False."""

    at: datetime
    has_time: bool

    @property
    def day(self) -> date:
        """The day of the moment."""
        return self.at.date()


@dataclass(frozen=True)
class PartialDay:
    """A day, a month or a year: what is known of when something began or ended."""

    year: int
    month: int | None = None
    day: int | None = None

    def earliest(self) -> date:
        """Return the first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date:
        """Return the last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def text(self) -> str:
        """The day as readers see it: "2018", "12/2018" or "19/12/2018"."""
        parts = ([f"{self.day:02}"] if self.day else []) + ([f"{self.month:02}"] if self.month else [])
        return "/".join([*parts, f"{self.year:04}"])

    @property
    def iso(self) -> str:
        """The day as editors write it: "2018", "2018-12" or "2018-12-19"."""
        return "-".join(reversed(self.text.split("/")))


def parse_day(text: str) -> date:
    """Return the day of `YYYY-MM-DD`; raise BadDate for anything else."""
    match = _DAY.fullmatch(text.strip())
    if match is None:
        raise _misread(text, "day")
    return _day_of(*(int(part) for part in match.groups()))


def parse_moment(text: str) -> Moment:
    """Return the moment of `YYYY-MM-DD`, `YYYY-MM-DD HH:MM` or `YYYY-MM-DDTHH:MM:SS`; else raise BadDate."""
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        raise _misread(text, "moment")
    year, month, day, hour, minute, second = match.groups()
    on = _day_of(int(year), int(month), int(day))
    if hour is None:
        return Moment(datetime.combine(on, time()), has_time=False)
    return Moment(datetime.combine(on, _time_of(int(hour), int(minute), int(second or 0))), has_time=True)


def parse_partial_day(text: str) -> PartialDay:
    """Return the day, month or year of `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; raise BadDate for anything else."""
    match = _PARTIAL.fullmatch(text.strip())
    if match is None:
        raise _misread(text, "partial")
    year, month, day = (int(part) if part else None for part in match.groups())
    _check(year, month, day)
    return PartialDay(int(match[1]), month, day)


def _day_of(year: int, month: int, day: int) -> date:
    _check(year, month, day)
    return date(year, month, day)


def _time_of(hour: int, minute: int, second: int) -> time:
    if hour > 23 or minute > 59 or second > 59:
        shown = f"{hour:02}:{minute:02}" + (f":{second:02}" if second else "")
        raise BadDate(f"Không có giờ {shown}.", "Viết giờ từ 00:00 đến 23:59.")
    return time(hour, minute, second)


def _check(year: int | None, month: int | None, day: int | None) -> None:
    """Raise BadDate when no calendar has these numbers; a part that is None is not known."""
    if year is not None and not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise BadDate(f"Năm {year:04} không thể đúng.", f"Viết đủ bốn chữ số của năm, chẳng hạn {_EXAMPLE}.")
    if month is not None and not 1 <= month <= 12:
        hint = ""
        if year and day and day <= 12 and month and month <= calendar.monthrange(year, day)[1]:
            hint = f" Nếu là ngày {month} tháng {day} thì viết {year:04}-{day:02}-{month:02}."
        raise BadDate(f"Không có tháng {month}.", f"Viết theo thứ tự năm-tháng-ngày, chẳng hạn {_EXAMPLE}.{hint}")
    if day is None or month is None:
        return
    longest = calendar.monthrange(year or 2000, month)[1]
    if day < 1:
        raise BadDate("Không có ngày 0.", "Xem lại ngày trong nguồn tin; ngày trong tháng bắt đầu từ 01.")
    if day > longest:
        count = "28 hoặc 29" if year is None and month == 2 else str(longest)
        shown = f"{month}/{year}" if year else str(month)
        form = "" if year else f" và viết đủ năm-tháng-ngày, chẳng hạn {_EXAMPLE}"
        raise BadDate(f"Tháng {shown} chỉ có {count} ngày.", f"Xem lại ngày trong nguồn tin rồi sửa{form}.")


def _misread(text: str, wanted: Literal["day", "moment", "partial"]) -> BadDate:
    """Return why the text is not the date wanted and, where one can tell, how it must be written."""
    lowered = " ".join(text.lower().split())
    if not lowered:
        return BadDate("Chưa ghi ngày.", f"Viết theo thứ tự năm-tháng-ngày, chẳng hạn {_EXAMPLE}.")
    for pattern in _LOOSE_DAYS if len(lowered) <= LONGEST_DATE else ():
        on = pattern.match(lowered)
        rest = lowered[on.end() :] if on else ""
        at = _LOOSE_TIME.fullmatch(rest) if rest.strip() else None
        if on and (at or not rest.strip()):
            try:
                return _rewritten(on.groupdict(), at.groupdict() if at else {}, wanted)
            except BadDate as impossible:
                return impossible
    example = _EXAMPLE + (" 14:00" if wanted == "moment" else "")
    return BadDate("Không đọc được ngày này.", f"Viết bằng số theo thứ tự năm-tháng-ngày, chẳng hạn {example}.")


def _rewritten(on: dict[str, str | None], at: dict[str, str | None], wanted: str) -> BadDate:
    """Return the problem of a date that can be understood but is written otherwise; raise it if it is impossible."""
    if len(on.get("year") or "0000") == 2:
        return BadDate("Năm chỉ có hai chữ số.", f"Viết đủ bốn chữ số của năm, chẳng hạn {_EXAMPLE}.")
    year, month, day = (int(part) if part else None for part in map(on.get, ("year", "month", "day")))
    _check(year, month, day)
    if year is None:
        return BadDate("Ngày thiếu năm.", f"Viết đủ năm-tháng-ngày, chẳng hạn {_EXAMPLE}.")
    known = PartialDay(year, month, day)
    if wanted != "partial" and day is None:
        missing = "ngày trong tháng" if month else "tháng và ngày"
        return BadDate(f"Thiếu {missing}.", f"Viết đủ năm-tháng-ngày, chẳng hạn {_EXAMPLE}.")
    if not at:
        return BadDate(f"Ngày chưa viết đúng dạng năm-tháng-ngày ({_EXAMPLE}).", f"Viết {known.iso}.")
    at_time = _time_of(int(at["hour"] or 0), int(at["minute"] or 0), int(at["second"] or 0))
    if wanted != "moment":
        return BadDate("Ở đây chỉ ghi ngày, không ghi giờ.", f"Viết {known.iso}.")
    if at["zone"]:
        return BadDate(
            f"Giờ có kèm múi giờ “{at['zone'].strip().upper()}”.",
            f"Viết giờ địa phương của trang, không kèm múi giờ, chẳng hạn {_EXAMPLE} 14:00.",
        )
    seconds = f":{at_time:%S}" if at_time.second else ""
    return BadDate(f"Ngày giờ chưa viết đúng dạng {_EXAMPLE} 14:00.", f"Viết {known.iso} {at_time:%H:%M}{seconds}.")


def weekday_name(day: date) -> str:
    """Return the day of the week: "Thứ Tư", "Chủ nhật"."""
    return _WEEKDAYS[day.weekday()]


def day_text(day: date) -> str:
    """Return the day as readers see it: "19/12/2018"."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def long_day_text(day: date) -> str:
    """Return the day with its weekday: "Thứ Tư, 19/12/2018"."""
    return f"{weekday_name(day)}, {day_text(day)}"


def time_text(moment: datetime | time) -> str:
    """Return the time of day: "17:55"."""
    return f"{moment.hour:02}:{moment.minute:02}"


def day_range_text(first: date, last: date) -> str:
    """Return days from first to last, saying once what they share: "19–20/12/2018", "30/11–02/12/2018".

    Raises ValueError when `last` is before `first`.
    """
    if last < first:
        raise ValueError(f"the range ends ({last}) before it begins ({first})")
    if first == last:
        return day_text(last)
    if first.year != last.year:
        return f"{day_text(first)}–{day_text(last)}"
    start = f"{first.day:02}" if first.month == last.month else f"{first.day:02}/{first.month:02}"
    return f"{start}–{day_text(last)}"


def zone_named(name: str) -> ZoneInfo:
    """Return the time zone of an IANA name; raise UnknownZone when there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise UnknownZone(f"Không có múi giờ “{name}”.", "Giờ Việt Nam là Asia/Ho_Chi_Minh.") from None


def localise(moment: Moment | datetime, zone: ZoneInfo) -> datetime:
    """Return the local moment as a point in time: the same clock reading, with the zone's offset."""
    at = moment.at if isinstance(moment, Moment) else moment
    return at.replace(tzinfo=zone)
