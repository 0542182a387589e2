"""Vietnamese typography: curly quotes, dashes, words that stay together, capitals and document numbers marked up."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable

from plugins.core.html_tokens import html_tokens
from plugins.core.typographic_edits import Edit, markup_edits, sign_edits, space_edits

_TAG_NAME = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
_OUR_SPAN = re.compile(r"<span class=[\"']?bt-(?:caps|number)\b")

_VERBATIM = frozenset(
    ("code", "kbd", "math", "option", "pre", "samp", "script", "style", "svg", "textarea", "title", "tt", "var")
)
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark")
    + ("math", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "svg", "time", "tt", "u", "var", "wbr")
)
_ENDS_WITH_A_LINE = frozenset(("dd", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p"))
_OBJECT = "\ufffc"
"""Stands for a picture or a piece of code that a sentence runs around."""


class Typesetter:
    """Puts a body into type: it is told of every tag and every text, in order, and keeps them, typeset, in `pieces`."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        # The text of one paragraph across its inline markup. The number says which of the pieces a text is; a text with
        # no number is not to be changed: it only stands between the others.
        self._numbers: list[int | None] = []
        self._texts: list[str] = []
        self._marked_up: set[int] = set()
        self._verbatim: list[str] = []
        self._our_spans = 0

    def add_text(self, text: str, written: str) -> None:
        """Take the next text; `written` is how it stands in HTML, should it not change."""
        number = len(self.pieces)
        self.pieces.append(written)
        if self._verbatim:
            self._numbers.append(None)
            self._texts.append(_OBJECT)
        elif text != "\n" or self._texts:
            self._numbers.append(number)
            self._texts.append(text)
            if self._our_spans:
                self._marked_up.add(number)

    def add_tag(self, token: str, name: str, closing: bool) -> None:
        """Take the next tag; one without a name is a comment."""
        self.pieces.append(token)
        if not name:
            return
        if name in _VERBATIM and not token.endswith("/>"):
            self._verbatim = _entered(self._verbatim, name, closing)
        if self._verbatim:
            return
        if name not in _INLINE:
            if self._texts:
                self.end_line(closing and name in _ENDS_WITH_A_LINE)
            self._our_spans = 0
        elif name in ("br", "img"):
            self._numbers.append(None)
            self._texts.append("\n" if name == "br" else _OBJECT)
        elif name == "span" and closing:
            self._our_spans = max(0, self._our_spans - 1)
        elif name == "span" and (self._our_spans or _OUR_SPAN.match(token)):
            self._our_spans += 1

    def end_line(self, ends_a_line: bool = False) -> None:
        """Typeset what came since the last line ended. `ends_a_line`: its last words are a paragraph's."""
        texts, numbers, marked_up = self._texts, self._numbers, self._marked_up
        self._texts, self._numbers, self._marked_up = [], [], set()
        whole = texts[0] if len(texts) == 1 else "".join(texts)
        if not whole or whole.isspace() or numbers == [None]:
            return
        signed = texts
        if edits := list(sign_edits(whole)):
            signed = [_edited(text, inside) for text, inside in _by_piece(texts, numbers, marked_up, edits)]
            whole = "".join(signed)
        edits = [*space_edits(whole, ends_a_line), *markup_edits(whole)]
        if not edits and signed is texts:
            return
        pieces = _by_piece(signed, numbers, marked_up, edits)
        for (text, inside), number, before in zip(pieces, numbers, texts, strict=True):
            if number is not None and (inside or text != before):
                self.pieces[number] = _edited(text, inside, escaped)


def _by_piece(
    texts: list[str], numbers: list[int | None], marked_up: set[int], edits: Iterable[Edit]
) -> list[tuple[str, list[Edit]]]:
    """Return each piece of a line with the edits that lie wholly in it, counted from its start."""
    if len(texts) == 1 and not marked_up:
        return [(texts[0], sorted(edits))]
    waiting = sorted(edits, reverse=True)
    pieces: list[tuple[str, list[Edit]]] = []
    offset = 0
    for number, text in zip(numbers, texts, strict=True):
        inside: list[Edit] = []
        end = offset + len(text)
        while waiting and waiting[-1].start < end:
            edit = waiting.pop()
            fits = number is not None and edit.end <= end
            if fits and not (edit.css_class and number in marked_up):
                moved = Edit(edit.start - offset, edit.end - offset, edit.text, edit.css_class) if offset else edit
                inside.append(moved)
        pieces.append((text, inside))
        offset = end
    return pieces


def typeset_text(text: str) -> str:
    """Return plain text with curly quotes, dashes and ellipses; for titles and captions, where no markup may stand."""
    return _edited(text, sorted(sign_edits(text)))


def typeset_html(markup: str) -> str:
    """Return the HTML of a body with Vietnamese typography; the words and the rest of the markup are as they were.

    Curly quotes, dashes and ellipses; no-break spaces where a line must not end ("ngày 19/12", "số 25", "5 km", before
    the last word of a paragraph); `<span class="bt-caps">HĐND</span>`, `<span class="bt-number">25-NQ/TW</span>`. Code,
    scripts, drawings, attributes and web addresses are left alone. Doing it twice is doing it once; no input raises.
    """
    typesetter = Typesetter()
    read: dict[str, tuple[bool, str]] = {}
    for is_tag, token in html_tokens(markup):
        if is_tag:
            closing, name = read.get(token) or read.setdefault(token, _named(token))
            typesetter.add_tag(token, name, closing)
        else:
            typesetter.add_text(html.unescape(token), token)
    typesetter.end_line()
    return "".join(typesetter.pieces)


def _named(token: str) -> tuple[bool, str]:
    """Return whether a tag closes and its name; no name for a comment."""
    named = _TAG_NAME.match(token)
    return (bool(named[1]), named[2].lower()) if named else (False, "")


def _entered(elements: list[str], name: str, closing: bool) -> list[str]:
    """Return the open elements whose content stays as it is, after the tag."""
    if not closing:
        return [*elements, name]
    if name not in elements:
        return elements
    return elements[: len(elements) - 1 - elements[::-1].index(name)]


def _edited(text: str, edits: Iterable[Edit], escape: Callable[[str], str] = str) -> str:
    """Return the text with the edits, which are in order; of two that overlap the first wins."""
    parts: list[str] = []
    plain: list[str] = []
    position = 0
    for start, end, new, css_class in edits:
        if start < position:
            continue
        plain.append(text[position:start])
        position = end
        if css_class:
            parts += [escape("".join(plain)), f'<span class="{css_class}">{escape(new)}</span>']
            plain.clear()
        else:
            plain.append(new)
    return "".join([*parts, escape("".join([*plain, text[position:]]))])


def escaped(text: str) -> str:
    """Return text as it stands in HTML, no-break spaces so that they can be seen."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\u00a0", "&nbsp;")
