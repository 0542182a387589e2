"""Time in which nothing is looked for that could be thrown away, as almost everything made in it stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector of circles from going over thousands of new records again and again.

    What was made meanwhile is put with the oldest at the end, which it hardly ever looks at.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
