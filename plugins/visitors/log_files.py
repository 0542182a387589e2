"""The log files that were named, plain or gzipped, line by line: never more of one line in memory than makes sense."""

from __future__ import annotations

import glob
import gzip
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from plugins.visitors.log_lines import LONGEST_LINE, LogLine, parse_line

_GZIP = b"\x1f\x8b"


@dataclass
class Losses:
    """What of a file could not be read."""

    lines: int = 0
    unreadable: int = 0
    first_unreadable: tuple[int, ...] = ()
    """Numbers of the first few such lines."""
    ends_in_half_a_line: bool = False
    broke_off: str = ""
    """Why reading ended before the file did, or empty."""

    def lose(self, number: int) -> None:
        """Note a line that could not be read."""
        self.unreadable += 1
        if len(self.first_unreadable) < 3:
            self.first_unreadable += (number,)


def log_files(named: Iterable[str]) -> tuple[list[Path], list[str]]:
    """Return the files that names, patterns and folders stand for, each file once, and the names that found none.

    Of a folder these are the files with `.log` in their names, without those of errors.
    """
    files: dict[Path, Path] = {}
    nothing: list[str] = []
    for name in named:
        path = Path(name)
        if path.is_dir():
            found = [one for one in path.iterdir() if ".log" in one.name and "error" not in one.name]
        else:
            found = [path] if path.exists() else [Path(one) for one in glob.glob(name)]  # noqa: PTH207 - absolute, too
        found = sorted(one for one in found if one.is_file())
        if not found:
            nothing.append(name)
        for one in found:
            files.setdefault(one.resolve(), one)
    return list(files.values()), nothing


def read_lines(path: Path, latest: int, losses: Losses, most: int | None = None) -> Iterator[tuple[int, LogLine]]:
    """Yield what can be read of a file, with the numbers of lines from 1; note in `losses` what can't.

    A line after the second `latest` can't be true. Of a file that grows meanwhile only the first `most` lines are read.
    """
    try:
        with path.open("rb") as file:
            is_gzip = file.read(2) == _GZIP
            file.seek(0)
            if is_gzip:
                with gzip.open(file) as unpacked:
                    yield from _lines(unpacked, latest, losses, most)  # type: ignore[arg-type]
            else:
                yield from _lines(file, latest, losses, most)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        losses.broke_off = "tệp nén bị hỏng hoặc chưa ghi xong"
    except OSError as error:
        losses.broke_off = error.strerror or "lỗi đọc"


def _lines(file: BinaryIO, latest: int, losses: Losses, most: int | None) -> Iterator[tuple[int, LogLine]]:
    while most is None or losses.lines < most:
        line = file.readline(LONGEST_LINE)
        if not line:
            return
        losses.lines += 1
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = file.readline(LONGEST_LINE)
            losses.lose(losses.lines)
            continue
        parsed = parse_line(line)
        if parsed is not None and 0 < parsed.second <= latest:
            yield losses.lines, parsed
        elif not line.endswith(b"\n"):
            losses.ends_in_half_a_line = True
        elif line.strip():
            losses.lose(losses.lines)
