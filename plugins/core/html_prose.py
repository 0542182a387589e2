"""The prose inside of HTML, every character at the place where it stands in the markup."""

from __future__ import annotations

import html as entities
import re

from plugins.core.html_tokens import html_tokens

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_ENTITY = re.compile(r"&(?:[A-Za-z]+|#\d+|#[xX][0-9A-Fa-f]+);")
_BLOCKS = frozenset(
    ("blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p")
    + ("pre", "section", "table", "tbody", "thead", "ul")
)
_NOT_LINKABLE = frozenset(("a", "code", "h2", "h3", "h4", "h5", "h6", "kbd", "pre", "th"))

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
    read: dict[str, tuple[str, bool]] = {}
    for is_tag, token in html_tokens(markup):
        if is_tag:
            tag, closes = read.get(token) or read.setdefault(token, _named(token))
            if tag in _NOT_LINKABLE:
                depth += -1 if closes else 1
            sign = _instead(tag, closes, item)
            item = tag == "li" and not closes
            parts.append(sign + " " * (len(token) - len(sign)))
        else:
            item = item and not token.strip()
            parts.append(_ENTITY.sub(_decoded, token) if "&" in token else token)
            if depth == 0:
                open_spans.append((at, at + len(token)))
        at += len(token)
    return "".join(parts), tuple(open_spans)


def _named(token: str) -> tuple[str, bool]:
    """Return the name of a tag and whether it closes."""
    name = _TAG.match(token)
    return name[1].lower() if name else "", token.startswith("</")


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
