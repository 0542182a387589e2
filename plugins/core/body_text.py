"""One text on its way to HTML: where its blocks stand in the file, what is wrong with it, and when it is too much."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import util

from plugins.core.interface import Catalogue
from plugins.core.links import LinkResolver, PictureFacts, VideoFacts
from plugins.core.problems import Problem

MOST_CHARACTERS = 100_000
"""Some fifteen thousand words; the longest real article met so far has 40 kB."""
MOST_LINES = 2_500
DEEPEST = 12
"""Quotes and lists within each other."""
WIDEST_INDENT = 80
MOST_SIGNS = 2_000
"""Signs of markup in one paragraph or cell."""
MOST_SIGNS_IN_ALL = 12_000
MOST_FOOTNOTES = 500
MOST_BRACKETS_OPEN = 10
LONGEST_BLOCK = 30_000

_MARKERS = re.compile(r"[ ]*(?:(?:>|[-*+][ \t]|\d{1,9}\.[ \t]|:[ \t]{1,3})[ \t]*)*")
_MARKER = re.compile(r">|[-*+][ \t]|\d\.[ \t]|:[ \t]")
_SIGNS = "*_`[]<&\\!"
_FOOTNOTE = re.compile(r"^[ ]{0,3}\[\^([^\]]{0,200})\]:", re.MULTILINE)
_SEARCHED_LINES = 400
_PLACEHOLDER = re.compile(f"{util.STX}[^{util.ETX}]*{util.ETX}")


@dataclass(frozen=True)
class BodyWords:
    """What the page adds to a text for people who hear it, in the text's own language."""

    notes: str = "Chú thích"
    note: str = "Chú thích %(number)s"
    back: str = "Trở lại chỗ có chú thích %(number)s"
    back_again: str = "Trở lại chỗ có chú thích %(number)s, lần %(time)s"
    table: str = "Bảng %(number)s"


VIETNAMESE_WORDS = BodyWords()


def body_words(words: Catalogue) -> BodyWords:
    """Return these words in another language."""
    return BodyWords(
        words.gettext("Notes"),
        words.gettext("Note %(number)s"),
        words.gettext("Back to note %(number)s"),
        words.gettext("Back to note %(number)s, time %(time)s"),
        words.gettext("Table %(number)s"),
    )


