"""The files of the content beside `news/`: each looked through for secrets again only when it changed."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

from plugins.core.kept_objects import as_bytes, from_bytes
from plugins.core.kept_results import KeptResults, key_of
from plugins.core.own_code import code_digest
from plugins.core.problems import Problem
from plugins.core.sources import ContentFolder, SourceFile
from plugins.secrets.model import Kind
from plugins.secrets.rules import key_file, secret_problems

ROOM = "secrets"
"""Under which it is kept what each file held."""
MOST = 3
SETTLED = 1_000_000_000
"""Nanoseconds: a file that was changed so shortly before it was looked at may change again with the same times."""
_NOT_TEXT = (
    *(".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".tif", ".tiff", ".ico", ".woff2"),
    *(".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".mp4", ".webm", ".mov"),
)
_KEY_FILE = re.compile(r"id_(?:rsa|dsa|ecdsa|ed25519)|[^\n]{1,250}\.(?:p12|pfx|pem|ppk|jks|keystore|kdbx|key)")

Status = tuple[int, int, int, int]
Known = dict[str, tuple[Status, tuple[Problem, ...]]]
"""The problems of each file by its label, with what the file system said of it."""


def file_problems(
    folder: ContentFolder, apart: str, offices: frozenset[str], kinds: frozenset[Kind], kept: KeptResults
) -> list[Problem]:
    """Return the secrets in all files of the content but those below the folder `apart`, whoever reads them.

    Pictures, sound and videos are left out, and what is too large for a source; `offices` and `kinds` are as for
    `secret_problems`.
    """
    now = time.time_ns()
    key = key_of(code_digest(), *sorted(offices), "", *sorted(kinds)) if kept.is_on else ""
    known = _known(kept, key)
    seen: Known = {}
    problems: list[Problem] = []
    for file in _files(folder, apart):
        told = file.status
        assert told is not None, "the file system was asked"
        status = told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino
        before = known.get(file.label)
        found = before[1] if before and before[0] == status else _problems(folder, file, offices, kinds)
        if told.st_ctime_ns + SETTLED <= now:
            seen[file.label] = status, found
        problems += found
    if key and seen != known:
        kept.keep_latest(ROOM, key, as_bytes(seen), MOST)
    return problems


def _known(kept: KeptResults, key: str) -> Known:
    data = kept.result(ROOM, key) if key else None
    try:
        return dict(from_bytes(data)) if data is not None else {}
    except Exception:  # Whatever a file may hold that is not what was kept.
        return {}


def _files(folder: ContentFolder, apart: str) -> Iterator[SourceFile]:
    for path in sorted(folder.root.iterdir()) if folder.root.is_dir() else ():
        if path.name.startswith(".") or path.name == apart:
            continue
        if path.is_dir():
            yield from folder.source_files(path.name, "")[0]
        elif folder.has_file(path):
            yield SourceFile(path, folder.label_of(path), path.stat())


def _problems(
    folder: ContentFolder, file: SourceFile, offices: frozenset[str], kinds: frozenset[Kind]
) -> tuple[Problem, ...]:
    name = file.path.name.lower()
    if _KEY_FILE.fullmatch(name):
        return (key_file(file.label, file.path.name),)
    if name.endswith(_NOT_TEXT):
        return ()
    source, _ = folder.read_found(file.path, file.label)
    return tuple(secret_problems(source.text, source.label, offices, kinds)) if source else ()
