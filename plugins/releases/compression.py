"""Compressed copies of the files of a site, brotli and gzip, the same bytes each time, so that no server compresses."""

from __future__ import annotations

import hashlib
import struct
import tempfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import brotli

from plugins.core.digests import digest
from plugins.core.forked import WorkerFailed, forked_results, processors
from plugins.core.kept_results import KeptResults, key_of
from plugins.core.sheets import Name
from plugins.press.swap import MARKER
from plugins.press.trees import files_in

COMPRESSIBLE = frozenset({"css", "csv", "html", "js", "json", "mjs", "svg", "txt", "vtt", "webmanifest", "xml"})
"""Ends of names whose files are text; pictures, sounds, faces and Pagefind's files are compressed already."""
FEW_AND_LASTING = frozenset({"css", "js", "mjs", "svg"})
"""Compressed as small as it goes, which takes forty times as long: pages are many, and change."""
SMALLEST, QUICK = 11, 7
ROOM, FORM = "compressed", "2"
ENDINGS = (".br", ".gz")
_HEAD = struct.Struct("!16sQII")
_GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
"""Deflate, no name, no time, the most compressed, of no known system."""


@dataclass(frozen=True)
class PackedFile:
    """A file of an output: where it is, the digest of its bytes, its size, and those of its copies (0: there is none).

    `compressed_size` is the size with gzip, the larger of both, whether that is smaller than the file or not.
    """

    path: Path
    digest: bytes
    size: int
    brotli_size: int = 0
    gzip_size: int = 0

    @property
    def compressed_size(self) -> int:
        """How much travels to a browser that knows only gzip."""
        return self.gzip_size or self.size

    def is_copied_as(self, ending: str) -> bool:
        """Whether there is a copy with `.br` or `.gz` at the end of its name."""
        return bool(self.brotli_size if ending == ".br" else self.gzip_size)


class Compressor:
    """Compresses and remembers; without a cache, what it made lies in a temporary folder that ends with it."""

    def __init__(self, cache: Path | None):
        self._temporary = None if cache else tempfile.TemporaryDirectory(prefix="bantin-")
        self._kept = KeptResults(cache or Path(self._temporary.name if self._temporary else ""))

    def __enter__(self) -> Compressor:
        return self

    def __exit__(self, *_: object) -> None:
        if self._temporary:
            self._temporary.cleanup()

    def packed(self, output: Path, workers: int | None = None) -> dict[Name, PackedFile]:
        """Return all files of an output, with their copies made, by name; the mark of an output is none of them.

        Raises OSError, and WorkerFailed with the name of the file.
        """
        found = sorted((name, entry.path) for name, entry in files_in(output) if name != MARKER)
        answers = forked_results(found, self._pack, lambda item: item[0], workers or processors())
        packed = {}
        for (name, path), answer in zip(found, answers, strict=True):
            made, size, brotli_size, gzip_size = _HEAD.unpack(answer)
            packed[name] = PackedFile(Path(path), made, size, brotli_size, gzip_size)
        return packed

    def copy_of(self, file: PackedFile, ending: str) -> bytes:
        """Return a copy; one that was lost since is made again."""
        small, zipped = self._copies(file.path.suffix[1:], file.path.read_bytes())
        return small if ending == ".br" else zipped

    def _pack(self, item: tuple[Name, str]) -> bytes:
        name, path = item
        data = Path(path).read_bytes()
        small, zipped = self._copies(name.rpartition(".")[2], data) if is_compressible(name) else (b"", b"")
        return _HEAD.pack(digest(data), len(data), len(small), len(zipped))

    def _copies(self, kind: str, data: bytes) -> tuple[bytes, bytes]:
        quality = SMALLEST if kind in FEW_AND_LASTING else QUICK
        key = key_of(FORM, brotli.__version__, zlib.ZLIB_RUNTIME_VERSION, quality, hashlib.sha256(data).digest())
        kept = self._kept.result(ROOM, key)
        if kept is not None and len(kept) >= 4:
            (length,) = struct.unpack_from("!I", kept)
            return kept[4 : 4 + length], kept[4 + length :]
        small, zipped = (one if len(one) < len(data) else b"" for one in (brotlied(data, quality), gzipped(data)))
        self._kept.keep(ROOM, key, struct.pack("!I", len(small)) + small + zipped)
        return small, zipped


def is_compressible(name: Name) -> bool:
    """Whether a file is of a kind that gets smaller."""
    return name.rpartition(".")[2] in COMPRESSIBLE


def brotlied(data: bytes, quality: int) -> bytes:
    """Return bytes as brotli has them."""
    return bytes(brotli.compress(data, mode=brotli.MODE_TEXT, quality=quality))


def gzipped(data: bytes) -> bytes:
    """Return bytes as gzip has them, the same in any year and on any system."""
    made = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = made.compress(data) + made.flush()
    return _GZIP_HEAD + body + struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF)


CopyOf = Callable[[PackedFile, str], bytes]
Packed = Mapping[Name, PackedFile]

__all__ = ["COMPRESSIBLE", "ENDINGS", "Compressor", "CopyOf", "Packed", "PackedFile", "WorkerFailed", "is_compressible"]
