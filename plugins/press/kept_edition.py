"""The last edition, kept a second time: from it the next one takes every file that would come out the same.

Both trees share their files by hard links, so a file is replaced but never written in place. The manifest is there
only while the kept tree is what it says: it goes before the first change and comes back after the last, so that a
build that is killed costs the next one a full print and nothing else.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path

from plugins.core.kept_results import KEPT_DAYS, key_of
from plugins.core.sheets import Name, Printed
from plugins.press.manifest import Manifest, keep_text, read_manifest, write_manifest
from plugins.press.swap import MARKER, put_in_place, swap, write_marker
from plugins.press.trees import files_in, link_files, move_files, remove_files, remove_tree

ROOM = "editions"
_DAY = 86_400


class KeptEdition:
    """The kept tree and manifest of the edition in one output folder; without a cache nothing is kept.

    Only whoever holds the output may use it.
    """

    def __init__(self, cache: Path | None, output: Path):
        self._output = output.resolve()
        self._is_on = cache is not None
        self._folder = (cache or Path()).resolve() / ROOM / key_of(str(self._output))[:16]
        self._tree = self._folder / "tree"
        self._path = self._folder / "manifest"
        self._note = self._folder / "note"
        self._last: Manifest | None = None

    def last(self) -> dict[Name, Printed]:
        """Return the files of the last edition that are at hand as they were printed.

        Whatever else lies in the kept tree is removed.
        """
        self._last = None
        manifest = read_manifest(self._path) if self._is_on else None
        try:
            if manifest is None or self._tree.stat().st_dev != self._output.parent.stat().st_dev:
                return {}
            found: dict[Name, Printed] = {}
            strangers = []
            for name, entry in files_in(self._tree):
                known = manifest.files.get(name)
                seen = entry.stat(follow_symlinks=False)
                if known is not None and (known.size, known.modified) == (seen.st_size, seen.st_mtime_ns):
                    found[name] = known
                elif name != MARKER:
                    strangers.append(name)
            remove_files(strangers, self._tree)
        except OSError:
            return {}
        self._last = manifest
        return found

    def publish(self, aside: Path, last: Mapping[Name, Printed], edition: Manifest) -> list[Name]:
        """Put an edition into the output in one step; return the files there that are nobody's, which stay.

        `aside` has the files of the edition that differ from the `last`, which `last()` returned. Raises OutputRefused
        where the output can't be replaced, and OSError; it is as it was then.
        """
        if self._last is None:
            self._forget()
            put_in_place(aside, self._output)
            if self._is_on:
                self._keep_anew(edition)
            return []
        made = [name for name, printed in edition.files.items() if last.get(name) != printed]
        return self._publish_changes(aside, self._last, made, edition)

    def note(self, text: str) -> None:
        """Note something of the edition that is in place; it is forgotten with the next one."""
        try:
            if self._is_on and self._path.is_file():
                keep_text(self._note, text)
        except OSError:
            return

    def noted(self) -> str:
        """Return what was noted of the edition that is in place, else an empty text."""
        try:
            return self._note.read_text(encoding="utf-8") if self._is_on else ""
        except (OSError, ValueError):
            return ""

    def pages_that_stand(self) -> int | None:
        """Return the number of pages in the output; None where that is not exactly what was printed last."""
        manifest = read_manifest(self._path) if self._is_on else None
        if manifest is None or manifest.left:
            return None
        missing = len(manifest.files)
        try:
            for name, entry in files_in(self._output):
                if name == MARKER:
                    continue
                seen, known = entry.stat(follow_symlinks=False), manifest.files.get(name)
                if known is None or (known.size, known.modified) != (seen.st_size, seen.st_mtime_ns):
                    return None
                missing -= 1
        except OSError:
            return None
        return sum(1 for name in manifest.files if name.endswith(".html")) if not missing else None

    def _publish_changes(self, aside: Path, before: Manifest, made: list[Name], edition: Manifest) -> list[Name]:
        gone = [name for name in before.files if name not in edition.files]
        left = [name for name, _ in files_in(aside) if name not in edition.files]
        foreign = sorted(self._foreign(before, edition))
        self._forget()
        remove_files(gone, self._tree)
        move_files([*made, *left], aside, self._tree)
        link_files(foreign, self._output, self._tree)
        write_marker(self._tree)
        if not swap(self._tree, self._output):
            self._keep_anew(edition)
            return foreign
        try:
            # What was served until now is brought to the same state.
            remove_files(gone, self._tree)
            link_files(made, self._output, self._tree)
            write_manifest(self._path, edition)
        except OSError:
            self._forget()
        self._sweep()
        return foreign

    def _foreign(self, before: Manifest, edition: Manifest) -> list[Name]:
        """Return the files in the output that no edition put there, and whose names the next one leaves free."""
        if not self._output.is_dir():
            return []
        known = (MARKER,)
        return [
            name
            for name, _ in files_in(self._output)
            if name not in known and not before.knows(name) and not edition.knows(name)
        ]

    def _keep_anew(self, edition: Manifest) -> None:
        """Keep what is in the output now; where it can't be linked, nothing is kept."""
        remove_tree(self._tree)
        try:
            self._tree.mkdir(parents=True)
            link_files([*edition.files, MARKER], self._output, self._tree)
            write_manifest(self._path, edition)
        except OSError:
            self._forget()

    def _forget(self) -> None:
        if self._is_on:
            self._note.unlink(missing_ok=True)
            self._path.unlink(missing_ok=True)

    def _sweep(self) -> None:
        """Remove what was kept of other outputs that nobody has built for long."""
        for folder in self._folder.parent.iterdir():
            try:
                if time.time() - folder.stat().st_mtime > KEPT_DAYS * _DAY:
                    remove_tree(folder)
            except OSError:
                continue
        os.utime(self._folder)
