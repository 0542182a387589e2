"""Puts the cards into a site: those kept from earlier builds at once, the others drawn side by side."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from plugins.cards.drawing import Faces, draw_card
from plugins.cards.model import FOLDER, Card
from plugins.core.kept_results import KeptResults, key_of
from plugins.media.printing import copy_at
from plugins.media.renditions import Photograph, fallback, renditions

ROOM = "cards"
"""Under which cards are kept."""
EMBLEM_WIDTH = 128
"""Of the copy that is drawn smaller, in pixels."""

ReadCopy = Callable[[str, Photograph], bytes]
"""Returns a copy of a photograph by its address."""


def print_cards(
    cards: Sequence[Card],
    output: Path,
    theme: Path,
    kept: KeptResults,
    photographs: Mapping[str, Photograph],
    workers: int = 0,
) -> int:
    """Write cards below `output`; return how many had to be drawn."""
    if cards:
        (output / FOLDER).mkdir(parents=True, exist_ok=True)
    own = threading.local()

    def copy(address: str, photograph: Photograph) -> bytes:
        return copy_at(address, photograph, output, kept)

    def print_one(card: Card) -> bool:
        # The address stands for everything on the card, and for what it is drawn with.
        key = key_of(card.address, repr(card.wording))
        content = kept.result(ROOM, key)
        is_new = content is None
        if content is None:
            if not hasattr(own, "faces"):
                own.faces = Faces(theme)
            content = draw_card(
                card.wording,
                own.faces,
                photograph_of(card, photographs, copy),
                emblem_of(card, photographs, copy),
            )
            kept.keep(ROOM, key, content)
        (output / card.address).write_bytes(content)
        return is_new

    with ThreadPoolExecutor(workers or os.cpu_count() or 1) as pool:
        return sum(pool.map(print_one, cards))


def photograph_of(card: Card, photographs: Mapping[str, Photograph], copy: ReadCopy) -> bytes | None:
    """Return the copy of the photograph on a card, or None for a card of words."""
    if not card.wording.picture:
        return None
    photograph = photographs[card.wording.picture]
    return copy(fallback(photograph.address, photograph.width), photograph)


def emblem_of(card: Card, photographs: Mapping[str, Photograph], copy: ReadCopy) -> bytes | None:
    """Return a copy of the emblem on a card that has its transparency, or None for a card without one."""
    if not card.wording.emblem:
        return None
    emblem = photographs[card.wording.emblem]
    copies = [one for one in renditions(emblem) if one.form == "webp"]
    wide = next((one for one in copies if one.width >= EMBLEM_WIDTH), copies[-1])
    return copy(wide.address, emblem)
