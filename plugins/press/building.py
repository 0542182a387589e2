"""Prints an edition with Pelican aside from the old one, and swaps it in only when it is complete."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from plugins.editions.handing import HANDED_OVER, Reading
from plugins.press.printers import AT_START, interpreter_is_fixed, run_command, run_forked, run_module_here
from plugins.press.swap import (
    aside_of,
    clear_leftovers,
    output_held,
    put_in_place,
    refuse_unsafe_output,
    remove_tree,
)

EXCEPTION_MODULE = re.compile(r"^(?:\w+\.)+(?=[A-Z]\w*:)")


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


@dataclass(frozen=True)
class Printed:
    """A finished edition: its number of pages and the seconds it took."""

    pages: int
    seconds: float


class PrintingFailed(Exception):
    """Pelican stopped, or gave no home page; `said` is what it wrote."""

    def __init__(self, said: str):
        self.said = said
        super().__init__(said)


PelicanCommand = Callable[[Order, Path], Sequence[str]]


def pelican_command(order: Order, aside: Path) -> list[str]:
    """Return the command that prints `order` into `aside`."""
    return [sys.executable, "-m", "pelican", *pelican_arguments(order, aside)]


def pelican_arguments(order: Order, aside: Path) -> list[str]:
    """Return what Pelican has to be told to print `order` into `aside`."""
    return [
        str(order.content.resolve()),
        *("-s", str(order.settings.resolve()), "-o", str(aside)),
        *("--fatal", "warnings", "--log-handler", "plain"),
        *("-e", f"MAPS_FOLDER={json.dumps(order.maps)}"),
        f"CORE_CACHE={json.dumps(str(order.cache.resolve()) if order.cache else '')}",
        f"CORE_EXECUTOR={json.dumps(order.executor)}",
        f"SEARCH_INDEX={json.dumps(order.search)}",
    ]


def print_site(
    order: Order,
    *,
    when_busy: Callable[[], None] = lambda: None,
    when_by_clock: Callable[[], None] = lambda: None,
    command: PelicanCommand = pelican_command,
    reading: Reading | None = None,
) -> Printed:
    """Print the site and put it in place of the old one.

    What was read already, `reading`, is printed by a fork of this process, if that was started fit for it; everything
    else is printed by `command`, which reads by itself.

    Raises OutputRefused where the output may not be replaced and PrintingFailed when Pelican fails; the old site stays
    as it was then, and also when this process is interrupted. `when_busy` is called when another build holds the
    output, `when_by_clock` when the build's moment is neither given nor known from a commit.
    """
    refuse_unsafe_output(order.output, order.content, order.project)
    started = time.monotonic()
    with output_held(order.output, when_busy) as held:
        clear_leftovers(order.output)
        aside = aside_of(order.output)
        aside.mkdir()
        try:
            moment = build_moment(order.content, when_by_clock=when_by_clock)
            environment = build_environment(moment, os.environ)
            if reading is not None and interpreter_is_fixed():
                status, said = run_forked(partial(_print_reading, order, aside, reading), environment)
            else:
                status, said = run_command(command(order, aside), order.project, environment, held)
            if status != 0:
                raise PrintingFailed(said if os.environ.get("BANTIN_DEBUG") else without_traceback(said))
            if not (aside / "index.html").is_file():
                raise PrintingFailed("Bản dựng không có trang chủ (index.html).")
            pages = sum(1 for _ in aside.rglob("*.html"))
            put_in_place(aside, order.output)
        finally:
            remove_tree(aside)
    return Printed(pages, time.monotonic() - started)


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


def build_environment(moment: int, base: Mapping[str, str]) -> dict[str, str]:
    """Return the environment in which the same content gives the same bytes on every machine."""
    return {**base, **AT_START, "SOURCE_DATE_EPOCH": str(moment), "TZ": "UTC", "NO_COLOR": "1"}


def without_traceback(said: str) -> str:
    """Return what a program wrote, with each Python traceback cut down to its last line."""
    kept: list[str] = []
    inside = False
    for line in said.splitlines():
        if line.lstrip().startswith("Traceback (most recent call last):"):
            inside = True
        elif inside and line.strip() and not line[0].isspace():
            inside = False
            kept.append(EXCEPTION_MODULE.sub("", line))
        elif not inside:
            kept.append(line)
    chained = ("During handling of the above exception", "The above exception was the direct cause")
    told = dict.fromkeys(line for line in kept if line.strip() and not line.startswith(chained))
    return "\n".join(told)


def _git(folder: Path, *arguments: str) -> str | None:
    try:
        answer = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8")
    except OSError:
        return None
    return answer.stdout.strip() if answer.returncode == 0 else None


def _print_reading(order: Order, aside: Path, reading: Reading) -> None:
    HANDED_OVER.set(reading)
    run_module_here("pelican", pelican_arguments(order, aside), order.project)
