from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from plugins.press import swap
from plugins.press.swap import (
    MARKER,
    OutputRefused,
    aside_of,
    clear_leftovers,
    exchange,
    output_held,
    put_in_place,
    refuse_unsafe_output,
)

ROOT = Path(__file__).resolve().parents[2]


def tree(folder: Path, edition: str, files: int = 20) -> Path:
    """Write a site in which every file carries the edition's name."""
    folder.mkdir(parents=True)
    for number in range(files):
        (folder / f"{number}.html").write_text(edition, encoding="utf-8")
    (folder / "index.html").write_text(edition, encoding="utf-8")
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Content, project and a parent for outputs, apart from each other."""
    for name in ("project", "agency", "out"):
        (tmp_path / name).mkdir()
    return tmp_path / "agency", tmp_path / "project", tmp_path / "out"


READ = """
import os, sys
page, stop = sys.argv[1:]
looks = missing = 0
print("reading", flush=True)
while looks % 1000 or not os.path.exists(stop):
    looks += 1
    try:
        os.stat(page)
    except FileNotFoundError:
        missing += 1
print(looks, missing)
"""


def test_reader_always_finds_a_whole_edition_during_fifty_swaps(tmp_path: Path) -> None:
    output, stop = tmp_path / "output", tmp_path / "stop"
    put_in_place(tree(tmp_path / "aside", "0"), output)
    command = [sys.executable, "-c", READ, str(output / "index.html"), str(stop)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout is not None
        reader.stdout.readline()
        for edition in range(1, 51):
            put_in_place(tree(tmp_path / "aside", str(edition)), output)
        stop.touch()
        looks, missing = map(int, reader.stdout.read().split())

    assert looks > 1000
    assert missing == 0
    assert (output / "index.html").read_text(encoding="utf-8") == "50"
    assert names(tmp_path) == ["output", "stop"]


def test_edition_is_replaced_in_one_step_where_the_system_can(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "replace_in_two_steps", lambda aside, place: pytest.fail("two steps"))
    put_in_place(tree(tmp_path / "aside", "cũ"), tmp_path / "output")
    put_in_place(tree(tmp_path / "aside", "mới"), tmp_path / "output")
    assert (tmp_path / "output" / "index.html").read_text(encoding="utf-8") == "mới"


def test_folder_opened_before_the_swap_is_never_a_mixture(tmp_path: Path) -> None:
    output = tmp_path / "output"
    put_in_place(tree(tmp_path / "aside", "cũ"), output)
    opened = os.open(output, os.O_RDONLY)
    put_in_place(tree(tmp_path / "aside", "mới"), output)

    seen = {path.read_text(encoding="utf-8") for path in output.glob("*.html")}
    assert seen == {"mới"}
    with pytest.raises(FileNotFoundError):
        os.open("index.html", os.O_RDONLY, dir_fd=opened)
    os.close(opened)


def test_first_edition_needs_no_earlier_one(tmp_path: Path) -> None:
    put_in_place(tree(tmp_path / "aside", "một"), tmp_path / "output")
    assert (tmp_path / "output" / MARKER).is_file()
    assert not (tmp_path / "aside").exists()


def test_without_exchange_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "exchange", lambda first, second: False)
    output = tmp_path / "output"
    put_in_place(tree(tmp_path / "aside", "cũ"), output)
    put_in_place(tree(tmp_path / "aside", "mới"), output)
    assert (output / "index.html").read_text(encoding="utf-8") == "mới"
    assert names(tmp_path) == ["output"]


def test_old_edition_returns_when_the_second_rename_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "exchange", lambda first, second: False)
    output = tmp_path / "output"
    put_in_place(tree(tmp_path / "aside", "cũ"), output)
    aside = tree(tmp_path / "aside", "mới")
    rename = Path.rename

    def failing(path: Path, target: Path) -> Path:
        if path == aside:
            raise OSError(errno.EACCES, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OutputRefused, match="Không thay được"):
        put_in_place(aside, output)
    assert (output / "index.html").read_text(encoding="utf-8") == "cũ"


def test_build_killed_between_two_renames_is_undone_by_the_next(tmp_path: Path) -> None:
    output = tmp_path / "output"
    tree(tmp_path / "output.building-before", "cũ")
    tree(tmp_path / "output.building-99", "dở dang")
    clear_leftovers(output)
    assert (output / "index.html").read_text(encoding="utf-8") == "cũ"
    assert names(tmp_path) == ["output"]


def test_leftovers_of_another_output_stay(tmp_path: Path) -> None:
    tree(tmp_path / "output2.building-7", "của người khác")
    tree(tmp_path / "output.building-7", "dở dang")
    clear_leftovers(tmp_path / "output")
    assert names(tmp_path) == ["output2.building-7"]


@pytest.mark.parametrize("name", ["out[1]", "a*b", "tên có dấu"])
def test_leftovers_are_found_whatever_the_output_is_called(tmp_path: Path, name: str) -> None:
    tree(tmp_path / f"{name}.building-7", "dở dang")
    clear_leftovers(tmp_path / name)
    assert names(tmp_path) == []


def test_exchange_leaves_both_trees_whole(tmp_path: Path) -> None:
    first, second = tree(tmp_path / "a", "một"), tree(tmp_path / "b", "hai")
    if not exchange(first, second):
        pytest.fail("this file system knows no exchange; the test of atomic swaps would mean nothing here")
    assert (first / "index.html").read_text(encoding="utf-8") == "hai"
    assert (second / "index.html").read_text(encoding="utf-8") == "một"


def test_output_that_is_a_link_keeps_being_one(tmp_path: Path) -> None:
    real = tmp_path / "served"
    put_in_place(tree(tmp_path / "aside", "cũ"), real)
    link = tmp_path / "output"
    link.symlink_to(real)
    put_in_place(tree(aside_of(link), "mới"), link)
    assert link.is_symlink()
    assert (real / "index.html").read_text(encoding="utf-8") == "mới"


def test_marker_is_the_same_bytes_every_time(tmp_path: Path) -> None:
    put_in_place(tree(tmp_path / "aside", "một"), tmp_path / "a")
    put_in_place(tree(tmp_path / "aside", "hai"), tmp_path / "b")
    assert (tmp_path / "a" / MARKER).read_bytes() == (tmp_path / "b" / MARKER).read_bytes()


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("agency", "nằm trong thư mục nội dung"),
        ("agency/public", "nằm trong thư mục nội dung"),
        ("project", "của chính dự án"),
        (".", "chứa thư mục nội dung"),
        ("a-file", "không phải thư mục"),
        ("photos", "không phải do Bantin dựng"),
    ],
)
def test_output_that_would_destroy_something_is_refused(
    places: tuple[Path, Path, Path], tmp_path: Path, output: str, said: str
) -> None:
    content, project, _ = places
    (tmp_path / "a-file").write_text("x", encoding="utf-8")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "family.jpg").write_bytes(b"x")
    with pytest.raises(OutputRefused) as refused:
        refuse_unsafe_output(tmp_path / output, content, project)
    assert said in refused.value.reason
    assert refused.value.remedy


def test_home_folder_is_refused(
    places: tuple[Path, Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, project, _ = places
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    with pytest.raises(OutputRefused, match="thư mục cá nhân"):
        refuse_unsafe_output(home, content, project)


@pytest.mark.parametrize("prepare", ["absent", "empty", "earlier edition"])
def test_output_that_may_be_replaced_is_accepted(places: tuple[Path, Path, Path], prepare: str) -> None:
    content, project, parent = places
    output = parent / "site"
    if prepare == "empty":
        output.mkdir()
    elif prepare == "earlier edition":
        put_in_place(tree(parent / "aside", "cũ"), output)
    refuse_unsafe_output(output, content, project)


HOLD = """
import sys, time
from pathlib import Path
from plugins.press.swap import output_held
with output_held(Path(sys.argv[1]), lambda: print("busy", flush=True)):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def holder(output: Path, seconds: float) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(output), str(seconds)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def test_second_build_says_so_and_waits_for_the_first(tmp_path: Path) -> None:
    output = tmp_path / "output"
    said: list[str] = []
    with holder(output, 0.5) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with output_held(output, lambda: said.append("busy")):
            assert first.wait(5) == 0
    assert said == ["busy"]
    assert names(tmp_path) == []


