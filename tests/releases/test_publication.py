"""Releases side by side: what readers get is one of them, whole, whatever happens to whoever puts the next one."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins.releases.publication import Overtaken, Publication, kept_releases, publish_to_folder, roll_back
from plugins.releases.release import FILES
from plugins.releases.session import Session, SessionFailed
from plugins.releases.targets import Folder, RemoteFolder
from tests.conftest import ROOT
from tests.releases.outputs import SITE, a_commit, packed

Place = Folder | RemoteFolder


def publish(
    tmp_path: Path, target: Place, number: int, changes: Mapping[str, str | bytes | None] | None = None, **more: object
) -> Publication:
    """Publish the tiny site with its number on the home page."""
    text = {"index.html": SITE["index.html"] + f"<!-- {number} -->", **(changes or {})}
    shutil.rmtree(tmp_path / "output", ignore_errors=True)
    files, compressor = packed(tmp_path / "output", text)
    return publish_to_folder(files, compressor.copy_of, target, tmp_path, a_commit(number), **more)


def public(tmp_path: Path) -> str:
    return (tmp_path / "www" / "current" / "index.html").read_text()


def names(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "www" / "releases").iterdir() if path.is_dir())


def test_what_is_put_is_what_readers_get(tmp_path: Path, target: Place) -> None:
    made = publish(tmp_path, target, 1)
    assert made.public == a_commit(1).name[:12]
    current = tmp_path / "www" / "current"
    assert str(current.readlink()) == f"releases/{made.public}"
    for name, text in SITE.items():
        if name != "index.html":
            assert (current / name).read_text() == text
    assert (current / "tin/2025/01/a/index.html.br").is_file()
    assert (current / "tin/2025/01/a/index.html.gz").is_file()
    assert {path.stat().st_mode & 0o777 for path in current.rglob("*") if path.is_file()} == {0o644}


def test_files_that_did_not_change_are_the_same_files(tmp_path: Path, target: Place) -> None:
    publish(tmp_path, target, 1)
    before = (tmp_path / "www" / "current").resolve()
    publish(tmp_path, target, 2)
    now = (tmp_path / "www" / "current").resolve()
    for name in ("tin/2025/01/a/index.html", "tin/2025/01/a/index.html.br", "tin/2025/01/a/index.html.gz"):
        assert (before / name).samefile(now / name)
    assert not (before / "index.html").samefile(now / "index.html")


def test_a_file_that_was_tampered_with_is_not_taken_over_by_rsync(tmp_path: Path, ssh: None) -> None:
    target = RemoteFolder("may-chu", str(tmp_path / "www"))
    publish(tmp_path, target, 1)
    (tmp_path / "www" / "current" / "robots.txt").write_text("User-agent: *?")
    publish(tmp_path, target, 2)
    assert (tmp_path / "www" / "current" / "robots.txt").read_text() == SITE["robots.txt"]


def test_the_same_site_is_not_put_twice(tmp_path: Path, target: Place) -> None:
    first = publish(tmp_path, target, 1)
    again = publish(tmp_path, target, 1)
    assert (again.public, again.was_there) == (first.public, True)
    assert names(tmp_path) == [first.public]


def test_a_commit_that_gives_another_site_later_is_a_release_of_its_own(tmp_path: Path, target: Place) -> None:
    first = publish(tmp_path, target, 1)
    later = publish(tmp_path, target, 1, {"index.html": "due now"})
    assert later.public == f"{first.public}-2"
    assert public(tmp_path) == "due now"


def test_only_the_last_releases_stay(tmp_path: Path, target: Place) -> None:
    made = [publish(tmp_path, target, number, kept=3).public for number in range(1, 6)]
    assert names(tmp_path) == sorted(made[2:])


def test_assets_of_earlier_releases_stay_reachable(tmp_path: Path, target: Place) -> None:
    """Who got a page before the switch asks for its styles after it."""
    old, new = "theme/css/site-0a0a0a0a.css", "theme/css/site-0d0d0d0d.css"
    publish(tmp_path, target, 1)
    publish(tmp_path, target, 2, {old: None, new: SITE[old]})
    current = tmp_path / "www" / "current"
    assert (current / old).read_text() == SITE[old]
    assert (current / f"{old}.br").is_file()
    for number in (3, 4):
        publish(tmp_path, target, number, {old: None, new: SITE[old]}, kept=2)
    assert not (current / old).exists(), "and no longer than the release that they are of"


@pytest.mark.parametrize("had_one", [True, False])
def test_a_release_that_is_not_given_rightly_is_taken_back(tmp_path: Path, target: Place, had_one: bool) -> None:
    before = publish(tmp_path, target, 1).public if had_one else ""
    made = publish(tmp_path, target, 2, url="http://x", ask=lambda url, files: [f"{url}: 500"])
    assert made == Publication(before, False, ("http://x: 500",), made.seconds)
    assert names(tmp_path) == ([before] if had_one else [])
    assert (tmp_path / "www" / "current").exists() == had_one


def test_going_back_and_forth(tmp_path: Path, target: Place) -> None:
    first, second, third = (publish(tmp_path, target, number).public for number in (1, 2, 3))
    assert roll_back(target, "") == (third, second)
    assert "<!-- 2 -->" in public(tmp_path)
    assert roll_back(target, "") == (second, first)
    with pytest.raises(LookupError, match="Các bản đang giữ"):
        roll_back(target, "")
    assert roll_back(target, third) == (first, third)
    current, known = kept_releases(target)
    assert (current, [one.name for one in known]) == (third, [third, second, first])


def test_what_is_public_is_not_replaced_by_an_older_commit(tmp_path: Path, target: Place) -> None:
    publish(tmp_path, target, 2)
    with pytest.raises(Overtaken, match="mới hơn"):
        publish(tmp_path, target, 1)
    assert "<!-- 2 -->" in public(tmp_path)
    publish(tmp_path, target, 1, force=True)
    assert "<!-- 1 -->" in public(tmp_path)


@pytest.mark.parametrize("with_flock", [True, False])
def test_two_publications_do_not_cross(
    tmp_path: Path, target: Place, with_flock: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not with_flock:
        without_flock(tmp_path, monkeypatch)
    publish(tmp_path, target, 1)
    with Session(target, ("ssh",)):
        assert (tmp_path / "www" / "releases" / ".held").exists() == (not with_flock)
        with pytest.raises(SessionFailed, match="Một lần công khai khác"):
            publish(tmp_path, target, 2)
    publish(tmp_path, target, 2)
    assert "<!-- 2 -->" in public(tmp_path)


def test_a_lock_of_a_dead_process_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_flock(tmp_path, monkeypatch)
    target = Folder(tmp_path / "www")
    publish(tmp_path, target, 1)
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    held = tmp_path / "www" / "releases" / ".held"
    held.mkdir()
    (held / "process").write_text(f"{dead.pid}\n")
    publish(tmp_path, target, 2)
    assert "<!-- 2 -->" in public(tmp_path)
    assert not held.exists()


def without_flock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave only programs that POSIX has, and those of the test, on the path; `mv` need not be one."""
    folder = tmp_path / "posix"
    folder.mkdir()
    for name in (
        "sh",
        "cat",
        "chmod",
        "kill",
        "ln",
        "ls",
        "mkdir",
        "mv",
        "pwd",
        "readlink",
        "rm",
        "rsync",
        "ssh",
        "git",
    ):
        if path := shutil.which(name):
            (folder / name).symlink_to(path)
    monkeypatch.setenv("PATH", str(folder))


