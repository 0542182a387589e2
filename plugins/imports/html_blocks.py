"""A page's HTML as blocks: walks the elements in order and keeps what Markdown can say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from plugins.core.text import normalise_text
from plugins.imports.blocks import Block, Kind, OldPicture, escaped, line_start_escaped, paragraph
from plugins.imports.page_hints import joined
from plugins.imports.scraped_text import pieces_of

_BLOCKS_NAMES = (
    "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr html li main ol p pre section table tbody td tfoot th thead tr ul caption"
)
_BLOCKS = frozenset(_BLOCKS_NAMES.split())
_STRONG = ("b", "strong")
_ITALIC = ("i", "em", "cite")
_BREAK = "\n"
_ASIDE = re.compile(r"text-align:\s*(?:center|right)|font-style:\s*italic", re.IGNORECASE)
_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_SMALLEST = 60
"""Pixels: what is narrower or lower is an icon."""


@dataclass
class _Line:
    """What has been read since the last block ended."""

    plain: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    strong: int = 0
    aside: int = 0
    pictures: list[OldPicture] = field(default_factory=list)


class BlockReader:
    """Reads elements into blocks. `base` is the page's address, which its links are relative to; "" if not known."""

    def __init__(self, base: str, body: Tag | None):
        self._base = base
        self._body = body
        self._in_body = body is None
        self._line = _Line()
        self.blocks: list[Block] = []

    def read(self, root: Tag) -> tuple[Block, ...]:
        """Return the blocks of an element."""
        self._walk(root, "paragraph", 0, False, False)
        self._flush("paragraph", 0)
        return tuple(self.blocks)

    def _walk(self, element: Tag, kind: Kind, level: int, strong: bool, aside: bool) -> None:
        if element is self._body:
            self._flush(kind, level)
            self._in_body = True
        style = str(element.get("style", ""))
        strong = strong or element.name in _STRONG or bool(_BOLD.search(style))
        aside = aside or element.name in (*_ITALIC, "center", "figcaption") or bool(_ASIDE.search(style))
        aside = aside or str(element.get("align", "")).lower() in ("center", "right")
        for child in list(element.children):
            if isinstance(child, Tag):
                self._take(child, kind, level, strong, aside)
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self._write(str(child), strong, aside)
        if element is self._body:
            self._flush(kind, level)
            self._in_body = False

    def _take(self, child: Tag, kind: Kind, level: int, strong: bool, aside: bool) -> None:
        name = child.name
        if name == "br":
            self._line.plain.append(_BREAK)
            self._line.text.append(_BREAK)
        elif name == "img":
            self._see(child)
        elif name == "a":
            self._link(child, strong, aside)
        elif name == "table" and not is_layout(child) and child is not self._body:
            self._flush(kind, level)
            self.blocks += [replace(block, in_body=self._in_body) for block in table_block(child)]
        elif name in _BLOCKS:
            self._flush(kind, level)
            inner_kind, inner_level = kind_of(child, kind, level)
            # A paragraph that was never closed holds the next one, which is set on its own all the same.
            is_own = name == "p" and child.find_parent("p") is not None
            is_strong = strong and not is_own and inner_kind != "heading"
            self._walk(child, inner_kind, inner_level, is_strong, aside and not is_own)
            self._flush(inner_kind, inner_level)
        else:
            self._walk(child, kind, level, strong, aside)

    def _write(self, raw: str, strong: bool, aside: bool) -> None:
        plain = re.sub(r"\s+", " ", raw)
        if not plain:
            return
        self._line.plain.append(plain)
        self._line.text.append(escaped(plain))
        length = len(plain.strip())
        self._line.strong += length if strong else 0
        self._line.aside += length if aside else 0

    def _link(self, element: Tag, strong: bool, aside: bool) -> None:
        address = str(element.get("href", "")).strip()
        if self._base:
            address = joined(self._base, address)
        words = " ".join(normalise_text(element.get_text()).split())
        is_kept = re.fullmatch(r"(?:https?://[^\s<>()\[\]\\]+|mailto:[^@\s()]+@[^\s()]+)", address)
        if not is_kept or not words or element.find(["img", *_BLOCKS]) or words == address:
            self._walk(element, "paragraph", 0, strong, aside)
            return
        self._line.plain.append(words)
        self._line.text.append(f"[{escaped(words)}]({address})")

    def _see(self, element: Tag) -> None:
        src = str(element.get("src") or element.get("data-src") or element.get("data-original") or "").strip()
        sizes = [re.match(r"\d+", str(element.get(side, ""))) for side in ("width", "height")]
        if not src or any(size and int(size[0]) < _SMALLEST for size in sizes):
            return
        alt = " ".join(normalise_text(str(element.get("alt") or "")).split())
        self._line.pictures.append(OldPicture(src, alt))

    def _flush(self, kind: Kind, level: int) -> None:
        """End a block: pictures first, then the words that stood with them."""
        line, self._line = self._line, _Line()
        for picture in line.pictures:
            self.blocks.append(Block("picture", "", "", picture, in_body=self._in_body))
        whole = "".join(line.plain)
        length = len(whole.replace(_BREAK, "").strip())
        if not length:
            return
        is_strong = line.strong >= length * 0.9
        is_aside = line.aside >= length * 0.9
        plains = pieces_of(normalise_text(whole))
        texts = pieces_of(normalise_text("".join(line.text)))
        if len(plains) != len(texts):
            texts = [escaped(plain) for plain in plains]
        for plain, text in zip(plains, texts, strict=True):
            block = paragraph(plain) if kind == "paragraph" else Block(kind, text, plain, level=level)
            if kind == "paragraph" and block.kind == "paragraph":
                block = replace(block, text=line_start_escaped(text))
            self.blocks.append(replace(block, is_strong=is_strong, is_aside=is_aside, in_body=self._in_body))


