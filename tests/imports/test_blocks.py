"""Whatever stands on an old page comes out of Markdown as the same words, and breaks no rule of the check."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.core.links import PictureFacts
from plugins.core.markdown import MarkdownRenderer
from plugins.core.text import normalise_text
from plugins.imports.blocks import Block, markdown_of, paragraph
from plugins.imports.html_blocks import BlockReader
from plugins.imports.old_pages import parse_html

RENDERER = MarkdownRenderer()


class NoLinks:
    def picture(self, src: str) -> PictureFacts | str:
        return PictureFacts(f"images/{src}", 100, 100)

    def address(self, href: str) -> str | None:
        return None


def rendered(markdown: str) -> tuple[str, list[str]]:
    """Return the letters and digits that readers see, and the rules that the text breaks."""
    result = RENDERER.render(markdown, "x.md", 1, NoLinks())
    words = BeautifulSoup(result.html, "html.parser").get_text()
    return re.sub(r"[\W_]+", "", words), [problem.rule for problem in result.problems]


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
@example("1. Một")
@example("# Không phải tiêu đề")
@example("- gạch")
@example("> trích")
@example("*a* _b_ `c` [d](javascript:e) <script>f</script> {: .g} ![h](i)")
@example("[^1]: chú thích")
@example("=== --- ***")
@example("a | b")
@example(": định nghĩa")
@example("&lt;b&gt; &nbsp; &#60;")
@example("12) Mười hai")
@example("+ cộng")
@example("~~~")
@example("\\* \\# \\")
@example("www.mau.example <a@b.vn>")
def test_plain_text_comes_out_as_the_same_words(text: str):
    plain = " ".join(normalise_text(text).split())
    letters, rules = rendered(markdown_of((paragraph(plain),), {}))
    assert letters == re.sub(r"[\W_]+", "", plain)
    assert rules == []


def blocks_of(html: str, base: str = "") -> tuple[Block, ...]:
    return BlockReader(base, None).read(parse_html(html))


def markdown(html: str, base: str = "") -> str:
    return markdown_of(blocks_of(html, base), {})


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Một</p><p>Hai</p>", "Một\n\nHai"),
        ("<div>Một<br><br>Hai</div>", "Một\n\nHai"),
        ("<div>Một dòng bị ngắt,<br>rồi viết tiếp</div>", "Một dòng bị ngắt, rồi viết tiếp"),
        ("<td>Câu một.<br>Câu hai.</td>", "Câu một.\n\nCâu hai."),
        ("<ul><li>a</li><li>b</li></ul><p>c</p>", "- a\n- b\n\nc"),
        ("<ol><li>a</li><li><p>b</p></li></ol>", "1. a\n2. b"),
        ("<p>- a</p><p>- b</p>", "- a\n- b"),
        ("<h1>Một</h1><p>x</p><h4>Hai</h4><p>y</p>", "## Một\n\nx\n\n### Hai\n\ny"),
        ("<blockquote><p>Lời trích</p></blockquote>", "> Lời trích"),
        ("<p><b>đậm</b> và <i>nghiêng</i></p>", "đậm và nghiêng"),
        ("<p>a&nbsp;&nbsp;b\u200b</p>", "a b"),
        ('<p><a href="https://mau.example/a">b</a></p>', "[b](https://mau.example/a)"),
        ('<p><a href="javascript:alert(1)">b</a></p>', "b"),
        ('<p><a href="data:text/html,x">b</a> <a href="#x">c</a></p>', "b c"),
        ('<p><a href="https://mau.example/a">https://mau.example/a</a></p>', "https://mau.example/a"),
        ("<p><!-- lời ghi --><script>x</script>a</p>", "a"),
        (
            "<table><tr><td>A</td><td>B</td></tr><tr><td>1</td><td>2</td></tr></table>",
            "| A | B |\n|---|---|\n| 1 | 2 |",
        ),
        ("<table><tr><td>A</td><td>B</td></tr><tr><td>1</td></tr></table>", "| A | B |\n|---|---|\n| 1 |  |"),
        ("<table><tr><td>Chỉ một ô</td></tr></table>", "Chỉ một ô"),
        ("<span>chữ</span> trần", "chữ trần"),
    ],
)
def test_elements_become_what_markdown_can_say(html: str, expected: str):
    soup = BeautifulSoup(html, "html.parser")
    for script in soup("script"):
        script.decompose()
    assert markdown_of(BlockReader("", None).read(soup), {}) == expected
    assert rendered(expected)[1] == []


def test_links_of_the_old_site_become_whole_where_its_address_is_known():
    html = '<p><a href="/tin/1">xem</a></p>'
    assert markdown(html, "https://mau.example/a/b") == "[xem](https://mau.example/tin/1)"
    assert markdown(html) == "xem"


def test_pictures_stand_before_the_words_that_stand_with_them_and_icons_are_left_out():
    blocks = blocks_of('<p><img src="a.jpg" alt=" Một  hội trường "> chữ <img src="i.gif" width="16" height="16"></p>')
    assert [(block.kind, block.plain) for block in blocks] == [("picture", ""), ("paragraph", "chữ")]
    assert blocks[0].picture is not None
    assert blocks[0].picture.alt == "Một hội trường"


def test_a_table_that_only_places_things_is_taken_apart():
    html = '<table><tr><td><img src="a.jpg"></td></tr><tr><td align="center">Toàn cảnh</td></tr></table>'
    blocks = blocks_of(html)
    assert [block.kind for block in blocks] == ["picture", "paragraph"]
    assert blocks[1].is_aside


@example("<![;")
@given(st.text(alphabet="<>/abdiprtuv =\"'&;!-[]ệ \n", max_size=80))
def test_no_html_makes_a_traceback(html: str):
    assert rendered(markdown(html))[1] == []
