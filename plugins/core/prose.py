"""The prose of a Markdown text as a reader meets it: passages cut into sentences, tables cut into cells, with lines.

Nothing here moves a character: markup is blanked out, so that a place in a passage is a place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_HEADING = re.compile(r" {0,3}#{1,6}\s")
_ITEM = re.compile(r"\s{0,12}(?:[-*+]|\d{1,3}[.)])\s+")
_QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
_RULE_ROW = re.compile(r"\s*+(?:\|\s*+)?:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*(?:\|\s*+)?")
_CELL_END = re.compile(r"(?<!\\)\|")
_DEFINITION = re.compile(r" {0,3}\[\^?[^\]\n]{1,99}\]:[ \t]*|:[ \t]{1,3}(?=\S)")
_LINE_MARKS = frozenset(">[:-*+")
"""What a line may begin with, besides a digit, if it is no plain line of a paragraph."""
_SIGNS = ("[", "]", "`", "<", "{", "*", "_", "\\", "://", "www.")
"""Without one of these there is no markup in a text."""
_MARKUP = re.compile(
    # A first character out of a set is looked for at once; then it is told by a look back.
    r"[!\[\]`<{hw*_\\](?:"
    r"(?<=!)\[[^\]\n]{0,999}\]\([^)\n]{0,999}\)"  # a picture
    r"|(?<=\[)(?:\^[^\]\s]{1,99}\])?"  # the mark of a footnote, or the beginning of a link
    r"|(?<=`)[^`\n]{1,999}`"
    r"|(?<=\])\([^)\n]{0,999}\)"  # the end of a link, with its address
    r"|(?<=<)[^<>\n]{1,999}>"
    r"|(?<=\{)[:#.][^{}\n]{0,200}\}"
    r"|(?:(?<=h)ttps?://|(?<=w)ww\.)[^\s|]+"
    r"|(?<=\*)\**|(?<!\w_)(?<=_)_*|(?<=_)(?<!__)_*+(?!\w)|(?<=\\)(?=[^\w\s]))"
)
_STOP = re.compile(r"[.!?…][.!?…]*[\"”’»)\]]*(?=\s+[\"“‘«(\[–—-]*\s*(\w))")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_ABBREVIATIONS = frozenset(
    ("tp", "tx", "tt", "p", "q", "h", "x", "ths", "ts", "pgs", "gs", "bs", "ks", "cn", "tr", "st", "vd", "đ/c", "mr")
)


@dataclass(frozen=True)
class Passage:
    """A paragraph, a list with the words that lead to it, or a heading. `line` is where it begins in the file."""

    text: str
    line: int
    is_heading: bool = False

    def line_at(self, offset: int) -> int:
        """Return the line of the file on which a character of the passage stands."""
        return self.line + self.text.count("\n", 0, offset)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where each sentence begins and ends."""
        found = []
        start = 0
        for stop in _STOP.finditer(self.text):
            word = _LAST_WORD.search(self.text, max(0, stop.start() - 12), stop.start())
            if self.text[stop.start()] == "." and word and word[0].lower() in _ABBREVIATIONS or stop[1].islower():
                continue
            found.append((start, stop.end()))
            start = stop.end()
        if self.text[start:].strip():
            found.append((start, len(self.text)))
        return tuple(found)


@dataclass(frozen=True)
class Row:
    """A row of a table: what its cells say, and its line in the file."""

    cells: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Table:
    """A table: its heading and its rows."""

    header: Row
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Prose:
    """All that a text says."""

    passages: tuple[Passage, ...]
    tables: tuple[Table, ...]

    @property
    def opening(self) -> Passage | None:
        """The first passage that is not a heading."""
        return next((one for one in self.passages if not one.is_heading), None)


