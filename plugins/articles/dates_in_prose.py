"""Days in an article's words agree: with their weekday, with the day it happened, with the day it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from plugins.articles.model import ArticleRecord, DayRange
from plugins.core.dates import day_range_text, day_text, weekday_name
from plugins.core.dates_in_text import NEAR, NamedDay, may_name_a_day, named_days
from plugins.core.problems import Problem, Severity
from plugins.core.prose import Passage, Prose
from plugins.core.records import Entry

_OPENS = re.compile(
    r"[\s“\"(*]*(?:(?:vào|trong|từ|hôm nay|vừa qua)\s*,?\s+)*(?:(?:buổi|các|hai|ba|\d)\s+)*"
    r"(?:(?:sáng|trưa|chiều|tối|đêm|ngày|nay|qua|hôm|và)\s*,?\s*)*"
    r"(?:(?:thứ\s+\w+|chủ\s+nhật)\s*[,(]?\s*)?(?:ngày\s+)?(?:\d{1,2}\s*(?:,|-|–|và|đến)\s*(?:ngày\s+)?)*",
    re.IGNORECASE,
)
"""What may stand in a sentence before the day that it tells of."""
_TO_COME = re.compile(
    r"(?<!\w)(?:sẽ|dự kiến|sắp|tới đây|chuẩn bị|kế hoạch|lịch|hạn|chậm nhất|trước ngày|đến hết|đến ngày|hiệu lực|tới|"
    r"là|bắt đầu|kể từ|thời gian|đăng ký|mời|thông báo|hướng tới|chào mừng|kỷ niệm)(?!\w)",
    re.IGNORECASE,
)
"""Words of a sentence that speaks of what is still to come, or may."""
_DONE = re.compile(r"(?<!\w)(?:đã|vừa)(?!\w)", re.IGNORECASE)
_TOOK_PLACE = re.compile(
    r"(?<!\w)(?:đã|vừa)\s+(?:được\s+)?(?:diễn ra|tổ chức|khai mạc|bế mạc|kết thúc|khánh thành|ra mắt|họp)"
    r"(?:\s+(?!về|cho|để|nhằm)\w+){0,4}\s*(?:vào\s+)?(?:ngày|sáng|chiều|tối)?\s*$",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(r"(?<!\w)(?:sẽ|dự kiến|sắp|tới đây|chậm nhất|hạn cuối)(?!\w)", re.IGNORECASE)
_BACKGROUND = re.compile(
    r"[^.;]{0,60}?(?<!\w)(?:ban hành|(?<!đăng )ký|có hiệu lực|thành lập|ra đời|công bố|là)(?!\w)", re.IGNORECASE
)
"""What follows the day of something that an article only starts from."""
_OF_AN_EVENT = re.compile(r"(?<!\w)(?:sáng|trưa|chiều|tối|đêm|ngày)(?!\w)", re.IGNORECASE)
_ENUMERATES = re.compile(r"(?<!\w)thứ nhất(?!\w)", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]{0,999}”|\"[^\"]{0,999}\"|‘[^’]{0,999}’")
_FARTHEST = 31
"""Days between the day that an article opens with and the day of its event for the one to be a slip of the other."""
_BELIEVABLE = 7
"""Days after an event within which the stamp of an old page may well be the day of publication."""
LONGEST_PASSAGE = 20_000


@dataclass(frozen=True)
class _Place:
    """Where a day is named: its passage, its sentence there and the day."""

    passage: Passage
    start: int
    end: int
    day: NamedDay

    @property
    def sentence(self) -> str:
        return self.passage.text[self.start : self.end]

    @property
    def before(self) -> str:
        return self.passage.text[self.start : self.day.start]

    @property
    def shown(self) -> str:
        """The day with the words that lead to it, as a message quotes it."""
        opening = _OPENS.match(self.before)
        start = self.start if opening and opening.end() == len(self.before) else self.day.start
        text = self.passage.text[start : self.day.end].lstrip(' \n“"(*')
        return " ".join(text.split())

    @property
    def opens_sentence(self) -> bool:
        opening = _OPENS.match(self.before)
        return opening is not None and opening.end() == len(self.before) and self.day.is_sure


def date_problems(entry: Entry[ArticleRecord], prose: Prose) -> list[Problem]:
    """Return the days in the words of an article that can't be right, or not together with its front matter."""
    if not entry.has("date"):
        return []
    places = list(_places(prose))
    published = entry.record.date.day
    problems = [
        *_wrong_weekdays(entry, prose, places, published),
        *_still_to_come(entry, places, published),
    ]
    if entry.has("event_date"):
        problems += _other_event_day(entry, prose, places, published)
        problems += _stamp_as_date(entry) if entry.has("imported_from") else []
    return problems


def _places(prose: Prose) -> Iterator[_Place]:
    for passage in prose.passages:
        if passage.is_heading or len(passage.text) > LONGEST_PASSAGE or not may_name_a_day(passage.text):
            continue
        for start, end in passage.sentences:
            days = named_days(passage.text[start:end])
            quoted = [found.span() for found in _QUOTED.finditer(passage.text, start, end)] if days else []
            for day in days:
                if not any(first <= start + day.start < last for first, last in quoted):
                    yield _Place(passage, start, end, replace(day, start=day.start + start, end=day.end + start))


