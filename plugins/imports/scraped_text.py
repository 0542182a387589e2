"""Scraped text as blocks: lines that were broken in the middle of a sentence are joined, blank lines part them."""

from __future__ import annotations

import re

from plugins.core.text import normalise_text
from plugins.imports.blocks import Block, paragraph
from plugins.imports.furniture import is_furniture

_GOES_ON = re.compile(r"[,;–-]$|\b(?:và|của|với|là|tại|cho|các|những|trong|về|đồng chí)$", re.IGNORECASE)


def blocks_of_text(text: str) -> tuple[Block, ...]:
    """Return the paragraphs of a text, in order."""
    return tuple(paragraph(piece) for piece in pieces_of(normalise_text(text)))


def pieces_of(text: str) -> list[str]:
    """Return the paragraphs of a text as plain lines."""
    pieces: list[str] = []
    joins = False
    for raw in text.split("\n"):
        line = " ".join(raw.split())
        if not line:
            joins = False
            continue
        goes_on = joins and (_GOES_ON.search(pieces[-1]) or line[0].islower())
        if goes_on and not is_furniture(pieces[-1]) and not is_furniture(line):
            pieces[-1] = f"{pieces[-1]} {line}"
        else:
            pieces.append(line)
        joins = True
    return pieces
