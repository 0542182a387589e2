from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from plugins.press.building import (
    PrintingFailed,
    build_environment,
    pelican_command,
    print_site,
    without_traceback,
)
from plugins.press.order import Order, build_moment
from plugins.press.swap import OutputRefused

ROOT = Path(__file__).resolve().parents[2]

GOOD = """
import os, sys
from pathlib import Path
aside = Path(sys.argv[1])
(aside / "index.html").write_text("mới " + os.environ["SOURCE_DATE_EPOCH"])
(aside / "tin").mkdir()
(aside / "tin" / "index.html").write_text("mới")
"""
FAILING = """
import sys
from pathlib import Path
(Path(sys.argv[1]) / "index.html").write_text("hỏng")
print("WARNING: thiếu ảnh")
raise RuntimeError("Warning or error encountered")
"""
HOMELESS = "print('xong')"


def command_of(program: str):
    return lambda order, aside: [sys.executable, "-c", program, str(aside)]


@pytest.fixture
def order(tmp_path: Path) -> Order:
    for name in ("project", "agency"):
        (tmp_path / name).mkdir()
    return Order(
        tmp_path / "agency", tmp_path / "public", tmp_path / "project" / "pelicanconf.py", tmp_path / "project"
    )


@pytest.fixture
def old_edition(order: Order) -> Order:
    print_site(order, command=command_of(GOOD))
    (order.output / "index.html").write_text("cũ", encoding="utf-8")
    return order


def beside(order: Order) -> list[str]:
    return sorted(path.name for path in order.output.parent.iterdir())


def test_finished_edition_is_counted_and_in_place(order: Order) -> None:
    printed = print_site(order, command=command_of(GOOD))
    assert printed.pages == 2
    assert (order.output / "tin" / "index.html").is_file()
    assert beside(order) == ["agency", "project", "public"]


@pytest.mark.parametrize(("program", "said"), [(FAILING, "thiếu ảnh"), (HOMELESS, "index.html")])
def test_failed_printing_leaves_the_old_edition_and_nothing_else(old_edition: Order, program: str, said: str) -> None:
    with pytest.raises(PrintingFailed) as failed:
        print_site(old_edition, command=command_of(program))
    assert said in failed.value.said
    assert "Traceback" not in failed.value.said
    assert (old_edition.output / "index.html").read_text(encoding="utf-8") == "cũ"
    assert beside(old_edition) == ["agency", "project", "public"]


def test_failed_first_printing_leaves_no_output(order: Order) -> None:
    with pytest.raises(PrintingFailed):
        print_site(order, command=command_of(FAILING))
    assert not order.output.exists()


def test_traceback_is_kept_for_those_who_ask(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANTIN_DEBUG", "1")
    with pytest.raises(PrintingFailed, match="Traceback"):
        print_site(order, command=command_of(FAILING))


def test_foreign_folder_is_refused_before_anything_is_printed(order: Order) -> None:
    order.output.mkdir()
    (order.output / "family.jpg").write_bytes(b"x")
    with pytest.raises(OutputRefused):
        print_site(order, command=command_of("raise SystemExit('must not run')"))
    assert (order.output / "family.jpg").is_file()


SLOW_BUILD = """
import signal, sys
from pathlib import Path
from plugins.press.building import print_site
from plugins.press.order import Order
signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
slow = '''
import os, sys, time
from pathlib import Path
(Path(sys.argv[1]) / "index.html").write_text("dở dang")
Path(sys.argv[2]).write_text(str(os.getpid()))
time.sleep(SECONDS)
'''
root = Path(sys.argv[1])
order = Order(root / "agency", root / "public", root / "project" / "pelicanconf.py", root / "project")
print_site(order, command=lambda order, aside: [
    sys.executable, "-c", slow.replace("SECONDS", sys.argv[2]), str(aside), str(root / "project" / "printing")])
"""


def slow_build(order: Order, seconds: float) -> tuple[subprocess.Popen[bytes], int]:
    """Start a build in a process of its own; return it and the id of its printer once that is printing."""
    printing = order.project / "printing"
    root = str(order.output.parent)
    build = subprocess.Popen([sys.executable, "-c", SLOW_BUILD, root, str(seconds)], cwd=ROOT)
    until = time.monotonic() + 20
    while not (printing.is_file() and printing.read_text()):
        assert time.monotonic() < until, "the build never began to print"
        time.sleep(0.02)
    return build, int(printing.read_text())


def alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_build_killed_in_the_middle_leaves_the_old_edition(old_edition: Order) -> None:
    build, printer = slow_build(old_edition, 1)
    build.kill()
    build.wait(10)
    assert (old_edition.output / "index.html").read_text(encoding="utf-8") == "cũ"
    assert any(".building-" in name for name in beside(old_edition)), "it was not in the middle"

    # The printer that outlived it still holds the output: the next build waits for it, then clears up.
    assert alive(printer)
    waited: list[str] = []
    print_site(old_edition, command=command_of(GOOD), when_busy=lambda: waited.append("busy"))
    assert waited == ["busy"]
    assert not alive(printer)
    assert (old_edition.output / "index.html").read_text(encoding="utf-8").startswith("mới")
    assert beside(old_edition) == ["agency", "project", "public"]


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_interrupted_build_clears_up_and_ends_its_printer(old_edition: Order, sign: signal.Signals) -> None:
    build, printer = slow_build(old_edition, 60)
    build.send_signal(sign)
    assert build.wait(20) != 0
    assert not alive(printer)
    assert (old_edition.output / "index.html").read_text(encoding="utf-8") == "cũ"
    assert beside(old_edition) == ["agency", "project", "public"]


def git(folder: Path, *arguments: str, when: int = 1_545_200_000) -> None:
    stamp = f"{when} +0700"
    identity = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp, "GIT_CONFIG_GLOBAL": os.devnull}
    options = ["-c", "user.name=Nguyễn Thị Mẫu", "-c", "user.email=mau@example.org"]
    subprocess.run(["git", *options, *arguments], cwd=folder, check=True, env={**os.environ, **identity})


