"""Vietnamese typography: curly quotes, dashes, words that stay together, capitals and document numbers marked up."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from plugins.core.html_tokens import html_tokens

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

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s\"'“”<>()]+|(?<![\w.+-])[\w.+-]+@[^\s\"'“”<>()]+", re.IGNORECASE)
_QUOTE = re.compile("[\"'“”‘’]")
_CLOSING_SINGLE = re.compile(r"[^\s']'(?!\w)")
_LONGEST_SINGLE_QUOTED = 300
_BEFORE_QUOTED = frozenset("([{–—-")
_AFTER_QUOTED = frozenset(".,;:!?)]}…”’")
_LONG_DASH = re.compile(r"(?<!-)--(-?)(?!-)")
_SPACED_HYPHEN = re.compile(r"(?<!\S)-(?=\s)")
_YEARS = re.compile(r"(?<![\w/.…–—-])(?:19|20)\d\d(-)(?=(?:19|20)\d\d(?![\w/–—-]))")
_ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)")

_SPACE_BEFORE_NUMBER = re.compile(r"[ \n](?=\d|[IVXL]+(?!\w))")
_COUNTED = re.compile(
    r"(?<!\w)(?:ngày|tháng|năm|quý|số|điều|khoản|điểm|mục|chương|phần|khóa|khoá|nhiệm kỳ|tổ|thôn|xóm|phường|quận|trang"
    r"|lúc|hồi)\Z",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"(?<!\w)(?:nghị quyết|chỉ thị|kết luận|quy định|quyết định|kế hoạch|hướng dẫn|thông báo|thông tri|thông tư|báo cáo"
    r"|chương trình|công văn|đề án|nghị định|luật|pháp lệnh|tờ trình)\Z",
    re.IGNORECASE,
)
_FIRST_HALF = re.compile(r"(?<!\w)(?:nghị|chỉ|kết|quy|quyết|đề|thông)\Z", re.IGNORECASE)
_SPACE_BEFORE_SECOND_HALF = re.compile(
    r"[ \n](?=(?:quyết|thị|luận|định|án|báo|tư|tri)\s\d{1,4}(?![\w/-]))", re.IGNORECASE
)
_SPACE_BEFORE_UNIT = re.compile(
    r"(?<=\d)[ \n](?=(?:%|‰|°C|km/h|km[²2]?|m[²³23]?|cm|mm|ha|kg|g|tấn|tạ|lít|kW|MW|tỷ|tỉ|triệu|nghìn|ngàn|đồng|giờ"
    r"|phút|giây|tuổi|người|hộ)(?!\w))"
)
_SPACE_BEFORE_DASH = re.compile(r"(?<=[^\s–—])[ \n](?=[–—]\s)")
_LONGEST_BEFORE_NUMBER = 16
_LONGEST_LAST_WORD = 12
_WORDS_OF_A_SHORT_LINE = 3

_CAPITAL = "A-ZĐĂÂÊÔƠƯ"
_NUMBER = re.compile(
    rf"(?<![\w/-])(?:\d+(?:/\d{{4}})?(?:[-/][{_CAPITAL}]\w*)+|[{_CAPITAL}]{{2,}}(?:-[{_CAPITAL}]{{2,}}|-\d+)+)(?![\w/-])"
)
_CAPITALS = re.compile(rf"(?<![\w&/-])[{_CAPITAL}]{{2,}}\d*(?:&[{_CAPITAL}]+)*(?![\w&-])")
_WORD_BEFORE = re.compile(r"(\w+)\s\Z")
_WORD_AFTER = re.compile(r"\s(\w+)")
_TONED_CAPITAL = re.compile("[ÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬÈẺẼÉẸỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴ]")


class Edit(NamedTuple):
    """What stands instead of a part of a text, and the class of the span around it ("" for none)."""

    start: int
    end: int
    text: str
    css_class: str = ""


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
        if not any(self.texts):
            return
        signed = [
            _edited(text, inside) for text, inside in self._by_piece(self.texts, _sign_edits("".join(self.texts)))
        ]
        whole = "".join(signed)
        edits = [*_space_edits(whole, ends_a_line), *_markup_edits(whole)]
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
                    inside.append(edit._replace(start=edit.start - offset, end=edit.end - offset))
            pieces.append((text, inside))
            offset += len(text)
        return pieces


def typeset_text(text: str) -> str:
    """Return plain text with curly quotes, dashes and ellipses; for titles and captions, where no markup may stand."""
    return _edited(text, sorted(_sign_edits(text)))


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


def _sign_edits(text: str) -> Iterator[Edit]:
    """Give the edits that turn typed signs into printed ones, outside of web addresses."""
    addresses = _addresses(text)
    for edit in (*_quote_edits(text), *_dash_edits(text)):
        if not any(start <= edit.start < end for start, end in addresses):
            yield edit


def _addresses(text: str) -> list[tuple[int, int]]:
    """Return where web and e-mail addresses stand."""
    if "@" not in text and "://" not in text and "www." not in text.lower():
        return []
    return [found.span() for found in _ADDRESS.finditer(text)]


def _dash_edits(text: str) -> Iterator[Edit]:
    if "..." in text:
        for dots in _ELLIPSIS.finditer(text):
            yield Edit(*dots.span(), "…")
    if "-" not in text:
        return
    for dash in _LONG_DASH.finditer(text):
        yield Edit(*dash.span(), "—" if dash[1] else "–")
    for hyphen in _SPACED_HYPHEN.finditer(text):
        yield Edit(*hyphen.span(), "–")
    for years in _YEARS.finditer(text):
        yield Edit(*years.span(1), "–")


def _quote_edits(text: str) -> Iterator[Edit]:
    """Give the edits that curl quotes; feet and inches (a digit before, nothing open) stay straight."""
    doubles = singles = 0
    opened_last = -1
    for found in _QUOTE.finditer(text):
        at, sign = found.start(), found[0]
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        starts = before.isspace() or before in _BEFORE_QUOTED or opened_last == at - 1 >= 0
        ends = after.isspace() or after in _AFTER_QUOTED
        inside_word = before.isalnum() and after.isalnum()
        if sign in "\"'" and before.isdigit() and not (doubles if sign == '"' else singles):
            continue
        if sign == '"':
            opens = starts if starts != ends else doubles == 0
            sign = "“" if opens else "”"
        elif sign == "'":
            closer = _CLOSING_SINGLE.search(text, at + 1, at + _LONGEST_SINGLE_QUOTED)
            sign = "‘" if starts and not ends and closer else "’"
        if sign in "“‘":
            opened_last = at
        if sign in "“”":
            doubles = max(0, doubles + (1 if sign == "“" else -1))
        elif not inside_word:
            singles = max(0, singles + (1 if sign == "‘" else -1))
        if sign != found[0]:
            yield Edit(*found.span(), sign)


def _space_edits(text: str, ends_a_line: bool) -> Iterator[Edit]:
    """Give the edits that keep words on one line."""
    for spaces, word in (
        (_SPACE_BEFORE_NUMBER, _COUNTED),
        (_SPACE_BEFORE_NUMBER, _DOCUMENT),
        (_SPACE_BEFORE_SECOND_HALF, _FIRST_HALF),
        (_SPACE_BEFORE_UNIT, None),
        (_SPACE_BEFORE_DASH, None),
    ):
        for found in spaces.finditer(text):
            at = found.start()
            if word is None or word.search(text, max(0, at - _LONGEST_BEFORE_NUMBER), at):
                yield Edit(at, at + 1, "\u00a0")
    words = text.split()
    if ends_a_line and len(words) > _WORDS_OF_A_SHORT_LINE and len(words[-1]) <= _LONGEST_LAST_WORD:
        space = len(text.rstrip()) - len(words[-1]) - 1
        if text[space] in " \n" and not text[space - 1].isspace():
            yield Edit(space, space + 1, "\u00a0")


def _markup_edits(text: str) -> Iterator[Edit]:
    """Give the edits that put document numbers and abbreviations into spans."""
    all_shouted = text.isupper() and len(text.split()) > 1
    addresses = _addresses(text)
    for pattern, css_class in ((_NUMBER, "bt-number"), (_CAPITALS, "bt-caps")):
        for found in pattern.finditer(text):
            in_address = any(start <= found.start() < end for start, end in addresses)
            if in_address or css_class == "bt-caps" and (all_shouted or _is_shouted(text, *found.span())):
                continue
            yield Edit(*found.span(), found[0], css_class)


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Tell whether the capitals are a word of a phrase in capitals (HỘI NGHỊ) and not an abbreviation.

    Abbreviations are made of first letters without tones, so a neighbour in capitals with a tone gives the phrase away.
    """
    neighbours = (_WORD_BEFORE.search(text, max(0, start - 20), start), _WORD_AFTER.match(text, end))
    return any(word and word[1].isupper() and _TONED_CAPITAL.search(word[1]) for word in neighbours)
