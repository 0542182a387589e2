"""SVG drawings: measured, and refused when they could run or load anything."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.media.drawings import read_drawing


def drawing(inner: str = "", attributes: str = 'viewBox="0 0 80 45"', before: str = "") -> bytes:
    namespaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{before}<svg {namespaces} {attributes}>{inner}</svg>".encode()


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="80" height="45"', (80, 45)),
        ('width="80px" height="45.4"', (80, 45)),
        ('width="1in" height="2.54cm"', (96, 96)),
        ('viewBox="0 0 80 45"', (80, 45)),
        ('viewBox="0,0,80,45" width="100%"', (80, 45)),
        ('viewBox="0 0 80 45" width="160"', (160, 90)),
    ],
)
def test_a_drawing_is_measured(attributes, size):
    assert read_drawing(drawing("<rect width='1' height='1'/>", attributes), "content/images/a.svg") == (size, [])


@pytest.mark.parametrize(
    "inner",
    [
        '<defs><linearGradient id="g"/></defs><rect fill="url(#g)" style="filter: url(\'#g\')"/>',
        '<use href="#g"/><use xlink:href="#g"/>',
        '<image href="data:image/png;base64,iVBORw0KGgo="/>',
        "<style>.a { fill: #fff; } /* url(https://example.vn) */</style><title>Hội nghị: sơ kết (2018)</title>",
        '<animate attributeName="opacity" values="0;1" dur="1s"/>',
    ],
)
def test_an_honest_drawing_passes(inner):
    assert read_drawing(drawing(inner), "content/images/a.svg") == ((80, 45), [])


def test_the_document_type_that_drawing_programs_write_is_no_fault():
    doctype = '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "https://example.vn/svg11.dtd">'
    assert read_drawing(drawing(before=doctype), "a.svg")[0] == (80, 45)


LAUGHS = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
REFUSALS = [
    (drawing("<script>alert(1)</script>"), "svg-script", "<script>"),
    (drawing("<SCRIPT/>"), "svg-script", "<SCRIPT>"),
    (drawing('<x:script xmlns:x="http://www.w3.org/1999/xhtml"/>'), "svg-script", "<script>"),
    (drawing("<foreignObject><p/></foreignObject>"), "svg-script", "<foreignObject>"),
    (drawing('<a href="javascript:alert(1)"/>'), "svg-foreign", "nơi khác"),
    (drawing('<a to="java&#10;script:alert(1)"/>'), "svg-script", "chạy mã"),
    (drawing('<rect onclick="alert(1)"/>'), "event-handler", "onclick"),
    (drawing(attributes='viewBox="0 0 1 1" ONLOAD="alert(1)"'), "event-handler", "ONLOAD"),
    (drawing('<image href="https://example.vn/a.png"/>'), "svg-foreign", "nơi khác"),
    (drawing('<image xlink:href="//example.vn/a.png"/>'), "svg-foreign", "nơi khác"),
    (drawing('<image href="data:image/svg+xml;base64,AAAA"/>'), "svg-foreign", "nơi khác"),
    (drawing('<use href="b.svg#a"/>'), "svg-foreign", "nơi khác"),
    (drawing('<rect fill="url(https://example.vn/a)"/>'), "svg-foreign", "nơi khác"),
    (drawing('<rect style="fill: url( &quot;//example.vn/a&quot; )"/>'), "svg-foreign", "nơi khác"),
    (drawing("<style>@import 'https://example.vn/a.css';</style>"), "svg-foreign", "nơi khác"),
    (drawing("<style>a { fill: u\\72l(https://example.vn/a) }</style>"), "svg-foreign", "nơi khác"),
    (drawing("<style><![CDATA[a { fill: url(https://example.vn/a) }]]></style>"), "svg-foreign", "nơi khác"),
    (drawing('<set attributeName="xlink:href" to="a"/>'), "svg-animation", "hoạt hình"),
    (drawing('<animate attributeName=" onclick " to="a"/>'), "svg-animation", "hoạt hình"),
    (drawing(before='<?xml-stylesheet href="https://example.vn/a.css"?>'), "svg-foreign", "nơi khác"),
    (drawing("&b;", before=LAUGHS), "svg-entity", "ENTITY"),
    (drawing(before='<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), "svg-entity", "ENTITY"),
    (drawing("<g>" * 5_000 + "</g>" * 5_000), "too-deep", "quá nhiều tầng"),
    (drawing("<g>"), "broken-picture", "sai cú pháp"),
    (b"<svg", "broken-picture", "sai cú pháp"),
    (b'<svg width="1" height="1"/>', "broken-picture", "xmlns"),
    (b"<html><svg/></html>", "not-a-picture", "không phải là hình SVG"),
    (b'<?xml version="1.0" encoding="abc"?><svg/>', "broken-picture", "sai cú pháp"),
    (drawing(attributes=""), "svg-size", "kích thước"),
    (drawing(attributes='width="100%" height="100%"'), "svg-size", "kích thước"),
    (drawing(attributes='viewBox="0 0 -1 nan"'), "svg-size", "kích thước"),
    (drawing(attributes='width="1e999" height="1"'), "svg-size", "kích thước"),
]


@pytest.mark.parametrize(("data", "rule", "reason"), REFUSALS)
def test_a_dangerous_or_broken_drawing_is_refused(data, rule, reason):
    size, (problem,) = read_drawing(data, "content/images/a.svg")
    assert size is None
    assert (problem.path, problem.rule) == ("content/images/a.svg", rule)
    assert reason in problem.reason and problem.remedy


def test_the_line_of_the_fault_is_named():
    assert read_drawing(drawing("\n\n<script/>"), "a.svg")[1][0].line == 3


def test_a_dense_drawing_is_read_quickly():
    began = time.process_time()
    read_drawing(drawing('<path d="M0 0L1 1" style="fill:#fff;url("/>' * 20_000), "a.svg")
    assert time.process_time() - began < 2


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=100).map(drawing)))
def test_no_bytes_make_an_exception(data):
    size, problems = read_drawing(data, "a.svg")
    assert (size is None) == bool(problems)
