"""Pages and feeds in a form whose differences read like code: one element a line, indented."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from html.parser import HTMLParser
from textwrap import indent
from xml.etree import ElementTree

VOID = frozenset(["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
INLINE = frozenset(["a", "b", "br", "cite", "code", "em", "i", "small", "span", "strong", "sub", "sup", "time", "wbr"])
"""What stands within a line of text; every other element has lines of its own."""
STEP = "  "


class Lines(HTMLParser):
    """Collects the lines of those elements of a page that the selectors name: `main`, or `.bt-sealed` by class."""

    def __init__(self, selectors: Iterable[str]):
        super().__init__(convert_charrefs=True)
        self.selectors = tuple(selectors)
        self.lines: list[str] = []
        self.words = ""
        self.open: list[str] = []
        self.start: int | None = None
        self.drawing = False

    def chosen(self, tag: str, attributes: dict[str, str | None]) -> bool:
        classes = (attributes.get("class") or "").split()
        return any(one == tag or one.startswith(".") and one[1:] in classes for one in self.selectors)

    def flush(self) -> None:
        text = " ".join(self.words.split())
        if text:
            depth = sum(1 for tag in self.open[self.start or 0 :] if tag not in INLINE)
            self.lines.append(STEP * depth + text)
        self.words = ""

    def handle_starttag(self, tag, attrs):
        if self.start is None and self.chosen(tag, dict(attrs)):
            self.start = len(self.open)
        if self.start is not None and not self.drawing:
            shown = "".join(f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in attrs)
            if tag in INLINE:
                self.words += f"<{tag}{shown}>"
            else:
                self.flush()
                self.words = f"<{tag}{shown}>"
                self.flush()
        if tag not in VOID:
            self.open.append(tag)
        # Drawings have tests of their own; here it matters only that one stands in its place.
        self.drawing = self.drawing or tag == "svg"

    def handle_endtag(self, tag):
        if self.start is not None and tag not in INLINE and not self.drawing:
            self.flush()
        if tag == "svg":
            self.drawing = False
        self.open.pop()
        if self.start is None or self.drawing:
            return
        self.words += f"</{tag}>"
        if tag not in INLINE:
            self.flush()
        if len(self.open) == self.start:
            self.flush()
            self.start = None

    def handle_data(self, data):
        if self.start is not None and not self.drawing:
            self.words += escape(data, quote=False)


def pretty_html(text: str, selectors: Sequence[str]) -> str:
    """Return the elements of a page that the selectors name, one element a line."""
    parser = Lines(selectors)
    parser.feed(text)
    parser.close()
    return "\n".join([*parser.lines, ""])


def links_of(text: str) -> list[tuple[str, str, str]]:
    """Return the addresses that a page names: element, attribute, address."""
    found = []

    class Links(HTMLParser):
        def handle_starttag(self, tag, attrs):
            found.extend((tag, name, value) for name, value in attrs if name in ("href", "src") and value is not None)

    Links().feed(text)
    return found


def pretty_feed(text: str) -> str:
    """Return a feed with one element a line, and the HTML inside it as such."""
    for prefix, uri in re.findall(r'xmlns:?(\w*)="([^"]+)"', text):
        ElementTree.register_namespace(prefix, uri)
    root = ElementTree.fromstring(text)
    ElementTree.indent(root, STEP)
    lines = []
    for line in ElementTree.tostring(root, encoding="unicode").split("\n"):
        lines.append(indent(line.strip(), line[: len(line) - len(line.lstrip())]))
    return "\n".join([*lines, ""])
