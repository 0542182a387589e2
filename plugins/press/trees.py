"""Folders of an edition's files: what is in them, and how files are brought from one to another without copying."""

# ruff: noqa: PTH103, PTH108, PTH120
# Tens of thousands of files: a path object for each would take longer than the system does.

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.core.sheets import Name


def files_in(folder: Path) -> Iterator[tuple[Name, os.DirEntry[str]]]:
    """Yield every file below a folder with its name from there; a link is a file, wherever it leads."""
    waiting = [("", str(folder))]
    while waiting:
        before, place = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{before}{entry.name}/", entry.path))
                else:
                    yield f"{before}{entry.name}", entry


def move_files(names: Iterable[Name], source: Path, target: Path) -> None:
    """Move files into another folder, in place of those of their names. Raises OSError."""
    for name in names:
        path = target / name
        try:
            (source / name).replace(path)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            (source / name).replace(path)


def link_files(names: Iterable[Name], source: Path, target: Path) -> None:
    """Let files stand in another folder too, in place of those of their names. Raises OSError."""
    made: set[str] = set()
    for name in names:
        path = f"{target}/{name}"
        folder = os.path.dirname(path)
        if folder not in made:
            os.makedirs(folder, exist_ok=True)
            made.add(folder)
        try:
            os.link(f"{source}/{name}", path)
        except FileExistsError:
            os.unlink(path)
            os.link(f"{source}/{name}", path)


def remove_files(names: Iterable[Name], folder: Path) -> None:
    """Remove files, and the folders that are empty then. Raises OSError."""
    for name in names:
        path = folder / name
        path.unlink(missing_ok=True)
        remove_empty(path.parent, folder)


def remove_empty(place: Path, top: Path) -> None:
    """Remove a folder if it is empty, and those above it that are empty then, but not `top`."""
    while place != top:
        try:
            place.rmdir()
        except OSError:
            return
        place = place.parent


def remove_tree(folder: Path) -> None:
    """Remove a folder, or as much of it as may be removed; what stays is cleared by the next build."""
    shutil.rmtree(folder, ignore_errors=True)
