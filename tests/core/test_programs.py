from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from plugins.core.programs import start_program

TALKS = """
import os, sys
sys.stdout.buffer.write("Đã in".encode() + b"\\xff\\n")
sys.stdout.flush()
print(sys.stdin.read(), os.getcwd(), os.environ["LANG"], os.getsid(0) == os.getpid(), file=sys.stderr)
"""


@pytest.mark.parametrize("own_session", [True, False])
def test_all_that_a_program_says_comes_in_its_order(tmp_path: Path, own_session: bool) -> None:
    environment = {**os.environ, "LANG": "C"}
    with start_program([sys.executable, "-c", TALKS], tmp_path, environment, own_session=own_session) as process:
        said, _ = process.communicate()
    assert said == f"Đã in\ufffd\n {tmp_path} C {own_session}\n"
    assert process.returncode == 0


@pytest.mark.parametrize("is_inherited", [True, False])
def test_program_gets_no_descriptor_but_what_it_is_given(tmp_path: Path, is_inherited: bool) -> None:
    listening, speaking = os.pipe()
    os.set_inheritable(speaking, True)
    writes = f"import os; os.write({speaking}, b'x')"
    inherited = (speaking,) if is_inherited else ()
    with start_program([sys.executable, "-c", writes], tmp_path, os.environ, inherited=inherited) as process:
        process.communicate()
    os.close(speaking)
    with os.fdopen(listening, "rb") as pipe:
        assert pipe.read() == (b"x" if is_inherited else b"")