class BodyText:
    """The text being rendered, with what is found out about it."""

    def __init__(
        self, text: str, label: str, first_line: int, links: LinkResolver, words: BodyWords = VIETNAMESE_WORDS
    ):
        self.text = text
        self.words = words
        self.label = label
        self.first_line = first_line
        self.links = links
        self.lines = text.split("\n")
        self.problems: list[Problem] = []
        self.headings: list[tuple[int, str, str]] = []
        self.pictures: list[tuple[PictureFacts, str]] = []
        self.videos: list[VideoFacts] = []
        self.blocks: dict[Element, tuple[int, str]] = {}
        self._signs = _signs_in(text)
        brackets = any(text.count(bracket) > MOST_BRACKETS_OPEN for bracket in "[({")
        self.may_be_tangled = brackets or len(text) > LONGEST_BLOCK or "\t" in text or self._signs > MOST_SIGNS
        """Whether a block of the text could be too tangled: no block has more signs than all of them together."""
        self.footnote_lines = (
            {match[1]: text.count("\n", 0, match.start()) for match in _FOOTNOTE.finditer(text)} if "[^" in text else {}
        )

    def report(self, index: int, rule: str, reason: str, remedy: str, value: str = "") -> None:
        """Note a problem; `index` is the line in the text, from 0."""
        self.problems.append(Problem(self.label, index + self.first_line, rule, reason, remedy, value))

    def is_too_much(self) -> bool:
        """Report and tell whether the text is longer or deeper than any real one, so that reading it would not end."""
        if len(self.text) > MOST_CHARACTERS or len(self.lines) > MOST_LINES:
            thousands = MOST_CHARACTERS // 1000
            self.report(
                0,
                "too-long",
                f"Bài quá dài ({len(self.text)} ký tự, {len(self.lines)} dòng); tối đa {thousands} nghìn ký tự và "
                f"{MOST_LINES} dòng.",
                "Chia thành nhiều bài, hoặc đăng phần dài thành tệp đính kèm.",
            )
            return True
        if self.text.count("[^") > MOST_FOOTNOTES:
            self.report(
                0,
                "too-many-footnotes",
                f"Bài có hơn {MOST_FOOTNOTES} dấu chú thích.",
                "Bớt chú thích, hoặc chia thành nhiều bài.",
            )
            return True
        if self._signs > MOST_SIGNS_IN_ALL:
            self.report(
                0,
                "too-tangled",
                "Bài có quá nhiều dấu định dạng (sao, ngoặc, gạch dưới…), hơn mọi bài bình thường.",
                "Kiểm tra xem có phải nội dung bị dán nhầm; nếu không, chia thành nhiều bài.",
            )
            return True
        for index, line in enumerate(self.lines):
            if line[:1].isalpha():
                continue
            marked = _MARKERS.match(line)
            prefix = marked[0] if marked else ""
            if not prefix:
                continue
            indent = len(prefix.expandtabs(4)) - len(prefix.expandtabs(4).lstrip())
            markers = len(_MARKER.findall(prefix))
            if indent > WIDEST_INDENT or markers and markers + indent // 4 > DEEPEST:
                self.report_depth(index, line)
                return True
        return False

    def report_depth(self, index: int, value: str = "") -> None:
        """Note that something is nested too deeply."""
        self.report(
            index,
            "too-deep",
            "Danh sách, trích dẫn hoặc dấu ngoặc lồng nhau quá nhiều tầng.",
            f"Viết phẳng lại: tối đa {DEEPEST} tầng danh sách hay trích dẫn, không để ngoặc mở mà không đóng.",
            value,
        )

    def find_block(self, raw: str, start: int) -> int | None:
        """Return the line, from `start` on, that holds the first line of a block, or None."""
        first = raw.strip().partition("\n")[0].rstrip()
        if not first:
            return None
        for index in range(start, min(len(self.lines), start + _SEARCHED_LINES)):
            if first in self.lines[index]:
                return index
        return None

    def line_of(self, block: Element | None, literal: str) -> int:
        """Return the line, from 0, of something in a block."""
        index, raw = self.blocks.get(block, (0, self.text)) if block is not None else (0, self.text)
        literal = _PLACEHOLDER.split(literal, maxsplit=1)[0]
        at = raw.find(literal) if literal else -1
        if at >= 0:
            return index + raw.count("\n", 0, at)
        anywhere = self.text.find(literal) if len(literal) > 3 else -1
        return self.text.count("\n", 0, anywhere) if anywhere >= 0 else index


def is_too_tangled(raw: str) -> bool:
    """Tell whether a block has more markup in it than any real one."""
    if len(raw) < 60:
        return False
    if len(raw) > LONGEST_BLOCK or _signs_in(raw) > MOST_SIGNS:
        return True
    return any(_deepest(raw, opening, closing) > MOST_BRACKETS_OPEN for opening, closing in ("[]", "()", "{}"))


def _signs_in(text: str) -> int:
    """Return how many signs of markup a text has."""
    return sum(map(text.count, _SIGNS))


def _deepest(raw: str, opening: str, closing: str) -> int:
    if raw.count(opening) <= MOST_BRACKETS_OPEN:
        return 0
    depth = deepest = 0
    for sign in raw:
        if sign == opening:
            depth += 1
            deepest = max(deepest, depth)
        elif sign == closing and depth:
            depth -= 1
    return deepest


def plain_text(element: Element) -> str:
    """Return the words of an element on one line."""
    text = "".join(element.itertext()).replace(util.AMP_SUBSTITUTE + "amp;", "&")
    return " ".join(text.split())
