"""What the visitor counter may say: who counted, until when, how many; or that nothing was counted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, Protocol

from pydantic import Field

from plugins.agencies.model import Agency, VisitorSettings
from plugins.core.frontmatter import Document, parse_yaml
from plugins.core.problems import Problem
from plugins.core.records import Day, OfficeDay, Record, Text, read_record
from plugins.core.sources import ContentFolder
from plugins.visitors.article_counts import (
    ArticleCount,
    ArticleCountRecord,
    Count,
    article_count_problems,
    article_counts,
)


@dataclass(frozen=True)
class MonthFigures:
    """What was counted in one month."""

    year: int
    month: int
    visits: int
    page_views: int


@dataclass(frozen=True)
class VisitorFigures:
    """The figures of a provider. Where nothing was counted there is no number, not a zero."""

    provider: Literal["none", "snapshot", "live"]
    as_of: date | None = None
    months: tuple[MonthFigures, ...] = ()
    method: str = ""
    endpoint: str | None = None
    method_url: str | None = None
    """The page on how visits are counted, where the site has one."""
    is_final: bool = False
    """Nobody counts any more: the site was sealed."""
    articles: tuple[ArticleCount, ...] = ()
    """What was counted of single articles; nothing of an article that nobody counted."""

    @property
    def visits(self) -> int | None:
        """All visits counted, or None."""
        return sum(month.visits for month in self.months) if self.months else None

    @property
    def page_views(self) -> int | None:
        """All page views counted, or None."""
        return sum(month.page_views for month in self.months) if self.months else None

    @property
    def since(self) -> tuple[int, int] | None:
        """Year and month in which counting began, or None."""
        return (self.months[0].year, self.months[0].month) if self.months else None


def closed(figures: VisitorFigures) -> VisitorFigures:
    """Return the figures of a sealed site: those that were counted stay, no service is asked for others."""
    provider = "none" if figures.provider == "live" else figures.provider
    return replace(figures, provider=provider, endpoint=None, is_final=True)


class VisitorProvider(Protocol):
    """Answers for the counter on every page."""

    def figures(self) -> tuple[VisitorFigures, list[Problem]]:
        """Return what was counted, and what keeps more from being said."""
        ...


@dataclass(frozen=True)
class NoFigures:
    """The provider of a site that does not count."""

    method: str

    def figures(self) -> tuple[VisitorFigures, list[Problem]]:
        return VisitorFigures("none", method=self.method), []


@dataclass(frozen=True)
class LiveFigures:
    """Figures that a counting service gives to the reader's browser; none are known when the site is built."""

    endpoint: str | None
    method: str

    def figures(self) -> tuple[VisitorFigures, list[Problem]]:
        return VisitorFigures("live", method=self.method, endpoint=self.endpoint), []


class MonthRecord(Record):
    """One month of a snapshot."""

    month: OfficeDay
    visits: Count
    page_views: Count


class SnapshotRecord(Record):
    """A file of monthly totals, and of articles where these were counted, with the day until which they count."""

    as_of: Day
    method: Text = ""
    months: tuple[MonthRecord, ...] = Field(min_length=1)
    articles: tuple[ArticleCountRecord, ...] = ()


@dataclass(frozen=True)
class SnapshotFigures:
    """Monthly totals that are committed as data."""

    folder: ContentFolder
    settings: VisitorSettings
    card: Document
    addresses: Collection[str] = ()
    """Those of all articles."""

    def figures(self) -> tuple[VisitorFigures, list[Problem]]:
        nothing = VisitorFigures("none", method=self.settings.method)
        path = self.folder.root / (self.settings.file or "")
        if not self.folder.has_file(path):
            return nothing, [
                self.card.problem(
                    "no-figures",
                    "Không tìm thấy tệp số liệu truy cập trong thư mục nội dung.",
                    "Sửa tên tệp, hoặc chọn provider: none.",
                    "visitors",
                    "file",
                    value=self.settings.file or "",
                )
            ]
        source, problems = self.folder.read(path)
        if source is None:
            return nothing, problems
        document, problems = parse_yaml(source.text, source.label)
        if document is None:
            return nothing, problems
        record, more = read_snapshot(document)
        problems += more
        if record is None:
            return nothing, problems
        months = tuple(
            MonthFigures(one.month.year, one.month.month or 1, one.visits, one.page_views) for one in record.months
        )
        problems += article_count_problems(document, record.articles, self.addresses)
        return VisitorFigures(
            "snapshot",
            record.as_of,
            months,
            record.method or self.settings.method,
            articles=article_counts(record.articles),
        ), problems


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


def provider_for(
    agency: Agency, folder: ContentFolder, card: Document, addresses: Collection[str] = ()
) -> VisitorProvider:
    """Return the provider that `site.yaml` chooses; `addresses` are those of all articles."""
    settings = agency.visitors
    if settings.provider == "snapshot":
        return SnapshotFigures(folder, settings, card, addresses)
    if settings.provider == "live":
        return LiveFigures(settings.url, settings.method)
    return NoFigures(settings.method)
