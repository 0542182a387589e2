"""The same content gives the same bytes: from other folders, in another zone, whatever the order of hashing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import BUILD_MOMENT, ROOT

HERE = Path(__file__).parent


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def built(content: Path, output: Path, seed: str, zone: str) -> dict[str, bytes]:
    """Return the site that a process of its own builds from a content folder."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": BUILD_MOMENT, "PYTHONHASHSEED": seed, "TZ": zone}
    command = [sys.executable, "-m", "pelican", str(content), "-s", "publishconf.py", "-o", str(output)]
    done = subprocess.run(
        [*command, "--fatal", "warnings"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return tree(output)


@pytest.mark.parametrize("name", ["feeds", "former-and-present-units"])
def test_two_builds_are_equal_byte_by_byte(tmp_path: Path, name: str):
    sites = []
    for folder, seed, zone in (("một", "1", "UTC"), ("hai/ba", "2", "America/New_York")):
        content = tmp_path / folder / "content"
        shutil.copytree(HERE / name / "content", content)
        sites.append(built(content, tmp_path / folder / "output", seed, zone))
    first, second = sites
    assert sorted(first) == sorted(second)
    assert [path for path in first if first[path] != second[path]] == []
    assert str(tmp_path).encode() not in b"".join(first.values())
