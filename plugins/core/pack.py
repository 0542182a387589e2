"""One file for thousands of small results: only appended to, sealed piece by piece, with an index that may be lost."""

from __future__ import annotations

import fcntl
import hashlib
import mmap
import os
import struct
import tempfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

FORM = b"bantin-pack-1\n"
"""Opens every pack; another form is not ours, or no longer ours."""
PARTS = 4
"""Of an entry. Each is fetched by itself, so what is asked for seldom lies behind what is asked for always."""
SLACK = 16_000_000
"""Bytes of dead entries that are never worth writing a pack anew for."""

Place = tuple[int, ...]
"""Where an entry begins, and the lengths of its parts."""

_NAME = 16
_MARK = b"\x93Bn\x1a"
_HEAD = struct.Struct(f"<4s32s{PARTS}II")
_START = len(FORM) + _NAME
_SEAL = 16


class Pack:
    """A file of entries, each under a key of 32 bytes. Without a path nothing is kept.

    Nothing here can fail a build: a part that is not what was appended under its key is None, and what can't be
    written is not kept. Several processes may append at once. Compaction puts a new file in place of the old one,
    which whoever has it open goes on reading.
    """

    def __init__(self, path: Path | None):
        self._path = path
        self._reading = self._writing = -1
        self._writer = 0
        self.name = b""
        """Of this file, by chance: an index of another file does not hold for it. Empty where there is no file."""
        if path is not None:
            self._open(path)

    def __del__(self) -> None:
        self._close()

    def _close(self) -> None:
        for descriptor in (self._reading, self._writing):
            if descriptor >= 0:
                os.close(descriptor)

    @property
    def is_on(self) -> bool:
        """Whether anything is kept."""
        return self._path is not None

    @property
    def size(self) -> int:
        """Bytes, those of dead entries among them."""
        return os.fstat(self._reading).st_size if self.name else 0

    def part(self, key: bytes, place: Place, number: int) -> bytes | None:
        """Return a part of the entry at a place, or None where it is not whole or belongs to another key."""
        at = place[0] + _HEAD.size + sum(place[1 : 1 + number]) + number * _SEAL
        try:
            data = os.pread(self._reading, _SEAL + place[1 + number], at)
        except (OSError, OverflowError, ValueError):
            return None
        content = data[_SEAL:]
        return content if data[:_SEAL] == _seal(key, number, content) else None

    def append(self, key: bytes, parts: Sequence[bytes]) -> Place | None:
        """Append an entry, whole or not at all; return its place, or None where the file does not take it."""
        lengths = [len(part) for part in parts]
        head = _HEAD.pack(_MARK, key, *lengths, _sum(key, lengths))
        pieces = [head, *(piece for number, part in enumerate(parts) for piece in (_seal(key, number, part), part))]
        with self._locked() as descriptor:
            if descriptor is None:
                return None
            end = os.fstat(descriptor).st_size
            return (end, *lengths) if _written(descriptor, b"".join(pieces), end) else None

    def entries(self, start: int = 0) -> Iterator[tuple[bytes, Place]]:
        """Yield key and place of the entries from a byte on, oldest first, passing over what is no entry."""
        size = self.size
        if size <= max(start, _START):
            return
        with mmap.mmap(self._reading, size, prot=mmap.PROT_READ) as data:
            at = max(start, _START)
            while at + _HEAD.size <= size:
                mark, key, *lengths, told = _HEAD.unpack_from(data, at)
                end = at + _HEAD.size + sum(lengths) + PARTS * _SEAL
                if mark == _MARK and told == _sum(key, lengths) and end <= size:
                    yield key, (at, *lengths)
                    at = end
                else:
                    at = data.find(_MARK, at + 1)
                    if at < 0:
                        return

    def compacted(self, live: Mapping[bytes, Place]) -> dict[bytes, Place] | None:
        """Write the file anew with these entries alone; return their new places, or None where that can't be done."""
        assert self._path is not None
        with self._locked() as descriptor:
            if descriptor is None:
                return None
            try:
                handle, aside = tempfile.mkstemp(dir=self._path.parent, prefix=f".{self._path.name}.")
            except OSError:
                return None
            name = os.urandom(_NAME)
            places: dict[bytes, Place] = {}
            end = 0
            try:
                with os.fdopen(handle, "wb") as file:
                    end += file.write(FORM + name)
                    for key, place in live.items():
                        entry = os.pread(self._reading, _HEAD.size + sum(place[1:]) + PARTS * _SEAL, place[0])
                        places[key] = (end, *place[1:])
                        end += file.write(entry)
                Path(aside).replace(self._path)
            except OSError:
                Path(aside).unlink(missing_ok=True)
                return None
        self._close()
        self._open(self._path)
        return places if self.name == name else None

    def _open(self, path: Path) -> None:
        self._reading = self._writing = -1
        self.name = b""
        try:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._writing = _descriptor(path)
                self._writer = os.getpid()
            except OSError:
                self._writing = -1
            self._reading = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
            if self._writing >= 0 and not os.fstat(self._reading).st_size:
                with self._locked() as descriptor:
                    if descriptor is not None and not os.fstat(descriptor).st_size:
                        _written(descriptor, FORM + os.urandom(_NAME), 0)
            head = os.pread(self._reading, _START, 0)
            if head.startswith(FORM) and len(head) == _START:
                self.name = head[len(FORM) :]
            elif self._writing >= 0:
                self._begin_anew(path)
        except OSError:
            return

    def _begin_anew(self, path: Path) -> None:
        """Put an empty pack in place of what is none."""
        name = os.urandom(_NAME)
        handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(FORM + name)
        Path(aside).replace(path)
        self._close()
        self._reading, self._writing = os.open(path, os.O_RDONLY | os.O_CLOEXEC), _descriptor(path)
        if os.pread(self._reading, _START, 0) == FORM + name:
            self.name = name

    @contextmanager
    def _locked(self) -> Iterator[int | None]:
        """Give the descriptor to append with while nobody else does; None where the file is not to be written any more.

        A fork opens the file for itself: a lock that comes with a descriptor would not keep its brothers out.
        """
        if self._path is None or self._writing < 0:
            yield None
            return
        if self._writer != os.getpid():
            try:
                os.close(self._writing)
                self._writing, self._writer = _descriptor(self._path), os.getpid()
            except OSError:
                self._writing = -1
                yield None
                return
        descriptor = self._writing
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            there, own = self._path.stat(), os.fstat(self._reading)
            is_current = (there.st_dev, there.st_ino) == (own.st_dev, own.st_ino) == _identity(descriptor)
        except OSError:
            yield None
            return
        try:
            yield descriptor if is_current else None
        finally:
            fcntl.flock(descriptor, fcntl.LOCK_UN)


def _descriptor(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o644)


def _identity(descriptor: int) -> tuple[int, int]:
    found = os.fstat(descriptor)
    return found.st_dev, found.st_ino


def _written(descriptor: int, data: bytes, end: int) -> bool:
    """Append all of the data; where it does not fit, cut the file off at the end that it had."""
    view = memoryview(data)
    try:
        while view:
            view = view[os.write(descriptor, view) :]
    except OSError:
        os.ftruncate(descriptor, end)
        return False
    return True


def _sum(key: bytes, lengths: Sequence[int]) -> int:
    return zlib.crc32(struct.pack(f"<32s{PARTS}I", key, *lengths))


def _seal(key: bytes, number: int, content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_SEAL, key=key + bytes((number,))).digest()
