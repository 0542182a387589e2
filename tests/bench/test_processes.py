from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from bench.processes import CommandFailed, measured

MIB = 2**20
HOLDS = "import time; held = bytearray(b'x') * (60 * 2**20); time.sleep(0.5)"


def test_memory_of_a_child_in_its_own_session_counts(tmp_path: Path) -> None:
    starts = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {HOLDS!r}], start_new_session=True)"
    cost = measured([sys.executable, "-c", starts], tmp_path, os.environ)
    assert 60 * MIB < cost.memory < 120 * MIB


def test_memory_that_forked_workers_share_counts_once(tmp_path: Path) -> None:
    forks = f"import os; {HOLDS.split(';')[1]}\nif os.fork(): os.wait()\nelse: import time; time.sleep(0.5)"
    cost = measured([sys.executable, "-c", forks], tmp_path, os.environ)
    assert 60 * MIB < cost.memory < 100 * MIB


def test_processor_time_of_children_counts_and_sleep_does_not(tmp_path: Path) -> None:
    busy = "import time\nwhile time.process_time() < 0.3: pass"
    starts = f"import subprocess, sys, time; subprocess.run([sys.executable, '-c', {busy!r}]); time.sleep(0.3)"
    cost = measured([sys.executable, "-c", starts], tmp_path, os.environ)
    assert 0.3 <= cost.processors < 0.6 + cost.wall / 10
    assert cost.wall > cost.processors - 0.1


def test_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match="status 3:\nkhông được"):
        measured(
            [sys.executable, "-c", "print('không được'); raise SystemExit(3)"],
            tmp_path,
            {**os.environ, "PYTHONUTF8": "1"},
        )
