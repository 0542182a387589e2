"""Workers that are forked give what one process gives, in order; one that dies names what it died over."""

from __future__ import annotations

import os
import signal
import time

import pytest

from plugins.core.forked import FEWEST, WorkerFailed, forked_results

ITEMS = [f"bài {number}" for number in range(FEWEST + 5)]


def echo(item: str) -> bytes:
    return item.encode() * 50_000


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(workers):
    assert forked_results(ITEMS, echo, str, workers) == [echo(item) for item in ITEMS]


def test_work_is_done_in_other_processes_unless_it_is_little():
    def process(item: str) -> bytes:
        return str(os.getpid()).encode()

    own = str(os.getpid()).encode()
    many = set(forked_results(ITEMS, process, str, 2))
    assert len(many) == 2
    assert own not in many
    assert set(forked_results(ITEMS[: FEWEST - 1], process, str, 2)) == {own}


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM])
def test_worker_that_dies_is_a_failure_with_the_name_of_its_work(sign):
    def die(item: str) -> bytes:
        if item == "bài 7":
            os.kill(os.getpid(), sign)
        return b"x"

    with pytest.raises(WorkerFailed) as failed:
        forked_results(ITEMS, die, str.upper, 2)
    assert failed.value.name == "BÀI 7"


def test_error_in_a_worker_ends_all_at_once(monkeypatch):
    forks: list[int] = []

    def noted_fork(fork=os.fork) -> int:
        process = fork()
        forks.extend([process] if process else [])
        return process

    def fail(item: str) -> bytes:
        if item == "bài 1":
            raise ValueError("hỏng")
        time.sleep(60)
        return b"x"

    monkeypatch.setattr(os, "fork", noted_fork)
    started = time.monotonic()
    with pytest.raises(WorkerFailed, match="bài 1: ValueError: hỏng") as failed:
        forked_results(ITEMS, fail, str, 2)
    assert "Traceback" in "".join(failed.value.__notes__)
    assert time.monotonic() - started < 30
    assert len(forks) == 2
    for process in forks:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
