"""Results that took long, kept between builds by what they were made from; losing them costs time and nothing else."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from pathlib import Path

FORM = b"bantin-kept-1\n"
"""Opens every kept file; another form is not ours, or no longer ours."""
KEPT_DAYS = 30
"""How long a result is kept that no build asked for."""
_SWEPT = "swept"
_DAY = 86_400


class KeptResults:
    """A folder of results, each under the digest of everything it was made from. Without a folder nothing is kept.

    Nothing here can fail a build: what can't be read, was cut short or was written by somebody else is as if it were
    not there, and what can't be written is not kept. A file proves that it is whole, not who wrote it: whoever may
    write to the folder decides what a build prints.
    """

    def __init__(self, folder: Path | None):
        self._folder = folder

    @property
    def folder(self) -> Path | None:
        """Where results lie."""
        return self._folder

    @property
    def is_on(self) -> bool:
        """Whether anything is kept: who has much to pack asks first."""
        return self._folder is not None

    def result(self, room: str, key: str) -> bytes | None:
        """Return what `keep` was given for a key, or None. `room` names the kind of result, `key` is hexadecimal."""
        if self._folder is None:
            return None
        path = self._path(self._folder, room, key)
        try:
            data = path.read_bytes()
            content = data[len(FORM) + 64 :]
            if not data.startswith(FORM + _seal(key, content)):
                return None
            if time.time() - path.stat().st_mtime > _DAY:
                os.utime(path)
        except OSError:
            return None
        return content

    def keep(self, room: str, key: str, content: bytes) -> None:
        """Keep a result, whole or not at all, if the folder allows it."""
        if self._folder is None:
            return
        path = self._path(self._folder, room, key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(FORM + _seal(key, content) + content)
                Path(name).replace(path)
            except OSError:
                Path(name).unlink()
        except OSError:
            return

    def keep_latest(self, room: str, key: str, content: bytes, count: int) -> None:
        """Keep a result and, of the room's others, the `count - 1` that were made last: for large ones."""
        self.keep(room, key, content)
        if self._folder is None:
            return
        own = self._path(self._folder, room, key)
        try:
            found = [path for path in (self._folder / room).glob("??/*") if path != own and _is_kept_file(path)]
            for path in sorted(found, key=lambda one: (-one.stat().st_mtime, one.name))[count - 1 :]:
                path.unlink()
        except OSError:
            return

    def sweep(self) -> int:
        """Remove what no build asked for in `KEPT_DAYS`, at most once a day; return how many files went."""
        if self._folder is None:
            return 0
        now, mark, gone = time.time(), self._folder / _SWEPT, 0
        try:
            if mark.exists() and 0 <= now - mark.stat().st_mtime < _DAY:
                return 0
            mark.touch()
            for path in self._folder.glob("*/??/*"):
                if now - path.stat().st_mtime > KEPT_DAYS * _DAY and _is_kept_file(path):
                    path.unlink()
                    gone += 1
        except OSError:
            pass
        return gone

    @staticmethod
    def _path(folder: Path, room: str, key: str) -> Path:
        return folder / room / key[:2] / key


def key_of(*parts: str | bytes | int) -> str:
    """Return the key of a result made from these parts, in this order."""
    digest = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode("utf-8")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def _seal(key: str, content: bytes) -> bytes:
    return hashlib.sha256(key.encode("ascii") + content).hexdigest().encode("ascii")


def _is_kept_file(path: Path) -> bool:
    """Whether a file was written by `keep`, whole or not: another's files in the folder stay."""
    return path.is_file() and not path.is_symlink() and (path.name.startswith(".") or len(path.name) == 64)
