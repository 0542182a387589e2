"""The Markdown that editors of news write: which markup is read, and how it is read in little time."""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown, util
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FN_BACKLINK_TEXT, NBSP_PLACEHOLDER, FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import ENTITY_RE, DelimiterProcessor, InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor as MarkupInBlocks
from markdown.treeprocessors import Treeprocessor

from plugins.core.raw_html import Entities, RefusedTags, SmallTags
from plugins.core.text import INVISIBLE

MARKUP_SIGNS = ("`", "\\", "[", "<", "&", "*", "_", "  \n")
"""What markup inside blocks begins with; a block without any of this is spared from all patterns."""

_BEGIN_WITH = {
    "`": "backtick",
    "\\": "escape",
    "[": "reference link short_reference",
    "![": "image_link image_reference short_image_ref",
    "[^": "footnote",
    "<": "autolink automail small_tags small_tags_around_others html",
    "&": "entity",
    "  \n": "linebreak",
}
_STEPS_FOR = {
    ("[^",): "footnote footnote-reorder footnote-duplicate",
    ("\\",): "unescape",
    ("{", "&"): "attr_list",
}
"""Steps through the tree that have nothing to do in a text without one of these signs.

Braces can be written as `&#123;` as well; the other signs are read before such entities are.
"""
_REFERENCE = "(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);"
ENTITY = re.compile(rf"&{_REFERENCE}|{util.STX}", re.IGNORECASE)
"""What the library keeps as an entity in a text or an attribute of the tree."""

_OTHER_AMPERSAND = re.compile(rf"&(?!{_REFERENCE})", re.IGNORECASE)
_REFERENCE_AS_IT_STANDS = re.compile(f"&{_REFERENCE}", re.IGNORECASE)
_WAY_BACK = "↩"
_MAY_BEGIN_MORE = " \n#=-_*+>:|["
_LINE_BEGINS_MORE = re.compile(r"\n[ \n#=\-_*+>:|\[\d]")
_SIMPLE_EMPHASIS = re.compile(r"(?<!\*)(\*\*?)(?![\s*])([^*_]*[^\s*_])\1(?!\*)")
_BLOCKS = frozenset(util.BLOCK_LEVEL_ELEMENTS)
_LEFT_ALONE = frozenset(("code", "pre"))


class Dialect(Markdown):
    """Python-Markdown with what editors use: tables, footnotes, terms, attributes in braces; hardly any HTML."""

    def __init__(self, before_markup: Treeprocessor, at_the_end: Treeprocessor) -> None:
        """`before_markup` sees the tree before markup inside blocks is read, `at_the_end` when all has been read."""
        super().__init__(
            extensions=[
                TableExtension(),
                Footnotes(BACKLINK_TEXT=_WAY_BACK, USE_DEFINITION_ORDER=False),
                DefListExtension(),
                AttrListExtension(),
                SaneListExtension(),
            ],
            output_format="html",
        )
        self.ESCAPED_CHARS.append("<")
        self.preprocessors.deregister("html_block")
        self.preprocessors.register(BlankLines(self), "normalize_whitespace", 30)
        self.parser.blockprocessors.register(PlainParagraphs(self.parser), "plain", 110)
        patterns = self.inlinePatterns
        patterns.register(MailAddresses(r"<(?:mailto:)?([^<> !\"':]+@[^@<> \"']+)>", self), "automail", 110)
        patterns.register(SmallTags(self), "small_tags", 92)
        patterns.register(SmallTags(self), "small_tags_around_others", 91)
        patterns.register(RefusedTags(self), "html", 90)
        patterns.register(Entities(ENTITY_RE, self), "entity", 80)
        patterns.register(Emphasis("*", "strong,em", self), "em_strong", 60)
        self.delimiters.add("_", "strong,em", smart=True)
        signs = {patterns[name]: sign for sign, names in _BEGIN_WITH.items() for name in names.split()}
        self.markup = PromptedMarkup(self, signs)
        # The registry sorts and copies itself for each block that is read.
        self.parser.blockprocessors = tuple(self.parser.blockprocessors)
        self.treeprocessors.register(self.markup, "inline", 20)
        self.treeprocessors.register(LineEnds(self), "prettify", 10)
        self.treeprocessors.register(before_markup, "before_markup", 30)
        self.treeprocessors.register(at_the_end, "at_the_end", -10)
        needs = {self.treeprocessors[name]: signs for signs, names in _STEPS_FOR.items() for name in names.split()}
        self._steps = tuple((needs.get(step, ("",)), step) for step in self.treeprocessors)

    def tree_of(self, text: str) -> Element:
        """Return a text as a tree, whose root stands for the whole text.

        `text` has line ends of one kind and no characters that can't be seen. Raises RecursionError if something in it
        is nested too deeply; nothing should be read with this instance afterwards.
        """
        self.reset()
        if not text.strip():
            return Element(self.doc_tag)
        if "\t" in text:
            text = text.expandtabs(self.tab_length)
        self.markup.choose_patterns(text)
        lines = text.split("\n")
        for preprocessor in self.preprocessors:
            lines = preprocessor.run(lines)
        root: Element = self.parser.parseDocument(lines).getroot()
        for signs, step in self._steps:
            if any(sign in text for sign in signs):
                changed = step.run(root)
                root = root if changed is None else changed
        return root


