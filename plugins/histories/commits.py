"""Follows every article through the commits, renamings included, in one reading of the log."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from plugins.core.text import normalise_text
from plugins.histories.repository import RENAMED, Repository, fields

HEADER = "\x01"
FORMAT = "--format=%x01%H%x00%ct%x00%an%x00%s"
NEWS = "news"
LAST_MOMENT = 253_370_764_800
"""The first day of the year 9999, which every time zone has."""
EMAIL = re.compile(r"(?:<|(?<![^\s<>@]))[^\s<>@]++@[^\s<>@]++>?")


@dataclass(frozen=True)
class Commit:
    """Who changed something when (seconds since 1970 UTC) and why: the first line of the message."""

    id: str
    moment: int
    author: str
    subject: str


class Change(NamedTuple):
    """What a commit did to one file. The letter is git's: A added, M changed, R renamed, D removed, T another kind."""

    letter: str
    old_blob: str
    blob: str
    old_path: str
    path: str


@dataclass(frozen=True)
class Version:
    """What a file held from a commit on, and what it had held before (zeros for a file that is new)."""

    commit: Commit
    old_blob: str
    blob: str


@dataclass(frozen=True)
class Trace:
    """The versions of one article, the oldest first. `is_complete` is False where a shallow clone hides older ones."""

    versions: tuple[Version, ...]
    is_complete: bool


def traces(repository: Repository, paths: Collection[str]) -> Mapping[str, Trace]:
    """Return what is committed of the files at `paths`, such as `news/2018/x.md`; others are left out.

    Merges count only where they made a text that none of the merged branches had. To follow the first parents alone
    would be closer to what was published, but loses whatever an editor pulled in between two commits of his own.
    """
    answer = repository.ask("log", "--topo-order", "--diff-merges=combined", *RENAMED, "--relative", FORMAT, NEWS)
    boundary = repository.boundary()
    goes_by = {path: path for path in paths}
    found: dict[str, list[Version]] = {}
    complete: set[str] = set()
    for commit, changes in read_log(answer or b""):
        before: dict[str, str] = {}
        for change in changes:
            article = goes_by.get(change.path)
            if article is None or change.letter == "D":
                continue
            found.setdefault(article, []).append(Version(commit, change.old_blob, change.blob))
            if change.letter in "AR":
                del goes_by[change.path]
            if change.letter == "R":
                before[change.old_path] = article
            elif change.letter == "A" and commit.id not in boundary:
                complete.add(article)
        goes_by.update(before)
    return {path: Trace(tuple(reversed(versions)), path in complete) for path, versions in found.items()}


def read_log(answer: bytes) -> Iterator[tuple[Commit, list[Change]]]:
    """Yield the commits of a log, the latest first, each with its changes."""
    parts = iter(fields(answer))
    commit: Commit | None = None
    changes: list[Change] = []
    for part in parts:
        if part.startswith(HEADER):
            if commit is not None:
                yield commit, changes
            moment, author, subject = next(parts), next(parts), next(parts)
            commit = Commit(part[1:], possible(int(moment)), without_address(author), without_address(subject))
            changes = []
        elif part.startswith((":", "\n:")):
            changes.append(read_change(part, parts))
    if commit is not None:
        yield commit, changes


def read_change(head: str, parts: Iterator[str]) -> Change:
    """Return one entry of `--raw -z`, whose paths are the parts that follow; a merge as its first parent sees it."""
    written = head.lstrip("\n")
    parents = len(written) - len(written.lstrip(":"))
    words = written[parents:].split(" ")
    blobs, letters = words[parents + 1 : -1], words[-1]
    old_path = next(parts)
    path = next(parts) if parents == 1 and letters[0] in "RC" else old_path
    return Change(letters[0] if parents == 1 else "M", blobs[0], blobs[-1], old_path, path)


def possible(moment: int) -> int:
    """Return a moment that a calendar has: whoever makes a commit writes into it any number of seconds."""
    return min(max(moment, 0), LAST_MOMENT)


def without_address(text: str) -> str:
    """Return what a commit says without e-mail addresses, which are nobody's business here, and in its normal form."""
    return " ".join(EMAIL.sub("", normalise_text(text)).split())
