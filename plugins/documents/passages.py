"""The passages of an article's HTML as plain text, the sentence around a place in them, and links put into them."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter

from plugins.core.html_tokens import html_pieces

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_INLINE = frozenset(
    ["", "a", "abbr", "em", "strong", "span", "small", "mark", "kbd", "sub", "sup", "br", "img", "code"]
)
_CELLS = frozenset(("td", "th"))
_SILENT = frozenset(("sup", "pre", "code", "kbd"))
_NOT_LINKED = frozenset(("a", "h2", "h3", "h4", "h5", "h6", "sup"))
_CHANGES_WHAT_FOLLOWS = _SILENT | _NOT_LINKED
"""Elements whose words are left out, or get no links."""
_LINE_END = ["\n"]
"""What stands between most tags that end a passage."""
_VOID = frozenset(("br", "img", "hr"))
_PIECE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,31});|.", re.DOTALL)

_LONGEST_SENTENCE = 360
_LOOKED_AROUND = 200
_SENTENCE_END = re.compile(r"(?:(?<![.!?…])[.!?…]++|;)[\"”’)\]]*+\s++(?=\S)")
_ABBREVIATION = re.compile(r"(?:^|[\s(“])(?:TP|Tp|TX|Q|P|H|ThS|TS|PGS|GS|BS|Đ/c|đ/c|Đc|tr|St|T\.Ư)\.\s*\Z")


@dataclass(frozen=True)
class Piece:
    """A part of a passage that stands in one piece in the HTML, at `at`; `start` counts characters of the passage."""

    start: int
    at: int
    raw: str
    may_link: bool


@dataclass(frozen=True)
class Passage:
    """The words of one paragraph, list item, caption or table row (cells parted by tabs), and where they stand."""

    text: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Excerpt:
    """A sentence in three parts: before the words in question, those words, after them."""

    before: str
    words: str
    after: str


@dataclass(frozen=True)
class Link:
    """A link and where it stands in the HTML of a text without it, as `link_span` gives it."""

    start: int
    end: int
    address: str


def passages_of(markup: str, sign: re.Pattern[str] | None = None) -> list[Passage]:
    """Return the passages of safe HTML that have words in them; with a sign, only those in whose HTML it is.

    Most passages of an article have nothing to do with what is looked for in them: these are only passed over.
    """
    pieces = html_pieces(markup)
    places = list(accumulate(map(len, pieces), initial=0))
    tags = {token: _named(token) for token in set(pieces[1::2])}
    plain = {token for token, (_, name) in tags.items() if name in _INLINE and name not in _CHANGES_WHAT_FOLLOWS}
    found: list[Passage] = []
    open_tags: tuple[str, ...] = ()
    before = open_tags
    first = 0
    row = False
    for index, token in enumerate(pieces[1::2]):
        if token in plain:
            continue
        closing, name = tags[token]
        ends = name == "tr" or not row and name not in _INLINE
        if ends:
            inside = pieces[first : 2 * index + 1]
            if _may_have(inside, sign):
                found += _passage(inside, places[first], before, tags)
            first = 2 * index + 2
            row = name == "tr" and not closing
        if name in _CHANGES_WHAT_FOLLOWS:
            open_tags = _open_after(open_tags, closing, name)
        before = open_tags if ends else before
    if _may_have(pieces[first:], sign):
        found += _passage(pieces[first:], places[first], before, tags)
    return found


def _may_have(pieces: list[str], sign: re.Pattern[str] | None) -> bool:
    """Whether there may be words in what stands between two tags, and the sign, if one is looked for."""
    return pieces != _LINE_END and (sign is None or sign.search("\n".join(pieces[::2])) is not None)


def _passage(
    pieces: list[str], place: int, open_tags: tuple[str, ...], tags: Mapping[str, tuple[bool, str]]
) -> Iterator[Passage]:
    """Yield the passage that text, tag, text… make, if it has words; they stand at a place."""
    texts: list[str] = []
    parts: list[Piece] = []
    length = 0
    for index, token in enumerate(pieces):
        if index % 2:
            closing, name = tags[token]
            # A cell can only close inside of a passage where this is a row.
            text = " " if name == "br" else "\t" if closing and name in _CELLS else ""
            if name in _CHANGES_WHAT_FOLLOWS:
                open_tags = _open_after(open_tags, closing, name)
        elif not token or not _SILENT.isdisjoint(open_tags):
            text = ""
        else:
            text = html.unescape(token) if "&" in token else token
            text = text.replace("\u00a0", " ").replace("\n", " ").replace("\r", " ").replace("\t", " ")
            parts.append(Piece(length, place, token, _NOT_LINKED.isdisjoint(open_tags)))
        texts.append(text)
        length += len(text)
        place += len(token)
    text = "".join(texts)
    if text.strip():
        yield Passage(text, tuple(parts))


def _open_after(open_tags: tuple[str, ...], closing: bool, name: str) -> tuple[str, ...]:
    """Return the open elements, of those that matter here, after a tag of one of them."""
    if not closing:
        return (*open_tags, name)
    return open_tags[: len(open_tags) - 1 - open_tags[::-1].index(name)] if name in open_tags else open_tags


def _named(token: str) -> tuple[bool, str]:
    """Return whether a tag closes and its name; no name for a comment."""
    named = _TAG.match(token)
    return (bool(named[1]), named[2].lower()) if named else (False, "")


def excerpt(text: str, start: int, end: int) -> Excerpt:
    """Return the sentence around a place of a passage, cut to a readable length; cells are parted by a dot."""
    first = max(0, start - _LOOKED_AROUND)
    last = min(len(text), end + _LOOKED_AROUND)
    for stop in _SENTENCE_END.finditer(text, first, last):
        opens = text[stop.end()]
        if not (opens.isupper() or opens in '“"(') or _ABBREVIATION.search(
            text[max(0, stop.start() - 8) : stop.start() + 1]
        ):
            continue
        if stop.end() <= start:
            first = stop.end()
        elif stop.start() >= end:
            last = stop.end()
            break
    before, after = text[first:start], text[end:last]
    room = max(40, (_LONGEST_SENTENCE - (end - start)) // 2)
    if len(before) > room:
        before = "…" + before[-room:].partition(" ")[2]
    if len(after) > room:
        after = after[:room].rpartition(" ")[0] + "…"
    shown = (re.sub(r"\s*\t\s*", " · ", part) for part in (before.lstrip(), text[start:end], after.rstrip()))
    return Excerpt(*(re.sub(" {2,}", " ", part) for part in shown))


def link_span(markup: str, passage: Passage, start: int, inner_start: int, end: int) -> tuple[int, int] | None:
    """Return where in the HTML a link to words of a passage begins and ends: from `start`, else from `inner_start`.

    None where it would tear other markup, or a link.
    """
    spans = (_span(markup, passage, first, end) for first in dict.fromkeys((start, inner_start)))
    return next((span for span in spans if span is not None), None)


def with_links(markup: str, links: Iterable[Link], css_class: str) -> str:
    """Return the HTML with links in it."""
    edits: dict[int, str] = {}
    for link in links:
        edits[link.start] = edits.get(link.start, "") + f'<a class="{css_class}" href="{link.address}">'
        edits[link.end] = "</a>" + edits.get(link.end, "")
    parts: list[str] = []
    position = 0
    for at in sorted(edits):
        parts += [markup[position:at], edits[at]]
        position = at
    return "".join([*parts, markup[position:]])


def _span(markup: str, passage: Passage, start: int, end: int) -> tuple[int, int] | None:
    """Return where words of a passage begin and end in the HTML, if whole elements stand between, and no link."""
    first = _position(passage, start, at_end=False)
    last = _position(passage, end, at_end=True)
    if first is None or last is None:
        return None
    depth = 0
    for tag in _TAG.finditer(markup, first, last):
        if tag[2].lower() in _NOT_LINKED or tag[2].lower() not in _INLINE:
            return None
        depth += 0 if tag[2].lower() in _VOID else -1 if tag[1] else 1
        if depth < 0:
            return None
    while depth:
        closing = re.compile(r"</[a-z0-9]+>").match(markup, last)
        if closing is None:
            return None
        last = closing.end()
        depth -= 1
    return first, last


def _position(passage: Passage, offset: int, at_end: bool) -> int | None:
    """Return where a character of a passage stands in the HTML, or None where no link may begin or end there."""
    wanted = offset - 1 if at_end else offset
    place = bisect_right(passage.pieces, wanted, key=attrgetter("start")) - 1
    if place < 0 or not passage.pieces[place].may_link:
        return None
    holder = passage.pieces[place]
    inside = offset - holder.start
    if "&" not in holder.raw:
        return holder.at + inside if inside <= len(holder.raw) else None
    for index, part in enumerate(_PIECE.finditer(holder.raw)):
        if index == inside:
            return holder.at + part.start()
    return holder.at + len(holder.raw) if at_end else None
