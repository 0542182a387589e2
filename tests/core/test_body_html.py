"""Writing a tree: typeset, escaped, and never more in it than the gate would let through."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.treeprocessors import Treeprocessor

from plugins.core.body_html import BodyWriter, _Writing, first_paragraph
from plugins.core.html_safety import ATTRIBUTES, EMPTY_TAGS, EVERYWHERE, IN_BODY, TAGS, Sanitiser, place_inside
from plugins.core.markdown_dialect import Dialect
from tests.core.test_html_safety import inspect

WRITER = BodyWriter()
GATE = Sanitiser()

TAG = st.sampled_from([*sorted(TAGS), "script", "svg", "style", "iframe", "form", "template", "textarea", "x-y", "h1"])
NAME = st.sampled_from(
    [*sorted(EVERYWHERE | {name for names in ATTRIBUTES.values() for name in names}), "onclick", "style", "srcdoc"]
)
VALUE = st.sampled_from(
    [
        "bt-card",
        "muc-1",
        "x y",
        "",
        "none",
        "controls",
        "region",
        "site:/images/a.jpg",
        "site:/media/a.mp4",
        "site://evil",
    ]
    + [
        "#muc",
        "javascript:alert(1)",
        "https://vi-du.example/?a=1&b=2",
        "https://1.2.3.999/",
        "https://a.b@c.example:99999/",
    ]
    + [
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        'a"b',
        "<b>",
        "mailto:a@vi-du.example",
        "mailto://a:99999/",
        "\x01",
    ]
    + ["https://xn--a.example/", "//evil.example", "data:text/html,x", "tel:113", "\u00a0", "a\nb"]
)
TEXT = st.sampled_from(
    [
        None,
        "",
        "\n",
        " ",
        "Hội nghị",
        "25-NQ/TW của HĐND",
        "<script>alert(1)</script>",
        "&lt;b&gt;",
        "&amp;",
        "&",
        "a < b",
    ]
    + ["\u00a0", "\x02amp\x03lt;", "]]>", "<!--", "\x03"]
)


@st.composite
def trees(draw: st.DrawFn, depth: int = 4) -> Element:
    """Return an element such as no Markdown makes."""
    element = Element(draw(TAG), draw(st.dictionaries(NAME, VALUE, max_size=2)))
    element.text, element.tail = draw(TEXT), draw(TEXT)
    if depth:
        element.extend(draw(st.lists(trees(depth=depth - 1), max_size=3)))
    return element


@st.composite
def well_placed(draw: st.DrawFn, place: object = IN_BODY, depth: int = 5) -> Element:
    """Return an element whose elements all stand where they may."""
    element = Element(draw(st.sampled_from(sorted(place.tags))))
    inside = place_inside(element.tag, place)
    if element.tag not in EMPTY_TAGS:
        words = draw(TEXT) if inside.takes_words else "\n"
        element.text = None if element.tag == "pre" else words
        if depth and inside.tags:
            element.extend(draw(st.lists(well_placed(inside, depth - 1), max_size=3)))
    element.tail = draw(TEXT) if place.takes_words else "\n"
    return element


def written(*elements: Element) -> tuple[str, bool]:
    root = Element("div")
    root.extend(elements)
    writing = _Writing()
    writing.write(root)
    return "".join(writing.typesetter.pieces), writing.is_safe


@settings(max_examples=100, deadline=None)
@given(st.lists(trees(), max_size=3))
def test_what_is_not_shown_to_the_gate_would_pass_it_unchanged(elements):
    html, is_safe = written(*elements)
    if is_safe:
        assert GATE.clean(html) == html


@settings(max_examples=100, deadline=None)
@given(st.lists(well_placed(), min_size=1, max_size=3))
def test_the_gate_moves_nothing_that_stands_in_its_place(elements):
    html, is_safe = written(*elements)
    assert is_safe
    assert GATE.clean(html) == html


@settings(max_examples=100, deadline=None)
@given(st.lists(trees(), max_size=3))
def test_whatever_is_in_a_tree_only_safe_html_comes_out(elements):
    root = Element("div")
    root.extend(elements)
    inspect(WRITER.html_of(root))


@pytest.mark.parametrize(
    "tree",
    [
        "<p>a<script>alert(1)</script></p>",
        '<p onclick="alert(1)">a</p>',
        '<p><a href="javascript:alert(1)">a</a></p>',
        '<p><a href="&amp;#106;avascript:alert(1)">a</a></p>',
        '<p><img src="https://evil.example/a.png" alt="" /></p>',
        '<p style="position:fixed">a</p>',
        "<svg><p>a</p></svg>",
        "<textarea>a</textarea>",
        '<p><a href="#b"><em><a href="#c">a</a></em></a></p>',
        "<p>a<p>b</p></p>",
        "<em><p>a</p></em>",
        "<h2><h3>a</h3></h2>",
        "<table>a<tbody><tr><td>b</td></tr></tbody></table>",
        "<li><li>a</li></li>",
        "<pre>\na</pre>",
        '<p class="evil">a</p>',
        "<br>a</br>",
        '<p><a href="https://xn--a.example/">a</a></p>',
        '<video poster="site:/media/a.jpg"></video>',
    ],
)
def test_what_is_odd_or_unsafe_is_left_to_the_gate(tree):
    html, is_safe = written(fromstring(tree))
    assert not is_safe
    root = Element("div")
    root.append(fromstring(tree))
    assert WRITER.html_of(root) == GATE.clean(html)


def test_every_place_holds_only_tags_on_the_list():
    assert IN_BODY.tags <= TAGS
    assert all(place_inside(tag, IN_BODY).tags <= TAGS for tag in TAGS)
    assert place_inside("em", place_inside("a", IN_BODY)).tags == place_inside("p", IN_BODY).tags - {"a"}
    assert not place_inside("script", IN_BODY).tags


def test_text_that_looks_like_markup_stays_text():
    html, is_safe = written(fromstring("<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp;lt;b</p>"))
    assert is_safe
    assert html == "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;b</p>"


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("", ""),
        ("## Mục\n\nĐoạn **một** có [liên kết](#a)  \nhai dòng.\n\nĐoạn hai.", "Đoạn một có liên kết hai dòng."),
        ("Có chú thích[^1].\n\n[^1]: Lời.", "Có chú thích."),
        ("CO<sub>2</sub> &amp; a &lt; b", "CO2 & a < b"),
        ("> Lời trích.\n\nĐoạn.", "Lời trích."),
    ],
)
def test_first_paragraph_is_plain_text(text, summary):
    assert first_paragraph(Dialect(Treeprocessor(), Treeprocessor()).tree_of(text)) == summary
