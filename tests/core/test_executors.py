from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from plugins.core import executors
from plugins.core.clusters import spawned_processes
from plugins.core.executors import BATCH, Executors, Task
from plugins.core.forked import WorkerFailed

ITEMS = [f"bài {number}" for number in range(3 * BATCH + 5)]
FATAL = ITEMS[BATCH + 7]


@contextmanager
def two_processes() -> Iterator[Executor]:
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        yield pool


def shout(common: tuple[str, ...], item: bytes) -> bytes:
    return f"{common[0]} {item.decode()}".upper().encode()


def fail(common: tuple[str, ...], item: bytes) -> bytes:
    if item.decode() == FATAL:
        raise ValueError("hỏng")
    return shout(common, item)


def die(common: tuple[str, ...], item: bytes) -> bytes:
    if item.decode() == FATAL:
        os.kill(os.getpid(), signal.SIGKILL)
    return shout(common, item)


def die_once(common: tuple[str, ...], item: bytes) -> bytes:
    mark = Path(common[0])
    if item.decode() == FATAL and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return shout(common, item)


def hang(common: tuple[str, ...], item: bytes) -> bytes:
    time.sleep(600)
    return item


def done_for(opened: Executors, items: list[str], given: Task[str]) -> list[bytes]:
    """Return what came of each item, in their order."""
    found: dict[int, bytes] = {}
    opened.spread(items, given, str, found.__setitem__)
    return [found[number] for number in range(len(items))]


def task(work=shout, common: str = "đọc") -> Task[str]:
    return Task(work, lambda: (common,), lambda item: item.encode())


@pytest.mark.parametrize("in_flight", [1, 2, 128])
@pytest.mark.parametrize("count", [0, 1, BATCH, len(ITEMS)])
def test_results_come_in_the_order_of_the_items(count: int, in_flight: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "IN_FLIGHT", in_flight)
    with Executors(lambda: ThreadPoolExecutor(3)) as opened:
        assert done_for(opened, ITEMS[:count], task()) == [f"ĐỌC {item.upper()}".encode() for item in ITEMS[:count]]


def test_executor_is_opened_once_and_only_when_there_is_work() -> None:
    said: list[str] = []

    @contextmanager
    def opening() -> Iterator[Executor]:
        said.append("opened")
        with ThreadPoolExecutor(1) as pool:
            yield pool
        said.append("closed")

    with Executors(opening) as opened:
        assert said == []
        for _ in range(2):
            done_for(opened, ITEMS, task())
        assert said == ["opened"]
    assert said == ["opened", "closed"]


def test_item_over_which_a_worker_raises_is_named_with_where_it_did() -> None:
    with pytest.raises(WorkerFailed, match=f"{FATAL}: ValueError: hỏng") as failed, Executors(two_processes) as opened:
        done_for(opened, ITEMS, task(fail))
    assert "in fail" in "".join(failed.value.__notes__)


def test_item_over_which_every_worker_dies_is_named() -> None:
    with pytest.raises(WorkerFailed, match=f"{FATAL}: tiến trình .*BrokenProcessPool"), Executors(two_processes) as one:
        done_for(one, ITEMS, task(die))


def test_worker_that_is_lost_once_costs_nothing_but_time(tmp_path: Path) -> None:
    mark = tmp_path / "died"
    with Executors(two_processes) as opened:
        found = done_for(opened, ITEMS, task(die_once, str(mark)))
    assert mark.exists()
    assert found == [f"{mark} {item}".upper().encode() for item in ITEMS]


def test_workers_that_hang_are_given_up_and_ended() -> None:
    started = time.monotonic()
    said = "bài 0: 3 giây không máy nào trả lời"
    with pytest.raises(WorkerFailed, match=said), Executors(spawned_processes, patience=3) as opened:
        done_for(opened, ITEMS, task(hang))
    assert time.monotonic() - started < 60
    assert multiprocessing.active_children() == []


def test_worker_with_other_code_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "code_digest", lambda: "other")
    with pytest.raises(WorkerFailed, match="mã nguồn hoặc thư viện khác"), Executors(two_processes) as opened:
        done_for(opened, ITEMS, task())


def test_work_that_workers_do_not_have_is_told() -> None:
    with pytest.raises(WorkerFailed, match=r"bài 0: .*(Pickling|Attribute)Error"), Executors(two_processes) as opened:
        done_for(opened, ITEMS, task(lambda common, item: item))
