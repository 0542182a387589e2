"""Publishes to a branch, as hosts of static pages read it: a commit whose tree is the site, without a checkout."""

from __future__ import annotations

import base64
import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.core.sheets import Name
from plugins.releases.commits import COMMIT, Commit, is_overtaken
from plugins.releases.compression import Packed

TOKEN = "BANTIN_PUSH_TOKEN"
NO_JEKYLL = ".nojekyll"
"""Tells GitHub to give the files as they are, those whose names begin with an underscore too."""
_AUTHOR = {"NAME": "Bantin", "EMAIL": "bantin@localhost"}
_SOURCE = "Bantin-Commit: "


class BranchFailed(Exception):
    """The branch could not be written; says why in Vietnamese."""


@dataclass(frozen=True)
class BranchRelease:
    """A commit of the branch, the commit of the content that it was made of, and its time in seconds since 1970 UTC."""

    name: str
    commit: str
    time: int


@dataclass(frozen=True)
class Git:
    """Git in the repository of a content folder, with a way to prove who we are where a token is given."""

    folder: Path
    remote: str = "origin"

    def ask(self, *arguments: str, given: bytes | None = None, more: Mapping[str, str] | None = None) -> str:
        """Return what git says. Raises BranchFailed with what it complains of."""
        environment = {**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", **self._proof(), **(more or {})}
        answer = subprocess.run(
            ["git", *arguments], cwd=self.folder, env=environment, input=given or b"", capture_output=True, check=False
        )
        if answer.returncode:
            said = answer.stderr.decode("utf-8", "replace").strip()
            raise BranchFailed(f"git {arguments[0]} không thành công:\n{said}")
        return answer.stdout.decode("utf-8", "surrogateescape").rstrip("\n")

    def tip(self, branch: str) -> str:
        """Return the last commit of the remote's branch, which is fetched; empty where there is no such branch."""
        told = self.ask("ls-remote", self.remote, f"refs/heads/{branch}").split()
        if not told:
            return ""
        self.ask("fetch", "--quiet", "--no-tags", self.remote, f"+refs/heads/{branch}:{_kept(branch)}")
        return self.ask("rev-parse", _kept(branch))

    def _proof(self) -> dict[str, str]:
        """Hand a token over where no list of processes shows it."""
        token = os.environ.get(TOKEN, "")
        if not token:
            return {}
        words = base64.b64encode(f"x-access-token:{token}".encode()).decode("ascii")
        return {
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": "http.extraHeader",
            "GIT_CONFIG_VALUE_0": f"Authorization: Basic {words}",
        }


def publish_to_branch(packed: Packed, content: Path, branch: str, commit: Commit, force: bool = False) -> str:
    """Push a commit whose tree is the site, and return its name; that of the last one where nothing changed.

    Compressed copies stay out, as such hosts compress by themselves. Git refuses the push where another publication was
    quicker, so none is lost. Raises BranchFailed.
    """
    git = Git(content)
    last = git.tip(branch)
    if last and not force:
        public = _release(git, last)
        if is_overtaken(content, commit, public.commit, _time_of(git, public)):
            raise BranchFailed(
                f"Bản đang công khai trên nhánh {branch} mới hơn bản này ({commit.name[:12]}); không thay. Nếu đúng là"
                " muốn quay lại, dùng make rollback, hoặc make publish … FORCE=1."
            )
    tree = _tree(git, {name: file.path for name, file in packed.items()})
    return _push(git, tree, last, branch, commit.name, "Công khai")


def roll_back_branch(content: Path, branch: str, name: str) -> tuple[str, str]:
    """Push a commit with the tree of an earlier one, the one before if no name is given; return both, old and new.

    Raises BranchFailed, and LookupError with a Vietnamese sentence.
    """
    git = Git(content)
    last, known = git.tip(branch), branch_releases(content, branch)
    matching = [one for one in known if one.name.startswith(name)] if name else known[1:2]
    if len(matching) != 1:
        there = ", ".join(one.name[:12] for one in known) or "chưa có bản nào"
        raise LookupError(f"Không có bản ấy để quay lại. Các bản trên nhánh {branch}: {there}.")
    wanted = matching[0]
    made = _push(git, git.ask("rev-parse", f"{wanted.name}^{{tree}}"), last, branch, wanted.commit, "Quay lại")
    return last, made


def branch_releases(content: Path, branch: str, most: int = 20) -> list[BranchRelease]:
    """Return what was published to a branch, the newest first. Raises BranchFailed."""
    git = Git(content)
    last = git.tip(branch)
    if not last:
        return []
    names = git.ask("log", "--first-parent", f"-{most}", "--format=%H", last).split()
    return [_release(git, one) for one in names]


def _release(git: Git, name: str) -> BranchRelease:
    moment, _, message = git.ask("log", "-1", "--format=%ct%n%B", name).partition("\n")
    sources = [line.removeprefix(_SOURCE) for line in message.splitlines() if line.startswith(_SOURCE)]
    commit = sources[-1] if sources and COMMIT.fullmatch(sources[-1]) else ""
    return BranchRelease(name, commit, int(moment))


def _time_of(git: Git, public: BranchRelease) -> int:
    """Return when the commit was made that is public; when it was published, where this clone does not know it."""
    try:
        return int(git.ask("log", "-1", "--format=%ct", public.commit))
    except (BranchFailed, ValueError):
        return public.time


def _tree(git: Git, files: Mapping[Name, Path]) -> str:
    """Return the tree of some files, written through an index of its own that ends with it."""
    kept = {name: path for name, path in files.items() if not name.startswith(".") or name.startswith(".well-known/")}
    paths = "".join(f"{path.resolve()}\n" for path in kept.values()).encode("utf-8", "surrogateescape")
    blobs = git.ask("hash-object", "-w", "--no-filters", "--stdin-paths", given=paths).split("\n")
    empty = git.ask("hash-object", "-w", "--stdin")
    lines = [f"100644 {blob}\t{name}\0" for name, blob in zip(kept, blobs, strict=True)]
    lines.append(f"100644 {empty}\t{NO_JEKYLL}\0")
    with tempfile.TemporaryDirectory(prefix="bantin-") as folder:
        own = {"GIT_INDEX_FILE": f"{folder}/index"}
        git.ask(
            *("update-index", "-z", "--index-info"), given="".join(lines).encode("utf-8", "surrogateescape"), more=own
        )
        return git.ask("write-tree", more=own)


def _push(git: Git, tree: str, last: str, branch: str, source: str, verb: str) -> str:
    if last and git.ask("rev-parse", f"{last}^{{tree}}") == tree and verb == "Công khai":
        return last
    identity = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in _AUTHOR.items()}
    parents: Sequence[str] = ["-p", last] if last else []
    message = f"{verb} {source[:12]}\n\n{_SOURCE}{source}\n"
    made = git.ask("commit-tree", tree, *parents, given=message.encode(), more=identity)
    git.ask("push", "--quiet", git.remote, f"{made}:refs/heads/{branch}")
    git.ask("update-ref", _kept(branch), made)
    return made


def _kept(branch: str) -> str:
    return f"refs/bantin/{branch}"
