"""Days named in Vietnamese prose: "Chiều 19/12", "Thứ Ba, 23/7/2024", "từ ngày 20 đến ngày 21/5"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_NUMERIC = r"(?P<day>\d{1,2})\s?(?P<sign>[/.-])\s?(?P<month>\d{1,2})(?:\s?(?P=sign)\s?(?P<year>\d{4}))?"
_WORDED = r"(?P<day_w>\d{1,2})\s+tháng\s+(?P<month_w>\d{1,2})(?:\s*+(?:,\s*+)?năm\s+(?P<year_w>\d{4}))?"
_DAY = re.compile(rf"(?<![\w/.,])(?<!\D-)(?<!^-)(?:{_WORDED}|{_NUMERIC})(?![\w%]|[/-]\w|[.,]\d)")
_FIRST_OF_SEVERAL = re.compile(
    r"(?<![\w/.,-])(?P<days>\d{1,2}(?:\s*,\s*(?:ngày\s+)?\d{1,2}){0,4})\s*(?:-|–|và|đến(?:\s+hết)?)\s*(?:ngày\s+)?$",
    re.IGNORECASE,
)
_LED_BY = re.compile(
    r"(?<!\w)(?P<lead>ngày|sáng|trưa|chiều|tối|đêm|hôm|nay|qua|mai)\s*[,(]?\s*$",
    re.IGNORECASE,
)
_WEEKDAY = r"(?P<name>thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật)"
_WEEKDAY_BEFORE = re.compile(
    rf"(?P<before>^|[,;:.(–-]\s*|(?<!\w)(?:sáng|trưa|chiều|tối|đêm|vào|ngày|hôm|nay|qua|từ|đến)\s+)"
    rf"{_WEEKDAY}\s*[,(]?\s*(?:,?\s*ngày\s+)?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\W*")
_WEEKDAY_AFTER = re.compile(rf"\s*\(\s*{_WEEKDAY}\s*\)", re.IGNORECASE)
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5}
_LOOK_BACK = 48
_A_NUMBER_OF_A_DOCUMENT = re.compile(r"(?<!\w)(?:số|điều|khoản|mục|tỷ số|tỉ số|phiên bản)\s*:?\s*$", re.IGNORECASE)
_BEGINS_A_DAY = re.compile(r"\d\s*(?:[/.-]\s?\d|tháng\s)")
NEAR = 60
"""Days around publication within which a day without a year is surely the nearest."""


@dataclass(frozen=True)
class NamedDay:
    """A day as a text names it, from `start` to `end`; `year` is None where it is left out.

    `weekday` counts from 0 for Monday; `lead` is the word before ("chiều", "ngày"), in lower case, or empty;
    `earlier_days` are those that share its month: 20 in "20 và 21/5". `is_ordinal_like` marks a weekday that may as
    well count points: "Thứ hai, ngày …", with a small letter, at the beginning of a sentence or clause.
    """

    start: int
    end: int
    day: int
    month: int
    year: int | None
    lead: str
    weekday: int | None = None
    is_ordinal_like: bool = False
    earlier_days: tuple[int, ...] = ()

    def on(self, year: int) -> date | None:
        """Return the day in a year, or None where that year has no such day."""
        return _date(year, self.month, self.day)

    def resolved(self, published: date) -> date | None:
        """Return the day that is meant: as written, else of the year that brings it nearest to the publication."""
        if self.year is not None:
            return self.on(self.year)
        days = [day for year in range(published.year - 1, published.year + 2) if (day := self.on(year))]
        return min(days, key=lambda day: (abs((day - published).days), day), default=None)

    def all_resolved(self, published: date) -> tuple[date, ...]:
        """Return the day and those that share its month, where they exist."""
        last = self.resolved(published)
        if last is None:
            return ()
        earlier = (_date(last.year, last.month, day) for day in self.earlier_days)
        return (*(day for day in earlier if day), last)

    @property
    def is_sure(self) -> bool:
        """Whether this is a day and not, say, a fraction: it has a year, or a word that leads to a day."""
        return self.year is not None or bool(self.lead)


def may_name_a_day(text: str) -> bool:
    """Whether there is anything in a text that a day could begin with."""
    return _BEGINS_A_DAY.search(text) is not None


def named_days(text: str) -> list[NamedDay]:
    """Return the days that a text names, in order; a number of a document or a fraction is none."""
    found: list[NamedDay] = []
    if not may_name_a_day(text):
        return found
    for match in _DAY.finditer(text):
        day = int(match["day"] or match["day_w"])
        month = int(match["month"] or match["month_w"])
        written = match["year"] or match["year_w"]
        year = int(written) if written else None
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        is_day = 1 <= month <= 12 and 1 <= day <= 31 and (year is None or 1000 <= year <= 2999)
        if not is_day or _A_NUMBER_OF_A_DOCUMENT.search(before) or match["sign"] in (".", "-") and year is None:
            continue
        several = _FIRST_OF_SEVERAL.search(before)
        led = _LED_BY.search(before[: several.start()] if several else before)
        weekday = _WEEKDAY_BEFORE.search(before)
        after = _WEEKDAY_AFTER.match(text, match.end())
        name = (after or weekday)["name"] if after or weekday else None  # type: ignore[index]
        found.append(
            NamedDay(
                match.start(),
                after.end() if after else match.end(),
                day,
                month,
                year,
                led["lead"].lower() if led else "ngày" if match["month_w"] or name else "",
                _weekday_of(name) if name else None,
                bool(
                    weekday
                    and not after
                    and name
                    and name.split()[-1].islower()
                    and _BESIDE.fullmatch(weekday["before"])
                ),
                tuple(int(one) for one in re.findall(r"\d+", several["days"])) if several else (),
            )
        )
    return found


def _weekday_of(name: str) -> int:
    last = name.lower().split()[-1]
    return 6 if last == "nhật" else int(last) - 2 if last.isdigit() else _WEEKDAYS[last]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
