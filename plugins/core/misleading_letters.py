"""Letters that readers take for others: of another alphabet within a word, blank ones, marks heaped on one letter."""

from __future__ import annotations

import html
import re
import unicodedata

from plugins.core.problems import Problem

_USUAL_PARTS = bytes((0x00, 0x01, 0x02, 0x1E, *range(0x20, 0x28)))
"""The parts of Unicode, 256 characters each, in which Vietnamese and usual signs stand: nothing in them misleads."""
_LOOKS_LATIN = (
    "\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bd\u03bf\u03f2\u03f3"
    "\u0400-\u052f\u0531-\u0587\u13a0-\u13ff\u2c80-\u2cff\ua4d0-\ua4f7\uab70-\uabbf\uff21-\uff3a\uff41-\uff5a"
    "\U0001d400-\U0001d7cb"
)
"""Greek letters that can be taken for Latin ones, and whole alphabets that have many of these.

Unicode Technical Standard 39, section 4, lists them one by one.
"""
_STYLED = re.compile("[\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7cb]")
"""Latin letters of another width or weight, which no search finds and no voice reads."""
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]")
_HEAPED = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\ufe20-\ufe2f]{3,}")
_LOOKALIKE = re.compile(f"[{_LOOKS_LATIN}]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_REFERENCE = re.compile(r"&#?\w{1,32};", re.ASCII)
_RETYPE = "Xóa rồi gõ lại chỗ này bằng bàn phím tiếng Việt; không chép chữ trang trí từ mạng xã hội."
MOST_TOLD = 20
"""Problems of one file: who copied a whole text with such letters need not read of each."""


def misleading_letters(text: str, label: str) -> list[Problem]:
    """Return a problem for each line of a normalised text with letters that mislead, at most `MOST_TOLD`."""
    if "&" in text:
        text = _REFERENCE.sub(lambda written: _unless_line_end(html.unescape(written[0]), written[0]), text)
    if "\\" in text:
        text = _ESCAPE.sub(_spelled_out, text)
    if not text.encode("utf-16-le", "surrogatepass")[1::2].translate(None, _USUAL_PARTS):
        return []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.isascii() and (fault := _fault_of(line)):
            problems.append(Problem(label, number, *fault))
            if len(problems) == MOST_TOLD:
                break
    return problems


def _spelled_out(written: re.Match[str]) -> str:
    """Return the character that an escape of YAML stands for."""
    number = int(written[1] or written[2] or written[3], 16)
    return _unless_line_end(chr(min(number, 0x10FFFF)), written[0])


def _unless_line_end(said: str, written: str) -> str:
    return written if "\n" in said else said


def _fault_of(line: str) -> tuple[str, str, str, str] | None:
    """Return rule, reason, remedy and value of the first fault of a line."""
    if blank := _BLANK.search(line):
        reason = f"Có chữ trống, không ai nhìn thấy ({_code(blank[0])})."
        return "blank-letter", reason, "Xóa chữ này.", line[max(0, blank.start() - 20) : blank.end() + 20]
    if heaped := _HEAPED.search(line):
        reason = f"Có {len(heaped[0])} dấu chồng lên một chữ, tràn ra ngoài dòng."
        return "heaped-marks", reason, _RETYPE, line[max(0, heaped.start() - 20) : heaped.start() + 3]
    if _LOOKALIKE.search(line) is None:
        return None
    for word in _WORD.finditer(line):
        letter = _STYLED.search(word[0]) or _LATIN.search(word[0]) and _LOOKALIKE.search(word[0])
        if letter:
            reason = f"Chữ “{letter[0]}” ({_code(letter[0])}) trông như chữ Việt nhưng thuộc bảng chữ khác."
            return "misleading-letter", reason, _RETYPE, word[0]
    return None


def _code(letter: str) -> str:
    return f"U+{ord(letter):04X} {unicodedata.name(letter, '')}".rstrip()