def test_killed_build_does_not_hold_the_output(tmp_path: Path) -> None:
    output = tmp_path / "output"
    with holder(output, 60) as first:
        assert first.stdout is not None
        first.stdout.readline()
        first.kill()
        first.wait(5)
        started = time.monotonic()
        with output_held(output, lambda: None):
            assert time.monotonic() - started < 5
    assert names(tmp_path) == []


def test_whoever_holds_the_output_finds_nothing_of_killed_builds(tmp_path: Path) -> None:
    for name in ("output", "output.building-1"):
        (tmp_path / name).mkdir()
    with output_held(tmp_path / "output", lambda: None):
        assert names(tmp_path) == ["output", "output.building-lock"]
    assert names(tmp_path) == ["output"]


def test_only_one_of_many_builds_is_inside_at_a_time(tmp_path: Path) -> None:
    output = tmp_path / "output"
    inside = 0
    most = 0

    def build() -> None:
        nonlocal inside, most
        for _ in range(10):
            with output_held(output, lambda: None):
                inside += 1
                most = max(most, inside)
                time.sleep(0.002)
                inside -= 1

    builds = [threading.Thread(target=build) for _ in range(6)]
    for one in builds:
        one.start()
    for one in builds:
        one.join()
    assert most == 1
    assert names(tmp_path) == []
