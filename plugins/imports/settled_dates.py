"""Published, happened, migrated: which of an old page's days is which, and what has to be looked at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from plugins.core.dates import Moment, day_text, long_day_text
from plugins.imports.event_days import EventDay, event_day
from plugins.imports.notes import Note
from plugins.imports.old_pages import OldPage
from plugins.imports.stamps import Stamp

_LATE = 60
"""Days. News of an event is published within hours; a stamp two months later tells of a move to another system."""
_MOVED_TOGETHER = 3
"""Pages with one stamp, to the minute, that no newsroom publishes at once."""
_FULL_DAY = re.compile(r"(?<![\d/.-])(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:19|20)\d\d)(?![\d/])")


class NoDate(Exception):
    """A page names no day at all, so no article can be dated."""


@dataclass(frozen=True)
class Dates:
    """The days of a draft as front matter writes them. `event` may be empty; `day` is that on which offices count."""

    published: str
    event: str
    day: date
    stamp: str
    notes: tuple[Note, ...]


def migration_stamps(pages: Iterable[OldPage]) -> frozenset[Moment]:
    """Return the stamps that so many pages share, to the minute, that they tell of a move between systems.

    The pages must tell of different days, or at least be many: a newsroom may well publish three pieces on one day.
    """
    counts = Counter(page.stamp.moment for page in pages if page.stamp)
    return frozenset(
        moment for moment, count in counts.items() if moment.has_time and count >= _MOVED_TOGETHER or count >= 20
    )


def settled_dates(page: OldPage, moved: frozenset[Moment], given: Moment | None) -> Dates:
    """Return the days of a page. `given` is the day that the editor names for pages that show none. Raises NoDate."""
    stamp = page.stamp
    notes: list[Note] = []
    paragraphs = page.paragraphs
    is_moved = stamp is not None and stamp.moment in moved
    published = stamp.moment if stamp and not is_moved else None
    happened = event_day(page.title, paragraphs, published.day if published else None)
    if is_moved and stamp is not None:
        notes.append(
            Note("date", f"“{stamp.written}” có ở nhiều trang, là dấu chuyển hệ thống chứ không phải ngày đăng.")
        )
    elif stamp and published and happened and happened.last and (published.day - happened.last).days > _LATE:
        notes.append(
            Note(
                "date",
                f"Trang cũ đóng dấu {stamp.written}, muộn hơn sự việc ({day_text(happened.last)}) quá {_LATE} ngày:"
                " có lẽ là dấu chuyển hệ thống.",
            )
        )
        published, is_moved = None, True
    elif stamp:
        notes += _stamp_notes(stamp, page.other_stamp)
    if published is None:
        published, note = _stand_in(happened, given, page)
        notes.append(note)
    notes += [Note("event_date", happened.doubt)] if happened and happened.doubt else []
    event = _event_text(happened)
    return Dates(
        published=_moment_text(published),
        event=event,
        day=happened.first if happened and happened.first else published.day,
        stamp=stamp.written if stamp else "",
        notes=tuple(notes),
    )


def _stamp_notes(stamp: Stamp, other: Stamp | None) -> list[Note]:
    notes = (
        [Note("date", f"{stamp.doubt[:1].upper()}{stamp.doubt[1:]}; kiểm tra lại ngày đăng.")] if stamp.doubt else []
    )
    if other is not None:
        notes.append(
            Note("date", f"Trang cũ ghi hai ngày: “{stamp.written}” và “{other.written}”; đã lấy ngày thứ nhất.")
        )
    if stamp.is_change:
        notes.append(Note("date", f"Trang cũ chỉ có ngày cập nhật (“{stamp.written}”), không có ngày đăng."))
    return notes


def _stand_in(happened: EventDay | None, given: Moment | None, page: OldPage) -> tuple[Moment, Note]:
    """Return the day to publish under where the page shows none, and the note that says where it is from."""
    if happened and happened.last:
        at = Moment(datetime.combine(happened.last, time()), has_time=False)
        return at, Note("date", f"Không rõ ngày đăng; tạm lấy ngày diễn ra {day_text(happened.last)}.")
    if given:
        return given, Note("date", "Không rõ ngày đăng; ghi ngày cho sẵn khi chạy lệnh (DATE).")
    named = sorted({day for text in page.paragraphs for match in _FULL_DAY.finditer(text) if (day := _day(match))})
    if not named:
        raise NoDate
    at = Moment(datetime.combine(named[-1], time()), has_time=False)
    return at, Note(
        "date",
        f"Không rõ ngày đăng; tạm lấy ngày muộn nhất mà bài nhắc tới ({long_day_text(named[-1])}). Phải sửa lại.",
    )


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None


def _moment_text(moment: Moment) -> str:
    return f"{moment.at:%Y-%m-%d %H:%M}" if moment.has_time else f"{moment.at:%Y-%m-%d}"


def _event_text(happened: EventDay | None) -> str:
    if happened is None or happened.first is None or happened.last is None:
        return "unknown" if happened else ""
    if happened.first == happened.last:
        return happened.first.isoformat()
    return f"{{from: {happened.first.isoformat()}, to: {happened.last.isoformat()}}}"