@pytest.fixture
def committed(tmp_path: Path) -> Path:
    content = tmp_path / "agency"
    content.mkdir()
    (content / "site.yaml").write_text("name: Thử Nghiệm\n", encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    return content


def test_given_moment_comes_first(committed: Path) -> None:
    assert build_moment(committed, {"SOURCE_DATE_EPOCH": "86400"}) == 86400


def test_moment_of_committed_content_is_the_commits(committed: Path) -> None:
    said: list[str] = []
    assert build_moment(committed, {}, lambda: said.append("clock")) == 1_545_200_000
    assert said == []


@pytest.mark.parametrize("change", ["edited", "added"])
def test_content_that_no_commit_describes_stands_at_the_clock(committed: Path, change: str) -> None:
    name = "site.yaml" if change == "edited" else "moi.md"
    (committed / name).write_text("name: Khác\n", encoding="utf-8")
    said: list[str] = []
    moment = build_moment(committed, {}, lambda: said.append("clock"))
    assert moment % 60 == 0
    assert 0 <= time.time() - moment < 120
    assert said == ["clock"]


@pytest.mark.parametrize("given", ["", "hôm nay", "-5", "٣"])
def test_moment_that_is_no_number_counts_as_not_given(committed: Path, given: str) -> None:
    assert build_moment(committed, {"SOURCE_DATE_EPOCH": given}) == 1_545_200_000


def test_content_outside_of_git_stands_at_the_clock(tmp_path: Path) -> None:
    said: list[str] = []
    assert build_moment(tmp_path, {}, lambda: said.append("clock")) > 1_545_200_000
    assert said == ["clock"]


def test_environment_of_a_build_hides_the_machine() -> None:
    environment = build_environment(5, {"TZ": "Asia/Ho_Chi_Minh", "PYTHONHASHSEED": "random", "HOME": "/nha"})
    assert environment["SOURCE_DATE_EPOCH"] == "5"
    assert environment["PYTHONHASHSEED"] == "0"
    assert environment["TZ"] == "UTC"
    assert environment["HOME"] == "/nha"


def test_pelican_stops_at_the_first_warning(order: Order) -> None:
    command = pelican_command(order, Path("/aside"))
    assert command[command.index("--fatal") + 1] == "warnings"
    assert command[command.index("-o") + 1] == "/aside"


def test_traceback_is_cut_to_what_went_wrong() -> None:
    said = textwrap.dedent("""\
        CRITICAL UnknownOfficial: không có “a”
        Traceback (most recent call last):
          File "x.py", line 1, in f
            f()
        KeyError: 'a'

        During handling of the above exception, another exception occurred:

        Traceback (most recent call last):
          File "x.py", line 2, in g

            g()
        plugins.officials.registry.UnknownOfficial: không có “b”
        Xong.
        """)
    assert without_traceback(said).splitlines() == [
        "CRITICAL UnknownOfficial: không có “a”",
        "KeyError: 'a'",
        "UnknownOfficial: không có “b”",
        "Xong.",
    ]
