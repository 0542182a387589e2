"""What Vietnamese typography changes in a text: where, to what, and what gets a span around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s\"'“”<>()]+|(?<![\w.+-])[\w.+-]+@[^\s\"'“”<>()]+", re.IGNORECASE)
_QUOTE = re.compile("[\"'“”‘’]")
_CLOSING_SINGLE = re.compile(r"[^\s']'(?!\w)")
_LONGEST_SINGLE_QUOTED = 300
_BEFORE_QUOTED = frozenset("([{–—-")
_AFTER_QUOTED = frozenset(".,;:!?)]}…”’")
_LONG_DASH = re.compile(r"(?<!-)--(-?)(?!-)")
_SPACED_HYPHEN = re.compile(r"-(?<!\S-)(?=\s)")
_YEARS = re.compile(r"[12](?<![\w/.…–—-].)(?:(?<=1)9|(?<=2)0)\d\d(-)(?=(?:19|20)\d\d(?![\w/–—-]))")
_ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)")

_NUMERAL = re.compile(r"[0-9IVXL](?:(?<=[0-9])[0-9IVXL]*|(?<=\s.)[IVXL]*+(?!\w))")
_UNIT = re.compile(
    r"[ \n](?:%|‰|°C|km/h|km[²2]?|m[²³23]?|cm|mm|ha|kg|g|tấn|tạ|lít|kW|MW|tỷ|tỉ|triệu|nghìn|ngàn|đồng|giờ|phút|giây"
    r"|tuổi|người|hộ)(?!\w)"
)
_DASH_AFTER_WORD = re.compile(r"[–—](?<=[^\s–—][ \n].)(?=\s)")
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
_BEFORE_NUMBER = (
    ("ngày", "tháng", "năm", "quý", "số", "điều", "khoản", "điểm", "mục", "chương", "phần", "khóa", "khoá", "kỳ", "tổ")
    + ("thôn", "xóm", "phường", "quận", "trang", "lúc", "hồi", "quyết", "thị", "luận", "định", "hoạch", "dẫn", "báo")
    + ("tri", "tư", "cáo", "trình", "văn", "án", "luật", "lệnh")
)
"""The last syllables of the words above: most numbers follow something else, and are passed over by this alone."""
_SECOND_HALF = re.compile(r"[ \n](?:quyết|thị|luận|định|án|báo|tư|tri)\Z", re.IGNORECASE)
_SHORT_NUMBER = re.compile(r"\d{1,4}(?![\w/-])")
_FIRST_HALF = re.compile(r"(?<!\w)(?:nghị|chỉ|kết|quy|quyết|đề|thông)\Z", re.IGNORECASE)
_LONGEST_BEFORE_NUMBER = 16
_LONGEST_LAST_WORD = 12
_LONGEST_UNBROKEN = 32
"""Letters of an abbreviation or number that stays on one line; more would not fit a telephone's."""
_WORDS_OF_A_SHORT_LINE = 3

# The signs that may begin a match stand first and what must not stand before them second: a search then looks closer
# at these signs only, and not at every place of a text.
_CAPITAL = "A-ZĐĂÂÊÔƠƯ"
_NUMBER = re.compile(
    rf"[\d{_CAPITAL}](?<![\w/-].)(?:(?<=\d)\d*(?:/\d{{4}})?(?:[-/][{_CAPITAL}]\w*)+"
    rf"|(?<=[{_CAPITAL}])[{_CAPITAL}]+(?:-[{_CAPITAL}]{{2,}}|-\d+)+)(?![\w/-])"
)
_CAPITALS = re.compile(rf"[{_CAPITAL}](?<![\w&/-].)[{_CAPITAL}]+\d*(?:&[{_CAPITAL}]+)*(?![\w&-])")
_WORD_BEFORE = re.compile(r"(\w+)\s\Z")
_WORD_AFTER = re.compile(r"\s(\w+)")
_TONED_CAPITAL = re.compile("[ÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬÈẺẼÉẸỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴ]")


class Edit(NamedTuple):
    """What stands instead of a part of a text, and the class of the span around it ("" for none)."""

    start: int
    end: int
    text: str
    css_class: str = ""


