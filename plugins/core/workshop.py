"""Where long work is done: what was kept is at hand, the rest is spread over workers and kept for the next time."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path

from plugins.core.forked import processors
from plugins.core.kept_results import KeptResults
from plugins.core.pack import Pack

HOUSE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Workshop:
    """Where results are kept, and how many workers there are."""

    kept: KeptResults
    workers: int

    def pack(self, name: str) -> Pack:
        """Return the pack of this name; nothing is kept in it where nothing is kept."""
        return Pack(self.kept.folder / name if self.kept.folder else None)


ALONE = Workshop(KeptResults(None), 1)
"""Keeps nothing and forks nobody."""


def workshop_at(cache: Path | None) -> Workshop:
    """Return a workshop with all of this machine's processors, whose results lie in a folder, or nowhere."""
    return Workshop(KeptResults(cache), processors())


def code_digest() -> str:
    """Return a digest of all that shapes a result beside its input: our code and data, the versions of libraries and
    of Python.

    Whether sets are walked in one order counts too: what another order might have shaped is no result of this one.
    """
    digest = hashlib.sha256(f"{sys.version} {sys.flags.hash_randomization}".encode())
    for path in sorted(path for path in HOUSE.rglob("*.*") if path.suffix != ".pyc"):
        digest.update(f"\0{path.relative_to(HOUSE).as_posix()}\0".encode() + path.read_bytes())
    for place in sys.path:
        for info in sorted(path.name for path in Path(place).glob("*.dist-info")) if place else ():
            digest.update(f"\0{info}".encode())
    return digest.hexdigest()
