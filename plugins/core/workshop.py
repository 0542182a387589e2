"""Where long work is done: what was kept is at hand, the rest is spread over workers and kept for the next time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from plugins.core.clusters import UnknownExecutor, executor_named
from plugins.core.executors import Executors
from plugins.core.forked import processors
from plugins.core.kept_results import KeptResults
from plugins.core.pack import Pack


@dataclass(frozen=True)
class Workshop:
    """Where results are kept, and who works: as many forks as there are `workers`, or those of an executor."""

    kept: KeptResults
    workers: int
    executors: Executors | None = None

    def pack(self, name: str) -> Pack:
        """Return the pack of this name; nothing is kept in it where nothing is kept."""
        return Pack(self.kept.folder / name if self.kept.folder else None)


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