def test_what_is_no_link_of_ours_is_left_alone(tmp_path: Path, target: Place) -> None:
    (tmp_path / "www" / "current").mkdir(parents=True)
    with pytest.raises(SessionFailed, match="current"):
        publish(tmp_path, target, 1)
    assert names_of(tmp_path / "www" / "current") == []


def names_of(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_machine_that_is_not_reached_is_said_so(tmp_path: Path, ssh: None) -> None:
    with pytest.raises(SessionFailed, match="Không kết nối được"):
        publish(tmp_path, RemoteFolder("may-la", "/www"), 1)


def test_a_place_that_may_not_be_written_is_said_so(tmp_path: Path, target: Place) -> None:
    (tmp_path / "www").write_text("a file")
    with pytest.raises(SessionFailed, match="Không ghi được"):
        publish(tmp_path, target, 1)


AGAIN_AND_AGAIN = """
import sys
from pathlib import Path
from plugins.releases.compression import Compressor
from plugins.releases.publication import publish_to_folder
from plugins.releases.targets import Folder, target_of
from tests.releases.outputs import a_commit
tmp, target, first = Path(sys.argv[1]), target_of(sys.argv[2]), int(sys.argv[3])
compressor = Compressor(tmp / "output-cache")
for number in range(first, first + 1000):
    (tmp / "output" / "index.html").write_text(f"<!-- {number} -->")
    (tmp / "output" / "stamp.txt").write_text(f"{number}")
    files = compressor.packed(tmp / "output")
    publish_to_folder(files, compressor.copy_of, target, tmp, a_commit(number), kept=2)
    print(number, flush=True)
"""


def test_whenever_it_is_killed_readers_get_a_whole_release(tmp_path: Path, target: Place) -> None:
    publish(tmp_path, target, 1)
    written = str(tmp_path / "www") if isinstance(target, Folder) else f"{target.host}:{target.folder}"
    for number in range(8):
        command = [sys.executable, "-c", AGAIN_AND_AGAIN, str(tmp_path), written, str(1000 * (number + 1))]
        wait_until_free(target)
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
        assert child.stdout and child.stdout.readline()
        time.sleep(0.031 * number)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        current = tmp_path / "www" / "current"
        assert (current / "stamp.txt").read_text() in (current / "index.html").read_text()
        assert (current / FILES).is_file()
    wait_until_free(target)
    publish(tmp_path, target, 100_000)
    assert "<!-- 100000 -->" in public(tmp_path)
    assert [name for name in names(tmp_path) if name.startswith(".")] == []
    assert len(names(tmp_path)) <= 5


def wait_until_free(target: Place) -> None:
    """Whoever was killed is let go as soon as the shell at the other end has noticed."""
    for _ in range(100):
        try:
            with Session(target, ("ssh",)):
                return
        except SessionFailed:
            time.sleep(0.1)
    raise AssertionError("the folder is still held")
