"""The words of a text without its markup: plain text for programs that can't or won't read HTML."""

from __future__ import annotations

import re
from html import unescape

from plugins.core.text import normalise_text

_TAG = re.compile(r"<(/?[a-z][a-z0-9]*)(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>", re.IGNORECASE)
_BLOCKS = ("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "pre", "hr", "figure", "figcaption")
_CELL = "\x1f"
_BREAKS = (
    {f"{slash}{name}": "\n\n" for name in (*_BLOCKS, "table", "section", "div") for slash in ("", "/")}
    | dict.fromkeys(("br", "tr", "dt", "dd"), "\n")
    | dict.fromkeys(("td", "th"), _CELL)
    | {"li": "\n- "}
)
_NOTE_NUMBER = re.compile(r'<a\b[^<>]*\srole="doc-noteref"[^<>]*>(.*?)</a>')
_WAY_BACK = re.compile(r'<a\b[^<>]*\srole="doc-backlink"[^<>]*>.*?</a>')
_FIRST_CELL = re.compile(rf"\n *{_CELL}")
_ITEM = re.compile(r"\n-[ \n]+")
_GAP = re.compile(r"\n{3,}")


def plain_text(html: str) -> str:
    """Return safe HTML as plain text.

    Paragraphs are parted by an empty line, items and rows by a line, cells by ` | `; items begin with `- `, the number
    of a footnote stands in brackets, and the arrow that leads back from a footnote is gone.
    """
    html = " ".join(html.split())
    if ' role="doc-' in html:
        html = _WAY_BACK.sub("", _NOTE_NUMBER.sub(r"[\1]", html))
    text = _TAG.sub(lambda tag: _BREAKS.get(tag[1].lower(), ""), html)
    text = _FIRST_CELL.sub("\n", _ITEM.sub("\n- ", text)).replace(_CELL, " | ")
    lines = [" ".join(line.split()) for line in normalise_text(unescape(text)).split("\n")]
    return _GAP.sub("\n\n", "\n".join(lines)).strip()


def plain(text: str) -> str:
    """Return a typeset line with ordinary spaces."""
    return normalise_text(text)


def known(text: str) -> str | None:
    """Return a line with ordinary spaces, or None where nothing is written."""
    return plain(text) or None
