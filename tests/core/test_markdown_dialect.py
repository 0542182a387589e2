"""The dialect: what it passes over to save time, it reads as Python-Markdown reads it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import ENTITY_RE
from markdown.serializers import to_html_string
from markdown.treeprocessors import InlineProcessor, Treeprocessor

from plugins.core.markdown_dialect import Dialect, Footnotes, MailAddresses, PromptedMarkup, words_of
from plugins.core.raw_html import Entities, RefusedTags, SmallTags

DIALECT = Dialect(Treeprocessor(), Treeprocessor())


def _stock() -> Markdown:
    """Return the library with the same markup and none of our shortcuts."""
    extensions = [TableExtension(), Footnotes(BACKLINK_TEXT="↩", USE_DEFINITION_ORDER=False), DefListExtension()]
    md = Markdown(extensions=[*extensions, AttrListExtension(), SaneListExtension()], output_format="html")
    md.ESCAPED_CHARS.append("<")
    md.preprocessors.deregister("html_block")
    md.inlinePatterns.register(MailAddresses(r"<(?:mailto:)?([^<> !\"':]+@[^@<> \"']+)>", md), "automail", 110)
    md.inlinePatterns.register(SmallTags(md), "small_tags", 92)
    md.inlinePatterns.register(SmallTags(md), "small_tags_around_others", 91)
    md.inlinePatterns.register(RefusedTags(md), "html", 90)
    md.inlinePatterns.register(Entities(ENTITY_RE, md), "entity", 80)
    return md


STOCK = _stock()


def read_by_the_library(text: str) -> str:
    STOCK.reset()
    lines = text.split("\n")
    for preprocessor in STOCK.preprocessors:
        lines = preprocessor.run(lines)
    root = STOCK.parser.parseDocument(lines).getroot()
    for step in STOCK.treeprocessors:
        changed = step.run(root)
        root = root if changed is None else changed
    return to_html_string(root)


PIECES = st.sampled_from(
    ["Hội nghị ", "ngày 25", "*", "**", "_", "__", "***", "`", "[", "](#a)", "]: /b", "[b]", "![", "<", ">", "<br>"]
    + ["<sub>", "</sub>", "&amp;", "&#123;", "&", "\\", "\n", "\n\n", "\n\n\n", "  \n", "    ", "\t", " ", "- ", "1. "]
    + ["2.", "> ", ": ", "# ", "## ", "===", "---", "| a | b |\n|---|---|\n| c | d |\n", "|", "{#x}", "{.bt-a}", "}"]
    + ["{: .b}", "[^1]", "[^1]: ", "(", ")", "<a@vi-du.example>", "<https://vi-du.example>", "<!-- ", '"', "+ ", "٣. "]
    + ["\u00a0", "\u3000"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_shortcuts_read_what_the_library_reads(text):
    if text.strip():
        assert to_html_string(DIALECT.tree_of(text)) == read_by_the_library(text)


@pytest.mark.parametrize(
    "text",
    [
        "Một dòng.\nHai dòng\n- không phải danh sách",
        "Một\n===\nHai\n---\nBa\n# Bốn",
        "Chữ\n: nghĩa\n\n: nghĩa nữa",
        "a | b\n--|--\nc | d",
        "٣. một\n٤. hai",
        "- một\n- hai\n\n    ba\n\n  \n- bốn\n\t- năm",
        "**một** *hai* **ba**: ***bốn*** **năm*sáu*bảy** *tám **chín*** a*b*c ** mười ** *mười một",
        "*một*hai* **ba**bốn** _năm_ *sáu_bảy* **tám\nchín** *mười *",
        "Dòng\t\nhai",
        "&#123;.bt-a&#125; và *b*&#123;.bt-b}",
        "  \nĐầu là dòng trống\n   \ncuối  ",
        "Chú thích[^1] và [^2] và [^1]\n\n[^1]: Một.\n\n    Hai.\n[^2]: *Ba*",
        "- một\n\n      mã\n\n   \n      mã nữa",
    ],
)
def test_what_editors_write_is_read_as_the_library_reads_it(text):
    assert to_html_string(DIALECT.tree_of(text)) == read_by_the_library(text)


def test_the_library_still_has_the_method_that_is_replaced():
    """Without it the dialect reads the same, but tries every pattern everywhere again."""
    for name in ("_InlineProcessor__handleInline", "_InlineProcessor__applyPattern"):
        assert hasattr(InlineProcessor, name)
    assert "_InlineProcessor__handleInline" in vars(PromptedMarkup)


def test_patterns_without_their_sign_are_not_asked(monkeypatch):
    asked = []
    for name in ("link", "escape", "html"):
        monkeypatch.setattr(
            type(DIALECT.inlinePatterns[name]),
            "getCompiledRegExp",
            lambda pattern: asked.append(pattern.pattern) or pattern.compiled_re,
        )
    DIALECT.tree_of("**Một** [hai](#a)\n\n**ba** `bốn`")
    assert sum(pattern.endswith(r"\[") for pattern in asked) > 0
    assert not any(pattern.startswith((r"\\", "<")) for pattern in asked)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a & b", "a & b"),
        ("a &lt; b", "a < b"),
        ("a \x02amp\x03amp; b", "a & b"),
        ("\x02amp\x03amp;lt;", "&lt;"),
        ("một\x03", "một"),
    ],
)
def test_words_are_without_what_the_library_notes_for_itself(text, words):
    assert words_of(text) == words
