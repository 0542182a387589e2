"""Fingerprints tell whatever changed, without reading files that have not been written for a while."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from plugins.core import fingerprints
from plugins.core.fingerprints import fingerprint, is_unchanged


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news" / "2018").mkdir(parents=True)
    (tmp_path / "news" / "2018" / "a.md").write_text("một")
    (tmp_path / "site.yaml").write_text("name: Mẫu")
    (tmp_path / ".git").mkdir()
    return tmp_path


def edit(folder: Path) -> None:
    (folder / "site.yaml").write_text("name: Khác")


def same_size_and_time(folder: Path) -> None:
    path = folder / "site.yaml"
    seen = path.stat()
    path.write_text("name: Mấu")
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def add(folder: Path) -> None:
    (folder / "news" / "b.md").write_text("hai")


def remove(folder: Path) -> None:
    (folder / "news" / "2018" / "a.md").unlink()


def rename(folder: Path) -> None:
    (folder / "news" / "2018" / "a.md").rename(folder / "news" / "2018" / "b.md")


def replace_by_link(folder: Path) -> None:
    (folder / "other.yaml").write_text("name: Mẫu")
    (folder / "site.yaml").unlink()
    (folder / "site.yaml").symlink_to(folder / "other.yaml")


@pytest.mark.parametrize("change", [edit, same_size_and_time, add, remove, rename, replace_by_link])
def test_every_change_is_seen(folder: Path, change):
    before = fingerprint([folder])
    assert is_unchanged(before, [folder])
    change(folder)
    assert not is_unchanged(before, [folder])


def test_what_is_hidden_or_made_by_python_does_not_count(folder: Path):
    before = fingerprint([folder])
    (folder / ".git" / "index").write_text("x")
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "a.pyc").write_text("x")
    assert is_unchanged(before, [folder])


def test_a_place_that_comes_or_goes_is_a_change(folder: Path):
    before = fingerprint([folder, folder / "maps"])
    assert is_unchanged(before, [folder, folder / "maps"])
    (folder / "maps").mkdir()
    (folder / "maps" / "a.geojson").write_text("{}")
    assert not is_unchanged(before, [folder, folder / "maps"])


def test_a_link_that_leads_elsewhere_is_a_change(folder: Path):
    for name in ("one", "two"):
        (folder.parent / f"{folder.name}-{name}").write_text("same")
    link = folder / "link.md"
    link.symlink_to(folder.parent / f"{folder.name}-one")
    before = fingerprint([folder])
    link.unlink()
    link.symlink_to(folder.parent / f"{folder.name}-two")
    assert not is_unchanged(before, [folder])


def test_only_young_files_are_read(folder: Path, monkeypatch: pytest.MonkeyPatch):
    young = fingerprint([folder])
    assert len(young.young) == 2
    monkeypatch.setattr(time, "time_ns", lambda: folder.stat().st_ctime_ns + 60_000_000_000)
    monkeypatch.setattr(fingerprints, "_content", lambda path: pytest.fail(f"{path} was read"))
    old = fingerprint([folder])
    assert not old.young
    assert is_unchanged(old, [folder])
