"""Prints the pages that Pelican wants written: noted first, then spread over workers that share everything else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plugins.core.forked import forked_results


@dataclass(frozen=True)
class Page:
    """A file that is still to be written, or all the files of a list of several pages."""

    name: str
    template: str
    write: Callable[[], None]


class PrintedTwice(Exception):
    """Two pages have one name."""


def print_pages(pages: Sequence[Page], opened: list[str], workers: int) -> None:
    """Write all pages; `opened` has the names of all files that this process opened for it so far.

    Raises WorkerFailed with the name of a page over which a worker failed, PrintedTwice, and what `write` raises with
    the page's name as a note.
    """
    first: dict[str, Page] = {}
    for page in pages:
        first.setdefault(page.template, page)
    # What a template loads while it renders is compiled by its first page, here, for all workers.
    for page in first.values():
        _print(page)

    def files_of(page: Page) -> bytes:
        before = len(opened)
        _print(page)
        return "\0".join(opened[before:]).encode("utf-8", "surrogateescape")

    known = {*opened}
    rest = [page for page in pages if first[page.template] is not page]
    for page, files in zip(rest, forked_results(rest, files_of, lambda page: page.name, workers), strict=True):
        for name in files.decode("utf-8", "surrogateescape").split("\0") if files else ():
            if name in known:
                raise PrintedTwice(f"{page.name}: {name}")
            known.add(name)


def _print(page: Page) -> None:
    try:
        page.write()
    except Exception as error:
        error.add_note(f"Khi dựng trang {page.name}")
        raise
