"""The list of what a bundle holds, in the format of `sha256sum`, so that it can be checked without this project."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import IO

NAME = "MANIFEST.sha256"
LINE = re.compile(r"(\\?)([0-9a-f]{64}) [ *](.+)")
ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
ESCAPED = re.compile(r"\\([\\nr])")
CHUNK = 1 << 20
"""Bytes read at once."""


class BrokenManifest(ValueError):
    """A line of a manifest that can't be read; carries its number."""

    def __init__(self, line: int):
        self.line = line
        super().__init__(f"line {line}")


def as_manifest(sums: Mapping[str, str]) -> bytes:
    """Return the manifest of files by name with their SHA-256 sums in hexadecimal, sorted by name."""
    lines = []
    for name, digest in sorted(sums.items()):
        escaped = "".join(ESCAPES.get(sign, sign) for sign in name)
        lines.append(f"{'' if escaped == name else chr(92)}{digest}  {escaped}\n")
    return "".join(lines).encode("utf-8")


def read_manifest(data: bytes) -> Mapping[str, str]:
    """Return the sums by name. Raises BrokenManifest for a line that is none, or a name that stands there twice."""
    sums: dict[str, str] = {}
    for number, raw in enumerate(data.removesuffix(b"\n").split(b"\n") if data else [], start=1):
        try:
            match = LINE.fullmatch(raw.decode("utf-8"))
        except UnicodeDecodeError:
            raise BrokenManifest(number) from None
        if match is None:
            raise BrokenManifest(number)
        escaped, digest, name = match.groups()
        if escaped:
            name = ESCAPED.sub(lambda sign: {"n": "\n", "r": "\r"}.get(sign[1], "\\"), name)
        if name in sums:
            raise BrokenManifest(number)
        sums[name] = digest
    return sums


def sum_of(file: IO[bytes]) -> str:
    """Return the SHA-256 sum of what is left of a file."""
    digest = hashlib.sha256()
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()
