"""Plain text of what readers see."""

from __future__ import annotations

import pytest

from plugins.core.links import PictureFacts
from plugins.core.markdown import MarkdownRenderer
from plugins.datasets.prose import known, plain, plain_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Một</p>\n<p>Hai</p>", "Một\n\nHai"),
        ("<p>Một <strong>hai</strong>\nba</p>", "Một hai ba"),
        ("<p>Một<br>\nhai</p>", "Một\nhai"),
        ("<p>5&nbsp;km, a &lt; b &amp; c</p>", "5 km, a < b & c"),
        ("<ul>\n<li>một</li>\n<li>hai</li>\n</ul>", "- một\n- hai"),
        ("<ul><li>\n<p>một</p>\n</li><li><p>hai</p></li></ul>", "- một\n\n- hai"),
        ("<p>Trước</p><ul><li>một<ul><li>hai</li></ul></li></ul><p>Sau</p>", "Trước\n\n- một\n\n- hai\n\nSau"),
        (
            "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead><tbody><tr><td>1</td><td></td><td>2</td></tr>"
            "</tbody></table>",
            "a | b\n1 | | 2",
        ),
        ("<dl><dt>Từ</dt><dd>Nghĩa</dd></dl>", "Từ\nNghĩa"),
        ('<figure><img src="a" alt="ẩn"><figcaption>Chú thích</figcaption></figure><p>x</p>', "Chú thích\n\nx"),
        ('<p>a<sup><a href="#f" role="doc-noteref">1</a></sup> b</p>', "a[1] b"),
        ('<p>Lời. <a href="#r" role="doc-backlink">↩</a></p><p>sau</p>', "Lời.\n\nsau"),
        ('<p>a <a href="https://x.example/?a=1&amp;b=&gt;">liên kết</a>.</p>', "a liên kết."),
        ("", ""),
    ],
)
def test_markup_leaves_its_words_and_their_order(html: str, text: str):
    assert plain_text(html) == text


class NoLinks:
    def picture(self, src: str) -> PictureFacts | str:
        return "không có"

    def address(self, href: str) -> str | None:
        return None


def test_what_the_renderer_makes_of_markdown_reads_as_plain_text():
    body = "Câu **một**[^1].\n\n## Đề mục\n\n1. a\n2. b\n\n| x | y |\n|---|--:|\n| 1 | 2 |\n\n[^1]: Lời *chú*.\n"
    html = MarkdownRenderer().render(body, "x.md", 1, NoLinks()).html
    assert plain_text(html) == "Câu một[1].\n\nĐề mục\n\n- a\n- b\n\nx | y\n1 | 2\n\n- Lời chú."


def test_typeset_spaces_become_ordinary_and_an_empty_line_nothing():
    assert plain("ngày\u00a019/12") == "ngày 19/12"
    assert known("ngày\u00a019/12") == "ngày 19/12"
    assert known("") is None
