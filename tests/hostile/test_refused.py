"""Each hostile input through `make check`: refused in an editor's words, at its file and line, within a second."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

from plugins.core.problems import Problem
from plugins.newsdesk.__main__ import run_command
from plugins.newsdesk.problem_report import as_github, as_terminal
from tests.hostile.refused import ALL, NEWS, Refused, prepare
from tests.sample_content import SAMPLE, write_files

LONGEST = 1.0
"""Seconds of a processor, for what is at most 100 kB of text."""
VIETNAMESE = re.compile("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal obeys or shows in another order."""


def checked(root: Path, attack: Refused, capsys: pytest.CaptureFixture[str]) -> tuple[list[Problem], float]:
    content = write_files(root / "content", {**SAMPLE, **attack.files})
    prepare(attack, content)
    before = time.process_time()
    status = run_command(["check", "--content", str(content), "--cache", "", "--format", "json"])
    spent = time.process_time() - before
    said = capsys.readouterr()
    assert status == 1, f"{attack.name} was let through"
    assert "Traceback" not in said.out + said.err
    problems = [Problem(**one) for one in json.loads(said.out)["problems"]]
    return problems, spent


@pytest.mark.parametrize("attack", ALL, ids=[attack.name for attack in ALL])
def test_hostile_input_is_refused_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str], attack: Refused) -> None:
    problems, spent = checked(tmp_path, attack, capsys)
    found = [one for one in problems if one.rule == attack.rule and one.path == f"content/{attack.path}"]
    assert found, [(one.rule, one.path, one.line) for one in problems]
    assert attack.line is None or attack.line in [one.line for one in found], [one.line for one in found]
    for one in found:
        assert VIETNAMESE.search(one.reason), one.reason
        assert VIETNAMESE.search(one.remedy), one.remedy
    assert spent < LONGEST, f"{spent:.1f} s"
    nothing_is_obeyed(problems)


def nothing_is_obeyed(problems: list[Problem]) -> None:
    in_terminal, for_github = as_terminal(problems, colour=False), as_github(problems)
    assert not OBEYED.search(in_terminal + for_github)
    assert not [line for line in in_terminal.splitlines() if line.startswith("::")]
    assert len(for_github.splitlines()) == len(problems)
    (in_terminal + for_github).encode()


def test_names_differ() -> None:
    assert len({attack.name for attack in ALL}) == len(ALL)
    assert NEWS in SAMPLE
