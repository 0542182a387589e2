"""What is needed to hold one article, not written yet, against everything that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.agencies.model import Agency
from plugins.articles.facts import slug_for
from plugins.articles.model import ArticleRecord, address
from plugins.core.frontmatter import parse_markdown_file
from plugins.core.kept_results import key_of
from plugins.core.problems import Problem
from plugins.core.records import read_record
from plugins.core.sources import ContentFolder, Source, SourceFile
from plugins.core.text import normalise_text
from plugins.editions.addresses import alias_address
from plugins.editions.edition import Edition, read_edition
from plugins.localities.registry import Localities
from plugins.officials.registry import Officials


@dataclass(frozen=True)
class Desk:
    """The edition that a new article will join, and the warnings that it has already."""

    folder: ContentFolder
    edition: Edition
    problems: tuple[Problem, ...] = ()

    @property
    def agency(self) -> Agency:
        """Who publishes."""
        return self.edition.agency

    @property
    def localities(self) -> Localities:
        """The places that an article may name."""
        return self.edition.localities

    @property
    def officials(self) -> Officials:
        """The people that an article may name."""
        return self.edition.officials


class FolderWithDrafts(ContentFolder):
    """A content folder in which files already stand that are not written yet."""

    def __init__(self, folder: ContentFolder, drafts: Mapping[Path, str]):
        """`drafts` are the files that will be written, each with what it will hold."""
        super().__init__(folder.root, folder.label)
        self.drafts = drafts

    def source_files(self, folder: str, *suffixes: str) -> tuple[list[SourceFile], list[Problem]]:
        """Return the files below a folder, the drafts among them."""
        found, problems = super().source_files(folder, *suffixes)
        top = self.root / folder
        drafts = [path for path in self.drafts if path.is_relative_to(top) and path.suffix in suffixes]
        files = {file.path: file for file in found} | {path: SourceFile(path, self.label_of(path)) for path in drafts}
        return [files[path] for path in sorted(files)], problems

    def read_found(self, path: Path, label: str) -> tuple[Source | None, list[Problem]]:
        """Return the text of a file, or of a draft."""
        if path not in self.drafts:
            return super().read_found(path, label)
        text = self.drafts[path]
        return Source(path, label, normalise_text(text), key_of(text)), []


def open_desk(folder: ContentFolder) -> tuple[Desk | None, list[Problem]]:
    """Return the desk, or None and the problems of the content that have to be mended first."""
    edition, problems = read_edition(folder)
    return (Desk(folder, edition, tuple(problems)) if edition else None), problems


def problems_of_text(desk: Desk, path: Path, text: str) -> list[Problem]:
    """Return the problems that the content would have, and has not yet, if this text stood in an article's file.

    A draft is also held against the pages at the address that it will have once it is published.
    """
    _, found = read_edition(FolderWithDrafts(desk.folder, {path: text}))
    problems = [problem for problem in found if problem not in desk.problems]
    document, _ = parse_markdown_file(normalise_text(text), desk.folder.label_of(path))
    record = read_record(ArticleRecord, document)[0] if document is not None else None
    if document is None or record is None or record.status != "draft":
        return problems
    url = address("published", record.date.at.year, record.date.at.month, slug_for(record))
    return problems + [
        document.problem(
            "duplicate-address",
            f"Địa chỉ /{url} đã thuộc về {desk.folder.label}/{other.path}.",
            "Đổi tiêu đề cho khác.",
            "title",
            value=record.title,
        )
        for other in desk.edition.articles
        if desk.folder.root / other.path != path
        and url in (other.url, *(alias_address(alias) for alias in other.aliases))
    ]
