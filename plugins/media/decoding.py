"""Can every picture be decoded? A damaged one may look whole by its structure; decoding shows it, once a content."""

from __future__ import annotations

import os
import threading
import warnings
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from plugins.core.kept_results import KeptResults, key_of
from plugins.core.problems import Problem
from plugins.media.copying import BrokenPicture, ChangedPicture, made_with, opened_picture
from plugins.media.renditions import RECIPE, Photograph

ROOM = "decoded"
"""Under which it is kept whether pictures can be decoded."""
WHOLE, BROKEN = b"whole", b"broken"
LARGE = 24_000_000
"""Dots. Of larger pictures one is decoded at a time, so that memory is bounded by one of them."""


def undecodable(photographs: Iterable[Photograph], kept: KeptResults, workers: int = 0) -> list[Problem]:
    """Return a problem for each picture that can't be decoded; one whose content is known is not opened again."""
    found = sorted(photographs, key=lambda one: one.address)
    one_large = threading.Lock()

    def is_broken(photograph: Photograph) -> bool:
        known = kept.result(ROOM, verdict_key(photograph))
        if known in (WHOLE, BROKEN):
            return known == BROKEN
        try:
            with memory_for(photograph, one_large):
                opened_picture(photograph)
        except (ChangedPicture, OSError, MemoryError):
            return True
        except BrokenPicture:
            kept.keep(ROOM, verdict_key(photograph), BROKEN)
            return True
        keep_whole(photograph, kept)
        return False

    # Pillow works without Python's lock, so threads keep all processors busy.
    with warnings.catch_warnings(), ThreadPoolExecutor(workers or os.cpu_count() or 1) as pool:
        warnings.simplefilter("ignore")
        broken = list(pool.map(is_broken, found))
    return [broken_picture(one) for one, is_bad in zip(found, broken, strict=True) if is_bad]


def keep_whole(photograph: Photograph, kept: KeptResults) -> None:
    """Note that a picture was decoded, so that nobody does it again only to know."""
    kept.keep(ROOM, verdict_key(photograph), WHOLE)


def verdict_key(photograph: Photograph) -> str:
    """Return what a verdict is kept under: another version of the decoder may judge otherwise."""
    return key_of(photograph.digest, RECIPE, made_with())


def broken_picture(photograph: Photograph) -> Problem:
    """Return what to say of a picture that looked whole and can't be decoded."""
    return Problem(
        photograph.label,
        0,
        "broken-picture",
        "Ảnh bị hỏng bên trong nên không vẽ lại được.",
        "Chép lại ảnh từ bản gốc, hoặc mở bằng chương trình xem ảnh và lưu lại thành JPG.",
    )


@contextmanager
def memory_for(photograph: Photograph, one_large: threading.Lock) -> Iterator[None]:
    """Wait with a large picture until no other large one is decoded."""
    if photograph.dots <= LARGE:
        yield
        return
    with one_large:
        yield
