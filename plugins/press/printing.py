"""Prints the files of an edition that the last one has not: spread over workers that share everything else."""

from __future__ import annotations

import os
import shutil
import struct
from collections.abc import Sequence
from pathlib import Path

from plugins.core.digests import Digests, NotDigestible, digest
from plugins.core.forked import forked_results
from plugins.core.sheets import Name, Printed, PrintRun, Sheet

_STAT = struct.Struct("!QQ")


def print_run(run: PrintRun, common: bytes, digests: Digests, workers: int) -> dict[Name, Printed]:
    """Make what the last edition has not, below the run's output, and return all files of the edition by name.

    `common` is the digest of what all files are made from. Raises WorkerFailed with the name of a file over which a
    worker failed, PrintedTwice, and what `make` raises with the file's name as a note.
    """
    made = print_sheets([one for one in run.sheets if run.wants(one.name, key_of(one, common, digests))], run, workers)
    for bundle in run.bundles:
        key = digest(common, digests.of(bundle.parts))
        names = [name for name, last in run.last.items() if last.key == key and bundle.holds(name)]
        if bundle.is_left or not names:
            bundle.make(run.output)
            names = [*bundle.files(run.output)]
        if not bundle.is_left:
            made |= {name: printed_at(run.output, name, key) for name in names if run.wants(name, key)}
    return {name: made[name] if name in made else run.last[name] for name in run.keys}


def key_of(sheet: Sheet, common: bytes, digests: Digests) -> bytes:
    """Return the digest of all that a file is made from."""
    try:
        parts = digests.of(sheet.parts)
    except NotDigestible as error:
        error.add_note(f"Khi dựng {sheet.name}")
        raise
    return digest(parts, sheet.kind.encode(), b"" if sheet.stands_alone else common)


def print_sheets(sheets: Sequence[Sheet], run: PrintRun, workers: int) -> dict[Name, Printed]:
    """Make files and return them by name."""
    first: dict[str, Sheet] = {}
    for sheet in sheets:
        first.setdefault(sheet.kind, sheet)
    # What a template loads while it renders is compiled by its first page, here, for all workers.
    made = {sheet.name: _printed(run, sheet) for sheet in first.values()}
    rest = [sheet for sheet in sheets if first[sheet.kind] is not sheet]

    def answer(sheet: Sheet) -> bytes:
        printed = _printed(run, sheet)
        return _STAT.pack(printed.size, printed.modified)

    for sheet, answered in zip(rest, forked_results(rest, answer, lambda one: one.name, workers), strict=True):
        made[sheet.name] = Printed(run.keys[sheet.name], *_STAT.unpack(answered))
    return made


def printed_at(output: Path, name: Name, key: bytes) -> Printed:
    """Return what can be seen of a file without reading it."""
    found = (output / name).stat()
    return Printed(key, found.st_size, found.st_mtime_ns)


def _printed(run: PrintRun, sheet: Sheet) -> Printed:
    try:
        content = sheet.make()
    except Exception as error:
        error.add_note(f"Khi dựng {sheet.name}")
        raise
    path = run.output / sheet.name
    if isinstance(content, Path):
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(content, path)
        return printed_at(run.output, sheet.name, run.keys[sheet.name])
    try:
        found = _written(path, content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        found = _written(path, content)
    return Printed(run.keys[sheet.name], found.st_size, found.st_mtime_ns)


def _written(path: Path, content: bytes) -> os.stat_result:
    with path.open("wb", buffering=0) as file:
        file.write(content)
        return os.fstat(file.fileno())
