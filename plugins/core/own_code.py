"""Which code this is: results of another are no results of ours."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[1]


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
