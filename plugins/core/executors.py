"""Work handed to an executor whose workers share no memory with us: a pool of processes, or a cluster's."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from functools import cache
from types import TracebackType
from typing import Generic, TypeVar

from plugins.core.forked import WorkerFailed
from plugins.core.own_code import code_digest

T = TypeVar("T")

Common = tuple[str, ...]
Work = Callable[[Common, bytes], bytes]
OpenExecutor = Callable[[], AbstractContextManager[Executor]]

BATCH = 32
"""Items that are sent at once: most of a second's work."""
IN_FLIGHT = 128
"""Batches that are sent and not answered yet; what they hold stays in memory."""
PATIENCE = 600
"""Seconds without a single answer until the workers are given up."""
_OTHER_CODE = (
    "các máy làm việc chạy mã nguồn hoặc thư viện khác với máy này, hoặc không đặt PYTHONHASHSEED như nhau; "
    "cập nhật chúng rồi khởi động lại"
)
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True)
class Task(Generic[T]):
    """A job as workers that share no memory with us are told of it.

    `work` is a function of a module, which makes bytes of bytes; `sent` is an item as it travels,
    and `common` says what `work` is given with each of them.
    """

    work: Work
    common: Callable[[], Common]
    sent: Callable[[T], bytes]


@dataclass(frozen=True)
class Batch:
    """What travels to a worker; `code` is the digest of the code whose results are wanted."""

    code: str
    work: Work
    common: Common
    items: tuple[bytes, ...]


@dataclass(frozen=True)
class Answer:
    """What came of an item: its result, or why there is none and where that was found out."""

    result: bytes
    failure: str = ""
    trace: str = ""


class Executors:
    """The executor of a build: opened when it is first needed, again when it broke, closed at the end."""

    def __init__(self, opening: OpenExecutor, patience: float = PATIENCE):
        self._opening, self._patience = opening, patience
        self._stack = ExitStack()
        self._opened: Executor | None = None

    def __enter__(self) -> Executors:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened = None
        self._stack.__exit__(kind, error, trace)

    def spread(
        self, items: Sequence[T], task: Task[T], name_of: Callable[[T], str], take: Callable[[int, bytes], None]
    ) -> None:
        """Have `task` done for each item; give `take` the number of an item and its result as soon as that is there.

        Raises WorkerFailed with the name of an item.

        What was lost with a worker is sent once more, an item at a time and nothing beside it. So a build survives a
        machine that goes, and an article over which every worker dies is named.
        """
        code, common = code_digest(), task.common()

        def fly(waiting: list[range]) -> dict[int, BaseException]:
            """Send what waits, from the end, until all of it is back or something was lost; return that, with why."""
            lost: dict[int, BaseException] = {}
            flying: dict[Future[list[Answer]], range] = {}
            try:
                while flying or (waiting and not lost):
                    while waiting and not lost and len(flying) < IN_FLIGHT:
                        numbers = waiting.pop()
                        sent = tuple(task.sent(items[number]) for number in numbers)
                        flying[self._submit(Batch(code, task.work, common, sent))] = numbers
                    back, _ = wait(flying, self._patience, FIRST_COMPLETED)
                    if not back:
                        oldest = items[next(iter(flying.values()))[0]]
                        raise WorkerFailed(name_of(oldest), f"{self._patience:.0f} giây không máy nào trả lời")
                    for future in back:
                        numbers = flying.pop(future)
                        try:
                            answers = future.result()
                        except (Exception, CancelledError) as error:
                            lost.update(dict.fromkeys(numbers, error))
                            continue
                        for number, answer in zip(numbers, answers, strict=True):
                            take(number, _result_of(answer, name_of(items[number])))
            finally:
                for future in flying:
                    future.cancel()
            return lost

        waiting = [range(first, min(first + BATCH, len(items))) for first in range(0, len(items), BATCH)][::-1]
        while waiting:
            for number in sorted(fly(waiting)):
                for error in fly([range(number, number + 1)]).values():
                    raise WorkerFailed(name_of(items[number]), _lost_for(error)) from error

    def _submit(self, batch: Batch) -> Future[list[Answer]]:
        try:
            return self._executor().submit(done, batch)
        except BrokenExecutor:
            self._opened = None
            self._stack.close()
            return self._executor().submit(done, batch)

    def _executor(self) -> Executor:
        if self._opened is None:
            self._opened = self._stack.enter_context(self._opening())
        return self._opened


def done(batch: Batch) -> list[Answer]:
    """Return what comes of each item of a batch. This is what workers call."""
    if _own_code() != batch.code:
        return [Answer(b"", _OTHER_CODE)] * len(batch.items)
    answers = []
    # A worker may have many threads; what reads a text is made for one.
    with _ONE_AT_A_TIME:
        for item in batch.items:
            try:
                answers.append(Answer(batch.work(batch.common, item)))
            except Exception as error:
                answers.append(Answer(b"", f"{type(error).__name__}: {error}", traceback.format_exc()))
    return answers


@cache
def _own_code() -> str:
    """Return the digest of the code that this process began to work with, whatever became of the files since."""
    return code_digest()


def _result_of(answer: Answer, name: str) -> bytes:
    if answer.failure:
        failed = WorkerFailed(name, answer.failure)
        failed.add_note(answer.trace)
        raise failed
    return answer.result


def _lost_for(error: BaseException) -> str:
    why = f"{type(error).__name__}: {error}".splitlines()[0]
    return f"tiến trình làm việc này dừng đột ngột, có thể vì thiếu bộ nhớ ({why})"