class BlankLines(Preprocessor):
    """Empties lines of spaces alone; everything else that the library's step of this name does has been done."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines; two empty ones end them."""
        rest = ["" if line.startswith(" ") and not line.strip(" ") else line for line in lines[1:]]
        return [lines[0], *rest, "", ""]


class PlainParagraphs(ParagraphProcessor):
    """Takes a block none of whose lines begins with a sign, before it is searched for all that it could be besides."""

    def test(self, parent: Element, block: str) -> bool:
        """Return whether a block can be nothing else than a paragraph."""
        first = block[:1]
        if first in _MAY_BEGIN_MORE or first.isdecimal():
            return False
        return "\n" not in block or not _LINE_BEGINS_MORE.search(block)


class PromptedMarkup(MarkupInBlocks):
    """Looks for markup inside blocks only where the sign stands that it begins with.

    The library tries each of some twenty patterns on each piece of each block.
    """

    def __init__(self, md: Markdown, signs: dict[InlineProcessor, str]):
        super().__init__(md)
        self._all = tuple((signs.get(pattern, ""), pattern) for pattern in md.inlinePatterns)
        self._signs: tuple[str, ...] = ()

    def choose_patterns(self, text: str) -> None:
        """Keep to the patterns that can be found in a text."""
        chosen = [(sign, pattern) for sign, pattern in self._all if sign in text]
        self._signs = tuple(sign for sign, _ in chosen)
        self.inlinePatterns = tuple(pattern for _, pattern in chosen)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        """Return a piece of text with placeholders for the markup in it: the library's method of this name."""
        text: str = data
        start = 0
        while patternIndex < len(self._signs) and not isinstance(text, util.AtomicString):
            matched = False
            if self._signs[patternIndex] in text:
                pattern = self.inlinePatterns[patternIndex]
                text, matched, start = self._InlineProcessor__applyPattern(pattern, text, patternIndex, start)
            if not matched:
                patternIndex, start = patternIndex + 1, 0
        return text


class Emphasis(DelimiterProcessor):
    """Reads the emphasis of everyday, `**words**` and `*words*` with no other such sign in them, without weighing it.

    What is nested, unbalanced or made with `_` goes the library's way, which looks at each character.
    """

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:
        simple = None if self.regions else _SIMPLE_EMPHASIS.match(data, m.start())
        if simple is None:
            weighed: tuple[Element | None, int | None, int | None] = super().handleMatch(m, data)
            return weighed
        element = Element("strong" if len(simple[1]) > 1 else "em")
        element.text = simple[2]
        return element, simple.start(), simple.end()


class LineEnds(Treeprocessor):
    """Puts each block on a line of its own, as the library's step of this name does, in one go."""

    def run(self, root: Element) -> None:
        """Add line ends where there is nothing else between blocks."""
        blocks = [root]
        for block in blocks:
            if not (block.tail and block.tail.strip()):
                block.tail = "\n"
            if block.tag in _LEFT_ALONE or not len(block):
                continue
            if block[0].tag in _BLOCKS and not (block.text and block.text.strip()):
                block.text = "\n"
            blocks += [child for child in block if child.tag in _BLOCKS]
        for line in root.iter("br"):
            line.tail = f"\n{line.tail}" if line.tail and line.tail.strip() else "\n"
        for block in root.iter("pre"):
            code = block[0] if len(block) and block[0].tag == "code" else None
            if code is not None and code.text is not None and not len(code):
                code.text = util.AtomicString(code.text.rstrip() + "\n")


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


def words_of(text: str) -> str:
    """Return words of the tree as readers read them: no entities, and nothing that the library notes for itself."""
    if "&" not in text and util.STX not in text and util.ETX not in text:
        return text
    words: str = _OTHER_AMPERSAND.sub("&amp;", text).replace(util.AMP_SUBSTITUTE, "&")
    words = words.replace(FN_BACKLINK_TEXT, _WAY_BACK).replace(NBSP_PLACEHOLDER, "\u00a0")
    return INVISIBLE.sub("", html.unescape(words))


def markup_of(value: str) -> str:
    """Return an attribute of the tree as it stands in HTML, its entities left as they are."""
    written: str = _OTHER_AMPERSAND.sub("&amp;", value).replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    if "&" in written:
        written = _REFERENCE_AS_IT_STANDS.sub(_if_visible, written)
    return written.replace(util.AMP_SUBSTITUTE, "&")


def _if_visible(reference: re.Match[str]) -> str:
    """Return a character reference as it stands, or nothing if nobody sees what it stands for."""
    return "" if INVISIBLE.search(html.unescape(reference[0])) else reference[0]
