"""Prints the files of an edition that the last one has not: spread over workers that share everything else."""

from __future__ import annotations

import os
import shutil
import struct
from collections.abc import Sequence
from pathlib import Path

from plugins.core.digests import SIZE, Digests, NotDigestible, digest
from plugins.core.forked import forked_results
from plugins.core.sheets import PrintRun, Sheet

AT_ONCE = 256
"""Keys that a worker makes before it says them."""
_SEEN = struct.Struct("!QQ")


def print_run(run: PrintRun, common: bytes, digests: Digests, workers: int) -> None:
    """Make what the last edition has not, below the run's output.

    `common` is the digest of what all files are made from. Raises WorkerFailed with the name of a file over which a
    worker failed, PrintedTwice, and what `make` raises with the file's name as a note.
    """
    keys = keys_of(run.sheets, common, digests, workers)
    print_sheets([one for one, key in zip(run.sheets, keys, strict=True) if run.wants(one.name, key)], run, workers)
    for bundle in run.bundles:
        key = digest(common, digests.of(bundle.parts))
        names = [name for name, last in run.last.items() if last.key == key and bundle.holds(name)]
        if bundle.is_left or not names:
            bundle.make(run.output)
            names = [*bundle.files(run.output)]
        if not bundle.is_left:
            run.note_all([name for name in names if run.wants(name, key)])


def keys_of(sheets: Sequence[Sheet], common: bytes, digests: Digests, workers: int) -> list[bytes]:
    """Return the key of each sheet, in order."""
    parts = [sheets[at : at + AT_ONCE] for at in range(0, len(sheets), AT_ONCE)]

    def keys(part: Sequence[Sheet]) -> bytes:
        return b"".join(key_of(sheet, common, digests) for sheet in part)

    found = b"".join(forked_results(parts, keys, lambda part: part[0].name, workers))
    return [found[at : at + SIZE] for at in range(0, len(found), SIZE)]


def key_of(sheet: Sheet, common: bytes, digests: Digests) -> bytes:
    """Return the digest of all that a file is made from."""
    try:
        parts = digests.of(sheet.parts)
    except NotDigestible as error:
        error.add_note(f"Khi dựng {sheet.name}")
        raise
    return digest(parts, sheet.kind.encode(), b"" if sheet.stands_alone else common)


def print_sheets(sheets: Sequence[Sheet], run: PrintRun, workers: int) -> None:
    """Make files."""
    first: dict[str, Sheet] = {}
    for sheet in sheets:
        first.setdefault(sheet.kind, sheet)
    # What a template loads while it renders is compiled by its first page, here, for all workers.
    for sheet in first.values():
        run.note(sheet.name, *_made(run.output, sheet))
    rest = [sheet for sheet in sheets if first[sheet.kind] is not sheet]

    def answer(sheet: Sheet) -> bytes:
        return _SEEN.pack(*_made(run.output, sheet))

    for sheet, answered in zip(rest, forked_results(rest, answer, lambda one: one.name, workers), strict=True):
        run.note(sheet.name, *_SEEN.unpack(answered))


def _made(output: Path, sheet: Sheet) -> tuple[int, int]:
    """Make a file; return its size and its time of writing."""
    try:
        content = sheet.make()
    except Exception as error:
        error.add_note(f"Khi dựng {sheet.name}")
        raise
    path = output / sheet.name
    try:
        seen = _written(path, content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        seen = _written(path, content)
    return seen.st_size, seen.st_mtime_ns


def _written(path: Path, content: bytes | Path) -> os.stat_result:
    if isinstance(content, Path):
        shutil.copyfile(content, path)
        return path.stat()
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        return os.fstat(file.fileno())
