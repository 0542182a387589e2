from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.html_prose import prose_of_html
from plugins.core.word_lists import phrase_list, words


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>Ông <strong>Nguyễn</strong> Mẫu</p>", "Ông Nguyễn Mẫu"),
        ("<p>Sở A &amp; B</p>", "Sở A & B"),
        ("<p>Nguyễn&nbsp;Mẫu</p>", "Nguyễn Mẫu"),
        ("<ul><li>Một</li><li>Hai</li></ul>", "• Một • Hai"),
        ("<ul><li><p>Một</p></li></ul>", "• Một"),
        ("<tr><td>Một</td><td>Hai</td></tr>", ", Một , Hai"),
        ("chỉ có chữ", "chỉ có chữ"),
    ],
)
def test_prose_is_what_a_reader_reads(html: str, said: str) -> None:
    assert " ".join(prose_of_html(html)[0].split()) == said


def test_paragraphs_and_items_begin_lines() -> None:
    assert prose_of_html("<p>Một</p><p>Hai</p>")[0].count("\n") >= 4
    assert "\n•" in prose_of_html("<ul><li>Một</li></ul>")[0]


@pytest.mark.parametrize(
    ("html", "linkable"),
    [
        ("<p>Một</p>", ["Một"]),
        ("<h2>Một</h2><p>Hai</p>", ["Hai"]),
        ('<p>Một <a href="x">Hai <em>Ba</em></a> Bốn</p>', ["Một ", " Bốn"]),
        ("<p><code>Một</code></p>", []),
    ],
)
def test_links_may_stand_in_plain_text_only(html: str, linkable: list[str]) -> None:
    assert [html[start:end] for start, end in prose_of_html(html)[1]] == linkable


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<li>", "</a>", "<a>", "<td>", "&amp;", "&nbsp;", "&#39;", "chữ", " ", "<", "&"]
        )
    )
)
def test_every_character_keeps_its_place(pieces: list[str]) -> None:
    html = "".join(pieces)
    prose, spans = prose_of_html(html)
    assert len(prose) == len(html)
    assert all(html[start:end] for start, end in spans)


def test_block_at_the_beginning_of_an_item_begins_no_line_of_its_own() -> None:
    assert prose_of_html("<li><p>Một")[0] == "\n•" + " " * 5 + "Một"
    assert prose_of_html("<li>&nbsp;<p>Một")[0] == "\n•" + " " * 8 + "\n\n Một"


def test_lists_of_words_are_read_from_one_line() -> None:
    assert words("một  hai một") == {"một", "hai"}
    assert phrase_list("một hai|ba") == ["một hai", "ba"]
