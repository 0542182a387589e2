"""A disk that fills up: the build says so, what is served stays, and the next build with room is a clean one's."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.incremental.agency import Agency
from tests.incremental.builder import Builder
from tests.incremental.project import CleanBuilds, Project, request
from tests.incremental.trees import difference, tree_of

SIZE = 16 << 20
FREE = (0, 64 << 10, 512 << 10, 2 << 20)
"""Bytes that are left when the build begins: too few for anything, for the first pages, for most of them."""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, small and in memory."""
    folder = tmp_path / "disk"
    folder.mkdir()
    try:
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "bantin-test", str(folder)], capture_output=True, text=True
        )
    except FileNotFoundError:
        pytest.skip("there is no mount here")
    if mounted.returncode != 0:
        pytest.skip(f"a small disk can't be mounted here: {mounted.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(disk: Path, free: int) -> Path:
    """Fill a disk but for some bytes; return the file to remove again."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        left = os.statvfs(disk)
        os.posix_fallocate(file.fileno(), 0, max(1, left.f_bavail * left.f_frsize - free))
    return ballast


def edited() -> Agency:
    """Return an agency with an edit that changes every page and a picture."""
    agency = Agency()
    agency.card["slogan"] = "Khẩu hiệu khác"
    agency.colours["cong-cho"] = "green"
    return agency


@pytest.mark.parametrize("free", FREE)
def test_full_disk_is_told_and_the_next_build_is_whole(
    builder: Builder, clean_builds: CleanBuilds, tmp_path: Path, disk: Path, free: int
) -> None:
    project, agency = Project(tmp_path), edited()
    project.write_content(Agency())
    order = request(replace(project.order(), output=disk / "site", cache=disk / "cache"), agency.moment)
    assert builder.build(order).outcome.succeeded
    old = tree_of(disk / "site")

    project.write_content(agency)
    ballast = fill(disk, free)
    build = builder.build(order)
    assert build.outcome is not None
    assert not build.outcome.succeeded
    assert "hết chỗ" in build.outcome.failure
    assert "Traceback" not in build.outcome.failure + build.said
    assert tree_of(disk / "site") == old
    assert {path.name for path in disk.iterdir()} <= {"site", "cache", "ballast"}

    ballast.unlink()
    build = builder.build(order)
    assert build.outcome.succeeded, build
    _, expected = clean_builds.tree(project, agency.moment, "pelicanconf.py", "off")
    assert not difference(tree_of(disk / "site"), expected)
    assert {path.name for path in disk.iterdir()} == {"site", "cache"}


@pytest.mark.parametrize("free", [SIZE, 0])
def test_cache_on_another_disk_changes_nothing_although_that_is_full(
    builder: Builder, clean_builds: CleanBuilds, tmp_path: Path, disk: Path, free: int
) -> None:
    project = Project(tmp_path)
    fill(disk, free)
    order = replace(project.order(), cache=disk / "cache")
    for agency in (Agency(), edited(), edited()):
        project.write_content(agency)
        build = builder.build(request(order, agency.moment))
        assert build.outcome.succeeded, build
        assert "Traceback" not in build.said
        _, expected = clean_builds.tree(project, agency.moment, "pelicanconf.py", "off")
        assert not difference(tree_of(project.output), expected)
    assert project.leftovers() == []
