"""The parts of a page: what stands before an article's text, the text with its headings, what stands after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from plugins.imports.blocks import Block
from plugins.imports.captions import is_caption
from plugins.imports.furniture import ends_article, is_furniture
from plugins.imports.headlines import is_same_title
from plugins.imports.stamps import stamp_of_line

_LEAD_WORDS = 25
_SHORTEST_LEAD = 15
_LISTED = re.compile(r"\(\s*\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?(?:\s+\d{1,2}:\d\d)?\s*\)\s*$")


def parted(blocks: Sequence[Block]) -> tuple[list[Block], list[Block], list[Block]]:
    """Return what stands before the article's text, the text, and what stands after it."""
    marked = [index for index, block in enumerate(blocks) if block.in_body]
    knows_body = len(marked) < len(blocks)
    if not marked:
        return list(blocks), [], []
    first = marked[0] if knows_body else _first_paragraph(blocks)
    last = marked[-1]
    inside = list(blocks[first : last + 1])
    end = _end_of(inside)
    after = inside[end:] + list(blocks[last + 1 :])
    kept = [block for block in inside[:end] if not is_furniture(block.plain) or block.picture]
    while kept and _LISTED.search(kept[-1].plain) and kept[-1].words < 40 and kept[-1].kind != "table":
        kept.pop()
    return [block for block in blocks[:first] if not is_furniture(block.plain)], kept, after


def _first_paragraph(blocks: Sequence[Block]) -> int:
    """Return where the text begins: at the first long paragraph, or the picture or caption that opens it."""
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if (
            block.kind == "paragraph"
            and block.words >= _LEAD_WORDS
            and not is_caption(block, following, is_opening=True)
        ):
            pictures = takewhile(lambda earlier: earlier.picture, reversed(blocks[:index]))
            return index - sum(1 for _ in pictures)
    return 0


def _end_of(body: Sequence[Block]) -> int:
    """Return where what portals put after an article begins; never in the first half of the words."""
    total = sum(block.words for block in body)
    seen = 0
    for index, block in enumerate(body):
        if ends_article(block.plain) and seen * 2 >= total:
            return index
        seen += block.words
    return len(body)


def lead_outside(before: Sequence[Block], title: str) -> list[Block]:
    """Return the opening that some systems keep apart from the text, between title and text: a paragraph, a picture."""
    places = [index for index, block in enumerate(before) if is_same_title(block.plain, title)]
    if not places:
        return []
    lead: list[Block] = []
    for block in before[places[-1] + 1 :]:
        after_picture = bool(lead) and lead[-1].picture is not None
        if block.picture or after_picture and is_caption(block, beside_picture=True):
            lead.append(block)
        elif block.words >= _SHORTEST_LEAD and block.kind != "table" and not is_caption(block, is_opening=True):
            lead.append(replace(block, kind="paragraph", is_strong=False))
    return lead


def without_head(body: Sequence[Block], title: str) -> list[Block]:
    """Return the text without the title and the stamp that stand once more at its beginning."""
    head = [
        block
        for block in body[:5]
        if block.picture or not (is_same_title(block.plain, title) or block.words <= 25 and stamp_of_line(block.plain))
    ]
    return head + list(body[5:])


def with_headings(body: Sequence[Block]) -> list[Block]:
    """Return the text with its headings: those that are marked, and short bold lines before a paragraph."""
    result = []
    for index, block in enumerate(body):
        following = body[index + 1] if index + 1 < len(body) else None
        is_short = 1 <= block.words <= 20 and not block.plain.endswith((".", ";", ","))
        leads = following is not None and following.kind in ("paragraph", "item", "numbered", "table")
        above = body[index - 1] if index else None
        if block.kind == "paragraph" and block.is_strong and is_short and leads and not (above and above.picture):
            result.append(replace(block, kind="heading", level=2))
        elif block.kind == "heading" and (not leads or block.words > 30):
            result.append(replace(block, kind="paragraph"))
        else:
            result.append(block)
    return result
