"""A disk that fills up: the build says so, what is served stays, and the next build with room is a clean one's."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from plugins.press.building import Order
from tests.incremental.agency import Agency
from tests.incremental.builder import Builder, Request
from tests.incremental.project import CleanBuilds, Project, request
from tests.incremental.trees import difference, tree_of

SIZE = 16 << 20
FREE = (0, 64 << 10, 512 << 10)
"""Bytes that are left when the build begins: too few for anything, for the first pages, for all of them."""


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


@dataclass(frozen=True)
class Served:
    """A project whose output and cache lie on the small disk, as a first build left them."""

    disk: Path
    project: Project
    order: Order

    def request(self) -> Request:
        """Return the request to build."""
        return request(self.order, Agency().moment)


@pytest.fixture
def served(builder: Builder, tmp_path: Path, disk: Path) -> Served:
    project = Project(tmp_path)
    project.write_content(Agency())
    served = Served(disk, project, replace(project.order(), output=disk / "site", cache=disk / "cache"))
    assert builder.build(served.request()).outcome.succeeded
    return served


def test_output_stays_on_a_full_disk_and_the_next_build_with_room_is_whole(
    builder: Builder, clean_builds: CleanBuilds, served: Served
) -> None:
    failed = 0
    for number, free in enumerate(FREE):
        agency = Agency() if number % 2 else edited()
        served.project.write_content(agency)
        _, expected = clean_builds.tree(served.project, agency.moment, "pelicanconf.py", "off")
        old = tree_of(served.order.output)
        ballast = fill(served.disk, free)
        build = builder.build(served.request())
        assert build.outcome is not None
        told = f"{free} bytes free: {build.outcome.failure}"
        failed += not build.outcome.succeeded
        assert tree_of(served.order.output) == (expected if build.outcome.succeeded else old), told
        assert "Traceback" not in build.outcome.failure + build.said
        assert {path.name for path in served.disk.iterdir()} <= {"site", "cache", "ballast"}, told

        ballast.unlink()
        build = builder.build(served.request())
        assert build.outcome.succeeded, f"{told}, then {build}"
        assert not difference(tree_of(served.order.output), expected), told
        assert {path.name for path in served.disk.iterdir()} == {"site", "cache"}, told
    assert failed > 1, "the disk was never full"


def test_editor_is_told_in_vietnamese_that_the_disk_is_full(builder: Builder, served: Served) -> None:
    served.project.write_content(edited())
    fill(served.disk, 0)
    said = builder.build(served.request()).outcome.failure
    assert "hết chỗ" in said
    assert "Errno" not in said
    assert "No space left" not in said


@pytest.mark.parametrize("free", [SIZE, 0])
def test_cache_on_another_disk_changes_nothing_although_that_is_full(
    builder: Builder, clean_builds: CleanBuilds, tmp_path: Path, disk: Path, free: int
) -> None:
    project = Project(tmp_path)
    fill(disk, free)
    order = replace(project.order(), cache=disk / "cache")
    for agency in (Agency(), edited()):
        project.write_content(agency)
        build = builder.build(request(order, agency.moment))
        assert build.outcome.succeeded, build
        assert "Traceback" not in build.said
        _, expected = clean_builds.tree(project, agency.moment, "pelicanconf.py", "off")
        assert not difference(tree_of(project.output), expected)
    assert project.leftovers() == []
