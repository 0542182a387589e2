"""Tiny git repositories for tests, with people who do not exist and moments that never change."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.sample_content import Files, write_files

AUTHOR = "Trần Văn Thử"
EMAIL = "thu@thu-nghiem.example"


def git(root: Path, *arguments: str, moment: str = "2019-01-01T08:00:00+07:00", author: str = AUTHOR) -> str:
    """Run git in a folder as an invented person at a moment, and return what it says."""
    person = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", author), ("EMAIL", EMAIL), ("DATE", moment))
    }
    nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ["git", *arguments],
        cwd=root,
        env={**os.environ, **nobody, **person},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def commit(root: Path, files: Files, reason: str, moment: str, author: str = AUTHOR) -> str:
    """Write files below a folder, commit everything in it, and return the commit; the first call makes a repository."""
    write_files(root, files)
    if not (root / ".git").exists():
        git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", reason, moment=moment, author=author)
    return git(root, "rev-parse", "HEAD")
