"""Passages of HTML: their words, the sentence around a place, links that tear nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.documents.passages import Link, excerpt, link_span, passages_of, with_links


def linked(markup: str, words: str, inner: str = "") -> str:
    targets = []
    for passage in passages_of(markup):
        at = passage.text.find(words)
        if at >= 0:
            start = at + (words.find(inner) if inner else 0)
            if span := link_span(markup, passage, at, start, at + len(words)):
                targets.append(Link(*span, "site:/x/"))
    return with_links(markup, targets, "bt-document-link").replace(' class="bt-document-link" href="site:/x/"', "")


def test_paragraphs_items_and_rows_are_passages_of_their_own():
    markup = "<p>Một <em>hai</em></p><ul><li>ba</li></ul><table><tr><td>bốn</td><td>năm</td></tr></table>"
    assert [passage.text.strip() for passage in passages_of(markup)] == ["Một hai", "ba", "bốn\tnăm"]


def test_signs_of_html_count_as_the_characters_they_stand_for():
    (passage,) = passages_of("<p>Ngày&nbsp;19 &amp; 20</p>")
    assert passage.text == "Ngày 19 & 20"


def test_marks_of_footnotes_are_no_words():
    (passage,) = passages_of('<p>25-NQ/TW<sup><a href="#chu-thich-1">1</a></sup>.</p>')
    assert passage.text == "25-NQ/TW."


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>Theo số 25.</p>", "<p>Theo <a>số 25</a>.</p>"),
        ("<p>Theo số&nbsp;25.</p>", "<p>Theo <a>số&nbsp;25</a>.</p>"),
        ('<p>&amp; số <span class="n">25</span>.</p>', '<p>&amp; <a>số <span class="n">25</span></a>.</p>'),
        ("<p><strong>số 25</strong></p>", "<p><strong><a>số 25</a></strong></p>"),
        ("<p><strong>số</strong> 25</p>", "<p><strong>số</strong> <a>25</a></p>"),
        ("<p>số <strong>25 và</strong></p>", "<p>số <strong><a>25</a> và</strong></p>"),
        ('<p><a href="#y">số 25</a></p>', '<p><a href="#y">số 25</a></p>'),
        ('<p>số <a href="#y">25</a></p>', '<p>số <a href="#y">25</a></p>'),
        ("<h2>số 25</h2>", "<h2>số 25</h2>"),
        ("<table><tr><td>số 25</td><td>x</td></tr></table>", "<table><tr><td><a>số 25</a></td><td>x</td></tr></table>"),
    ],
)
def test_a_link_goes_around_whole_elements_or_the_number_alone_or_nowhere(markup: str, expected: str):
    assert linked(markup, "số 25", "25") == expected


def test_two_links_side_by_side_do_not_nest():
    (passage,) = passages_of("<p>ab</p>")
    spans = [link_span("<p>ab</p>", passage, at, at, at + 1) for at in (0, 1)]
    links = [Link(*span, address) for span, address in zip(spans, ("site:/a/", "site:/b/"), strict=True) if span]
    assert with_links("<p>ab</p>", links, "x") == (
        '<p><a class="x" href="site:/a/">a</a><a class="x" href="site:/b/">b</a></p>'
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Câu đầu. Theo số 25 của huyện. Câu sau.", "Theo [số 25] của huyện."),
        ("Ở TP. Mẫu có số 25 đã ban hành! Hết.", "Ở TP. Mẫu có [số 25] đã ban hành!"),
        ("Ngày 1.2.2018, số 25 ra đời", "Ngày 1.2.2018, [số 25] ra đời"),
        ("số 25\t12/12/2013\tHuyện ủy\t", "[số 25] · 12/12/2013 · Huyện ủy"),
        ("“Thế à?” Đồng chí nêu số 25.", "Đồng chí nêu [số 25]."),
    ],
)
def test_an_excerpt_is_the_sentence(text: str, expected: str):
    at = text.index("số 25")
    one = excerpt(text, at, at + 5)
    assert f"{one.before}[{one.words}]{one.after}" == expected


def test_a_sentence_without_end_is_cut_at_words():
    text = "chữ " * 300 + "số 25" + " chữ" * 300
    at = text.index("số 25")
    one = excerpt(text, at, at + 5)
    assert one.before.startswith("…chữ ")
    assert one.after.endswith(" chữ…")
    assert len(one.before) + len(one.after) < 400


MARKUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<td>", "</td>", "<tr>", "</tr>", "<em>", "</em>", "số 25", " ", "&nbsp;", "&", "<", "x"]
    ),
    max_size=30,
).map("".join)


@given(st.one_of(MARKUP, st.text(max_size=60)))
def test_no_markup_breaks_it_and_links_change_no_words(markup: str):
    with_some = linked(markup, "số 25", "25")
    assert with_some.replace("<a>", "").replace("</a>", "") == markup.replace("<a>", "").replace("</a>", "")
    assert with_some.count("<a>") == with_some.count("</a>") or "<a>" in markup or "</a>" in markup


@given(MARKUP)
def test_with_a_sign_passages_without_it_are_left_out(markup: str) -> None:
    digit = re.compile("[0-9]")
    assert passages_of(markup, digit) == [one for one in passages_of(markup) if digit.search(one.text)]
