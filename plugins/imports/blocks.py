"""The pieces of an old page in their order: paragraphs, headings, lists, tables and pictures, as Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["paragraph", "heading", "item", "numbered", "quote", "table", "picture"]

_SPECIAL = re.compile(r"([\\`*_\[\]<{])")
_ENTITY = re.compile(r"&(?=#?\w{1,40};)")
_LIST_MARK = re.compile(r"^(\s*)(?:([-+#>|:~=])|(\d+)([.)]))(?=\s|$|[-+#>|:~=])")
_STRAY = re.compile(r"^([-+#>|:~=])")


@dataclass(frozen=True)
class OldPicture:
    """A picture as the old page names it: where its file lay, its words for people who can't see it, its caption."""

    src: str
    alt: str = ""
    caption: str = ""


@dataclass(frozen=True)
class Block:
    """One piece of a page. `text` is Markdown on one line (a table: several), `plain` the same without markup.

    `is_strong` and `is_aside` (italic, centred or to the right) say how the whole piece was set.
    """

    kind: Kind
    text: str
    plain: str
    picture: OldPicture | None = None
    level: int = 0
    is_strong: bool = False
    is_aside: bool = False
    in_body: bool = True

    @property
    def words(self) -> int:
        return len(self.plain.split())


def escaped(text: str) -> str:
    """Return plain text as Markdown that means the same."""
    return _ENTITY.sub("&amp;", _SPECIAL.sub(r"\\\1", text))


def line_start_escaped(text: str) -> str:
    """Return a paragraph whose first sign does not make it a list, a heading or a quotation."""
    match = _LIST_MARK.match(text)
    if match and match[3]:
        return f"{match[3]}\\{match[4]}{text[match.end() :]}"
    return _STRAY.sub(r"\\\1", text)


def paragraph(plain: str, in_body: bool = True) -> Block:
    """Return a paragraph of plain text; one that begins with a dash is an entry of a list."""
    entry = re.match(r"[-+•●▪*–—]\s+(?=\S)", plain)
    if entry:
        rest = plain[entry.end() :]
        return Block("item", line_start_escaped(escaped(rest)), rest, in_body=in_body)
    return Block("paragraph", line_start_escaped(escaped(plain)), plain, in_body=in_body)


def markdown_of(blocks: tuple[Block, ...], picture_text: dict[int, str]) -> str:
    """Return blocks as a Markdown text; `picture_text` gives what stands for the pictures, by their position."""
    parts: list[str] = []
    previous: Kind | None = None
    number = 0
    deepest = 1
    for position, block in enumerate(blocks):
        if block.kind == "picture":
            text = picture_text.get(position, "")
        elif block.kind == "heading":
            deepest = min(max(2, block.level), deepest + 1)
            text = f"{'#' * deepest} {block.text}"
        elif block.kind in ("item", "numbered"):
            number = number + 1 if previous == block.kind == "numbered" else 1
            text = f"- {block.text}" if block.kind == "item" else f"{number}. {block.text}"
        else:
            text = f"> {block.text}" if block.kind == "quote" else block.text
        if not text:
            continue
        is_same_list = block.kind == previous and block.kind in ("item", "numbered")
        parts.append(("\n" if is_same_list else "\n\n") + text if parts else text)
        previous = block.kind
    return "".join(parts)
