"""Starts other programs: nothing to read from us, all they say in one pipe, as UTF-8 on every machine."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


def start_program(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    *,
    own_session: bool = False,
    inherited: Sequence[int] = (),
) -> subprocess.Popen[str]:
    """Start a program in a folder; its output and its errors come together, in the order in which it says them.

    With `own_session` it can be ended together with all that it starts, and a signal to our group is none to it.
    `inherited` are the descriptors that it may use. Raises OSError where it can't be started.
    """
    return subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=own_session,
        pass_fds=tuple(inherited),
    )
