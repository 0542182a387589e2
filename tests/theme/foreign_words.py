"""Finds Vietnamese words on a page in another language that are not marked as Vietnamese."""

from __future__ import annotations

import re
from html.parser import HTMLParser

VIETNAMESE = re.compile("[ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
SILENT = frozenset(("script", "style", "title"))
"""Elements whose text no element can mark: the language of a title is the page's."""


class Reader(HTMLParser):
    """Reads a page as a screen reader does, and notes in which language each text is read out."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.texts: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        language = dict(attrs).get("lang") or (self.open[-1][1] if self.open else "")
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and not SILENT & {tag for tag, _ in self.open}:
            self.texts.append((" ".join(data.split()), self.open[-1][1]))


def texts_of(html: str) -> list[tuple[str, str]]:
    """Return every text of a page with the language in which it is read out."""
    reader = Reader()
    reader.feed(html)
    return [(text, language) for text, language in reader.texts if text]


def unmarked(html: str) -> list[str]:
    """Return the texts with Vietnamese letters that are not read out as Vietnamese."""
    return [text for text, language in texts_of(html) if language != "vi" and VIETNAMESE.search(text)]
