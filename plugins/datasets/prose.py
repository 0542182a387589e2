"""The words of a text without its markup: plain text for programs that can't or won't read HTML."""

from __future__ import annotations

import re
from html import unescape

from plugins.core.html_tokens import html_tokens
from plugins.core.text import normalise_text

_NAME = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_BLOCKS = frozenset(
    ["p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "pre", "hr"]
    + ["figure", "figcaption", "table", "section", "div"]
)
_LINES = frozenset(["br", "li", "tr", "dt", "dd"])
_CELLS = frozenset(["td", "th"])
_SPACES = re.compile(r"\s+")
_ITEM = re.compile(r"\n-[ \n]+")
_GAP = re.compile(r"\n{3,}")


def plain_text(html: str) -> str:
    """Return safe HTML as plain text.

    Paragraphs are parted by an empty line, items and rows by a line, cells by ` | `; items begin with `- `, the number
    of a footnote stands in brackets, and the arrow that leads back from a footnote is gone.
    """
    parts: list[str] = []
    closing = ""
    is_skipped = False
    is_first_cell = False
    for is_tag, piece in html_tokens(html):
        if not is_tag:
            if not is_skipped:
                parts.append(_SPACES.sub(" ", unescape(piece)))
            continue
        named = _NAME.match(piece)
        ends, name = (bool(named[1]), named[2].lower()) if named else (False, "")
        if name == "a" and ends:
            parts.append(closing)
            closing, is_skipped = "", False
        elif name == "a":
            is_skipped = 'role="doc-backlink"' in piece
            if 'role="doc-noteref"' in piece:
                parts.append("[")
                closing = "]"
        elif name in _BLOCKS:
            parts.append("\n\n")
        elif name in _LINES and not ends:
            parts.append("\n- " if name == "li" else "\n")
            is_first_cell = name == "tr"
        elif name in _CELLS and not ends:
            parts.append("" if is_first_cell else " | ")
            is_first_cell = False
    lines = [" ".join(line.split()) for line in _ITEM.sub("\n- ", "".join(parts)).split("\n")]
    return _GAP.sub("\n\n", normalise_text("\n".join(lines))).strip()


def plain(text: str) -> str:
    """Return a typeset line with ordinary spaces."""
    return normalise_text(text)


def known(text: str) -> str | None:
    """Return a line with ordinary spaces, or None where nothing is written."""
    return plain(text) or None
