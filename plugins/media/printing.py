"""Puts the copies of pictures into a site: those kept from earlier builds at once, the others made side by side."""

from __future__ import annotations

import os
import threading
import warnings
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from plugins.core.kept_results import KeptResults, key_of
from plugins.core.problems import ContentProblems, Problem
from plugins.media.copying import BrokenPicture, copies
from plugins.media.decoding import broken_picture, keep_whole, memory_for
from plugins.media.renditions import Photograph, Rendition, renditions

ROOM = "pictures"
"""Under which copies are kept."""


@dataclass(frozen=True)
class PrintedPhotographs:
    """How many pictures a site has, how many files those are, and how many pictures had to be decoded."""

    pictures: int
    files: int
    decoded: int


def print_photographs(
    photographs: Iterable[Photograph], output: Path, kept: KeptResults, with_avif: bool = False, workers: int = 0
) -> PrintedPhotographs:
    """Write every copy of these pictures below `output`. Raises ContentProblems with all pictures that are broken.

    The bytes do not depend on the number of workers, which is that of processors where none is given.
    """
    found = sorted(photographs, key=lambda one: one.address)
    one_large = threading.Lock()

    def print_one(photograph: Photograph) -> tuple[int, bool, Problem | None]:
        wanted = renditions(photograph, with_avif)
        ready = {one.address: kept.result(ROOM, _key(photograph, one)) for one in wanted}
        missing = [one for one in wanted if ready[one.address] is None]
        if missing:
            try:
                with memory_for(photograph, one_large):
                    made = copies(photograph, missing)
            except (BrokenPicture, OSError, MemoryError):
                return 0, True, broken_picture(photograph)
            keep_whole(photograph, kept)
            for one in missing:
                kept.keep(ROOM, _key(photograph, one), made[one.address])
            ready.update(made)
        for address, content in ready.items():
            path = output / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content or b"")
        return len(wanted), bool(missing), None

    # Pillow works without Python's lock, so threads keep all processors busy and need no second copy of anything.
    with warnings.catch_warnings(), ThreadPoolExecutor(workers or os.cpu_count() or 1) as pool:
        warnings.simplefilter("ignore")
        printed = list(pool.map(print_one, found))
    problems = [problem for _, _, problem in printed if problem is not None]
    if problems:
        raise ContentProblems(problems)
    return PrintedPhotographs(len(found), sum(files for files, _, _ in printed), sum(one for _, one, _ in printed))


def copy_at(address: str, photograph: Photograph, output: Path, kept: KeptResults) -> bytes:
    """Return a copy of a photograph by its address: as it was printed below `output`, or kept, else made anew."""
    path = output / address
    if path.is_file():
        return path.read_bytes()
    wanted = next(one for one in renditions(photograph) if one.address == address)
    return kept.result(ROOM, _key(photograph, wanted)) or copies(photograph, [wanted])[address]


def _key(photograph: Photograph, one: Rendition) -> str:
    # The address stands for the picture's content and the way copies are made.
    return key_of(photograph.digest, one.address, one.width, one.height)
