"""Vietnamese typography: what changes, what never does."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.typography import typeset_html, typeset_text

VOID = ("br", "img")
FOLDED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " "})


class Reading(HTMLParser):
    """Reads HTML as a browser would: its words, its tags but ours, and whether each tag is closed in its turn."""

    def __init__(self, markup: str):
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.tags: list[tuple[str, object]] = []
        self.open: list[tuple[str, bool]] = []
        self.ours: list[str] = []
        self.in_order = True
        self.feed(markup)
        self.close()
        self.in_order = self.in_order and not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        our_own = attrs in ([("class", "bt-caps")], [("class", "bt-number")])
        if our_own:
            self.ours.append("")
        else:
            self.tags.append((tag, attrs))
            self.words.append("|")
        if tag not in VOID:
            self.open.append((tag, our_own))

    def handle_endtag(self, tag: str) -> None:
        opened, our_own = self.open.pop() if self.open else ("", False)
        self.in_order = self.in_order and opened == tag
        if not our_own:
            self.tags.append(("/" + tag, None))
            self.words.append("|")

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self.open and self.open[-1][1]:
            self.ours[-1] += data


def folded(text: str) -> str:
    """Return the words with every sign that typography may touch in one shape."""
    dashed = re.sub("(?<!-)-{2,3}(?!-)", "–", text.replace("...", "…"))
    return re.sub(r"\s", " ", dashed.translate(FOLDED))


def spans(markup: str) -> list[str]:
    return Reading(typeset_html(markup)).ours


pieces = st.sampled_from(
    ['"', "'", "-", "--", " - ", "...", " ", "\n", "1", "19/12", "2018-2020", "25-NQ/TW", "NĐ-CP", "HĐND", "LĐTB&XH"]
    + ["ngày", "số", "Nghị quyết", "dân vận", "HỘI NGHỊ", "UBND", "5", "km", "(", ")", ",", ".", "\u00a0", "“", "”"]
    + ["‘", "’", "–", "…", "https://mau.vn/x--y", "a@mau.vn", "<", ">", "&", "&amp;", "H'Hen", "XII", "%"]
)  # fmt: skip
texts = st.lists(st.one_of(pieces, st.text(max_size=4)), max_size=12).map("".join)
escaped_texts = texts.map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace("\r", "").replace("\0", "")
)
elements = st.sampled_from(
    ["p", "em", "a", "strong", "span", "li", "h2", "code", "pre", "td", "blockquote", "figcaption"]
)
trees = st.recursive(
    st.one_of(escaped_texts, st.sampled_from(["<br>", '<img alt="&quot;a -- b&quot;">'])),
    lambda inner: st.tuples(elements, st.lists(inner, max_size=4)).map(
        lambda made: f"<{made[0]} title=\"x > 'y' -- HĐND...\">{''.join(made[1])}</{made[0]}>"
    ),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('Phong trào "Dân vận khéo"', "Phong trào “Dân vận khéo”"),
        ("Nói: \"Một 'hai' ba\".", "Nói: “Một ‘hai’ ba”."),
        ('khẩu hiệu:"Dân biết"', "khẩu hiệu:“Dân biết”"),
        ('("Tin" của xã)', "(“Tin” của xã)"),
        ("H'Hen Niê, K'Sor", "H’Hen Niê, K’Sor"),
        ('màn hình 55"', 'màn hình 55"'),
        ('"Đề án năm 2018" là', "“Đề án năm 2018” là"),
        ("“Đã” đúng ‘rồi’", "“Đã” đúng ‘rồi’"),
        ("Ông Mẫu - Bí thư", "Ông Mẫu – Bí thư"),
        ("một -- hai --- ba ---- bốn", "một – hai — ba ---- bốn"),
        ("kinh tế-xã hội, 25-NQ/TW, 2018-12-19", "kinh tế-xã hội, 25-NQ/TW, 2018-12-19"),
        ("nhiệm kỳ 2019-2024", "nhiệm kỳ 2019–2024"),
        ("và... rồi .... thôi", "và… rồi .... thôi"),
        ('xem "https://mau.vn/a--b...c"', "xem “https://mau.vn/a--b...c”"),
        (r"C:\tin \"x\"", "C:\\tin \\“x\\”"),
        ("", ""),
    ],
)
def test_typed_signs_become_printed_ones(typed: str, printed: str):
    assert typeset_text(typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("<p>Sáng ngày 19/12 họp</p>", "<p>Sáng ngày&nbsp;19/12&nbsp;họp</p>"),
        ("<td>Khóa X, Điều 5 và Khoản\n2 nhé</td>", "<td>Khóa&nbsp;X, Điều&nbsp;5 và Khoản&nbsp;2 nhé</td>"),
        ("<td>dài 5 km, rộng 12 m², 3 tỷ đồng</td>", "<td>dài 5&nbsp;km, rộng 12&nbsp;m², 3&nbsp;tỷ đồng</td>"),
        ("<td>Nghị quyết số 25, một số 3</td>", "<td>Nghị quyết số&nbsp;25, một số&nbsp;3</td>"),
        ("<td>theo Nghị quyết 25, Đề án 06</td>", "<td>theo Nghị&nbsp;quyết&nbsp;25, Đề&nbsp;án&nbsp;06</td>"),
        ("<td>Nghị định 42/2022/NĐ-CP</td>", '<td>Nghị định&nbsp;<span class="bt-number">42/2022/NĐ-CP</span></td>'),
        ("<td>Ông Mẫu - Bí thư</td>", "<td>Ông Mẫu&nbsp;– Bí thư</td>"),
        ("<h2>Một hai ba bốn</h2>", "<h2>Một hai ba&nbsp;bốn</h2>"),
        ("<p>Một hai ba</p>", "<p>Một hai ba</p>"),
        ("<div>Một hai ba bốn</div>", "<div>Một hai ba bốn</div>"),
        ("<p>Một hai ba <em>bốn</em></p>", "<p>Một hai ba&nbsp;<em>bốn</em></p>"),
        ("<li>Một hai ba bốn<ul><li>x</li></ul></li>", "<li>Một hai ba bốn<ul><li>x</li></ul></li>"),
    ],
)  # fmt: skip
def test_words_that_belong_together_stay_on_one_line(typed: str, printed: str):
    assert typeset_html(typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('<td>"<em>Dân vận</em>" và "<b>khéo"</b></td>', "<td>“<em>Dân vận</em>” và “<b>khéo”</b></td>"),
        ("<td>&quot;Một&quot; &#39;hai&#39; &amp; ba</td>", "<td>“Một” ‘hai’ &amp; ba</td>"),
        ('<td>"a</td><td>b"</td>', "<td>“a</td><td>b”</td>"),
        ('<td>"a<br>"b"</td>', "<td>“a<br>“b”</td>"),
    ],
)
def test_quotes_look_across_inline_markup_but_not_out_of_their_paragraph(typed: str, printed: str):
    assert typeset_html(typed) == printed


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("<p>UBND và HĐND xã</p>", ["UBND", "HĐND"]),
        ("<p>Sở LĐTB&amp;XH</p>", ["LĐTB&XH"]),
        ("<p>số 25-NQ/TW, 20-CT/ThU</p>", ["25-NQ/TW", "20-CT/ThU"]),
        ("<p>42/2022/NĐ-CP, 91/2025/QH15</p>", ["42/2022/NĐ-CP", "91/2025/QH15"]),
        ("<p>4946/BTTTT-CNTT và 06-ĐA/TU</p>", ["4946/BTTTT-CNTT", "06-ĐA/TU"]),
        ("<p>NĐ-CP, COVID-19</p>", ["NĐ-CP", "COVID-19"]),
        ("<td>25-NQ/TW</td><td>UBND</td>", ["25-NQ/TW", "UBND"]),
        ("<h2>HỘI NGHỊ UBND</h2><h2>TIN UBND</h2>", []),
        ("<p>đọc HỘI NGHỊ SƠ KẾT nhé</p>", []),
        ("<p>đọc TIN NÓNG nhé</p>", []),
        ("<p>Vitamin A, tổ 4, 19/12/2018</p>", []),
        ("<p>www.UBND.vn a@UBND.vn và https://mau.vn/HDND/25-NQ/TW</p>", []),
        ("<p>H<b>ĐND</b> x</p>", []),
        ('<p><span class="bt-caps">HĐND</span> và <span class="bt-number">25-NQ/TW</span></p>', ["HĐND", "25-NQ/TW"]),
        ('<p title="HĐND"><code>HĐND</code></p>', []),
        ("<p>&ETH;&Ograve; x &copy;</p>", []),
    ],
)
def test_abbreviations_and_document_numbers_are_marked_up_whole(typed: str, found: list[str]):
    assert spans(typed) == found


@pytest.mark.parametrize(
    "markup",
    [
        '<pre>"a" -- b... HĐND</pre>',
        '<p><code>"a -- b"</code></p>',
        '<script>if (a<b && "c--d" > \'e...\') { HDND("</p>") }</script>',
        '<style>a::before { content: "--" }</style>',
        '<svg viewBox="0 0 1 1"><title>"HĐND" -- x</title><text>25-NQ/TW...</text></svg>',
        '<a href="/x--y" title="a > \'b\' -- HĐND..."></a>',
        '<!-- "HĐND" -- ngày 5 -->',
        "<kbd>Ctrl--C</kbd>",
    ],
)
def test_code_drawings_and_attributes_are_left_alone(markup: str):
    assert typeset_html(markup) == markup


@given(texts)
def test_plain_text_keeps_its_words_and_settles_at_once(text: str):
    once = typeset_text(text)
    assert folded(once) == folded(text)
    assert typeset_text(once) == once


@given(trees)
def test_html_keeps_its_words_and_its_markup(markup: str):
    before, after = Reading(markup), Reading(typeset_html(markup))
    assert folded("".join(after.words)) == folded("".join(before.words))
    assert after.tags == before.tags
    assert after.in_order


@given(trees)
def test_typesetting_twice_is_typesetting_once(markup: str):
    once = typeset_html(markup)
    assert typeset_html(once) == once


@given(st.lists(st.one_of(st.text(), pieces, st.sampled_from(["<p", "</p>", "<!--", "-->", '="', "<pre>", "</span>"]))))
def test_no_input_raises(parts: list[str]):
    once = typeset_html("".join(parts))
    assert typeset_html(once) == once


@pytest.mark.parametrize(
    "text",
    ["I" * 99_000 + "a", " I" * 49_000, "1" * 99_000 + "-", "1-A-" * 24_000, "A" * 99_000 + "1", "số 12-" * 16_000]
    + ["5 km " * 19_000, " – " * 33_000, " -" * 49_000, "2018-" * 19_000, "AB&" * 33_000, "nghị quyết 2" * 8_000],
)
def test_time_grows_with_the_length_of_the_text_alone(text: str):
    began = time.process_time()
    typeset_html(f"<p>{text}</p>")
    assert time.process_time() - began < 2