def _problem(
    entry: Entry[ArticleRecord], place: _Place, rule: str, reason: str, remedy: str, severity: Severity = "warning"
) -> Problem:
    line = place.passage.line_at(place.day.start)
    return Problem(entry.document.label, line, rule, reason, remedy, place.shown, severity)


def _wrong_weekdays(
    entry: Entry[ArticleRecord], prose: Prose, places: list[_Place], published: date
) -> Iterator[Problem]:
    """Yield the days that fell on another weekday than the text says; without a year only those near publication."""
    for place in places:
        named = place.day
        day = named.resolved(published)
        if named.weekday is None or day is None or day.weekday() == named.weekday:
            continue
        if named.is_ordinal_like and _counts_points(prose) or named.year is None and abs((day - published).days) > NEAR:
            continue
        said = weekday_name(date(2018, 1, 1) + timedelta(named.weekday))
        yield _problem(
            entry,
            place,
            "wrong-weekday",
            f"Ngày {day_text(day)} là {weekday_name(day)}, không phải {said}.",
            "Xem lại ngày và thứ trong nguồn tin rồi sửa chỗ sai; nếu trích nguyên văn, đặt trong ngoặc kép.",
            "error" if named.year is not None else "warning",
        )


def _counts_points(prose: Prose) -> bool:
    return any(_ENUMERATES.search(passage.text) for passage in prose.passages)


def _still_to_come(entry: Entry[ArticleRecord], places: list[_Place], published: date) -> Iterator[Problem]:
    """Yield what is told as done on a day after the publication."""
    for place in places:
        day = place.day.resolved(published)
        if day is None or day <= published or not place.day.is_sure:
            continue
        if place.day.year is None and (day - published).days > NEAR or _TO_COME.search(place.sentence):
            continue
        if place.opens_sentence and _DONE.search(place.sentence) or _TOOK_PLACE.search(place.before):
            yield _problem(
                entry,
                place,
                "future-told-as-past",
                f"Bài đăng ngày {day_text(published)} kể như đã xong một việc của ngày {day_text(day)}.",
                "Xem lại ngày trong bài và date (ngày đăng); nếu việc chưa diễn ra, viết “sẽ”.",
            )


def _other_event_day(
    entry: Entry[ArticleRecord], prose: Prose, places: list[_Place], published: date
) -> Iterator[Problem]:
    """Yield the day that the article opens with, where it is not the day of its event."""
    event = entry.record.event_date
    opening = next((one for one in places if one.passage is prose.opening and one.opens_sentence), None)
    if event is None or opening is None or opening.start > 0 or not _OF_AN_EVENT.search(opening.shown):
        return
    days = opening.day.all_resolved(published)
    after = opening.passage.text[opening.day.end : opening.end]
    if not days or _ANNOUNCES.search(opening.sentence) or _BACKGROUND.match(after):
        return
    told = days[-1]
    if not isinstance(event, DayRange):
        if abs((told - published).days) <= NEAR and told <= published:
            yield _problem(
                entry,
                opening,
                "event-day-known",
                f"Bài mở đầu bằng ngày {day_text(told)}, nhưng event_date ghi unknown.",
                f"Nếu đó là ngày diễn ra, ghi event_date: {told.isoformat()}.",
            )
        return
    if any(event.first <= day <= event.last for day in days) or _names(places, event, published):
        return
    away = min(abs((told - event.first).days), abs((told - event.last).days))
    same_but_year = (told.day, told.month) == (event.first.day, event.first.month)
    same_but_order = (told.day, told.month) == (event.first.month, event.first.day)
    if away <= _FARTHEST or same_but_year or same_but_order:
        yield _problem(
            entry,
            opening,
            "other-event-day",
            f"Bài mở đầu bằng ngày {day_text(told)}, nhưng event_date ghi {day_range_text(event.first, event.last)}.",
            "Đối chiếu với nguồn tin, rồi sửa ngày trong bài hoặc event_date cho khớp nhau.",
        )


def _names(places: list[_Place], event: DayRange, published: date) -> bool:
    """Tell whether the text names the day of the event anywhere, so that it may open with another."""
    return any(event.first <= day <= event.last for place in places for day in place.day.all_resolved(published))


def _stamp_as_date(entry: Entry[ArticleRecord]) -> Iterator[Problem]:
    """Yield a day of publication that is only the stamp of the old page, which may be that of a visit or of a move."""
    record = entry.record
    stamp = record.imported_from.stamp if record.imported_from else ""
    published = record.date.day
    days = [day.on(day.year) for day in named_days(stamp) if day.year is not None]
    if published not in days and published.isoformat() not in stamp:
        return
    event = record.event_date
    if isinstance(event, DayRange) and 0 <= (published - event.last).days <= _BELIEVABLE:
        return
    yield Problem(
        entry.document.label,
        entry.document.line("date"),
        "stamp-as-date",
        f"Ngày đăng trùng với dấu ngày {day_text(published)} của trang cũ; dấu ấy có thể là ngày chuyển dữ liệu hay"
        " ngày có người mở trang.",
        "Tìm ngày đăng thật rồi ghi vào date. Nếu trang cũ đúng là đăng ngày ấy, xóa dòng stamp trong imported_from.",
        stamp,
        "warning",
    )
