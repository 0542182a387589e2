from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "find_chromium.py"

ANSWERING = "#!/bin/sh\necho 'Chromium 150.0 thử nghiệm'\n"
POINTER_TO_A_SNAP = "#!/bin/sh\necho 'Command requires the chromium snap to be installed.' >&2\nexit 1\n"
ANOTHER_PROGRAM = "#!/bin/sh\necho 'lynx 2.9'\n"


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder of programs that is all the machine has, without Playwright's browser."""
    (tmp_path / "bin").mkdir()
    return tmp_path / "bin"


def install(machine: Path, name: str, program: str) -> Path:
    path = machine / name
    path.write_text(program, encoding="utf-8")
    path.chmod(0o755)
    return path


def find(machine: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), *arguments],
        env={
            "PATH": str(machine),
            "HOME": str(machine),
            "PLAYWRIGHT_BROWSERS_PATH": str(machine),
            "PYTHONUTF8": "1",
            **environment,
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_installed_browser_is_found(machine: Path) -> None:
    path = install(machine, "chromium-browser", ANSWERING)
    answer = find(machine)
    assert (answer.returncode, answer.stdout) == (0, f"{path}\n")


def test_program_that_does_not_start_is_passed_over(machine: Path) -> None:
    install(machine, "chromium", POINTER_TO_A_SNAP)
    install(machine, "chromium-browser", ANOTHER_PROGRAM)
    path = install(machine, "google-chrome", ANSWERING)
    assert find(machine).stdout == f"{path}\n"


def test_named_browser_comes_first(machine: Path, tmp_path: Path) -> None:
    install(machine, "chromium", ANSWERING)
    own = install(tmp_path, "own", ANSWERING)
    assert find(machine, BANTIN_CHROMIUM=str(own)).stdout == f"{own}\n"


def test_named_browser_that_does_not_start_is_never_replaced_by_another(machine: Path) -> None:
    install(machine, "chromium", ANSWERING)
    answer = find(machine, "--install", BANTIN_CHROMIUM="/khong/co")
    assert (answer.returncode, answer.stdout) == (1, "")
    assert "/khong/co" in answer.stderr


def test_machine_without_a_browser_fails_and_says_what_to_do(machine: Path) -> None:
    answer = find(machine)
    assert (answer.returncode, answer.stdout) == (1, "")
    for words in ("apt-get install chromium", "playwright install", "BANTIN_CHROMIUM="):
        assert words in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may install Debian's package")
def test_root_gets_debians_browser(machine: Path) -> None:
    install(machine, "apt-get", f"#!{sys.executable}\n{APT_GET}")
    answer = find(machine, "--install")
    assert (answer.returncode, answer.stdout) == (0, f"{machine / 'chromium'}\n")


APT_GET = """
import sys
from pathlib import Path
if "install" in sys.argv and "chromium" in sys.argv:
    program = Path(__file__).with_name("chromium")
    program.write_text("#!/bin/sh\\necho Chromium 150\\n")
    program.chmod(0o755)
"""