def read_prose(body: str, first_line: int) -> Prose:
    """Return the prose of a Markdown text; `first_line` is the line of the file on which it begins."""
    passages: list[Passage] = []
    tables: list[Table] = []
    signs = [sign for sign in _SIGNS if sign in body]
    for kind, lines, number in _blocks(body.split("\n")):
        if kind == "table":
            rows = tuple(
                Row(_cells(line), first_line + number + index) for index, line in enumerate(lines) if index != 1
            )
            tables.append(Table(rows[0], rows[1:]))
        else:
            passages.append(Passage(_blanked("\n".join(lines), signs), first_line + number, kind == "heading"))
    return Prose(tuple(passages), tuple(tables))


def plain_passage(text: str, line: int) -> Passage:
    """Return text without markup as a passage that stands at a line."""
    return Passage(text, line)


def _blocks(lines: list[str]) -> Iterator[tuple[str, list[str], int]]:
    """Yield the blocks of a text: kind, lines, number of the first line from 0."""
    held: list[str] = []
    start = at = 0
    in_list = leads_on = False
    while at < len(lines):
        line = lines[at]
        sign = line.lstrip()[:1]
        is_fence = sign in ("`", "~") and _FENCE.match(line) is not None
        is_heading = sign == "#" and _HEADING.match(line) is not None
        is_item = (sign in _LINE_MARKS or sign.isdigit()) and _ITEM.match(line) is not None
        ends = is_fence or is_heading or "|" in line and at + 1 < len(lines) and _is_rule(lines[at + 1])
        after_gap = bool(held) and bool(sign) and not held[-1].strip()
        if held and (ends or after_gap and not (is_item and (in_list or leads_on))):
            yield "text", _list_as_text(held), start
            held = []
        in_list = bool(held) and in_list or is_item
        leads_on = line.rstrip(" *_").endswith(":") if sign else leads_on
        if is_fence:
            fence = line.strip()[:3]
            at = next((n for n in range(at + 1, len(lines)) if lines[n].strip().startswith(fence)), len(lines))
        elif is_heading:
            yield "heading", [line.replace("#", " ")], at
        elif ends:
            last = next((n for n in range(at + 2, len(lines)) if "|" not in lines[n]), len(lines))
            yield "table", lines[at:last], at
            at = last - 1
        elif sign or held:
            start = start if held else at
            held.append(line)
        at += 1
    if held:
        yield "text", _list_as_text(held), start


def _is_rule(line: str) -> bool:
    return "-" in line and "|" in line and _RULE_ROW.fullmatch(line) is not None


def _list_as_text(lines: list[str]) -> list[str]:
    """Return lines of a paragraph or list, the items set apart by semicolons, quotation and definition marks gone."""
    shown: list[str] = []
    in_list = False
    filled: int | None = None
    for line in lines:
        sign = line.lstrip()[:1]
        if sign in _LINE_MARKS or sign.isdigit():
            for pattern in (_QUOTE, _DEFINITION):
                mark = pattern.match(line)
                line = " " * mark.end() + line[mark.end() :] if mark else line  # noqa: PLW2901
            item = _ITEM.match(line)
            if item:
                line = (";" if in_list else " ").ljust(item.end()) + line[item.end() :]  # noqa: PLW2901
                if filled is not None and in_list:
                    shown[filled] = _without_item_end(shown[filled])
                in_list = True
            sign = line.strip()
        filled = len(shown) if sign else filled
        shown.append(line)
    return shown


def _without_item_end(line: str) -> str:
    words = line.rstrip()
    return words[:-1].ljust(len(line)) if words.endswith((".", ";", ",")) else line


def _cells(line: str) -> tuple[str, ...]:
    cells = _CELL_END.split(line.strip().removeprefix("|"))
    if cells and not cells[-1].strip():
        cells.pop()
    return tuple(" ".join(_blanked(cell).split()) for cell in cells)


def _blanked(text: str, signs: Sequence[str] = _SIGNS) -> str:
    """Return the text with spaces in place of its markup; the words of links stay. `signs` are those it may have."""
    for sign in signs:
        if sign in text:
            return _MARKUP.sub(lambda found: " " * len(found[0]), text)
    return text
