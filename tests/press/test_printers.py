from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from plugins.core.sources import ContentFolder
from plugins.editions import handing
from plugins.editions.edition import read_edition
from plugins.editions.handing import HANDED_OVER, Reading, edition_at_hand
from plugins.press.printers import run_forked
from tests.sample_content import SAMPLE, write_files

ROOT = Path(__file__).resolve().parents[2]


def speak() -> None:
    print("ra màn hình")
    print("báo lỗi", file=sys.stderr)
    subprocess.run(["echo", os.environ["TZ"]], check=True)


def leave(status: object) -> None:
    raise SystemExit(status)


def fail() -> None:
    raise ValueError("hỏng")


def test_fork_is_heard_whole_and_has_the_given_environment() -> None:
    status, said = run_forked(speak, {**os.environ, "TZ": "UTC"})
    assert status == 0
    assert sorted(said.split("\n")) == ["", "UTC", "báo lỗi", "ra màn hình"]


@pytest.mark.parametrize(("given", "status"), [(None, 0), (0, 0), (3, 3), ("lý do", 1)])
def test_fork_leaves_with_its_status(given: object, status: int) -> None:
    assert run_forked(lambda: leave(given), os.environ)[0] == status


def test_error_in_a_fork_is_a_status_and_a_traceback() -> None:
    status, said = run_forked(fail, os.environ)
    assert status == 1
    assert said.startswith("Traceback")
    assert said.endswith("ValueError: hỏng\n")


def test_fork_that_is_killed_is_a_failure() -> None:
    status, _ = run_forked(lambda: os.kill(os.getpid(), signal.SIGKILL), os.environ)
    assert status == -signal.SIGKILL


INTERRUPTED = """
import os, signal, sys, time
from collections import Counter
from pathlib import Path
from plugins.press.printers import run_forked
signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))

def work():
    Path(sys.argv[1]).write_text(str(os.getpid()))
    time.sleep(60)

run_forked(work, os.environ)
"""


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_interrupted_process_ends_its_fork(tmp_path: Path, sign: signal.Signals) -> None:
    note = tmp_path / "printing"
    build = subprocess.Popen([sys.executable, "-c", INTERRUPTED, str(note)], cwd=ROOT, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 20
    while not (note.is_file() and note.read_text()):
        assert time.monotonic() < until
        time.sleep(0.02)
    build.send_signal(sign)
    assert build.wait(20) != 0
    assert not is_alive(int(note.read_text()))


def test_what_was_handed_over_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = ContentFolder(write_files(tmp_path / "content", SAMPLE))
    edition, problems = read_edition(folder)
    monkeypatch.setattr(handing, "read_edition", lambda *_: (None, ["read again"]))
    translations = ROOT / "theme" / "translations"
    assert edition_at_hand(folder, "maps", translations) == (None, ["read again"])
    token = HANDED_OVER.set(Reading(folder.root, "maps", edition, tuple(problems)))
    try:
        assert edition_at_hand(folder, "maps", translations)[0] is edition
        assert edition_at_hand(folder, "elsewhere", translations) == (None, ["read again"])
        assert edition_at_hand(folder, "maps", tmp_path) == (None, ["read again"])
    finally:
        HANDED_OVER.reset(token)


COUNTED = """
import sys
from plugins.core import sources
from plugins.newsdesk.__main__ import main
from plugins.press.printers import start_again_fixed
if __name__ == "__main__":
    start_again_fixed()
read = sources.ContentFolder.read_found

def counted(folder, path, label):
    if path.suffix == ".md":
        with open(sys.argv[0] + ".read", "a") as file:
            file.write(path.name + "\\n")
    return read(folder, path, label)

sources.ContentFolder.read_found = counted
sys.exit(main())
"""


def test_newsdesk_and_pelican_print_the_same_and_the_newsdesk_reads_nothing_while_it_prints(tmp_path: Path) -> None:
    content = write_files(tmp_path / "content", SAMPLE)
    script = tmp_path / "site.py"
    script.write_text(COUNTED, encoding="utf-8")
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600", "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7"}
    own = ["site", "--search", "off", "--content", str(content), "--output", str(tmp_path / "one")]
    subprocess.run([sys.executable, str(script), *own], cwd=tmp_path, env=environment, check=True)
    by_hand = ["-m", "pelican", str(content), "-s", "pelicanconf.py", "-o", str(tmp_path / "two")]
    by_hand += ["--fatal", "warnings", "-e", 'SEARCH_INDEX="off"']
    subprocess.run([sys.executable, *by_hand], cwd=ROOT, env={**environment, "PYTHONHASHSEED": "0"}, check=True)
    read = Counter((tmp_path / "site.py.read").read_text().split())
    # An article is opened for its facts, and once more for all of it; another file, once more for secrets in it.
    times = {path.name: 2 for path in content.rglob("*.md")}
    assert {name: read[name] for name in times} == times
    assert tree(tmp_path / "one", without=".bantin-output") == tree(tmp_path / "two")


def tree(folder: Path, without: str = "") -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != without
    }
