from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "make_venv.sh"

OLD = """\
#!/bin/sh
[ "$1" = --version ] && echo "Python 3.9.2"
case "$2" in *"version_info < (3, 11)"*) exit 1;; esac
"""
QUICK = f"""\
#!/bin/sh
[ "$1 $2" = "-m venv" ] && mkdir -p "$3/bin" && : > "$3/bin/python" && exit
exec {sys.executable} "$@"
"""
WITHOUT_ENSUREPIP = f"""\
#!/bin/sh
[ "$1 $2" = "-m venv" ] && mkdir -p "$3/bin" && : > "$3/bin/python" && exit
case "$2" in *ensurepip*) [ -f "$0.mended" ] || exit 1;; esac
exec {sys.executable} "$@"
"""
USELESS_APT = "#!/bin/sh\nexit 100\n"
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder of programs that is all the machine has; its user is not root."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("mkdir", "rm", "sh"):
        (folder / name).symlink_to(shutil.which(name) or name)
    install(folder, "id", "#!/bin/sh\necho 1000\n")
    return folder


def install(machine: Path, name: str, program: str) -> None:
    (machine / name).write_text(program, encoding="utf-8")
    (machine / name).chmod(0o755)


def make_venv(machine: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", str(SCRIPT), "environment"],
        cwd=machine.parent,
        env={"PATH": str(machine), "HOME": str(machine.parent)},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_environment_is_made_with_pip_in_it(machine: Path) -> None:
    (machine / "python3").symlink_to(sys.executable)
    assert make_venv(machine).returncode == 0
    python = machine.parent / "environment" / "bin" / "python"
    assert subprocess.run([python, "-m", "pip", "--version"], capture_output=True).returncode == 0


def test_environment_that_works_is_left_alone(machine: Path) -> None:
    folder = machine.parent / "environment" / "bin"
    folder.mkdir(parents=True)
    install(folder, "python", "#!/bin/sh\nexit 0\n")
    assert make_venv(machine).returncode == 0
    assert sorted(path.name for path in folder.iterdir()) == ["python"]


def test_newer_python_under_another_name_is_used(machine: Path) -> None:
    install(machine, "python3", OLD)
    install(machine, "python3.11", QUICK)
    assert make_venv(machine).returncode == 0
    assert (machine.parent / "environment" / "bin" / "python").exists()


def test_machine_with_an_old_python_is_told_what_to_install(machine: Path) -> None:
    install(machine, "python3", OLD)
    answer = make_venv(machine)
    assert answer.returncode == 1
    assert "máy này có: Python 3.9.2" in answer.stderr
    assert "apt-get install python3" in answer.stderr


def test_machine_without_python_is_told_what_to_install(machine: Path) -> None:
    answer = make_venv(machine)
    assert answer.returncode == 1
    assert "không có python3" in answer.stderr


@pytest.mark.parametrize("root", [False, True])
def test_missing_ensurepip_is_named_when_it_can_not_be_installed(machine: Path, root: bool) -> None:
    install(machine, "python3", WITHOUT_ENSUREPIP)
    install(machine, "apt-get", USELESS_APT)
    if root:
        install(machine, "id", "#!/bin/sh\necho 0\n")
    answer = make_venv(machine)
    assert answer.returncode == 1
    assert f"sudo apt-get install python{VERSION}-venv" in answer.stderr
    assert not (machine.parent / "environment").exists()


def test_root_on_debian_gets_what_is_missing(machine: Path) -> None:
    install(machine, "python3", WITHOUT_ENSUREPIP)
    install(machine, "id", "#!/bin/sh\necho 0\n")
    install(
        machine, "apt-get", f'#!/bin/sh\ncase "$*" in *python{VERSION}-venv*) : > "{machine}/python3.mended";; esac\n'
    )
    answer = make_venv(machine)
    assert answer.returncode == 0, answer.stderr
    assert (machine.parent / "environment" / "bin" / "python").exists()