def sign_edits(text: str) -> Iterator[Edit]:
    """Give the edits that turn typed signs into printed ones, outside of web addresses."""
    if '"' not in text and "'" not in text and "-" not in text and "..." not in text:
        return
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
    if "--" in text:
        for dash in _LONG_DASH.finditer(text):
            yield Edit(*dash.span(), "—" if dash[1] else "–")
    for hyphen in _SPACED_HYPHEN.finditer(text):
        yield Edit(*hyphen.span(), "–")
    for years in _YEARS.finditer(text):
        yield Edit(*years.span(1), "–")


def _quote_edits(text: str) -> Iterator[Edit]:
    """Give the edits that curl quotes; feet and inches (a digit before, nothing open) stay straight."""
    if '"' not in text and "'" not in text:
        return
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


def space_edits(text: str, ends_a_line: bool) -> Iterator[Edit]:
    """Give the edits that keep words on one line."""
    for found in _NUMERAL.finditer(text):
        start, end = found.span()
        if start and text[start - 1].isspace():
            before = text[max(0, start - 1 - _LONGEST_BEFORE_NUMBER) : start - 1]
            if before.lower().endswith(_BEFORE_NUMBER):
                yield from _edits_before_number(text, start, len(before))
        if text[end : end + 1] in (" ", "\n") and text[end - 1] <= "9" and _UNIT.match(text, end):
            yield Edit(end, end + 1, "\u00a0")
    if "–" in text or "—" in text:
        for dash in _DASH_AFTER_WORD.finditer(text):
            yield Edit(dash.start() - 1, dash.start(), "\u00a0")
    if ends_a_line and len(text.split(None, _WORDS_OF_A_SHORT_LINE)) > _WORDS_OF_A_SHORT_LINE:
        last = text.rsplit(None, 1)[-1]
        space = len(text.rstrip()) - len(last) - 1
        if len(last) <= _LONGEST_LAST_WORD and text[space] in " \n" and not text[space - 1].isspace():
            yield Edit(space, space + 1, "\u00a0")


def _edits_before_number(text: str, start: int, length: int) -> Iterator[Edit]:
    """Give the edits that keep a number, at `start` after a space, beside its word and that word in one piece.

    `length` is how much of the text before that space is looked at.
    """
    at = start - 1
    if text[at] in " \n":
        first = at - length
        if _COUNTED.search(text, first, at) or _DOCUMENT.search(text, first, at):
            yield Edit(at, start, "\u00a0")
    half = _SECOND_HALF.search(text, at - length, at)
    if half and _SHORT_NUMBER.match(text, start):
        at = half.start()
        if _FIRST_HALF.search(text, max(0, at - _LONGEST_BEFORE_NUMBER), at):
            yield Edit(at, at + 1, "\u00a0")


def markup_edits(text: str) -> Iterator[Edit]:
    """Give the edits that put document numbers and abbreviations into spans."""
    found = [(one, "bt-number") for one in _NUMBER.finditer(text)] if "-" in text or "/" in text else []
    found += [(one, "bt-caps") for one in _CAPITALS.finditer(text)]
    found = [(one, css_class) for one, css_class in found if one.end() - one.start() <= _LONGEST_UNBROKEN]
    if not found:
        return
    addresses = _addresses(text)
    all_shouted = text.isupper() and len(text.split()) > 1
    for one, css_class in found:
        in_address = any(start <= one.start() < end for start, end in addresses)
        if in_address or css_class == "bt-caps" and (all_shouted or _is_shouted(text, *one.span())):
            continue
        yield Edit(*one.span(), one[0], css_class)


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Tell whether the capitals are a word of a phrase in capitals (HỘI NGHỊ) and not an abbreviation.

    Abbreviations are made of first letters without tones, so a neighbour in capitals with a tone gives the phrase away.
    """
    neighbours = (_WORD_BEFORE.search(text, max(0, start - 20), start), _WORD_AFTER.match(text, end))
    return any(word and word[1].isupper() and _TONED_CAPITAL.search(word[1]) for word in neighbours)
