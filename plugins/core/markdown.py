"""Source text to safe HTML: Markdown as editors of news use it, typeset, with every problem at its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from bs4 import BeautifulSoup
from markdown import Markdown, util
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import ENTITY_RE, InlineProcessor
from markdown.treeprocessors import Treeprocessor

from plugins.core import body_figures, body_shape
from plugins.core.body_links import resolve_link, resolve_picture
from plugins.core.body_text import VIETNAMESE_WORDS, BodyText, BodyWords, is_too_tangled
from plugins.core.body_videos import is_video, resolve_video
from plugins.core.html_safety import Sanitiser
from plugins.core.links import LinkResolver, PictureFacts, VideoFacts
from plugins.core.problems import Problem
from plugins.core.raw_html import REFUSED, Entities, RefusedTags, SmallTags
from plugins.core.typography import typeset_html

__all__ = ["LinkResolver", "MarkdownRenderer", "PictureFacts", "Rendered"]

_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_PARAGRAPH = re.compile(r"<p(?: [^>]*)?>(.*?)</p>", re.DOTALL)
_MAY_BE_MARKUP = re.compile(r"[`\\\[<&*_]|  \n")
"""Where a pattern of markup inside blocks can begin; a block without any of this is spared from all of them."""
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


@dataclass(frozen=True)
class Rendered:
    """A text as readers get it. Addresses of this site begin with `site:/`.

    `plain_summary` is the first paragraph, whole and without markup. A heading is (level, id, text), a
    picture its facts and its description.
    """

    html: str
    plain_summary: str
    problems: tuple[Problem, ...]
    headings: tuple[tuple[int, str, str], ...]
    pictures: tuple[tuple[PictureFacts, str], ...] = ()
    videos: tuple[VideoFacts, ...] = ()


class MarkdownRenderer:
    """Renders text after text with one Markdown instance."""

    def __init__(self) -> None:
        self._sanitiser = Sanitiser()
        self._markdown, self._finish, self._mark = _build_markdown()

    def render(
        self, text: str, label: str, first_line: int, links: LinkResolver, words: BodyWords = VIETNAMESE_WORDS
    ) -> Rendered:
        """Return the text as HTML that is safe and typeset, and every problem with it.

        `label` names the file in messages and `first_line` is the line of the file on which the text begins; `words`
        are those of the text's language.
        """
        text = _UNREADABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
        body = BodyText(text, label, first_line, links, words)
        if body.is_too_much():
            return Rendered("", "", tuple(body.problems), ())
        self._mark.body = self._finish.body = body
        try:
            raw = self._markdown.reset().convert(text)
        except RecursionError:
            self._markdown, self._finish, self._mark = _build_markdown()
            body.report_depth(0)
            return Rendered("", "", tuple(sorted(body.problems)), ())
        html = self._sanitiser.clean(typeset_html(raw))
        return Rendered(
            html,
            first_paragraph(raw),
            tuple(sorted(body.problems)),
            tuple(body.headings),
            tuple(body.pictures),
            tuple(body.videos),
        )


def first_paragraph(html: str) -> str:
    """Return the first paragraph with words in it, as plain text."""
    for paragraph in _PARAGRAPH.finditer(html):
        soup = BeautifulSoup(paragraph[0], "html.parser")
        for mark in soup.select("sup[id]"):
            mark.decompose()
        text = " ".join(soup.get_text().split())
        if text:
            return text
    return ""


class Footnotes(FootnoteExtension):
    """Gives a footnote without words a way back as well, which the extension's later steps take for granted."""

    def makeFootnotesDiv(self, root: Element) -> Element | None:
        """Return the notes, none of them without a link back."""
        notes: Element | None = super().makeFootnotesDiv(root)
        for item in notes.findall("ol/li") if notes is not None else []:
            if not len(item):
                back = f"#fnref{self.get_separator()}{item.get('id')}"
                SubElement(SubElement(item, "p"), "a", {"class": "footnote-backref", "href": back})
        return notes


class MailAddresses(InlineProcessor):
    """Makes a link of `<ten@example.vn>`."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:
        link = Element("a", {"href": f"mailto:{m[1]}"})
        link.text = util.AtomicString(m[1])
        return link, m.start(0), m.end(0)


class MarkLines(Treeprocessor):
    """Notes, before markup inside blocks is read, on which line each block stands, and spares what is too tangled."""

    body: BodyText

    def run(self, root: Element) -> None:
        body = self.body
        cursor = row = 0
        for element in root.iter():
            if element.tag == "li" and str(element.get("id")).startswith("fn:"):
                cursor = body.footnote_lines.get(str(element.get("id"))[3:], cursor)
                body.blocks[element] = (cursor, "")
            elif element.tag == "table":
                row = cursor
            elif element.tag == "tr":
                cursor = row
            raw = element.text or ""
            if not raw.strip():
                continue
            found = body.find_block(raw, cursor)
            cursor = cursor if found is None else found
            body.blocks[element] = (cursor, raw)
            if element.tag != "code" and is_too_tangled(raw):
                body.report_depth(cursor, raw)
                element.text = util.AtomicString(raw)
            elif not _MAY_BE_MARKUP.search(raw):
                element.text = util.AtomicString(raw)
            if element.tag in ("td", "th"):
                row = cursor + 1
            elif found is not None:
                cursor += raw.count("\n") + (element.tag in ("p", "li", "dd", "h2", "h3"))


class FinishTree(Treeprocessor):
    """Resolves addresses, takes out what is refused, and gives the text its final shape."""

    body: BodyText

    def run(self, root: Element) -> None:
        body = self.body
        parents = {child: parent for parent in root.iter() for child in parent}
        opened: set[str] = set()
        for element, block in list(_with_block(root, body)):
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


def _with_block(root: Element, body: BodyText) -> Iterator[tuple[Element, Element | None]]:
    """Yield each element, in order, with the block of the file that it stands in."""
    stack: list[tuple[Element, Element | None]] = [(root, None)]
    while stack:
        element, block = stack.pop()
        block = element if element in body.blocks else block
        yield element, block
        stack.extend((child, block) for child in reversed(list(element)))


def _build_markdown() -> tuple[Markdown, FinishTree, MarkLines]:
    md = Markdown(
        extensions=[
            TableExtension(),
            Footnotes(BACKLINK_TEXT="↩", USE_DEFINITION_ORDER=False),
            DefListExtension(),
            AttrListExtension(),
            SaneListExtension(),
        ],
        output_format="html",
    )
    md.ESCAPED_CHARS.append("<")
    md.preprocessors.deregister("html_block")
    md.postprocessors.deregister("raw_html")
    md.inlinePatterns.register(MailAddresses(r"<(?:mailto:)?([^<> !\"':]+@[^@<> \"']+)>", md), "automail", 110)
    md.inlinePatterns.register(SmallTags(md), "small_tags", 92)
    md.inlinePatterns.register(SmallTags(md), "small_tags_around_others", 91)
    md.inlinePatterns.register(RefusedTags(md), "html", 90)
    md.inlinePatterns.register(Entities(ENTITY_RE, md), "entity", 80)
    mark, finish = MarkLines(md), FinishTree(md)
    md.treeprocessors.register(mark, "lines", 30)
    md.treeprocessors.register(finish, "finish", -10)
    # The patterns stay as they are from here on: a tuple is quicker to look into than the registry.
    md.treeprocessors["inline"].inlinePatterns = tuple(md.inlinePatterns)
    return md, finish, mark
