"""What becomes of a text's tree: the line of each block is noted, addresses resolved, what is refused taken out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown import util
from markdown.treeprocessors import Treeprocessor

from plugins.core import body_figures, body_shape
from plugins.core.body_links import resolve_link, resolve_picture
from plugins.core.body_text import BodyText, is_too_tangled
from plugins.core.body_videos import is_video, resolve_video
from plugins.core.markdown_dialect import MARKUP_SIGNS
from plugins.core.raw_html import REFUSED

_TAG_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
_ID = re.compile(r"[a-z][a-z0-9-]*")
_CLASS = re.compile(r"bt-[a-z0-9_-]+")
_MADE_HERE = {
    "a": {"href", "title", "rel", "role", "aria-label"},
    "abbr": {"title"},
    "div": {"class"},
    "img": {"src", "alt", "title", "caption"},
    "li": {"id"},
    "ol": {"start"},
    "td": {"style"},
    "th": {"style"},
}


class MarkLines(Treeprocessor):
    """Notes, before markup inside blocks is read, on which line each block stands, and spares what is too tangled."""

    body: BodyText

    def run(self, root: Element) -> None:
        body = self.body
        cursor = row = 0
        signs = [sign for sign in MARKUP_SIGNS if sign in body.text or "\t" in body.text]
        for element in root.iter():
            tag, raw = element.tag, element.text or ""
            note = element.get("id", "") if tag == "li" else ""
            if note.startswith("fn:"):
                cursor = body.footnote_lines.get(note[3:], cursor)
                body.blocks[element] = (cursor, "")
            elif tag == "table":
                row = cursor
            elif tag == "tr":
                cursor = row
            if not raw.strip():
                continue
            found = body.find_block(raw, cursor)
            cursor = cursor if found is None else found
            body.blocks[element] = (cursor, raw)
            if body.may_be_tangled and tag != "code" and is_too_tangled(raw):
                body.report_depth(cursor, raw)
                element.text = util.AtomicString(raw)
            elif not any(sign in raw for sign in signs):
                element.text = util.AtomicString(raw)
            if tag in ("td", "th"):
                row = cursor + 1
            elif found is not None:
                cursor += raw.count("\n") + (tag in ("p", "li", "dd", "h2", "h3"))


class FinishTree(Treeprocessor):
    """Resolves addresses, takes out what is refused, and gives the text its final shape."""

    body: BodyText

    def run(self, root: Element) -> None:
        body = self.body
        parents = {child: parent for parent in root.iter() for child in parent}
        opened: set[str] = set()
        # Links, pictures and what is refused all have attributes; most elements have none and stay as they are.
        for element in [element for element in root.iter() if element.keys()]:
            block = _block_around(element, parents, body)
            if element.tag == REFUSED:
                rule, reason, remedy, value = (str(element.get(key)) for key in ("rule", "reason", "remedy", "value"))
                name = _TAG_NAME.match(value)
                if name and not name[1]:
                    opened.add(name[2].lower())
                if not (name and name[1] and name[2].lower() in opened):
                    body.report(body.line_of(block, value), rule, reason, remedy, value)
                body_shape.take_out(parents[element], element)
                continue
            self.check_attributes(element, block)
            if element.tag == "a" and not str(element.get("class")).startswith("footnote-"):
                resolve_link(element, block, body)
            elif element.tag == "img":
                resolve = resolve_video if is_video(element.get("src") or "") else resolve_picture
                if not resolve(element, block, body):
                    body_shape.take_out(parents[element], element)
        body_shape.shape_footnotes(root, body)
        body_shape.shape_headings(root, body)
        body_figures.shape_figures(root, parents)
        body_shape.shape_tables(root, parents, body.words)

    def check_attributes(self, element: Element, block: Element | None) -> None:
        """Remove and report attributes in braces other than our classes and plain ids."""
        body = self.body
        for name, value in list(element.attrib.items()):
            if name in _MADE_HERE.get(str(element.tag), ()) or str(element.get("class")).startswith("footnote-"):
                continue
            if element.tag == "sup" and value.startswith("fnref"):
                continue
            if name == "class" and all(_CLASS.fullmatch(part) for part in value.split()):
                continue
            if name == "id" and _ID.fullmatch(value):
                continue
            del element.attrib[name]
            if name.lower().startswith("on"):
                rule, reason = "event-handler", f"Thuộc tính “{name}” chạy mã khi người đọc dùng trang."
            else:
                rule, reason = "unknown-attribute", f"Thuộc tính “{name}” trong ngoặc nhọn không dùng được."
            remedy = 'Xóa nó; trong ngoặc nhọn chỉ dùng được {#ten-muc}, {.bt-…} và {caption="…"} cho ảnh.'
            body.report(body.line_of(block, "{"), rule, reason, remedy, value)


def _block_around(element: Element, parents: Mapping[Element, Element], body: BodyText) -> Element | None:
    """Return the block of the file that an element is or stands in."""
    around: Element | None = element
    while around is not None and around not in body.blocks:
        around = parents.get(around)
    return around
