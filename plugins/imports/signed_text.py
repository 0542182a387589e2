"""Takes the signature off an article's text: who wrote it and where it is from, under the text or around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.imports.blocks import Block
from plugins.imports.signatures import Author, Source, authors_of_line, source_of_line
from plugins.imports.stamps import stamp_of_line

_END_MARK = re.compile(r"\s*(?:\.\s*/\s*\.?|/\s*\.|(?<=\w)/)\s*$")
_SIGNED_INSIDE = re.compile(r"^(?P<text>.*(?:\./\.?|/\.))\s*(?P<name>\S.{2,80})$", re.DOTALL)


def without_signature(body: Sequence[Block]) -> tuple[list[Block], tuple[Author, ...], Source | None]:
    """Return the text without the lines that sign it, and who and what they name."""
    kept = list(body)
    authors: tuple[Author, ...] = ()
    source: Source | None = None
    after: list[Block] = []
    for _ in range(6):
        if not kept or kept[-1].words > 25:
            break
        block = kept.pop()
        found = source_of_line(block.plain)
        signed = () if found or block.picture or authors else authors_of_line(block.plain)
        if found:
            source = found
        elif signed:
            authors = signed
        elif not stamp_of_line(block.plain):
            after.insert(0, block)
    kept += after
    if not authors and kept and (inside := _SIGNED_INSIDE.match(kept[-1].plain)):
        authors = authors_of_line(inside["name"])
        if authors:
            kept[-1] = _shortened(kept[-1], len(inside["name"]))
    paragraphs = [index for index, block in enumerate(kept) if block.kind in ("paragraph", "item", "numbered")]
    if paragraphs and (mark := _END_MARK.search(kept[paragraphs[-1]].plain)):
        kept[paragraphs[-1]] = _shortened(kept[paragraphs[-1]], len(mark[0]), ".")
    return kept, authors, source


def _shortened(block: Block, by: int, end: str = "") -> Block:
    """Return a block without the signs at its end, which have no markup."""
    return replace(
        block, plain=block.plain[:-by].rstrip(" .") + (end or "."), text=block.text[:-by].rstrip(" .") + (end or ".")
    )


def signature_around(
    before: Sequence[Block], after: Sequence[Block], authors: tuple[Author, ...], source: Source | None
) -> tuple[tuple[Author, ...], Source | None]:
    """Return who and what is named outside of the text: only lines that say so themselves."""
    for block in [*after[:12], *before]:
        if block.words > 20 or not (":" in block.plain or "(" in block.plain):
            continue
        source = source or source_of_line(block.plain)
        if not authors and source_of_line(block.plain) is None and ":" in block.plain:
            authors = authors_of_line(block.plain)
    return authors, source
