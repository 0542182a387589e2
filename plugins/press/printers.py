"""The process that prints: a command of its own, or a fork of the process that has read the edition already."""

from __future__ import annotations

import gc
import os
import runpy
import signal
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from plugins.core.programs import start_program

PATIENCE = 10
"""Seconds that a printer is given to end by itself when it is told to."""
AT_START = {"PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
"""What an interpreter reads once, when it starts: sets are walked in one order, and files are UTF-8."""
_HOW_OFTEN = 0.05


def interpreter_is_fixed() -> bool:
    """Whether this interpreter was started so that it may print: with `AT_START`."""
    return not sys.flags.hash_randomization and bool(sys.flags.utf8_mode) and hasattr(os, "fork")


def start_again_fixed() -> None:
    """Run this program from its beginning in an interpreter that may print; return where this one may already.

    It returns as well where starting again would change nothing, because the environment is not listened to.
    """
    is_set = all(os.environ.get(name) == value for name, value in AT_START.items())
    if interpreter_is_fixed() or is_set or sys.flags.ignore_environment or not sys.executable:
        return
    os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], {**os.environ, **AT_START})


def run_command(command: Sequence[str], project: Path, environment: Mapping[str, str], held: int) -> tuple[int, str]:
    """Run a command to its end; return its status and what it said. Interrupted, it ends the command too."""
    with start_program(command, project, environment, own_session=True, inherited=(held,)) as process:
        try:
            said, _ = process.communicate()
        except BaseException:
            _end(process.pid, lambda: process.poll() is not None)
            raise
    return process.returncode, said


def run_forked(work: Callable[[], None], environment: Mapping[str, str]) -> tuple[int, str]:
    """Do `work` in a fork of this process; return its status and what it said, as `run_command` does.

    The fork has a session of its own, shares what was read copy-on-write, and inherits the descriptor by which the
    output is held.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    listening, speaking = os.pipe()
    # What exists by now is never looked at by the collector again, so its pages stay shared.
    gc.freeze()
    process = os.fork()
    if process == 0:
        _print_and_leave(work, environment, speaking)
    gc.unfreeze()
    os.close(speaking)
    try:
        with os.fdopen(listening, encoding="utf-8", errors="replace") as pipe:
            said = pipe.read()
        _, status = os.waitpid(process, 0)
    except BaseException:
        _end(process, lambda: os.waitpid(process, os.WNOHANG)[0] == process)
        raise
    return os.waitstatus_to_exitcode(status), said


def run_module_here(name: str, arguments: Sequence[str], project: Path) -> None:
    """Do in this process what `python -m NAME ARGUMENTS` does in the folder of the project."""
    sys.argv = [name, *arguments]
    sys.path.insert(0, str(project))
    runpy.run_module(name, run_name="__main__", alter_sys=True)


def _print_and_leave(work: Callable[[], None], environment: Mapping[str, str], speaking: int) -> NoReturn:
    status = 1
    try:
        os.setsid()
        for sign in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(sign, signal.SIG_DFL)
        nothing = os.open(os.devnull, os.O_RDONLY)
        for descriptor, place in ((nothing, 0), (speaking, 1), (speaking, 2)):
            os.dup2(descriptor, place)
        os.close(speaking)
        # Whatever stood in their place before, a terminal or a test's, is not this process's to write to.
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", errors="backslashreplace")
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1)
        os.environ.clear()
        os.environ.update(environment)
        time.tzset()
        status = _status_of(work)
        sys.stdout.flush()
    finally:
        os._exit(status)


def _status_of(work: Callable[[], None]) -> int:
    try:
        work()
    except SystemExit as left:
        if left.code is None or isinstance(left.code, int):
            return left.code or 0
        print(left.code, file=sys.stderr)
        return 1
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def _end(process: int, has_ended: Callable[[], bool]) -> None:
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            _tell(process, sign)
        except ProcessLookupError:
            return
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                if has_ended():
                    return
            except ChildProcessError:
                return
            time.sleep(_HOW_OFTEN)


def _tell(process: int, sign: signal.Signals) -> None:
    try:
        os.killpg(process, sign)
    except ProcessLookupError:
        # It was forked a moment ago and has no session yet.
        os.kill(process, sign)
