"""The gate before readers: nothing that runs, loads or hides gets out, with or without the check."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.core.html_safety import ATTRIBUTES, EVERYWHERE, TAGS, Sanitiser
from plugins.core.links import read_link
from plugins.core.markdown import MarkdownRenderer, PictureFacts

RENDERER = MarkdownRenderer()
SANITISER = Sanitiser()


class AnythingGoes:
    """The most careless site: every picture and page exists."""

    def picture(self, src: str) -> PictureFacts | str:
        return PictureFacts(f"images/{src}", 10, 10)

    def address(self, href: str) -> str | None:
        return href


class Inspector(HTMLParser):
    """Fails on anything that is not on the lists."""

    def handle_starttag(self, tag, attrs):
        assert tag in TAGS, tag
        for name, value in attrs:
            assert name in EVERYWHERE | ATTRIBUTES.get(tag, frozenset()), (tag, name)
            assert not name.startswith("on") and name != "style"
            if name == "href":
                assert re.match(r"(?i)(https?://|mailto:|tel:|site:/(?!/)|#)", value or ""), value
            if name == "src":
                assert (value or "").startswith("site:/images/"), value
            if name == "class":
                assert all(part.startswith("bt-") for part in (value or "").split()), value

    def handle_comment(self, data):
        raise AssertionError(data)

    def handle_decl(self, decl):
        raise AssertionError(decl)

    def handle_pi(self, data):
        raise AssertionError(data)


def inspect(html: str) -> None:
    inspector = Inspector(convert_charrefs=True)
    inspector.feed(html)
    inspector.close()


REPORTED = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://example.vn/x.js></SCRIPT>",
    "<script\n>alert(1)</script\n>",
    "<script/x>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<img src="x" onerror="alert(1)">',
    "<img/src=x/onerror=alert(1)>",
    '<img src="a>b" onerror=alert(1)>',
    "<IMG SRC=javascript:alert(1)>",
    "<img src=x onerror=alert(1)",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "<math><mtext><script>alert(1)</script></mtext></math>",
    "<iframe src=javascript:alert(1)></iframe>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "<object data=data:text/html;base64,PHNjcmlwdD4=></object>",
    "<embed src=https://example.vn/x.swf>",
    "<form action=https://example.vn><input name=a></form>",
    "<button formaction=javascript:alert(1)>a</button>",
    "<base href=https://example.vn/>",
    "<link rel=stylesheet href=https://example.vn/x.css>",
    "<meta http-equiv=refresh content=0;url=https://example.vn>",
    "<style>*{background:url(https://example.vn)}</style>",
    '<div style="background:url(javascript:alert(1))">a</div>',
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>a</details>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)></audio>",
    "<marquee onstart=alert(1)>a</marquee>",
    "<a href=javascript:alert(1)>a</a>",
    '<a href="https://example.vn" onclick="alert(1)">a</a>',
    "<x onclick=alert(1)>a</x>",
    "<xss-element onfocus=alert(1) tabindex=1>a</xss-element>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<template><script>alert(1)</script></template>",
    "<sub onclick=alert(1)>2</sub>",
    '<abbr title="x" onmouseover="alert(1)">a</abbr>',
    "<!--<img src=x onerror=alert(1)>-->",
    "<!DOCTYPE html>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](java&#115;cript:alert(1))",
    "[a](&#x6A;avascript&colon;alert(1))",
    "[a](java&Tab;script:alert(1))",
    "[a](java&NewLine;script:alert(1))",
    "[a](&#1;javascript:alert(1))",
    "[a](<java\tscript:alert(1)>)",
    "[a](java&amp;#115;cript:alert(1))",
    "[a](java\u200bscript:alert(1))",
    "[a](vbscript:msgbox(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](file:///etc/passwd)",
    "[a](blob:https://example.vn/x)",
    "[a](//example.vn/x)",
    "[a](/\\example.vn/x)",
    "[a](site:/can-bo/x/)",
    "[a][b]\n\n[b]: javascript:alert(1)",
    "<javascript://example.vn/%0Aalert(1)>",
    '![a" onerror="alert(1)](https://example.vn/a.png)',
    "![a](javascript:alert(1))",
    "![a](hoi-nghi.svg){onerror=alert(1)}",
    "[a](https://example.vn){href=javascript:alert(1)}",
    "[a](https://example.vn){style=position:fixed}",
    "## a {onclick=alert(1)}",
]


@pytest.mark.parametrize("text", REPORTED)
def test_an_attack_is_reported_and_taken_out(text):
    result = RENDERER.render(f"Mở đầu.\n\n{text}\n\nKết.", "content/news/x.md", 1, AnythingGoes())
    assert [problem for problem in result.problems if problem.reason and problem.remedy]
    assert all(problem.severity == "error" for problem in result.problems)
    inspect(result.html)
    assert "Kết." in result.html


@pytest.mark.parametrize("text", REPORTED)
def test_the_last_gate_holds_alone(text):
    inspect(SANITISER.clean(text))


@pytest.mark.parametrize(
    "html",
    [
        '<a href="site:/can-bo/x/">a</a>',
        '<a href="https://example.vn" rel="noopener external" title="b">a</a>',
        '<figure class="bt-figure"><img alt="a" height="2" loading="lazy" src="site:/images/a.png" width="1"></figure>',
        '<span class="bt-caps">HĐND</span>',
        '<div aria-label="a" class="bt-table" role="region" tabindex="0"></div>',
    ],
)
def test_what_we_write_ourselves_passes_unchanged(html):
    assert SANITISER.clean(html) == html


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ('<p class="bt-x header">a</p>', '<p class="bt-x">a</p>'),
        ('<p id="A b">a</p>', "<p>a</p>"),
        ('<a href="x">a</a>', "<a>a</a>"),
        ('<a href="site://example.vn">a</a>', "<a>a</a>"),
        ('<img src="https://example.vn/a.png" alt="a">', '<img alt="a">'),
        ('<div role="alert">a</div>', "<div>a</div>"),
        ("<b>a<i>b", "ab"),
        ("a&#8;b\x08c", "abc"),
    ],
)
def test_everything_else_goes(html, left):
    assert SANITISER.clean(html) == left


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("https://example.vn", "external"),
        (" HTTPS://example.vn ", "external"),
        ("mailto:thu@example.vn?subject=a", "direct"),
        ("mailto:", "broken"),
        ("/a/../b", "broken"),
        ("/a/%2e%2e/b", "broken"),
        ("https://example.vn:99999", "broken"),
        ("x.md", "file"),
        ("lời nói: một", "file"),
        ("java script:x", "unsafe"),
        ("ftp://example.vn", "unsafe"),
    ],
)
def test_an_address_is_read_as_a_browser_reads_it(raw, kind):
    assert read_link(raw).kind == kind


PIECES = st.lists(
    st.sampled_from(
        [
            "<",
            ">",
            "</",
            "/>",
            "script",
            "img ",
            "svg ",
            "a ",
            "style",
            "src=",
            "href=",
            "onerror=",
            "x",
            '"',
            "'",
            "`",
            "=",
            "[a](",
            ")",
            "![b](",
            "{",
            "}",
            "{href=",
            "{src=",
            "javascript:",
            "data:",
            "&#106;",
            "&#x2;",
            "&lt;",
            "\n",
            "\n\n",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?",
            "| a |\n|---|\n| ",
            "[^1]",
            "[^1]: ",
            "## ",
            "<sub>",
            "</sub>",
            "\x00",
            "\\",
            "\x02",
            "\x03",
            "klzzwxh:0000",
            "https://",
            "//",
            "site:/",
            "<math>",
            "<table>",
            "<noscript>",
            "<title>",
            "x.md",
        ]
    ),
    max_size=30,
).map("".join)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(PIECES, st.text(max_size=120)))
def test_whatever_is_typed_only_known_html_comes_out(text):
    inspect(RENDERER.render(text, "content/news/x.md", 1, AnythingGoes()).html)
