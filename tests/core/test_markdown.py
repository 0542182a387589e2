"""Source text to safe HTML: what editors write, what readers get, and what editors are told."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.core.markdown import MarkdownRenderer, PictureFacts, Rendered


class InventedSite:
    """Knows one page and one picture."""

    def picture(self, src: str) -> PictureFacts | str:
        if src.rsplit("/", 1)[-1] == "hoi-nghi.svg":
            return PictureFacts("images/hoi-nghi.svg", 800, 450)
        return "Không có ảnh này trong thư mục images."

    def address(self, href: str) -> str | None:
        return "tin/2018/12/so-ket/" if href == "../2018/so-ket.md" else None


RENDERER = MarkdownRenderer()


def rendered(text: str, first_line: int = 1) -> Rendered:
    return RENDERER.render(text, "content/news/2018/thu.md", first_line, InventedSite())


def html_of(text: str) -> str:
    result = rendered(text)
    assert result.problems == ()
    return result.html


def the_problem(text: str):
    (problem,) = rendered(text, first_line=11).problems
    return problem


def test_prose_with_a_less_than_sign_is_no_alarm():
    html = html_of("Tỷ lệ <5%, a < b, nếu a <b và c> d, gửi <Nguyễn Thị Mẫu>, x<y.")
    assert "&lt;5%" in html
    assert "&lt;Nguyễn Thị" in html
    assert "&lt;b" in html


def test_the_summary_is_the_first_paragraph_in_plain_words():
    text = "![Toàn cảnh](hoi-nghi.svg)\n\n## Mục\n\n" + "Xã **Thử Nghiệm**[^1] &amp; [bạn](https://example.vn)\n"
    text += "họp CO<sub>2</sub>.\n\n"
    assert rendered(text + "Đoạn hai.\n\n[^1]: Ghi chú.").plain_summary == "Xã Thử Nghiệm & bạn họp CO2."


def test_small_elements_are_let_through():
    html = html_of(
        'CO<sub>2</sub>, m<sup>2</sup>, <abbr title="Hội đồng">hđ</abbr>, <kbd>F5</kbd><br><mark>a <SUB>b</SUB></mark>'
    )
    assert "<sub>2</sub>" in html and "<sup>2</sup>" in html and "<br>" in html
    assert '<abbr title="Hội đồng">' in html
    assert "<mark>a&nbsp;<sub>b</sub></mark>" in html


def test_code_shows_tags_as_they_are_written():
    assert "<code>&lt;script&gt;</code>" in html_of("Viết `<script>` như thế này.")


def test_an_escaped_tag_is_text():
    assert "&lt;script&gt;" in html_of(r"Viết \<script> như thế.")


def test_character_references_become_characters():
    assert "2018–2020 A&amp;B &lt;x&gt;" in html_of("2018&ndash;2020 A&amp;B &lt;x&gt;")


@pytest.mark.parametrize(
    "text",
    [
        '![Toàn cảnh](hoi-nghi.svg "Ảnh minh họa")',
        "![Toàn cảnh](hoi-nghi.svg)\n*Ảnh minh họa*",
        "![Toàn cảnh](hoi-nghi.svg)  \n*Ảnh minh họa*",
        '![Toàn cảnh](../../images/hoi-nghi.svg){caption="Ảnh minh họa"}',
    ],
)
def test_a_picture_alone_with_a_caption_becomes_a_figure(text):
    html = html_of(text)
    assert html.startswith(
        '<figure class="bt-figure"><a class="bt-figure__whole" href="site:/images/hoi-nghi.svg"><img '
    )
    assert re.search(r"<figcaption>Ảnh minh.họa</figcaption></figure>$", html)
    for part in ('alt="Toàn cảnh"', 'width="800"', 'height="450"', 'loading="lazy"', 'decoding="async"'):
        assert part in html
    assert 'src="site:/images/hoi-nghi.svg"' in html
    assert "title=" not in html and "caption=" not in html


def test_a_picture_within_words_is_no_figure():
    html = html_of("Xem ![Toàn cảnh](hoi-nghi.svg) *rồi*")
    assert "<figure" not in html and "<img" in html


@pytest.mark.parametrize(
    ("link", "written"),
    [
        ("../2018/so-ket.md", 'href="site:/tin/2018/12/so-ket/"'),
        ("../2018/so-ket.md#ket-qua", 'href="site:/tin/2018/12/so-ket/#ket-qua"'),
        ("/can-bo/nguyen-thi-mau/", 'href="site:/can-bo/nguyen-thi-mau/"'),
        ("#ket-qua", 'href="#ket-qua"'),
        ("../images/hoi-nghi.svg", 'href="site:/images/hoi-nghi.svg"'),
        ("mailto:thu@example.vn", 'href="mailto:thu@example.vn"'),
        ("tel:+842393855555", 'href="tel:+842393855555"'),
        ("https://example.vn/a?b=1&c=2", 'href="https://example.vn/a?b=1&amp;c=2" rel="noopener external"'),
        ("https://example.vn/tiếng", 'href="https://example.vn/ti%E1%BA%BFng" rel="noopener external"'),
    ],
)
def test_links_lead_where_they_say(link, written):
    assert written in html_of(f"[chữ]({link})")


def test_addresses_between_angle_brackets_are_links():
    html = html_of("<https://example.vn/x> và <thu@example.vn>")
    assert 'href="https://example.vn/x" rel="noopener external"' in html
    assert '<a href="mailto:thu@example.vn">thu@example.vn</a>' in html


def test_headings_have_addresses_of_their_own():
    result = rendered("## Kết quả\n\n### Số hộ\n\n## Kết quả\n\n## 2018\n\n## Riêng {#rieng}\n\n## ！")
    assert [heading[:2] for heading in result.headings] == [
        (2, "ket-qua"),
        (3, "so-ho"),
        (2, "ket-qua-2"),
        (2, "muc-2018"),
        (2, "rieng"),
        (2, "muc"),
    ]
    assert result.headings[0][2] == "Kết quả"
    assert '<h2 id="ket-qua-2">' in result.html


def test_a_table_scrolls_under_a_name_and_its_headers_name_columns():
    html = html_of("| | Năm 2018 |\n|---|--:|\n| Số hộ | 12 |\n")
    assert re.search(r'<div aria-label="Bảng 1: Năm.2018" class="bt-table" role="region" tabindex="0"><table>', html)
    assert '<th class="bt-table__cell--end" scope="col">' in html
    assert html.count("<th ") == 1
    assert "style=" not in html


def test_footnotes_lead_there_and_back_in_vietnamese():
    html = html_of("Một[^nguồn tin] và hai[^b], lại một[^nguồn tin].\n\n[^b]: Hai.\n[^nguồn tin]: Một.")
    assert '<section aria-label="Chú thích" class="bt-footnotes" role="doc-endnotes">' in html
    assert 'aria-label="Trở lại chỗ có chú thích 1, lần 2"' in html
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids)) == 5
    assert set(re.findall(r'href="#([^"]+)"', html)) == set(ids)
    assert html.index("Một.") < html.index("Hai.")


def test_definition_lists_and_our_own_classes_survive():
    assert "<dl>\n<dt>Hộ nghèo</dt>\n<dd>" in html_of("Hộ nghèo\n:   theo chuẩn")
    assert '<p class="bt-note">' in html_of("Lưu ý.\n{.bt-note}")


def test_typography_outlives_the_gate():
    assert '<span class="bt-caps">' in html_of("Ủy ban, HĐND và UBND.")


REFUSALS = [
    ("# Tiêu đề", 11, "heading-one", "dành cho title", "## Tiêu đề"),
    ("Mở\n\n### Tiêu đề", 13, "heading-skipped", "bỏ qua cấp 2", "## Tiêu đề"),
    ("## A\n\n#### B", 13, "heading-skipped", "bỏ qua cấp 3", "### B"),
    ("Mở\n\n![](hoi-nghi.svg)", 13, "no-alt", "chưa có lời mô tả", "![mô tả"),
    ("Mở\ndòng hai ![a](https://example.vn/a.png)", 12, "foreign-picture", "ở trang khác", "thư mục images"),
    ("![a](thieu.png)", 11, "bad-picture", "Không có ảnh này", "thư mục images"),
    ("![a](data:image/png;base64,AAAA)", 11, "bad-picture", "không phải là một tệp ảnh", "ten-anh.jpg"),
    ("Mở\n\n- a\n- [b](../2018/thieu.md)", 14, "unknown-page", "tệp không có", "../2018/"),
    ("[a](www.example.vn)", 11, "relative-link", "Không rõ", "https://"),
    ("[a]()", 11, "bad-link", "để trống", "mailto:"),
    ("[a](https://)", 11, "bad-link", "chưa đúng", "https://"),
    ("[a](https://[::1)", 11, "bad-link", "chưa đúng", "https://"),
    ("[a](tel:abc)", 11, "bad-link", "chưa đúng", "tel:"),
    ("[a](https://ngan-hang.vn@example.vn/)", 11, "unsafe-link", "che giấu", "https://"),
    ("Mở\n\n> a\n> [b](javascript:alert(1))", 14, "unsafe-link", "chạy mã", "https://"),
    ("a <b>đậm</b>", 11, "raw-html", "<b>", "**chữ đậm**"),
    ("Mở\n\n<div>\n\nchữ\n\n</div>", 13, "raw-html", "<div>", "Xóa thẻ"),
    ("a <sub>b", 11, "raw-html", "<sub>", "Viết đủ cặp"),
    ("a <!-- ẩn --> b", 11, "raw-html", "Chú thích HTML", "status: draft"),
    ("Mở\n\n<script>alert(1)</script>", 13, "raw-script", "<script>", "Xóa cả đoạn mã"),
    ("| a | b |\n|---|---|\n| c | <iframe src=x></iframe> |", 13, "raw-script", "<iframe>", "liên kết"),
    ('a <p onclick="x()">b</p>', 11, "event-handler", "onclick", "Xóa thuộc tính"),
    ("Chữ.\n{onclick=x}", 12, "event-handler", "onclick", "ngoặc nhọn"),
    ("Chữ.\n{style=x}", 12, "unknown-attribute", "style", "{#ten-muc}"),
    ("Chữ.\n{.header}", 12, "unknown-attribute", "class", "{.bt-…}"),
    ("Mở.\n\n[^1]: Thừa.", 13, "unused-footnote", "không được nhắc tới", "[^…]"),
    ("Mở[^1].\n\n[^1]:", 13, "empty-footnote", "để trống", "sau dấu hai chấm"),
    ("Mở[^1].\n\n[^1]: a <u>b</u>", 13, "raw-html", "<u>", "Xóa thẻ"),
    (">" * 10_000, 11, "too-deep", "lồng nhau", "Viết phẳng lại"),
    ("Mở\n\n" + "[" * 1_000, 13, "too-deep", "lồng nhau", "Viết phẳng lại"),
    ("\n".join("    " * depth + "- a" for depth in range(200)), 23, "too-deep", "lồng nhau", "Viết phẳng lại"),
    ("*a* " * 6_100, 11, "too-tangled", "quá nhiều dấu", "chia thành"),
    ("a " * 60_000, 11, "too-long", "quá dài", "Chia thành"),
    ("[^1] " * 501 + "\n\n[^1]: a", 11, "too-many-footnotes", "500", "Bớt"),
]


@pytest.mark.parametrize(("text", "line", "rule", "reason", "remedy"), REFUSALS)
def test_a_refusal_names_line_reason_and_remedy(text, line, rule, reason, remedy):
    problem = the_problem(text)
    assert (problem.path, problem.line, problem.rule) == ("content/news/2018/thu.md", line, rule)
    assert reason in problem.reason
    assert remedy in problem.remedy


def test_all_problems_are_reported_at_once_in_order_of_lines():
    problems = rendered("# A\n\n<b>x</b>\n\n[y](javascript:z)\n\n![](thieu.png)").problems
    assert [(problem.line, problem.rule) for problem in problems] == [
        (1, "heading-one"),
        (3, "raw-html"),
        (5, "unsafe-link"),
        (7, "bad-picture"),
        (7, "no-alt"),
    ]


def test_one_text_leaves_nothing_behind_for_the_next():
    first = rendered("Một[^1] [x][y].\n\n## A\n\n[^1]: Ghi chú.\n\n[y]: https://example.vn")
    second = rendered("Hai[^1] [x][y].\n\n## A")
    assert first.headings == second.headings
    assert "bt-footnotes" not in second.html and "<a" not in second.html


HEAVY = {
    "emphasis": ("***a** b*c_d_" * 150 + "\n\n") * 9,
    "brackets": ("[a](b" * 10 + "a" * 900 + "\n\n") * 90,
    "pictures": ("![a](hoi-nghi.svg) " * 400 + "\n\n") * 7,
    "tags": ('<a "' * 1_900 + "\n\n") * 6,
    "quotes": ("> " * 12 + "a\n") * 2_400,
    "lists": "".join("    " * (depth % 12) + "- a\n" for depth in range(2_400)),
    "backticks": " ".join("`" * length for length in range(400)),
    "cells": "|a" * 6_000 + "\n" + "|-" * 6_000,
    "headings": "## a\n" * 2_400,
    "one word": "a" * 99_000,
    "a megabyte": "[<*_`" * 200_000,
}


@pytest.mark.parametrize("name", HEAVY)
def test_no_text_takes_long(name):
    began = time.process_time()
    rendered(HEAVY[name])
    assert time.process_time() - began < 4


MARKUP = st.lists(
    st.sampled_from(
        [
            "[",
            "]",
            "(",
            ")",
            "![",
            "](",
            "<",
            ">",
            "*",
            "**",
            "_",
            "`",
            "\n",
            "\n\n",
            "    ",
            "> ",
            "- ",
            "1. ",
            "# ",
            "|",
            "|-",
            "[^1]",
            "[^1]: ",
            ":   ",
            "{",
            "}",
            "{#a}",
            "{onclick=x}",
            "&#x2;",
            "&amp;",
            "\\",
            "<b>",
            "</sub>",
            "<sub>",
            "<script>",
            "<!--",
            "-->",
            "javascript:",
            "https://",
            "a.md",
            "x",
            "ế",
            "\x02",
            "\x03",
            "\r",
            "\t",
            "�",
            "klzzwxh:0",
            "wzxhzdk:0",
            "=",
            '"',
            "'",
            "---",
            "===",
            "hoi-nghi.svg",
            "onerror=",
            "site:/",
            "<https://a.vn>",
        ]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(MARKUP, st.text(max_size=200)))
def test_any_text_is_rendered_the_same_twice_and_without_an_exception(text):
    assert rendered(text) == rendered(text)
