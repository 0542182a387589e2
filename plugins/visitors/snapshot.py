"""The file of monthly totals that is committed as data: written by hand, or by the command that counts logs."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from plugins.core.frontmatter import Document
from plugins.core.problems import Problem
from plugins.core.records import Day, OfficeDay, Record, Text, broken, read_record
from plugins.visitors.article_counts import ArticleCountRecord, Count


def _instant(value: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is not None:
            return moment
    except (TypeError, ValueError):
        pass
    raise broken("bad-date", "Giá trị phải là ngày giờ có múi giờ.", "Viết như 2026-11-20T14:03:10+07:00.")


Instant = Annotated[datetime, BeforeValidator(_instant)]


class DayRecord(Record):
    """One day of which logs were counted."""

    day: Day
    visits: Count
    page_views: Count


class MonthRecord(Record):
    """One month of a snapshot. Its totals may hold more than its days: what was counted before logs were read."""

    month: OfficeDay
    visits: Count
    page_views: Count
    article_views: Count | None = None
    """Sum of the table of articles of this month, where there is one."""
    days: tuple[DayRecord, ...] = ()


class SpanRecord(Record):
    """Time for which logs were read; `head` and `tail` as `Span` has them."""

    start: Instant = Field(alias="from")
    end: Instant = Field(alias="to")
    head: Count
    tail: Count


class SnapshotRecord(Record):
    """A file of monthly totals, and of articles where these were counted, with the day until which they count."""

    as_of: Day
    method: Text = ""
    counted_by: Literal["goaccess"] | None = None
    """Who counted, where no person did."""
    read: tuple[SpanRecord, ...] = ()
    months: tuple[MonthRecord, ...] = Field(min_length=1)
    articles: tuple[ArticleCountRecord, ...] = ()

    @property
    def missing_days(self) -> int:
        """Whole days between the spans for which logs were read."""
        between = [(after.start.date() - before.end.date()).days - 1 for before, after in pairwise(self.read)]
        return sum(days for days in between if days > 0)


def read_snapshot(document: Document) -> tuple[SnapshotRecord | None, list[Problem]]:
    """Return a snapshot whose months stand in order and end before its day, or None and every problem."""
    record, problems = read_record(SnapshotRecord, document)
    if record is None:
        return None, problems
    before: tuple[int, int] | None = None
    for index, one in enumerate(record.months):
        if one.month.month is None or one.month.day is not None:
            problems.append(
                document.problem(
                    "bad-month",
                    f"“{one.month.text}” không phải là một tháng.",
                    f"Viết năm và tháng, chẳng hạn {one.month.year}-10.",
                    "months",
                    index,
                    "month",
                    value=one.month.iso,
                )
            )
            continue
        this = (one.month.year, one.month.month)
        if before is not None and this <= before:
            problems.append(
                document.problem(
                    "month-order",
                    f"Tháng {one.month.text} đứng sau một tháng muộn hơn, hoặc được ghi hai lần.",
                    "Sắp các tháng từ cũ đến mới, mỗi tháng một lần.",
                    "months",
                    index,
                    "month",
                )
            )
        before = this
        if one.month.earliest() > record.as_of:
            problems.append(
                document.problem(
                    "month-after-snapshot",
                    f"Tháng {one.month.text} sau ngày chốt số liệu (as_of).",
                    "Kiểm tra lại as_of và tháng này.",
                    "months",
                    index,
                    "month",
                )
            )
    return (None, problems) if problems else (record, [])
