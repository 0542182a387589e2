"""Prints an edition with Pelican aside from the old one, and swaps it in only when it is complete."""

from __future__ import annotations

import errno
import json
import os
import re
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from plugins.core.sheets import Name, Printed
from plugins.discovery.moments import same_until
from plugins.editions.handing import HANDED_OVER, LAST_PRINTED, Reading
from plugins.press.kept_edition import KeptEdition
from plugins.press.manifest import MANIFEST, Manifest, read_manifest
from plugins.press.order import Order, build_moment
from plugins.press.printers import AT_START, interpreter_is_fixed, run_command, run_forked, run_module_here
from plugins.press.standing import Sources, Standing, remember
from plugins.press.swap import aside_of, output_held, refuse_unsafe_output
from plugins.press.trees import files_in, remove_tree

EXCEPTION_MODULE = re.compile(r"^(?:\w+\.)+(?=[A-Z]\w*:)")


@dataclass(frozen=True)
class PrintedSite:
    """A finished edition: its number of pages, the seconds it took, and files in the output that are nobody's."""

    pages: int
    seconds: float
    foreign: tuple[Name, ...] = ()


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
    sources: Sources | None = None,
) -> PrintedSite:
    """Print the site and put it in place of the old one.

    What was read already, `reading`, is printed by a fork of this process, if that was started fit for it; everything
    else is printed by `command`, which reads by itself. With `sources`, what the reading was made from, it is noted
    what a later build may find unchanged.

    Raises OutputRefused where the output may not be replaced and PrintingFailed when Pelican fails; the old site stays
    as it was then, and also when this process is interrupted. `when_busy` is called when another build holds the
    output, `when_by_clock` when the build's moment is neither given nor known from a commit.
    """
    refuse_unsafe_output(order.output, order.content, order.project)
    started = time.monotonic()
    with output_held(order.output, when_busy) as held:
        aside = aside_of(order.output)
        kept = KeptEdition(order.cache, order.output)
        last = kept.last()
        try:
            aside.mkdir()
            moment = build_moment(order.content, when_by_clock=when_by_clock)
            environment = build_environment(moment, os.environ)
            if reading is not None and interpreter_is_fixed():
                status, said = run_forked(partial(_print_reading, order, aside, reading, last), environment)
            else:
                status, said = run_command(command(order, aside), order.project, environment, held)
            if status != 0:
                raise PrintingFailed(said if os.environ.get("BANTIN_DEBUG") else told_of_failure(said))
            edition = taken_manifest(aside)
            if "index.html" not in edition.files:
                raise PrintingFailed("Bản dựng không có trang chủ (index.html).")
            foreign = kept.publish(aside, last, edition)
            if sources is not None and reading is not None and reading.edition is not None:
                until = same_until(reading.edition, datetime.fromtimestamp(moment, reading.edition.zone)).timestamp()
                made = Standing(sources, moment, until, reading.problems, edition.seen, edition.read)
                remember(kept, order, made)
        except OSError as error:
            raise PrintingFailed(told_of_failure(str(error))) from error
        finally:
            remove_tree(aside)
    pages = sum(1 for name in edition.files if name.endswith(".html"))
    return PrintedSite(pages, time.monotonic() - started, tuple(foreign))


def taken_manifest(aside: Path) -> Manifest:
    """Return what was printed into a folder: as its manifest says, which is taken away, else what lies there."""
    manifest = read_manifest(aside / MANIFEST)
    (aside / MANIFEST).unlink(missing_ok=True)
    if manifest is not None:
        return manifest
    return Manifest({name: Printed(b"", 0, 0) for name, _ in files_in(aside)})


def build_environment(moment: int, base: Mapping[str, str]) -> dict[str, str]:
    """Return the environment in which the same content gives the same bytes on every machine."""
    return {**base, **AT_START, "SOURCE_DATE_EPOCH": str(moment), "TZ": "UTC", "NO_COLOR": "1"}


def told_of_failure(said: str) -> str:
    """Return what an editor has to know of what a program wrote before it failed."""
    if any(os.strerror(number) in said for number in (errno.ENOSPC, errno.EDQUOT)):
        return "Ổ đĩa đã hết chỗ, hoặc hết phần dành cho bạn. Xóa bớt những gì không cần rồi dựng lại."
    return without_traceback(said)


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


def _print_reading(order: Order, aside: Path, reading: Reading, last: Mapping[Name, Printed]) -> None:
    HANDED_OVER.set(reading)
    LAST_PRINTED.set(last)
    run_module_here("pelican", pelican_arguments(order, aside), order.project)
