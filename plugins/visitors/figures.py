"""What the visitor counter may say: who counted, until when, how many; or that nothing was counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Literal, Protocol
from urllib.parse import urlsplit

from plugins.agencies.model import Agency, VisitorSettings
from plugins.core.frontmatter import Document, parse_yaml
from plugins.core.problems import Problem
from plugins.core.sources import ContentFolder
from plugins.visitors.article_counts import (
    ArticleCount,
    article_count_problems,
    article_counts,
    with_views,
)
from plugins.visitors.article_tables import summed, tables_of
from plugins.visitors.snapshot import read_snapshot

NO_ADDRESSES: Mapping[str, str] = MappingProxyType({})


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
    counted_by: Literal["goaccess"] | None = None
    """Who counted the logs of the web server, where no person wrote the figures down."""
    missing_days: int = 0
    """Days since counting began of which there was no log."""

    @property
    def service(self) -> str:
        """The host of the counting service, or empty."""
        return urlsplit(self.endpoint).netloc if self.endpoint else ""

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


@dataclass(frozen=True)
class SnapshotFigures:
    """Monthly totals that are committed as data."""

    folder: ContentFolder
    settings: VisitorSettings
    card: Document
    addresses: Mapping[str, str]
    """The address of each article by this and by its old ones."""

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
        tables, more = tables_of(self.folder, path, record)
        problems += more
        return VisitorFigures(
            "snapshot",
            record.as_of,
            months,
            record.method or self.settings.method,
            articles=with_views(article_counts(record.articles), summed(tables), self.addresses),
            counted_by=record.counted_by,
            missing_days=record.missing_days,
        ), problems


def provider_for(
    agency: Agency, folder: ContentFolder, card: Document, addresses: Mapping[str, str] = NO_ADDRESSES
) -> VisitorProvider:
    """Return the provider that `site.yaml` chooses; `addresses` has each article's by this and by its old ones."""
    settings = agency.visitors
    if settings.provider == "snapshot":
        return SnapshotFigures(folder, settings, card, addresses)
    if settings.provider == "live":
        return LiveFigures(settings.url, settings.method)
    return NoFigures(settings.method)
