"""The files of a site before they are made: what each is made from, and which of the last edition's still hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Name = str
"""The name of a file below the output folder, with `/` between folders."""


@dataclass(frozen=True)
class Sheet:
    """A file of the site.

    `parts` is everything that it is made from beside what all files are: the code, the theme, the settings and the
    site. `make` may read nothing else; it returns the content, or the path of a file that has it.
    """

    name: Name
    parts: Any
    make: Callable[[], bytes | Path]
    kind: str = ""
    """Sheets of one kind share what is prepared by the first of them: a compiled template."""
    stands_alone: bool = False
    """Whether `parts` is all that it is made from."""


@dataclass(frozen=True)
class Bundle:
    """Several files that one step makes below the output folder that it is given.

    `places` are names of files, and of folders with a `/` at their end, in which nobody else puts files. `parts` and
    what `make` may read are as a sheet's.
    """

    places: tuple[Name, ...]
    parts: Any
    make: Callable[[Path], None]
    is_left: bool = False
    """Whether somebody else finishes the files when the site is in place: then they are made for each edition."""

    def holds(self, name: Name) -> bool:
        """Whether a file is of this bundle."""
        return any(name == place or place.endswith("/") and name.startswith(place) for place in self.places)

    def files(self, output: Path) -> Iterator[Name]:
        """Yield the files that were made, by name."""
        for place in self.places:
            path = output / place
            for file in [path] if path.is_file() else sorted(path.rglob("*")):
                if file.is_file():
                    yield file.relative_to(output).as_posix()


@dataclass(frozen=True)
class Printed:
    """A file that was made: the digest of what it was made from, its bytes, and when it was written (nanoseconds)."""

    key: bytes
    size: int
    modified: int


class PrintedTwice(Exception):
    """Two files of a site have one name."""


class OutsideOfTheSite(Exception):
    """A file would lie outside of the output folder."""


class PrintRun:
    """What is printed for one edition below `output`; `last` are the files of the last one that are still at hand."""

    def __init__(self, output: Path, last: Mapping[Name, Printed]):
        self.output = output
        self.last = last
        self.keys: dict[Name, bytes] = {}
        """The key of each file of the edition, made anew or not."""
        self.sheets: list[Sheet] = []
        self.bundles: list[Bundle] = []
        self._made: dict[Name, Printed] = {}

    def add(self, sheet: Sheet) -> None:
        """Have a file printed."""
        self.sheets.append(sheet)

    def add_bundle(self, bundle: Bundle) -> None:
        """Have several files printed at once."""
        self.bundles.append(bundle)

    def wants(self, name: Name, key: bytes) -> bool:
        """Note a file of the edition, and return whether it has to be made.

        `key` is a digest of everything that the file is made from. Raises PrintedTwice and OutsideOfTheSite.
        """
        if name in self.keys:
            raise PrintedTwice(name)
        if name.startswith("/") or ".." in name.split("/"):
            raise OutsideOfTheSite(name)
        self.keys[name] = key
        return name not in self.last or self.last[name].key != key

    def note(self, name: Name, size: int, modified: int) -> None:
        """Note that a wanted file was made, with its size and time of writing as the system tells them."""
        self._made[name] = Printed(self.keys[name], size, modified)

    def note_all(self, names: Iterable[Name]) -> None:
        """Note that wanted files lie below the output."""
        for name in names:
            seen = (self.output / name).stat()
            self.note(name, seen.st_size, seen.st_mtime_ns)

    def files(self) -> dict[Name, Printed]:
        """Return all files of the edition by name, when all that were wanted are made."""
        return {name: self._made[name] if name in self._made else self.last[name] for name in self.keys}
