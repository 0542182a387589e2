"""Asks the git repository around the content: what was committed when, and what a file held then."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from plugins.core.text import normalise_text

SETTLED = (
    *("-c", "log.showSignature=false", "-c", "i18n.logOutputEncoding=UTF-8"),
    *("-c", "diff.renameLimit=2000", "-c", "core.quotePath=false", "-c", "diff.algorithm=myers"),
)
"""What a person's own configuration of git would otherwise decide."""
RENAMED = ("--find-renames=50%", "--no-ext-diff", "--no-textconv", "--no-color", "--raw", "--no-abbrev", "-z")
REVISION = re.compile(r"(?!-)[^\s\x00-\x1f\x7f:^~?*\[\\]+(?:[~^]\d*)*")
"""A name of a commit that can't be taken for an option or for a file in a commit."""


class NoSuchRevision(LookupError):
    """The repository has no commit of this name."""


class Repository:
    """The repository in which a folder lies."""

    def __init__(self, folder: Path):
        """`folder` is the content folder; all paths are relative to it."""
        self.folder = folder

    def holds_commits(self) -> bool:
        """Whether the folder lies in a repository that has a commit."""
        return self.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}") is not None

    def boundary(self) -> frozenset[str]:
        """Return the commits of a shallow clone whose parents were not fetched; nothing where all is there."""
        if (self.ask("rev-parse", "--is-shallow-repository") or b"").strip() != b"true":
            return frozenset()
        path = os.fsdecode((self.ask("rev-parse", "--git-path", "shallow") or b"").removesuffix(b"\n"))
        with suppress(OSError):
            return frozenset((self.folder / path).read_text(encoding="ascii").split())
        return frozenset()

    def common_commit(self, name: str) -> str:
        """Return the commit at which the work in the folder left a branch, or the branch's last one if that is unknown.

        Raises NoSuchRevision for a name that the repository does not know.
        """
        known = REVISION.fullmatch(name) and self.ask("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        if not known:
            raise NoSuchRevision(name)
        commit = known.decode("ascii").strip()
        return (self.ask("merge-base", "HEAD", commit) or b"").decode("ascii").strip() or commit

    def ask(self, *arguments: str) -> bytes | None:
        """Return what git answers, or None when it refuses or is not there."""
        try:
            answer = subprocess.run(
                ["git", "--no-optional-locks", *SETTLED, *arguments],
                cwd=self.folder,
                env={**os.environ, "LC_ALL": "C"},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
        except OSError:
            return None
        return answer.stdout if answer.returncode == 0 else None


class Blobs:
    """Gives the texts of many files as they were, through one process; to be used in a `with`."""

    def __init__(self, repository: Repository):
        self.repository = repository

    def __enter__(self) -> Blobs:
        self.process = subprocess.Popen(
            ["git", "cat-file", "--batch"],
            cwd=self.repository.folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.communicate()

    def text(self, blob: str) -> str | None:
        """Return the text of a file in its normal form, or None where the repository does not have it."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{blob}\n".encode("ascii"))
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if len(answer) != 3:
            return None
        data = self.process.stdout.read(int(answer[2]) + 1)[:-1]
        return normalise_text(data.decode("utf-8-sig", "replace")) if answer[1] == b"blob" else None


def fields(answer: bytes) -> Sequence[str]:
    """Return the parts between the zero bytes of an answer."""
    return answer.decode("utf-8", "replace").split("\x00")
