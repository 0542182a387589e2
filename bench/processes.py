"""Runs a command as a whole process and measures it: wall time, processor time, the peak memory of its whole tree."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLES_EACH_SECOND = 20


@dataclass(frozen=True)
class Cost:
    """What one run took: seconds, seconds of processors, bytes."""

    wall: float
    processors: float
    memory: int


class CommandFailed(Exception):
    """A measured command ended with another status than 0."""


def measured(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command to its end and return its cost. Raises CommandFailed with what it said.

    Processor time is that of the process and of all its descendants that were waited for. Memory is the highest sum of
    the proportional set sizes of the tree among samples, so pages that forked workers share count once.
    """
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=dict(environment), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )  # fmt: skip
    watch = MemoryWatch(process.pid)
    watch.start()
    assert process.stdout is not None
    try:
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        process.terminate()
        raise
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    watch.stop()
    if process.returncode != 0:
        raise CommandFailed(
            f"{' '.join(command)} ended with status {process.returncode}:\n{said.decode(errors='replace')}"
        )
    return Cost(wall, usage.ru_utime + usage.ru_stime, watch.peak)


class MemoryWatch(threading.Thread):
    """Samples the memory of a process and its descendants, in whatever session they are."""

    def __init__(self, root: int):
        super().__init__(daemon=True)
        self.root = root
        self.peak = 0
        self._stopped = threading.Event()

    def run(self) -> None:
        """Sample until stopped."""
        while not self._stopped.wait(1 / SAMPLES_EACH_SECOND):
            self.peak = max(self.peak, sum(memory_of(process) for process in tree_of(self.root)))

    def stop(self) -> None:
        """End, and wait for the last sample."""
        self._stopped.set()
        self.join()


def tree_of(root: int) -> list[int]:
    """Return a process and its descendants."""
    found = [root]
    for process in found:
        for task in _entries(Path(f"/proc/{process}/task")):
            try:
                found += map(int, (task / "children").read_text().split())
            except OSError:
                continue
    return found


def memory_of(process: int) -> int:
    """Return the proportional set size of a process in bytes, 0 when it has gone."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0
    line = next((line for line in rollup.splitlines() if line.startswith("Pss:")), "Pss: 0 kB")
    return int(line.split()[1]) * 1024


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []
