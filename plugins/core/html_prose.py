"""The prose inside of HTML, every character at the place where it stands in the markup."""

from __future__ import annotations

import html as entities
import re
from functools import lru_cache
from typing import NamedTuple

from plugins.core.html_tokens import html_tokens

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_ENTITY = re.compile(r"&(?:[A-Za-z]+|#\d+|#[xX][0-9A-Fa-f]+);")
_BLOCKS = frozenset(
    ("blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p")
    + ("pre", "section", "table", "tbody", "thead", "ul")
)
_NOT_LINKABLE = frozenset(("a", "code", "h2", "h3", "h4", "h5", "h6", "kbd", "pre", "th"))

_SPACE = " ".ljust(len("&nbsp;"))
"""By far the commonest entity, in text and as long as it is written."""

Span = tuple[int, int]


def prose_of_html(markup: str) -> tuple[str, tuple[Span, ...]]:
    """Return the prose of well-formed HTML, as long as the markup, and the spans of it in which a link may stand.

    Tags become spaces, or line ends where they end a line; the items of a list begin with a bullet, cells of a table
    are parted by commas, characters written as entities are followed by spaces.
    """
    parts: list[str] = []
    open_spans: list[Span] = []
    at = depth = 0
    item = False
    for is_tag, token in html_tokens(markup.replace("&nbsp;", _SPACE)):
        size = len(token)
        if is_tag:
            tag = _read_tag(token)
            depth += tag.depth
            parts.append(tag.in_item if item else tag.sign)
            item = tag.is_item
        else:
            item = item and markup[at : at + size].isspace()
            parts.append(_ENTITY.sub(_decoded, token) if "&" in token else token)
            if depth == 0:
                open_spans.append((at, at + size))
        at += size
    return "".join(parts), tuple(open_spans)


class _Tag(NamedTuple):
    """A tag: what stands in its place, outside of an item's beginning and in it, and what changes behind it."""

    sign: str
    in_item: str
    depth: int
    is_item: bool


@lru_cache(maxsize=2048)
def _read_tag(token: str) -> _Tag:
    name = _TAG.match(token)
    tag = name[1].lower() if name else ""
    closes = token.startswith("</")
    depth = 0 if tag not in _NOT_LINKABLE else -1 if closes else 1
    sign, in_item = _instead(tag, closes, False), _instead(tag, closes, True)
    size = len(token)
    return _Tag(sign.ljust(size), in_item.ljust(size), depth, tag == "li" and not closes)


def _instead(tag: str, closes: bool, opens_item: bool) -> str:
    if tag == "li" and not closes:
        return "\n• "
    if tag in ("td", "th"):
        return "" if closes else ", "
    if tag in ("br", "tr"):
        return "\n"
    return "\n\n" if tag in _BLOCKS and not opens_item else ""


def _decoded(match: re.Match[str]) -> str:
    sign = entities.unescape(match[0]).replace("\u00a0", " ")
    return sign + " " * (len(match[0]) - len(sign)) if len(sign) == 1 else match[0]
