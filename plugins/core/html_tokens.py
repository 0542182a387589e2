"""HTML in pieces, so that its words can be changed and its tags left as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TAG = re.compile(
    r"(<!--.*?(?:-->|\Z)|<[!?/][^>]*>|<[A-Za-z](?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>)",
    re.DOTALL,
)


def html_tokens(markup: str) -> Iterator[tuple[bool, str]]:
    """Yield the markup in pieces: (True, a tag or comment) or (False, text between them)."""
    is_tag = True
    for piece in html_pieces(markup):
        is_tag = not is_tag
        if piece:
            yield is_tag, piece


def html_pieces(markup: str) -> list[str]:
    """Return the markup as text, tag or comment, text, tag…: all tags are at odd places, texts may be empty."""
    return _TAG.split(markup)
