"""HTML in pieces, so that its words can be changed and its tags left as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<[!?/][^>]*>|<[A-Za-z](?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>",
    re.DOTALL,
)


def html_tokens(markup: str) -> Iterator[tuple[bool, str]]:
    """Yield the markup in pieces: (True, a tag or comment) or (False, text between them)."""
    position = 0
    for tag in _TAG.finditer(markup):
        if tag.start() > position:
            yield False, markup[position : tag.start()]
        yield True, tag[0]
        position = tag.end()
    if position < len(markup):
        yield False, markup[position:]
