from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.newsdesk import __main__ as newsdesk
from plugins.newsdesk.command_line import CommandParser, refusal

ROOT = Path(__file__).resolve().parents[2]


def call(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "plugins.newsdesk", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_help_lists_every_command_in_vietnamese() -> None:
    answer = call("--help")
    assert answer.returncode == 0
    for name, (_, purpose) in newsdesk.COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(purpose)}$", answer.stdout, re.MULTILINE)


def test_vietnamese_is_printed_on_a_machine_without_a_locale() -> None:
    answer = call("--help", LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert answer.returncode == 0
    assert "các lệnh" in answer.stdout


def test_mistyped_command_is_guessed() -> None:
    answer = call("chek")
    assert answer.returncode == newsdesk.WRONG_ARGUMENTS
    assert "Có phải ý bạn là “check”?" in answer.stderr


@pytest.mark.parametrize("command", ["site", "publish", "serve"])
def test_help_of_a_command_has_no_english_word(command: str) -> None:
    answer = call(command, "--help")
    assert answer.returncode == 0
    assert answer.stdout.startswith("Cách dùng: ")
    assert not re.search(r"\b(usage|options|show this help|exit|default)\b", answer.stdout)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("the following arguments are required: --title", "còn thiếu --title"),
        ("unrecognized arguments: --tile x", "không hiểu “--tile x”"),
        ("argument --port: expected one argument", "--port cần có giá trị đi kèm"),
        ("argument --port: invalid int value: 'abc'", "--port không nhận giá trị 'abc'"),
        ("argument --format: invalid choice: 'x' (choose from 'a', 'b')", "chọn một trong: 'a', 'b'"),
    ],
)
def test_wrong_arguments_are_refused_in_vietnamese(message: str, said: str) -> None:
    assert said in refusal(message)


def test_parser_refuses_without_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    parser = CommandParser("site", "Dựng trang.")
    parser.add_argument("--port", type=int)
    with pytest.raises(SystemExit) as left:
        parser.parse_args(["--port", "abc"])
    assert left.value.code == newsdesk.WRONG_ARGUMENTS
    assert "không nhận giá trị 'abc'" in capsys.readouterr().err


def test_command_that_is_missing_leaves_the_others_working() -> None:
    program = (
        "import sys; from plugins.newsdesk import __main__ as n; n.COMMANDS['check'] = ('no_such_module', 'Hỏng.');"
        "sys.argv[1:] = [sys.argv[1], '--help']; sys.exit(n.main())"
    )
    status = {
        name: subprocess.run([sys.executable, "-c", program, name], cwd=ROOT, capture_output=True, check=False)
        for name in ("check", "site")
    }
    assert status["check"].returncode == newsdesk.BROKEN
    assert b"Traceback" not in status["check"].stderr
    assert "không phải do bài viết" in status["check"].stderr.decode()
    assert status["site"].returncode == 0
