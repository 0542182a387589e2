"""Where long work is done: what was kept is taken, the rest is spread over workers and kept for the next time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from plugins.core.clusters import UnknownExecutor, executor_named
from plugins.core.executors import Executors, Task
from plugins.core.forked import FEWEST, forked_results, processors
from plugins.core.kept_results import KeptResults

T = TypeVar("T")
R = TypeVar("R")


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
    task: Task[T] | None = None
    """How workers that share no memory with us are told of it."""


@dataclass(frozen=True)
class Workshop:
    """Where results are kept, and who works: as many forks as there are `workers`, or those of an executor."""

    kept: KeptResults
    workers: int
    executors: Executors | None = None

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
        made = self._made([items[index] for index in missing], [keys[index] for index in missing if keys], job)
        found.update(zip(missing, made, strict=True))
        return [found[index] for index in range(len(items))]

    def _made(self, items: Sequence[T], keys: Sequence[str], job: Job[T, R]) -> list[R]:
        """Make results anew and keep them, if there are keys."""

        def keep(index: int, data: bytes) -> bytes:
            if keys:
                self.kept.keep(job.room, keys[index], data)
            return data

        def made_here(index: int) -> R:
            result = job.work(items[index])
            if keys:
                keep(index, job.dumped(result))
            return result

        def made_in_a_fork(index: int) -> bytes:
            return keep(index, job.dumped(job.work(items[index])))

        everything = range(len(items))
        if len(items) >= FEWEST and self.executors is not None and job.task is not None:
            answers = self.executors.results(items, job.task, job.name_of)
            for index in everything:
                keep(index, answers[index])
        elif len(items) >= FEWEST and self.workers > 1:
            answers = forked_results(everything, made_in_a_fork, lambda index: job.name_of(items[index]), self.workers)
        else:
            return [made_here(index) for index in everything]
        results = [job.loaded(item, data) for item, data in zip(items, answers, strict=True)]
        # What can't be used as it came from a worker is made here.
        return [made_here(index) if result is None else result for index, result in enumerate(results)]


ALONE = Workshop(KeptResults(None), 1)
"""Keeps nothing and forks nobody."""


def workshop_at(cache: Path | None) -> Workshop:
    """Return a workshop with all of this machine's processors, whose results lie in a folder, or nowhere."""
    return Workshop(KeptResults(cache), processors())


@contextmanager
def open_workshop(cache: Path | None, executor: str = "") -> Iterator[Workshop]:
    """Open a workshop with the workers of the executor of a name, or with this machine's processors where it is empty.

    Raises UnknownExecutor, also where there is no folder in which an executor's workers find what they have in common.
    """
    if not executor:
        yield workshop_at(cache)
        return
    if cache is None:
        raise UnknownExecutor("Bộ thực thi cần một thư mục lưu mà mọi máy làm việc cùng thấy: đặt CACHE=thư_mục")
    with Executors(executor_named(executor)) as executors:
        yield Workshop(KeptResults(cache), processors(), executors)


def _read(job: Job[T, R], item: T, data: bytes) -> R | None:
    try:
        return job.loaded(item, data)
    except Exception:  # Whatever a file may hold that is not what was kept.
        return None
