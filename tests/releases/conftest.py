"""Places to publish to: a folder of this machine, and one that is reached by something that answers as ssh does."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from plugins.releases.targets import Folder, RemoteFolder

SSH = """#!/bin/sh
# Takes what ssh takes, and runs it here.
while [ $# -gt 0 ]; do
  case $1 in
    -o | -i | -p | -l) shift 2 ;;
    --) shift; break ;;
    -*) shift ;;
    *) break ;;
  esac
done
[ "$1" = may-chu ] || [ "$1" = thu@may-chu ] || exit 255
shift
exec sh -c "$*"
"""


@pytest.fixture
def ssh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program before the machine's own ssh that reaches `may-chu`, which is this machine."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "ssh").write_text(SSH)
    (folder / "ssh").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture(params=["folder", "ssh"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Folder | RemoteFolder:
    """A target whose folder is `www` of the test's own."""
    if request.param == "folder":
        return Folder(tmp_path / "www")
    if not shutil.which("rsync"):
        pytest.skip("rsync is not installed: apt-get install rsync")
    request.getfixturevalue("ssh")
    return RemoteFolder("thu@may-chu", str(tmp_path / "www"))
