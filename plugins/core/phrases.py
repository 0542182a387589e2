"""Words that know their language, and words of another language inside a sentence."""

from __future__ import annotations

import re

from markupsafe import Markup, escape


class Phrase(str):
    """A text of the content in a language that is not the content's main one, such as an office's English title."""

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> Phrase:
        """Return a text in a language."""
        phrase = super().__new__(cls, text)
        phrase.language = language
        return phrase

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        """Let copies and other processes have the language too."""
        return str(self), self.language


def spoken(text: str, language: str) -> Markup:
    """Return a text marked with its language."""
    return Markup('<span lang="{}">{}</span>').format(language, text)


_SYLLABLE = r"[^\W\d_]+(?:['’][^\W\d_]+)?"
_MARKED = "À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ"
_HAS_MARKS = re.compile(f"[{_MARKED}]")
_RUN = re.compile(rf"(?<![^\W_]){_SYLLABLE}(?:[ \u00a0\-–]{_SYLLABLE})*")
_TAG = re.compile(r"<[^<>]*>")
_VOWELS = "aeiouy"
_PLAIN_SYLLABLE = re.compile(
    rf"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[{_VOWELS}]{{1,3}}(?:ch|ng|nh|[cmnpt])?", re.IGNORECASE
)
_ENGLISH = "in on to the an a at he she it me my no so do go up us we be by or if of then than"
_NEVER_INSIDE = frozenset(_ENGLISH.split())
"""English words that might be Vietnamese syllables and stand beside a name with a capital letter."""


def with_vietnamese_marked(html: str) -> str:
    """Return safe HTML in another language with its Vietnamese names and terms marked as Vietnamese.

    A run of words is taken from the first to the last word with Vietnamese letters, and the capitalised words beside
    them that could be Vietnamese syllables: “Trần Thu Hương”, “Phan Thị Na”, “Ma Từ Đông Điền”. A name without any
    such letter (“Nam Hong”) is left, as nobody can tell it from English.
    """
    parts: list[str] = []
    depth, end = 0, 0
    for tag in _TAG.finditer(html):
        parts += [html[end : tag.start()] if depth else _RUN.sub(_with_marks, html[end : tag.start()]), tag[0]]
        depth, end = _depth_after(tag[0], depth), tag.end()
    return "".join([*parts, html[end:] if depth else _RUN.sub(_with_marks, html[end:])])


def in_language(html: str, language: str) -> str:
    """Return safe HTML of a text in a language; in another one than Vietnamese its Vietnamese names are marked."""
    return html if language == "vi" else with_vietnamese_marked(html)


def _depth_after(tag: str, depth: int) -> int:
    """Return how many open elements say their own language, or stand in one that does."""
    if tag.startswith("</"):
        return max(0, depth - 1)
    if depth == 0 and " lang=" not in tag:
        return 0
    return depth + (not re.match(r"<(?:br|hr|img|input|source|wbr|path|circle)\b", tag) and not tag.endswith("/>"))


def _with_marks(run: re.Match[str]) -> str:
    words = list(re.finditer(_SYLLABLE, run[0]))
    marked = [index for index, word in enumerate(words) if _HAS_MARKS.search(word[0])]
    if not marked:
        return run[0]
    parts, end, index = [], 0, 0
    while index < len(words):
        if index not in marked:
            index += 1
            continue
        first = index
        while first > 0 and words[first - 1].start() >= end and _belongs(words[first - 1][0]):
            first -= 1
        while index + 1 < len(words) and (index + 1 in marked or _belongs(words[index + 1][0])):
            index += 1
        name = run[0][words[first].start() : words[index].end()]
        parts += [run[0][end : words[first].start()], spoken(Markup(name), "vi")]
        end, index = words[index].end(), index + 1
    return "".join([*parts, run[0][end:]])


def _belongs(word: str) -> bool:
    """Whether a word without Vietnamese letters beside one with them is part of the name."""
    return word[:1].isupper() and word.casefold() not in _NEVER_INSIDE and bool(_PLAIN_SYLLABLE.fullmatch(word))


def phrase(text: str) -> Markup:
    """Return a plain text in another language with its Vietnamese names marked."""
    return Markup(with_vietnamese_marked(str(escape(text))))
