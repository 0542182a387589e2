"""A process that builds on request: each build in a fork of its own, so that imports are paid once for all builds.

It is started as the commands start themselves, with the interpreter fixed, and each of its forks leads a process group,
so a build is as killable as the command that it stands for.
"""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path

from plugins.newsdesk.build_outcome import BuildOutcome
from plugins.newsdesk.build_site import build_edition
from plugins.press.building import Order
from plugins.press.printers import AT_START
from tests.incremental.compiled import share_compiled_templates
from tests.incremental.faults import Fault

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 600
"""Seconds after which a build counts as hanging, on a machine with much else to do."""


@dataclass(frozen=True)
class Request:
    """A build: what `build_edition` takes, and variables of the environment to be set for it."""

    order: Order
    strict: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)
    fault: Fault | None = None
    processors: int | None = None
    """How many processors the build may use; None for all of them."""


@dataclass(frozen=True)
class Build:
    """What came of a build: its outcome, None when it was killed, and all that it said."""

    outcome: BuildOutcome | None
    said: str
    seconds: float = 0
    """What it took of the processors."""


class Builder:
    """The process that builds, from this side."""

    def __init__(self, socket: str):
        self._socket = socket
        self.seconds = 0.0
        """What all builds took of the processors so far."""

    def start(self, request: Request) -> RunningBuild:
        """Start a build and return at once."""
        return RunningBuild(Client(self._socket, "AF_UNIX"), request)

    def build(self, request: Request) -> Build:
        """Build and wait for the end."""
        build = self.start(request).result()
        self.seconds += build.seconds
        return build


class RunningBuild:
    """A build under way; `process` is its id and that of its process group."""

    def __init__(self, connection: Connection, request: Request):
        self._connection = connection
        connection.send(request)
        self.process: int = connection.recv()

    def kill(self, with_descendants: bool = True) -> None:
        """Kill the build, and every process that it started, in whatever session they are, or leave those alone."""
        # Stopped first, a process starts no other one while its descendants are looked for.
        found = [self.process]
        for process in found:
            _signal(process, signal.SIGSTOP)
            found += children_of(process) if with_descendants else []
        for process in found:
            _signal(process, signal.SIGKILL)

    def result(self) -> Build:
        """Wait for the end. Raises TimeoutError when it does not come."""
        try:
            if not self._connection.poll(PATIENCE):
                self.kill()
                raise TimeoutError("the build hangs")
            return self._connection.recv()
        except (EOFError, ConnectionResetError):
            return Build(None, "")
        finally:
            self._connection.close()

    @property
    def is_over(self) -> bool:
        """Whether `result` would return at once."""
        return self._connection.poll(0)


def children_of(process: int) -> list[int]:
    """Return the processes that a process started and that did not end."""
    found: list[int] = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found += map(int, task.read_text().split())
        except OSError:
            continue
    return found


def _signal(process: int, sign: signal.Signals) -> None:
    try:
        os.kill(process, sign)
    except ProcessLookupError:
        pass


@contextmanager
def running_builder() -> Iterator[Builder]:
    """Start the process that builds, and end it."""
    with tempfile.TemporaryDirectory(prefix="builder-") as folder:
        socket = str(Path(folder) / "socket")
        # Settings files change several times a second here: what Python compiled of them must not be kept.
        environment = {**os.environ, **AT_START, "PYTHONDONTWRITEBYTECODE": "1"}
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.incremental.builder", socket], cwd=ROOT, env=environment
        )
        try:
            until = time.monotonic() + PATIENCE
            while not Path(socket).exists():
                assert process.poll() is None, "the builder did not start"
                assert time.monotonic() < until
                time.sleep(0.01)
            yield Builder(socket)
        finally:
            process.kill()
            process.wait()


def serve(socket: str) -> None:
    """Take requests until killed."""
    # What every build needs is imported once.
    for path in sorted((ROOT / "plugins").glob("*/plugin.py")):
        importlib.import_module(f"plugins.{path.parent.name}.plugin")
    compiled = Path(socket).with_name("compiled")
    compiled.mkdir()
    share_compiled_templates(compiled)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with Listener(socket, "AF_UNIX", backlog=16) as listener:
        while True:
            connection = listener.accept()
            if os.fork() == 0:
                try:
                    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                    os.setsid()
                    _answer(connection)
                finally:
                    os._exit(0)
            connection.close()


def _answer(connection: Connection) -> None:
    request: Request = connection.recv()
    connection.send(os.getpid())
    if request.fault:
        request.fault.lay()
    if request.processors:
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: request.processors])
    with tempfile.TemporaryFile() as spoken:
        for descriptor in (1, 2):
            os.dup2(spoken.fileno(), descriptor)
        os.environ.update(request.environment)
        try:
            outcome = build_edition(request.order, request.strict)
        except Exception as error:
            # As `newsdesk` says it: a sentence without a traceback.
            outcome = BuildOutcome(failure=f"{type(error).__name__}: {error}")
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        spoken.seek(0)
        connection.send(Build(outcome, spoken.read().decode("utf-8", "replace"), sum(os.times()[:4])))


if __name__ == "__main__":
    # Under this name too the classes below are those that the other side sends.
    from tests.incremental import builder

    builder.serve(sys.argv[1])
