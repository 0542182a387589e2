"""One at a time: two who add to the same figures would each lose what the other counted."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class AlreadyCounting(Exception):
    """Somebody else is counting."""


@contextmanager
def sole_writer(folder: Path) -> Iterator[None]:
    """Hold a folder until the block ends. Raises AlreadyCounting; a holder that was killed holds nothing."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyCounting from None
        yield
    finally:
        os.close(descriptor)
