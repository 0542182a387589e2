"""A whole import: pages found and read, drafts checked beside all that is there, then written, never over a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.core.problems import Problem
from plugins.editions.drafting import Desk, FolderWithDrafts
from plugins.editions.edition import read_edition
from plugins.imports.drafts import Draft, DraftingTable, FindDocuments, FindPeople, Wishes
from plugins.imports.new_officials import official_files
from plugins.imports.old_pages import OldPage, read_old_page
from plugins.imports.saved_files import Unreadable
from plugins.imports.settled_dates import migration_stamps

PAGES = (".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht", ".aspx", ".asp", ".php", ".jsp", ".txt", "")
_PARTS = ("_files", ".files")
"""How browsers name the folder with what belongs to a saved page."""


@dataclass(frozen=True)
class LeftAlone:
    """A page that no draft was made of, and why."""

    path: Path
    rule: str
    reason: str
    remedy: str


@dataclass(frozen=True)
class Batch:
    """What became of the pages of an import. `officials` are the files written for people who had none."""

    drafts: tuple[Draft, ...]
    left: tuple[LeftAlone, ...]
    officials: tuple[str, ...]
    warnings: tuple[Problem, ...]
    others: int
    """Files that are no pages by their names."""


def pages_below(source: Path) -> tuple[list[Path], int]:
    """Return the pages of a folder, or the one page, and how many other files there are; links are not followed."""
    if source.is_file():
        return [source], 0
    files = [path for path in sorted(source.rglob("*")) if path.is_file() and not path.is_symlink()]
    files = [path for path in files if not any(part.startswith(".") for part in path.relative_to(source).parts)]
    pages = [
        path
        for path in files
        if path.suffix.lower() in PAGES
        and not any(part.endswith(_PARTS) for part in path.relative_to(source).parts[:-1])
    ]
    return pages, len(files) - len(pages)


def import_pages(
    desk: Desk,
    source: Path,
    wishes: Wishes,
    find_people: FindPeople,
    find_documents: FindDocuments,
    progress: Callable[[int, int], None],
) -> Batch:
    """Read the pages of a file or folder and write what can be made of them.

    `progress` is told how many of how many pages are read. Whatever happens, a draft that breaks a rule is not
    written, and the pictures copied for it are taken away again.
    """
    paths, others = pages_below(source)
    left: list[LeftAlone] = []
    pages: list[OldPage] = []
    for number, path in enumerate(paths, start=1):
        try:
            pages.append(read_old_page(path))
        except Unreadable as refusal:
            left.append(_left(path, refusal))
        progress(number, len(paths))
    top = source if source.is_dir() else source.parent
    table = DraftingTable(desk, wishes, top, migration_stamps(pages), find_people, find_documents)
    drafts: list[Draft] = []
    written: Sequence[Draft] = ()
    try:
        for page in pages:
            try:
                drafts.append(table.draft(page))
            except Unreadable as refusal:
                left.append(_left(page.path, refusal))
        good, broken, warnings = checked(desk, drafts, wishes.keeps_errors)
        left += broken
        officials = write(desk, good)
        written = good
    finally:
        unused = {picture for draft in drafts if draft not in written for picture in draft.pictures}
        for picture in unused - {picture for draft in written for picture in draft.pictures}:
            picture.unlink(missing_ok=True)
    return Batch(tuple(good), tuple(sorted(left, key=lambda one: one.path)), officials, tuple(warnings), others)


def _left(path: Path, refusal: Unreadable) -> LeftAlone:
    return LeftAlone(path, refusal.rule, refusal.reason, refusal.remedy)


def checked(
    desk: Desk, drafts: Sequence[Draft], keeps_errors: bool = False
) -> tuple[list[Draft], list[LeftAlone], list[Problem]]:
    """Return the drafts that break no rule beside all other content, the others with their reasons, and warnings.

    With `keeps_errors` a draft stands whose text, and nothing else, has errors: they are among the warnings.
    """
    good = list(drafts)
    broken: list[LeftAlone] = []
    while good:
        _, found = read_edition(FolderWithDrafts(desk.folder, files_of(desk, good)))
        fresh = [problem for problem in found if problem not in desk.problems]
        texts = {draft.label: draft.first_line_of_text for draft in good} if keeps_errors else {}
        errors = Counter(problem.path for problem in fresh if _forbids(problem, texts))
        blamed = [draft for draft in good if errors.keys() & _labels(desk, draft)]
        if not errors:
            return good, broken, fresh
        if not blamed:
            # The check finds a clash in an older file, so it does not say which draft brought it.
            blamed = _troublemakers(desk, good, texts)
        for draft in blamed:
            mine = _labels(desk, draft)
            problem = next((one for one in fresh if one.path in mine and one.severity == "error"), fresh[0])
            reason = f"{problem.reason} [{problem.shown_value}]" if problem.value else problem.reason
            remedy = f"{problem.remedy} Sửa ngay trong trang đã lưu rồi nhập lại."
            broken.append(LeftAlone(draft.page.path, problem.rule, reason, remedy))
        good = [draft for draft in good if draft not in blamed]
    return [], broken, []


def _forbids(problem: Problem, texts: Mapping[str, int]) -> bool:
    """Whether a problem keeps drafts from standing; `texts` say whose text may have errors and where it begins."""
    return problem.severity == "error" and problem.line < texts.get(problem.path, problem.line + 1)


def _troublemakers(desk: Desk, drafts: Sequence[Draft], texts: Mapping[str, int]) -> list[Draft]:
    """Return the drafts that can't stand beside the content and the drafts before them, found by halving."""
    accepted: list[Draft] = []
    refused: list[Draft] = []
    waiting = [list(drafts)]
    while waiting:
        group = waiting.pop()
        _, found = read_edition(FolderWithDrafts(desk.folder, files_of(desk, [*accepted, *group])))
        if not any(_forbids(problem, texts) for problem in found if problem not in desk.problems):
            accepted += group
        elif len(group) == 1:
            refused += group
        else:
            half = len(group) // 2
            waiting += [group[half:], group[:half]]
    return refused


def _labels(desk: Desk, draft: Draft) -> set[str]:
    """Return the files, as editors know them, that a draft brings with it."""
    people = {f"{desk.folder.label}/officials/{one.id}.md" for one in draft.people if one.is_new}
    return {draft.label, *people}


def files_of(desk: Desk, drafts: Iterable[Draft]) -> dict[Path, str]:
    """Return the files of drafts and of the people who are new in them, with their texts."""
    drafts = list(drafts)
    people = official_files(sighting for draft in drafts for sighting in draft.sightings)
    officials = {desk.folder.root / "officials" / f"{id}.md": text for id, text in people.items()}
    return {draft.path: draft.text for draft in drafts} | officials


def write(desk: Desk, drafts: Sequence[Draft]) -> tuple[str, ...]:
    """Write the files of drafts, each only where none stands, and return the names of new officials' files."""
    officials = []
    for path, text in files_of(desk, drafts).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        if path.parent.name == "officials":
            officials.append(desk.folder.label_of(path))
    return tuple(officials)
