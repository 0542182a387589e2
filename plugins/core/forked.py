"""Work spread over forked workers, which share what is in memory copy-on-write; one that dies is never waited for."""

from __future__ import annotations

import gc
import os
import selectors
import signal
import struct
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NoReturn, TypeVar

T = TypeVar("T")

FEWEST = 16
"""Below that many items forking takes longer than it saves."""
_HEAD = struct.Struct("!?Q")
_READ_AT_ONCE = 1 << 20


class WorkerFailed(Exception):
    """A worker could not do its work on the item called `name`, or died over it."""

    def __init__(self, name: str, reason: str):
        self.name, self.reason = name, reason
        super().__init__(f"{name}: {reason}")


@dataclass
class _Worker:
    """A fork and what came from it so far; it does its share in order, so the number of answers tells where it is."""

    process: int
    pipe: int
    share: range
    heard: bytearray = field(default_factory=bytearray)
    answers: list[bytes] = field(default_factory=list)


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def forked_results(
    items: Sequence[T], work: Callable[[T], bytes], name_of: Callable[[T], str], workers: int
) -> list[bytes]:
    """Return what `work` returns for each item, in the order of the items.

    Few items, or one worker, need no fork. Raises WorkerFailed with the item's name as soon as a worker dies or `work`
    raises in it; all workers have ended when this returns or raises.
    """
    if workers < 2 or len(items) < FEWEST or not hasattr(os, "fork"):
        return [work(item) for item in items]
    started: list[_Worker] = []
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    # What exists by now is never looked at by the collector again, so its pages stay shared.
    gc.freeze()
    try:
        for number in range(workers):
            started.append(_start(items, work, range(number, len(items), workers)))
        _listen(started, items, name_of)
    finally:
        for worker in started:
            os.close(worker.pipe)
            os.kill(worker.process, signal.SIGKILL)
            os.waitpid(worker.process, 0)
        gc.unfreeze()
    found: dict[int, bytes] = {}
    for worker in started:
        found.update(zip(worker.share, worker.answers, strict=True))
    return [found[index] for index in range(len(items))]


def _start(items: Sequence[T], work: Callable[[T], bytes], share: range) -> _Worker:
    listening, speaking = os.pipe()
    process = os.fork()
    if process == 0:
        _work_and_leave(items, work, share, speaking)
    os.close(speaking)
    return _Worker(process, listening, share)


def _work_and_leave(items: Sequence[T], work: Callable[[T], bytes], share: range, speaking: int) -> NoReturn:
    try:
        gc.enable()
        # Whoever started the workers ends them.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for sign in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(sign, signal.SIG_DFL)
        with os.fdopen(speaking, "wb") as pipe:
            for index in share:
                try:
                    is_done, answer = True, work(items[index])
                except BaseException as error:
                    said = f"{type(error).__name__}: {error}\0{traceback.format_exc()}"
                    is_done, answer = False, said.encode("utf-8", "replace")
                pipe.write(_HEAD.pack(is_done, len(answer)) + answer)
                pipe.flush()
                if not is_done:
                    break
        sys.stdout.flush()
    finally:
        os._exit(0)


def _listen(workers: Sequence[_Worker], items: Sequence[T], name_of: Callable[[T], str]) -> None:
    with selectors.DefaultSelector() as selector:
        for worker in workers:
            selector.register(worker.pipe, selectors.EVENT_READ, worker)
        while selector.get_map():
            for key, _ in selector.select():
                worker = key.data
                heard = os.read(worker.pipe, _READ_AT_ONCE)
                worker.heard += heard
                _take_answers(worker, items, name_of)
                if not heard:
                    selector.unregister(worker.pipe)
                    if len(worker.answers) < len(worker.share):
                        name = name_of(items[worker.share[len(worker.answers)]])
                        raise WorkerFailed(name, "tiến trình làm việc này dừng đột ngột, có thể vì thiếu bộ nhớ")


def _take_answers(worker: _Worker, items: Sequence[T], name_of: Callable[[T], str]) -> None:
    heard = worker.heard
    at = 0
    while len(heard) - at >= _HEAD.size:
        is_done, length = _HEAD.unpack_from(heard, at)
        end = at + _HEAD.size + length
        if len(heard) < end:
            break
        answer = bytes(heard[at + _HEAD.size : end])
        if not is_done:
            reason, _, said = answer.decode("utf-8").partition("\0")
            failed = WorkerFailed(name_of(items[worker.share[len(worker.answers)]]), reason)
            failed.add_note(said)
            raise failed
        worker.answers.append(answer)
        at = end
    del heard[:at]
