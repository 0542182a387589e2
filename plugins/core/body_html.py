"""A text's tree as HTML: typeset, and written so that only what readers may get can be in it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from plugins.core.html_safety import EMPTY_TAGS, IN_BODY, Place, Sanitiser, keeps_attribute, place_inside
from plugins.core.markdown_dialect import ENTITY, markup_of, words_of
from plugins.core.typography import Typesetter, escaped

_SWITCHES = frozenset({"controls", "default"})


class BodyWriter:
    """Writes trees as safe HTML.

    What is written has only tags, attributes and addresses that are on the lists of `html_safety`, whoever made the
    tree; all text in it is escaped, and every element stands where parsers of HTML leave it. So the gate, which reads
    HTML as browsers do, would give it back byte for byte, and is not asked. If anything in a tree is not so, however
    harmless, the gate has the last word on all of it.
    """

    def __init__(self) -> None:
        self._sanitiser = Sanitiser()

    def html_of(self, root: Element) -> str:
        """Return what stands in the root of a tree, typeset and safe."""
        root.text = (root.text or "").lstrip()
        if len(root):
            root[-1].tail = (root[-1].tail or "").rstrip()
        writing = _Writing()
        writing.write(root)
        html = "".join(writing.typesetter.pieces)
        return html if writing.is_safe else self._sanitiser.clean(html)


def first_paragraph(root: Element) -> str:
    """Return the first paragraph with words in it, as plain text without the marks of footnotes.

    The tree has been written, or will not be: the marks are taken out of it.
    """
    for paragraph in root.iter("p"):
        for mark in paragraph.iter("sup"):
            if mark.get("id") is not None:
                mark.text = None
                del mark[:]
        if text := " ".join("".join(map(words_of, paragraph.itertext())).split()):
            return text
    return ""


class _Writing:
    """A tree on its way to HTML. `is_safe`: all that was written is known to be safe and in its place."""

    def __init__(self) -> None:
        self.typesetter = Typesetter()
        self.is_safe = True

    def write(self, root: Element) -> None:
        """Write what stands in an element."""
        add_tag, add_text = self.typesetter.add_tag, self._add_text
        if root.text:
            add_text(root.text, IN_BODY)
        # An element waits with the place that it stands in, and once more to be closed if it holds others.
        waiting: list[tuple[Element, Place, bool]] = [(child, IN_BODY, False) for child in reversed(root)]
        while waiting:
            element, place, is_open = waiting.pop()
            tag = element.tag
            if not is_open:
                add_tag(f"<{tag}{self._attributes(element)}>" if element.keys() else f"<{tag}>", tag, False)
                self.is_safe = self.is_safe and tag in place.tags and not (element.text and tag == "pre")
                inside = place_inside(tag, place)
                if element.text:
                    add_text(element.text, inside)
                if len(element):
                    waiting.append((element, place, True))
                    waiting += [(child, inside, False) for child in reversed(element)]
                    continue
            if tag not in EMPTY_TAGS:
                add_tag(f"</{tag}>", tag, True)
            if element.tail == "\n":
                self.typesetter.add_text("\n", "\n")
            elif element.tail:
                add_text(element.tail, place)
        self.typesetter.end_line()

    def _add_text(self, text: str, place: Place) -> None:
        if text == "\n":
            self.typesetter.add_text(text, text)
            return
        words = words_of(text)
        self.is_safe = self.is_safe and place.takes_words
        self.typesetter.add_text(words, escaped(words))

    def _attributes(self, element: Element) -> str:
        """Return the attributes as they stand in a tag. One with entities is left to the gate, which can read them."""
        written: list[str] = []
        for name, value in sorted(element.items()):
            if value is None or ENTITY.search(value):
                self.is_safe = False
                written.append(name if value is None else f'{name}="{markup_of(value)}"')
                continue
            self.is_safe = self.is_safe and keeps_attribute(element.tag, name, value)
            in_quotes = escaped(value).replace('"', "&quot;")
            written.append(name if value == name and name in _SWITCHES else f'{name}="{in_quotes}"')
        return " " + " ".join(written)
