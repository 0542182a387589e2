"""What was counted so far, in a form that more can be added to, and as the files that are committed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path

from plugins.core.frontmatter import parse_yaml
from plugins.core.problems import Problem
from plugins.core.sources import ContentFolder
from plugins.visitors.article_counts import ArticleCountRecord
from plugins.visitors.article_tables import Month, month_name, table_path, table_text, tables_of
from plugins.visitors.log_spans import Span
from plugins.visitors.snapshot import SnapshotRecord, read_snapshot

NOTE = """\
# Tệp này do `make visitors` ghi từ nhật ký máy chủ. Được sửa tay: method, articles. Phần còn lại để lệnh ghi,
# nếu không các lần đọc nhật ký sau sẽ cộng sai.
"""


@dataclass
class DayTotals:
    """One day; both numbers only grow."""

    visits: int = 0
    page_views: int = 0


@dataclass
class MonthTotals:
    """One month. It may hold more than its days: what was counted before logs were read."""

    visits: int = 0
    page_views: int = 0
    days: dict[date, DayTotals] = field(default_factory=dict)
    articles: dict[str, int] = field(default_factory=dict)
    has_table: bool = False


@dataclass
class Ledger:
    """All that was counted, and for which time logs were read."""

    as_of: date | None = None
    method: str = ""
    spans: tuple[Span, ...] = ()
    months: dict[Month, MonthTotals] = field(default_factory=dict)
    written_articles: tuple[ArticleCountRecord, ...] = ()
    """Figures of articles that a person wrote down."""
    by_hand_until: date | None = None
    """The day up to which a person wrote all figures down; lines of logs up to it would be counted twice."""

    def month(self, day: date) -> MonthTotals:
        """Return the totals of a day's month, to be added to."""
        return self.months.setdefault((day.year, day.month), MonthTotals())

    @property
    def visits(self) -> int:
        """All visits."""
        return sum(month.visits for month in self.months.values())

    @property
    def page_views(self) -> int:
        """All page views."""
        return sum(month.page_views for month in self.months.values())


def read_ledger(folder: ContentFolder, file: Path, zone: tzinfo) -> tuple[Ledger | None, list[Problem]]:
    """Return what a file of totals and its tables tell, nothing where there is none yet, or None and every problem."""
    if not folder.has_file(file):
        return Ledger(), []
    source, problems = folder.read(file)
    document, more = parse_yaml(source.text, source.label) if source else (None, [])
    record, wrong = read_snapshot(document) if document else (None, [])
    problems = [*problems, *more, *wrong]
    if record is None:
        return None, problems
    tables, problems = tables_of(folder, file, record)
    if problems:
        return None, problems
    ledger = Ledger(record.as_of, record.method, spans_of(record), written_articles=record.articles)
    for one, articles in zip(record.months, tables, strict=True):
        days = {day.day: DayTotals(day.visits, day.page_views) for day in one.days}
        month = MonthTotals(one.visits, one.page_views, days, articles, one.article_views is not None)
        ledger.months[one.month.year, one.month.month or 1] = month
    if not record.read:
        first = datetime.combine(record.months[0].month.earliest(), time(), zone)
        end = datetime.combine(record.as_of + timedelta(days=1), time(), zone)
        ledger.by_hand_until = record.as_of
        ledger.spans = (Span(int(first.timestamp()) - 1, int(end.timestamp()), 0, 0),)
    return ledger, []


def spans_of(record: SnapshotRecord) -> tuple[Span, ...]:
    """Return the time for which logs were read."""
    return tuple(Span(int(one.start.timestamp()), int(one.end.timestamp()), one.head, one.tail) for one in record.read)


def ledger_texts(ledger: Ledger, file: Path, zone: tzinfo) -> dict[Path, str]:
    """Return the files to be committed by their paths, the one that speaks of the others last."""
    texts: dict[Path, str] = {}
    lines = [NOTE + f"as_of: {ledger.as_of}"]
    lines += [f"method: {_quoted(ledger.method)}"] if ledger.method else []
    lines += ["counted_by: goaccess", "read:"]
    lines += [
        f"  - {{from: {_instant(one.start, zone)}, to: {_instant(one.end, zone)}, head: {one.head}, tail: {one.tail}}}"
        for one in ledger.spans
    ]
    lines.append("months:")
    for key, month in sorted(ledger.months.items()):
        lines += [
            f"  - month: {month_name(key)}",
            f"    visits: {month.visits}",
            f"    page_views: {month.page_views}",
        ]
        if month.has_table or month.articles:
            lines.append(f"    article_views: {sum(month.articles.values())}")
            texts[table_path(file, key)] = table_text(month.articles)
        lines += ["    days:"] if month.days else []
        lines += [
            f"      - {{day: {day}, visits: {one.visits}, page_views: {one.page_views}}}"
            for day, one in sorted(month.days.items())
        ]
    lines += _written(ledger.written_articles)
    return {**texts, file: "".join(f"{line}\n" for line in lines)}


def _written(articles: Sequence[ArticleCountRecord]) -> list[str]:
    lines = ["articles:"] if articles else []
    for one in articles:
        lines += [f"  - address: {_quoted(one.address)}", f"    page_views: {one.page_views}"]
        if one.ratings:
            lines.append(f"    ratings: {{count: {one.ratings.count}, average: {one.ratings.average}}}")
    return lines


def _quoted(text: str) -> str:
    return "'" + " ".join(text.split()).replace("'", "''") + "'"


def _instant(second: int, zone: tzinfo) -> str:
    return datetime.fromtimestamp(second, UTC).astimezone(zone).isoformat()