def kind_of(element: Tag, kind: Kind, level: int) -> tuple[Kind, int]:
    """Return what an element makes of the words in it, inside of a block of another kind."""
    name = element.name
    if name in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return "heading", int(name[1])
    if name == "li":
        ordered = element.parent is not None and element.parent.name == "ol"
        return ("numbered" if ordered else "item"), 0
    if name == "blockquote":
        return "quote", 0
    if name in ("p", "div", "span") and kind in ("item", "numbered", "quote", "heading"):
        return kind, level
    return "paragraph", 0


def is_layout(table: Tag) -> bool:
    """Whether a table only puts things in their places: it holds others, or pictures, or has one column or row."""
    if table.find(["table", "img", "h1", "h2", "h3", "ul", "ol"]):
        return True
    rows = [row.find_all(["td", "th"]) for row in table.find_all("tr")]
    widest = max((len(row) for row in rows), default=0)
    longest = max((len(cell.get_text()) for row in rows for cell in row), default=0)
    return widest < 2 or len(rows) < 2 or longest > 400


def table_block(table: Tag) -> list[Block]:
    """Return a table of figures as a Markdown table: its first row is taken for the header."""
    rows = [
        [" ".join(normalise_text(cell.get_text(" ")).split()) for cell in row.find_all(["td", "th"])]
        for row in table.find_all("tr")
    ]
    rows = [row for row in rows if any(row)]
    if not rows:
        return []
    width = max(len(row) for row in rows)
    lines = [_row(row + [""] * (width - len(row))) for row in rows]
    text = "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])
    return [Block("table", text, " ".join(cell for row in rows for cell in row))]


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(escaped(cell).replace("|", "\\|") for cell in cells) + " |"


def texts_in(root: Tag) -> list[NavigableString]:
    """Return the pieces of text of an element, those that no reader sees left out."""
    return [
        piece
        for piece in root.find_all(string=True)
        if isinstance(piece, NavigableString) and not isinstance(piece, PreformattedString) and piece.strip()
    ]


def replace_texts(pieces: list[NavigableString], texts: list[str]) -> None:
    """Put other words in the place of pieces of text."""
    for piece, text in zip(pieces, texts, strict=True):
        if str(piece) != text:
            piece.replace_with(NavigableString(text))
