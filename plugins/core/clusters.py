"""Executors that a setting can name: a function of a module that opens one, as `module:function`."""

from __future__ import annotations

import importlib
import multiprocessing
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager

from plugins.core.executors import OpenExecutor


class UnknownExecutor(Exception):
    """A setting names nothing that opens an executor; the message is a Vietnamese sentence."""


def executor_named(name: str) -> OpenExecutor:
    """Return what opens the executor called `module:function`. Raises UnknownExecutor."""
    module, _, function = name.partition(":")
    try:
        opening: OpenExecutor = getattr(importlib.import_module(module), function)
    except (ImportError, AttributeError, ValueError) as error:
        raise UnknownExecutor(
            f"Không có bộ thực thi “{name}” ({error}). Viết tên mô-đun và tên hàm, "
            "ví dụ EXECUTOR=plugins.core.clusters:dask_cluster"
        ) from error
    return opening


@contextmanager
def spawned_processes() -> Iterator[Executor]:
    """Open a pool of new processes on this machine, one a processor; on an error they are ended at once."""
    strangers = set(multiprocessing.active_children())
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        try:
            yield pool
        except BaseException:
            # Whoever waits for a worker that hangs hangs too.
            for process in set(multiprocessing.active_children()) - strangers:
                process.kill()
            raise


@contextmanager
def dask_cluster() -> Iterator[Executor]:
    """Open the executor of the Dask cluster whose scheduler `DASK_SCHEDULER_ADDRESS` or Dask's configuration names.

    Raises UnknownExecutor where neither does: on one machine forks do the same for less.
    """
    import dask
    from distributed import Client

    address = dask.config.get("scheduler-address", None)
    if not address:
        raise UnknownExecutor("Chưa biết cụm máy nào: đặt DASK_SCHEDULER_ADDRESS=tcp://địa-chỉ:8786")
    with Client(address, set_as_default=False) as client:
        # What was lost is to be done again, not remembered.
        yield client.get_executor(pure=False)
