"""The day on which what an article tells of happened, with the year inferred where the page leaves it out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plugins.core.dates import day_text
from plugins.imports.stamps import weekday_number

_LEAD_PARAGRAPHS = 3
_NEAR = r"(?:^|(?<=[.!?…:;]\s)|(?<=,\s)|(?<=\(\s)|(?<=[–-]\s))"
_SESSION = r"(?:(?:sáng|chiều|tối|trưa)(?:\s*(?:nay|qua))?|(?:hôm|ngày)\s*(?:nay|qua)|vừa qua)"
_WEEKDAY = r"(?P<weekday>thứ\s*(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s*nhật|cn)"
_DATE = (
    r"(?P<day>\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(?P<month>\d{1,2})(?:(?:\s*[/.-]\s*|\s*,?\s*năm\s+)"
    r"(?P<year>(?:19|20)\d\d))?(?![\d/])"
)
_RANGE = r"(?:(?P<first>\d{1,2})(?:\s*/\s*(?P<first_month>\d{1,2}))?\s*(?:-|–|,|và|đến(?:\s*ngày)?)\s*(?:ngày\s*)?)?"
_EVENT = re.compile(
    rf"{_NEAR}(?:(?:và[oà]|trong|từ)\s+)?(?P<count>(?:hai|ba|\d+)\s+ngày,?\s*\(?)?(?:(?P<session>{_SESSION})[\s,(]*)?"
    rf"(?:{_WEEKDAY}[\s,(]*)?(?P<word>(?:các\s+)?ngày\s+)?\(?{_RANGE}{_DATE}",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"\d+[-/][A-ZĐ0-9][\w/-]*,?\s*(?:ngày\s*)?$|(?:nghị quyết|quyết định|chỉ thị|kế hoạch)[^.;]{0,60}$", re.I
)
_YEAR = re.compile(r"(?<![\d/.-])(?:năm\s+)?((?:19|20)\d\d)(?!\s*[-–]\s*(?:19|20)\d\d)(?![\d/.]\d)")
_PERIOD = re.compile(r"(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d|nhiệm kỳ\s+(?:19|20)\d\d|\d{1,2}\s*[/.-]\s*(?:19|20)\d\d")
_STATED = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:19|20)\d\d)")


@dataclass(frozen=True)
class EventDay:
    """When it happened. `first` is None where the day or its year can't be told.

    `doubt` is the reason for an inferred year, or for none, as a Vietnamese sentence; empty where the page states all.
    """

    first: date | None
    last: date | None
    doubt: str = ""


def event_day(title: str, paragraphs: Sequence[str], published: date | None) -> EventDay | None:
    """Return the day that the opening of an article tells of, or None where it names no day."""
    for text in paragraphs[:_LEAD_PARAGRAPHS]:
        for match in _EVENT.finditer(text):
            if not (match["session"] or match["word"] or match["weekday"] or match["count"]):
                continue
            if _DOCUMENT.search(text[: match.start("day")].removesuffix("ngày ")) and not match["session"]:
                continue
            found = _resolved(match, title, paragraphs, published)
            if found is not None:
                return found
    return None


def _resolved(match: re.Match[str], title: str, paragraphs: Sequence[str], published: date | None) -> EventDay | None:
    day, month = int(match["day"]), int(match["month"])
    year, doubt = (
        (int(match["year"]), "")
        if match["year"]
        else inferred_year(day, month, match["weekday"], title, paragraphs, published)
    )
    if year is None:
        return EventDay(None, None, doubt)
    last = _date(year, month, day)
    if last is None:
        return None
    first = last
    if match["first"]:
        first_month = int(match["first_month"] or month)
        first = _date(year - (first_month > month), first_month, int(match["first"])) or last
    said = match["weekday"]
    if said and weekday_number(said) != last.weekday() and not doubt:
        doubt = f"Bài ghi “{said}” nhưng ngày {day_text(last)} không phải {said.lower()}; kiểm tra lại."
    if published and first > published:
        doubt = f"Ngày diễn ra {day_text(first)} sau ngày đăng {day_text(published)}; kiểm tra cả hai."
    return EventDay(min(first, last), last, doubt)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def inferred_year(
    day: int, month: int, weekday: str | None, title: str, paragraphs: Sequence[str], published: date | None
) -> tuple[int | None, str]:
    """Return the year of a day that is written without one, and why that year; or None and why none can be told.

    From the day of publication where there is one and the text does not speak against it, else from the years that
    the text names by themselves: those of terms, periods and cited documents say nothing of the event.
    """
    said = f"{day:02}/{month:02}"
    counts = named_years([title, *paragraphs])
    in_title = named_years([title])
    confirmed = {
        year
        for year in counts
        if weekday and (on := _date(year, month, day)) and on.weekday() == weekday_number(weekday)
    }
    if published is not None:
        past = {year: count for year, count in counts.items() if year <= published.year}
        nearest = published.year if (month, day) <= (published.month, published.day) else published.year - 1
        if not past or max(past) >= nearest - 1:
            with_text = f"; bài có nhắc năm {nearest}" if nearest in past else ""
            return nearest, f"Bài chỉ ghi {said}; năm {nearest} suy từ ngày đăng {day_text(published)}{with_text}."
        usual = max(past, key=lambda year: (past[year], year))
        return usual, (
            f"Bài chỉ ghi {said}; nội dung nói về năm {usual} nên ghi năm {usual},"
            f" nhưng ngày đăng là {day_text(published)}: kiểm tra lại."
        )
    if not counts:
        return None, f"Bài ghi {said} mà không ghi năm, trang cũ cũng không có ngày đăng; hãy tìm năm rồi điền."
    pool = confirmed or in_title or counts
    usual = max(pool, key=lambda year: (counts[year], -year))
    times = counts[usual]
    also = ", đúng thứ trong tuần" if usual in confirmed else ""
    return usual, f"Bài chỉ ghi {said}; năm {usual} suy từ nội dung (bài nhắc năm {usual} {times} lần{also})."


def named_years(texts: Sequence[str]) -> Counter[int]:
    """Return how often each year is named by itself, or in a full date that opens no document."""
    counts: Counter[int] = Counter()
    for text in texts:
        counts.update(int(year) for year in _YEAR.findall(_PERIOD.sub(" ", text)))
    return counts
