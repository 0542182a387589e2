"""Vietnamese typography: curly quotes, dashes, words that stay together, capitals and document numbers marked up."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

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


@dataclass
class _Line:
    """The text of one paragraph across its inline markup, in pieces; `numbers` says which token a piece is.

    A piece with no number is not to be changed: it only stands between the others.
    """

    numbers: list[int | None] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    marked_up: set[int] = field(default_factory=set)

    def add(self, number: int | None, text: str) -> None:
        """Put a piece at the end."""
        self.numbers.append(number)
        self.texts.append(text)

    def typeset(self, ends_a_line: bool) -> Iterator[tuple[int, str]]:
        """Give number and new HTML of each token that changes. `ends_a_line`: its last words are a paragraph's."""
        whole = "".join(self.texts)
        if not whole or whole.isspace():
            return
        signed = self.texts
        if edits := list(sign_edits(whole)):
            signed = [_edited(text, inside) for text, inside in self._by_piece(self.texts, edits)]
            whole = "".join(signed)
        edits = [*space_edits(whole, ends_a_line), *markup_edits(whole)]
        if not edits and signed is self.texts:
            return
        for (text, inside), number, before in zip(self._by_piece(signed, edits), self.numbers, self.texts, strict=True):
            if number is not None and (inside or text != before):
                yield number, _edited(text, inside, _escaped)

    def _by_piece(self, texts: list[str], edits: Iterable[Edit]) -> list[tuple[str, list[Edit]]]:
        """Return each piece with the edits that lie wholly in it, counted from its start."""
        waiting = sorted(edits, reverse=True)
        pieces: list[tuple[str, list[Edit]]] = []
        offset = 0
        for number, text in zip(self.numbers, texts, strict=True):
            inside: list[Edit] = []
            while waiting and waiting[-1].start < offset + len(text):
                edit = waiting.pop()
                fits = number is not None and edit.end <= offset + len(text)
                if fits and not (edit.css_class and number in self.marked_up):
                    inside.append(Edit(edit.start - offset, edit.end - offset, edit.text, edit.css_class))
            pieces.append((text, inside))
            offset += len(text)
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
    tokens: list[str] = []
    changed: dict[int, str] = {}
    line = _Line()
    verbatim: list[str] = []
    our_spans = 0
    for is_tag, token in html_tokens(markup):
        number = len(tokens)
        tokens.append(token)
        if not is_tag:
            line.add(None if verbatim else number, _OBJECT if verbatim else html.unescape(token))
            if our_spans:
                line.marked_up.add(number)
            continue
        named = _TAG_NAME.match(token)
        if named is None:
            continue
        closing, name = bool(named[1]), named[2].lower()
        if name in _VERBATIM and not token.endswith("/>"):
            verbatim = _entered(verbatim, name, closing)
        if verbatim:
            continue
        if name not in _INLINE:
            changed.update(line.typeset(closing and name in _ENDS_WITH_A_LINE))
            line, our_spans = _Line(), 0
        elif name in ("br", "img"):
            line.add(None, "\n" if name == "br" else _OBJECT)
        elif name == "span" and closing:
            our_spans = max(0, our_spans - 1)
        elif name == "span" and (our_spans or _OUR_SPAN.match(token)):
            our_spans += 1
    changed.update(line.typeset(ends_a_line=False))
    return "".join(changed.get(number, token) for number, token in enumerate(tokens))


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
    position = 0
    for edit in edits:
        if edit.start < position:
            continue
        written = escape(edit.text)
        parts += [escape(text[position : edit.start])]
        parts += [f'<span class="{edit.css_class}">{written}</span>' if edit.css_class else written]
        position = edit.end
    return "".join([*parts, escape(text[position:])])


def _escaped(text: str) -> str:
    return html.escape(text, quote=False).replace("\u00a0", "&nbsp;")
