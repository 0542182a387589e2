"""What is to be printed, and the moment at which it is."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Order:
    """What to print: content, where to, with which settings; `project` is the folder that Pelican works in.

    `maps` is where boundaries lie: below the content folder, or an absolute path. `cache` is where results that took
    long are kept, or None. `search` says when the search is indexed, `executor` who reads, as the settings
    SEARCH_INDEX and CORE_EXECUTOR do.
    """

    content: Path
    output: Path
    settings: Path
    project: Path
    maps: str = "maps"
    cache: Path | None = None
    search: str = "now"
    executor: str = ""


def build_moment(
    content: Path,
    environment: Mapping[str, str] = os.environ,
    when_by_clock: Callable[[], None] = lambda: None,
) -> int:
    """Return the moment a build stands at, in seconds since 1970 UTC.

    It is `SOURCE_DATE_EPOCH` where that is set (a scheduled publication sets it), else the time of the last commit when
    everything in `content` is committed. Content that no commit describes has no time of its own: then it is the
    clock's, to the minute, so that an editor sees the article written just now, and `when_by_clock` is called.
    """
    given = environment.get("SOURCE_DATE_EPOCH", "").strip()
    if given.isascii() and given.isdigit():
        return int(given)
    committed = commit_moment(content)
    if committed is not None:
        return committed
    when_by_clock()
    return int(time.time()) // 60 * 60


def commit_moment(content: Path) -> int | None:
    """Return the time of the last commit, or None when `content` is not wholly committed."""
    # Looking must not write to the repository's index.
    changes = _git(content, "--no-optional-locks", "status", "--porcelain", "--", ".")
    tracked = _git(content, "ls-files", "--", ".")
    committed = _git(content, "log", "-1", "--format=%ct")
    if changes is None or changes or not tracked or not committed:
        return None
    return int(committed)


def _git(folder: Path, *arguments: str) -> str | None:
    try:
        answer = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8")
    except OSError:
        return None
    return answer.stdout.strip() if answer.returncode == 0 else None
