"""How long a reader of the preview waits for an edit: from the file's saving until the page shows it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from bench.generators import Command, environment
from bench.pages import squeezed, squeezed_html

LONGEST = 1800
"""Seconds that a first build or a rebuild may take."""
QUIET = 3.0
"""Seconds of rest before an edit, so that a server has settled."""


class NotServed(Exception):
    """A server ended or did not show a page in time."""


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def served(command: Command, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server for as long as the block lasts, then end its whole session."""
    with log.open("wb") as said:
        process = subprocess.Popen(
            command.words, cwd=command.folder, env=dict(environment()), stdin=subprocess.DEVNULL, stdout=said,
            stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        try:
            yield process
        finally:
            os.killpg(process.pid, signal.SIGINT)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def seconds_until_shown(
    process: subprocess.Popen[bytes], address: str, words: str, save: Callable[[], object] | None = None
) -> float:
    """Return the seconds from saving (or from now) until the page at an address holds some words. Raises NotServed."""
    if save is not None:
        time.sleep(QUIET)
    started = time.perf_counter()
    if save is not None:
        save()
    while time.perf_counter() - started < LONGEST:
        if process.poll() is not None:
            raise NotServed(f"the server of {address} ended with status {process.returncode}")
        try:
            with urlopen(address, timeout=10) as answer:
                if squeezed(words) in squeezed_html(answer.read().decode("utf-8", "replace")):
                    return time.perf_counter() - started
        except (URLError, OSError):
            pass
        time.sleep(0.02)
    raise NotServed(f"{address} did not show “{words}” in {LONGEST} seconds")
