"""Which commit a site is made of, and whether it may follow the one that is public."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


@dataclass(frozen=True)
class Commit:
    """A commit by its full name, with its time in seconds since 1970 UTC."""

    name: str
    time: int


class NotCommitted(Exception):
    """What is to be published is not what a commit holds; says so in Vietnamese."""


def commit_of(content: Path) -> Commit:
    """Return the commit that the content is. Raises NotCommitted."""
    changes = ask_git(content, "--no-optional-locks", "status", "--porcelain", "--", ".")
    told = ask_git(content, "log", "-1", "--format=%H %ct")
    if changes is None or not told or not ask_git(content, "ls-files", "--", "."):
        raise NotCommitted("Nội dung chưa nằm trong Git. Ghi vào Git (git commit) rồi công khai, để mỗi bản có tên.")
    if changes:
        raise NotCommitted(
            "Nội dung có thay đổi chưa được ghi vào Git:\n"
            + "\n".join(f"  {line}" for line in changes.splitlines()[:10])
            + "\nGhi vào Git (git commit) hoặc bỏ thay đổi, rồi công khai lại."
        )
    name, _, moment = told.partition(" ")
    return Commit(name, int(moment))


def is_overtaken(content: Path, ours: Commit, public: str, public_time: int) -> bool:
    """Whether the commit that is public came after ours: then a publication of ours would take news away.

    Two publications of different merges may finish in the other order. A commit that this clone does not know is later
    if its time is.
    """
    if not COMMIT.fullmatch(public) or public == ours.name:
        return False
    if ask_git(content, "merge-base", "--is-ancestor", public, ours.name) is not None:
        return False
    if ask_git(content, "merge-base", "--is-ancestor", ours.name, public) is not None:
        return True
    return public_time > ours.time


def ask_git(folder: Path, *arguments: str) -> str | None:
    """Return what git answers, without the line break at its end; None when it refuses or is not there."""
    try:
        answer = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            env={**os.environ, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
    return answer.stdout.decode("utf-8", "replace").rstrip("\n") if answer.returncode == 0 else None
