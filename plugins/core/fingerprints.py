"""Whether files are what they were, told without reading them: by their sizes and times, as git does.

A file that was written a moment before it was looked at could be written again within the same tick of the clock;
such a file is told by its content.
"""

# ruff: noqa: PTH100, PTH115, PTH116
# Tens of thousands of files: a path object for each would take longer than the system does.

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

CERTAIN_AFTER = 2_000_000_000
"""Nanoseconds after which no clock that files are stamped by gives the same time again."""
NO_SOURCES = ("__pycache__",)


@dataclass(frozen=True)
class Fingerprint:
    """What was seen of some places: a digest of all names, sizes and times, and the digests of young files by path."""

    seen: str = ""
    young: Mapping[str, str] = field(default_factory=dict)


def fingerprint(places: Iterable[Path]) -> Fingerprint:
    """Return the fingerprint of files and folders, with all that lies in these but for what is hidden."""
    found = sorted(_files(places))
    latest = time.time_ns() - CERTAIN_AFTER
    young = {path: _content(path) for path, seen in found if seen is not None and seen.st_ctime_ns > latest}
    return Fingerprint(_digest(found), young)


def is_unchanged(before: Fingerprint, places: Iterable[Path]) -> bool:
    """Whether the places are what they were when the fingerprint was taken."""
    if _digest(sorted(_files(places))) != before.seen:
        return False
    return all(_content(path) == digest for path, digest in before.young.items())


def _files(places: Iterable[Path]) -> Iterator[tuple[str, os.stat_result | None]]:
    waiting = [os.path.abspath(place) for place in places]
    while waiting:
        path = waiting.pop()
        try:
            seen = os.stat(path)
        except OSError:
            yield path, None
            continue
        if not stat.S_ISDIR(seen.st_mode):
            yield path, seen
            continue
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.name in NO_SOURCES:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.is_symlink():
                    # Where a link leads counts, and what lies there.
                    yield f"{entry.path}\0{os.readlink(entry.path)}", _seen(entry.path)
                else:
                    yield entry.path, entry.stat()


def _seen(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None


def _digest(found: Iterable[tuple[str, os.stat_result | None]]) -> str:
    made = hashlib.blake2b(digest_size=16)
    for path, seen in found:
        said = (seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino, seen.st_mode) if seen else None
        made.update(f"{path}\0{said}\0".encode("utf-8", "surrogateescape"))
    return made.hexdigest()


def _content(path: str) -> str:
    try:
        return hashlib.blake2b(Path(path.partition("\0")[0]).read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""
