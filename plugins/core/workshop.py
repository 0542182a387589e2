"""Where long work is done: what was kept is taken, the rest is spread over workers and kept for the next time."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from plugins.core.forked import FEWEST, forked_results, processors
from plugins.core.kept_results import KeptResults

T = TypeVar("T")
R = TypeVar("R")

HOUSE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Job(Generic[T, R]):
    """A pure function with the form in which its results are kept, below `room`.

    `key` names everything that a result is made from, but for what `loaded` asks again. `loaded` returns None for what
    can't be used any more.
    """

    room: str
    key: Callable[[T], str]
    work: Callable[[T], R]
    dumped: Callable[[R], bytes]
    loaded: Callable[[T, bytes], R | None]
    name_of: Callable[[T], str]


@dataclass(frozen=True)
class Workshop:
    """Where results are kept, and how many workers there are."""

    kept: KeptResults
    workers: int

    def results(self, items: Sequence[T], job: Job[T, R]) -> list[R]:
        """Return the result for each item, in order. Raises WorkerFailed."""
        found: dict[int, R] = {}
        missing: list[int] = []
        keys = [job.key(item) for item in items] if self.kept.is_on else []
        for index, item in enumerate(items):
            data = self.kept.result(job.room, keys[index]) if keys else None
            result = _read(job, item, data) if data is not None else None
            if result is None:
                missing.append(index)
            else:
                found[index] = result
        if self.workers < 2 or len(missing) < FEWEST:
            for index in missing:
                found[index] = job.work(items[index])
                if keys:
                    self.kept.keep(job.room, keys[index], job.dumped(found[index]))
            return [found[index] for index in range(len(items))]

        def done(index: int) -> bytes:
            data = job.dumped(job.work(items[index]))
            if keys:
                self.kept.keep(job.room, keys[index], data)
            return data

        answers = forked_results(missing, done, lambda index: job.name_of(items[index]), self.workers)
        for index, data in zip(missing, answers, strict=True):
            result = job.loaded(items[index], data)
            # What can't be read back from a worker is made here.
            found[index] = job.work(items[index]) if result is None else result
        return [found[index] for index in range(len(items))]


ALONE = Workshop(KeptResults(None), 1)
"""Keeps nothing and forks nobody."""


def workshop_at(cache: Path | None) -> Workshop:
    """Return a workshop with all of this machine's processors, whose results lie in a folder, or nowhere."""
    return Workshop(KeptResults(cache), processors())


def code_digest() -> str:
    """Return a digest of all that shapes a result beside its input: our code, the libraries' versions, Python's.

    Whether sets are walked in one order counts too: what another order might have shaped is no result of this one.
    """
    digest = hashlib.sha256(f"{sys.version} {sys.flags.hash_randomization}".encode())
    for path in sorted(HOUSE.rglob("*.py")):
        digest.update(f"\0{path.relative_to(HOUSE).as_posix()}\0".encode() + path.read_bytes())
    for place in sys.path:
        for info in sorted(path.name for path in Path(place).glob("*.dist-info")) if place else ():
            digest.update(f"\0{info}".encode())
    return digest.hexdigest()


def _read(job: Job[T, R], item: T, data: bytes) -> R | None:
    try:
        return job.loaded(item, data)
    except Exception:  # Whatever a file may hold that is not what was kept.
        return None
