"""What is needed to hold one article, not written yet, against everything that is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from plugins.agencies.model import Agency
from plugins.articles.model import ArticleRecord, address
from plugins.articles.registry import slug_for
from plugins.articles.rules import Known, article_problems
from plugins.core.frontmatter import parse_markdown_file
from plugins.core.problems import Problem
from plugins.core.records import Entry, read_record
from plugins.core.sources import ContentFolder
from plugins.editions.edition import Edition, read_edition
from plugins.localities.registry import Localities
from plugins.officials.registry import Officials


@dataclass(frozen=True)
class Desk:
    """The edition that a new article will join."""

    folder: ContentFolder
    edition: Edition

    @property
    def agency(self) -> Agency:
        return self.edition.agency

    @property
    def localities(self) -> Localities:
        return self.edition.localities

    @property
    def officials(self) -> Officials:
        return self.edition.officials


def open_desk(folder: ContentFolder) -> tuple[Desk | None, list[Problem]]:
    """Return the desk, or None and the problems of the content that have to be mended first."""
    edition, problems = read_edition(folder)
    return (Desk(folder, edition) if edition else None), problems


def problems_of_text(desk: Desk, path: Path, text: str) -> list[Problem]:
    """Return the problems that an article's file would have if this text stood in it."""
    document, problems = parse_markdown_file(text, desk.folder.label_of(path))
    if document is None:
        return problems
    record, more = read_record(ArticleRecord, document)
    problems += more
    if record is None:
        return problems
    known = Known(desk.agency, desk.localities, desk.officials)
    problems += article_problems(Entry(path.stem, record, document), known)
    for status in ("draft", "published"):
        url = address(status, record.date.at.year, record.date.at.month, slug_for(record))
        for other in desk.edition.articles:
            if other.url == url and desk.folder.root / other.path != path:
                problems.append(
                    document.problem(
                        "duplicate-address",
                        f"Địa chỉ /{url} đã thuộc về {desk.folder.label}/{other.path}.",
                        "Đổi tiêu đề cho khác.",
                        "slug",
                        value=record.title,
                    )
                )
    return problems
