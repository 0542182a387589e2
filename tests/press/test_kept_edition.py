"""The last edition is kept a second time: what stays the same is taken from it, and whatever happened to it is seen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins.core.sheets import Printed
from plugins.press import kept_edition, swap
from plugins.press.kept_edition import KeptEdition
from plugins.press.manifest import Manifest
from plugins.press.swap import MARKER
from plugins.press.trees import files_in

Site = Mapping[str, str]
FIRST = {"index.html": "một", "tin/a/index.html": "a", "tin/b/index.html": "b", "theme/site.css": "c"}
SECOND = {"index.html": "hai", "tin/a/index.html": "a", "tin/c/index.html": "c mới", "theme/site.css": "c"}


class Agency:
    """Builds sites of a few texts as the press does; `printed` are the files that the last build had to print."""

    def __init__(self, root: Path):
        self.cache, self.output = root / "cache", root / "output"
        self.printed: list[str] = []
        self.foreign: list[str] = []

    def build(self, site: Site, left: Site | None = None) -> None:
        kept = KeptEdition(self.cache, self.output)
        last = kept.last()
        aside = self.output.with_name("aside")
        files = {}
        self.printed = []
        for name, text in site.items():
            key = text.encode()
            if name in last and last[name].key == key:
                files[name] = last[name]
                continue
            self.printed.append(name)
            self._write(aside / name, text)
            seen = (aside / name).stat()
            files[name] = Printed(key, seen.st_size, seen.st_mtime_ns)
        for name, text in (left or {}).items():
            self._write(aside / name, text)
        aside.mkdir(exist_ok=True)
        self.foreign = kept.publish(aside, last, Manifest(files, tuple(left or ())))
        shutil.rmtree(aside, ignore_errors=True)

    def read(self) -> dict[str, str]:
        return {name: Path(entry.path).read_text() for name, entry in files_in(self.output) if name != MARKER}

    @property
    def tree(self) -> Path:
        return next(self.cache.glob("editions/*/tree"))

    @property
    def manifest(self) -> Path:
        return self.tree.with_name("manifest")

    def _write(self, path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


@pytest.fixture
def agency(tmp_path: Path) -> Agency:
    agency = Agency(tmp_path)
    agency.build(FIRST)
    return agency


def test_only_what_changed_is_printed(agency: Agency):
    assert agency.printed == [*FIRST]
    agency.build(FIRST)
    assert agency.printed == []
    assert agency.read() == FIRST
    agency.build(SECOND)
    assert agency.printed == ["index.html", "tin/c/index.html"]
    assert agency.read() == SECOND
    agency.build(FIRST)
    assert agency.read() == FIRST
    agency.build(FIRST)
    assert agency.printed == []


def test_both_trees_share_their_files_and_are_alike(agency: Agency):
    agency.build(SECOND)
    kept = {name: entry.inode() for name, entry in files_in(agency.tree)}
    assert kept == {name: entry.inode() for name, entry in files_in(agency.output)}
    assert not (agency.output / "tin" / "b").exists()
    assert not (agency.tree / "tin" / "b").exists()


def test_a_file_becomes_a_folder_and_a_folder_a_file(agency: Agency):
    for site in ({"tin": "x", "index.html": "y"}, FIRST, {"tin": "x", "index.html": "y"}):
        agency.build(site)
        assert agency.read() == site


def damage(path: Path) -> None:
    path.write_text("hỏng")


def shorten(path: Path) -> None:
    os.truncate(path, 0)


@pytest.mark.parametrize("harm", [damage, shorten, Path.unlink])
@pytest.mark.parametrize("where", ["tree", "output"])
def test_a_kept_file_that_is_not_as_it_was_printed_is_printed_again(agency: Agency, harm, where: str):
    harm(getattr(agency, where) / "tin" / "a" / "index.html")
    agency.build(FIRST)
    assert agency.read() == FIRST
    agency.build(SECOND)
    assert agency.read() == SECOND


@pytest.mark.parametrize("where", ["manifest", "tree", "cache", "output"])
def test_what_is_gone_costs_time_and_nothing_else(agency: Agency, where: str):
    path = getattr(agency, where)
    path.unlink() if path.is_file() else shutil.rmtree(path)
    for site in (SECOND, FIRST):
        agency.build(site)
        assert agency.read() == site


def test_strangers_in_the_kept_tree_do_not_get_out(agency: Agency):
    (agency.tree / "tin" / "x.html").write_text("lạ")
    agency.build(SECOND)
    assert agency.read() == SECOND


def test_foreign_files_in_the_output_stay_and_are_told_of(agency: Agency):
    (agency.output / "google.html").write_text("của người khác")
    for site in (SECOND, FIRST, FIRST):
        agency.build(site)
        assert agency.foreign == ["google.html"]
        assert agency.read() == {**site, "google.html": "của người khác"}
    (agency.output / "google.html").unlink()
    agency.build(FIRST)
    assert agency.foreign == []
    assert agency.read() == FIRST


def test_a_page_takes_the_place_of_a_foreign_file(agency: Agency):
    (agency.output / "moi.html").write_text("lạ")
    agency.build({**FIRST, "moi.html": "của ta"})
    assert agency.foreign == []
    assert agency.read()["moi.html"] == "của ta"


def test_what_others_finish_is_made_for_each_edition_and_nobodys_stranger(agency: Agency):
    left = {"tim-kiem/x": "chờ"}
    agency.build(FIRST, left)
    (agency.output / "tim-kiem" / "x").write_text("xong")
    agency.build(SECOND, {"tim-kiem/x": "chờ nữa"})
    assert agency.foreign == []
    assert agency.read() == {**SECOND, "tim-kiem/x": "chờ nữa"}
    agency.build(SECOND)
    assert agency.foreign == []
    assert agency.read() == SECOND


class Killed(BaseException):
    """Stands for the end of the process."""


@pytest.mark.parametrize("step", ["remove_files", "move_files", "link_files", "swap", "write_manifest"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_build_that_is_killed_at_any_step_leaves_a_whole_site_and_the_next_is_right(
    agency: Agency, monkeypatch: pytest.MonkeyPatch, step: str, when: str
):
    real = getattr(kept_edition, step)

    def killing(*arguments: object) -> None:
        if when == "after":
            real(*arguments)
        raise Killed

    monkeypatch.setattr(kept_edition, step, killing)
    with pytest.raises(Killed):
        agency.build(SECOND)
    assert agency.read() in (FIRST, SECOND)
    monkeypatch.undo()
    agency.build(SECOND)
    assert agency.read() == SECOND
    agency.build(FIRST)
    assert agency.read() == FIRST


def test_where_the_system_can_not_exchange_folders_two_renames_do(agency: Agency, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(swap, "exchange", lambda *_: False)
    for site in (SECOND, FIRST):
        agency.build(site)
        assert agency.read() == site


def test_where_files_can_not_be_linked_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    agency = Agency(tmp_path)
    for site in (FIRST, FIRST, SECOND):
        agency.build(site)
        assert agency.printed == [*site]
        assert agency.read() == site


def test_without_a_cache_nothing_is_kept(tmp_path: Path):
    kept = KeptEdition(None, tmp_path / "output")
    assert kept.last() == {}
    (tmp_path / "aside").mkdir()
    assert kept.publish(tmp_path / "aside", {}, Manifest({"a": Printed(b"", 0, 0)})) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["output"]
