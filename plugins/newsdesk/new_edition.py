"""Reads an edition and prints it, where the site that stands is not what it would give."""

from __future__ import annotations

import time
from collections.abc import Callable

from plugins.core.sources import ContentFolder
from plugins.core.uncollected import uncollected
from plugins.core.workshop import open_workshop
from plugins.editions.edition import read_edition
from plugins.editions.handing import Reading
from plugins.editions.site import publication_problems
from plugins.newsdesk.build_outcome import BuildOutcome
from plugins.press.building import PrintingFailed, print_site
from plugins.press.order import Order
from plugins.press.standing import sources_of


def new_edition(
    order: Order, strict: bool, when_busy: Callable[[], None], when_by_clock: Callable[[], None]
) -> BuildOutcome:
    """Read and print an edition. With `strict`, warnings keep it from being printed as errors do.

    Raises OutputRefused.
    """
    with uncollected():
        return _new_edition(order, strict, when_busy, when_by_clock)


def _new_edition(
    order: Order, strict: bool, when_busy: Callable[[], None], when_by_clock: Callable[[], None]
) -> BuildOutcome:
    started = time.monotonic()
    sources = sources_of(order) if order.cache else None
    folder = ContentFolder(order.content)
    with open_workshop(order.cache, order.executor) as workshop:
        edition, found = read_edition(folder, order.maps, workshop=workshop)
    reading = Reading(folder.root, order.maps, edition, tuple(found))
    if edition is not None and strict:
        found += publication_problems(edition, folder.label)
    problems = tuple(sorted(found))
    if any(strict or problem.severity == "error" for problem in problems):
        return BuildOutcome(problems)
    try:
        printed = print_site(order, when_busy=when_busy, when_by_clock=when_by_clock, reading=reading, sources=sources)
    except PrintingFailed as failed:
        return BuildOutcome(problems, f"Trình dựng trang dừng lại, vì:\n{failed.said}")
    return BuildOutcome(problems, "", printed.pages, time.monotonic() - started, foreign=printed.foreign)
