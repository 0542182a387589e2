"""Hostile inputs that are no mistakes of an editor: words that look like markup, put wherever words reach a reader."""

from __future__ import annotations

import io
import json

from PIL import Image

from tests.hostile.refused import SVG
from tests.sample_content import Files

EVIL = "evil.example"
"""The host that no page may ask for anything."""

WORDS = (
    "<script>alert(1)</script>",
    f'"><img src=//{EVIL}/x.png onerror=alert(1)>',
    "' onmouseover='alert(1)' autofocus onfocus='alert(1)",
    '" autofocus tabindex=0 onfocus=alert(1) x="',
    "</title><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "]]><script>alert(1)</script>",
    "</textarea></style></noscript></template><script>alert(1)</script>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<template><script>alert(1)</script></template>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#x3c;img src=x onerror=alert(1)&#x3e;",
    "&amp;lt;script&amp;gt;alert(1)",
    "{{ 7 * 7 }} {% raw %} {# x #} ${alert(1)} `alert(1)`",
    "%(name)s %s %d {0} {title} %",
    "javascript:alert(1)//",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e \\x3cscript\\x3e",
    f'=HYPERLINK("//{EVIL}/","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    f"<base href=//{EVIL}/><meta http-equiv=refresh content=0;url=//{EVIL}/>",
    f"<link rel=stylesheet href=//{EVIL}/a.css><style>@import '//{EVIL}/a.css'",
    f"<iframe src=//{EVIL}></iframe><object data=//{EVIL}>",
    f"<form action=//{EVIL}><input autofocus onfocus=alert(1)>",
    "<plaintext><xmp><listing><!--",
    "</main></body></html><header>",
    "\u2028alert(1)\u2029\u202ealert\u2066(1)\u200b\ufffe\U000e0041",
    "::error file=x::a %0A::set-output name=x::y",
    "W" * 150,
)
"""What is put into each field in turn; one article has one of them in all of its fields."""

OF_ARTICLES = (
    *("title", "summary", "tag", "author", "unit", "person", "office", "alt", "caption", "credit"),
    *("source", "author of the source", "stamp", "correction"),
)
"""The fields of an article that take any words."""

OF_THE_SITE = (
    *("name", "agency", "slogan", "address", "phone", "responsible_editor", "licence"),
    *("parent_portal", "link", "social", "section", "description", "method"),
)

IN_BODIES = (
    "Mã `<script>alert(1)</script>` trong câu.",
    "```html\n</code></pre><script>alert(1)</script>\n```",
    "Nếu a <b và c> d thì &lt;script&gt;alert(1)&lt;/script&gt;.",
    "&#x3c;img src=x onerror=alert(1)&#x3e; &#60;script&#62;",
    '[bấm](https://noi-khac.example/ "x\\" onmouseover=alert(1) y=\\"")',
    "[bấm](https://noi-khac.example/?a=<script>&b='onclick='x)",
    "[`</a><script>`](https://noi-khac.example/)",
    '![a" onerror="alert(1)](a.svg "b\\"><script>alert(1)</script>")',
    "![&quot; onerror=alert(1) x=&quot;](a.svg)",
    "| a | b |\n|---|---|\n| `</td></table><script>` | =1+1 |",
    'Chú thích[^1]\n\n[^1]: `</li></ol><script>alert(1)</script>` "><b',
    "Từ\n:   `</dd></dl><script>alert(1)</script>`",
    "## `</h2><script>alert(1)</script>` {#muc-mot}",
    "> `</blockquote></main><script>`",
    "<javascript:alert(1)>",
    "Bảng chữ\\<script>alert(1)\\</script>.",
    "Đi từ phải sang trái: &#x202e;gpj.exe&#8238; &rlm;&#xfffe;&#xE0041;.",
    "<kbd>&lt;script&gt;</kbd> <abbr title='x&quot; onclick=&quot;alert(1)'>UB</abbr>",
    "\\<img src=x onerror=alert(1)\\>",
    "https://noi-khac.example/" + "a" * 400,
    "Ơ" * 500,
    "*" * 300 + " chữ " + "_" * 300,
    "{{ config.__class__ }} {% include '/etc/passwd' %} ${7*7} <%= 7*7 %>",
)
"""Texts of articles that the check takes for what they are."""


def quoted(words: str) -> str:
    """Return words as YAML, with escapes for what nobody sees."""
    return json.dumps(words)


def hostile_article(number: int, words: str) -> str:
    """Return an article with the same words in each of its fields, told apart by a number."""
    said = quoted(f"{words} {number}")
    return f"""\
---
title: {said}
slug: bai-{number}
date: 2018-12-{number % 28 + 1:02} 08:00
event_date: 2018-11-19
section: tin-tuc
summary: {said}
tags: [{said}]
localities: [thu-nghiem]
authors:
  - {{name: {said}, unit: {said}}}
officials:
  - {{name: {said}, office: {said}, role: attended}}
image: {{file: a.jpg, alt: {said}, caption: {said}, credit: {said}}}
source: {{name: {said}, author: {said}, url: "https://noi-khac.example/?a=%22%3E%3Cscript%3E"}}
imported_from: {{url: "https://cu.example/?id='onclick='x", stamp: {said}}}
updates:
  - {{date: 2018-12-30, kind: correction, note: {said}}}
aliases: ["/cu/%3Cscript%3E%22%27%26%3B%24host/{number}/"]
---

{IN_BODIES[number % len(IN_BODIES)]}
"""


def card() -> str:
    """Return `site.yaml` with other hostile words in each of its fields."""
    said = {field: quoted(WORDS[number]) for number, field in enumerate(OF_THE_SITE)}
    plain = ("name", "agency", "slogan", "address", "phone", "responsible_editor", "licence")
    lines = [f"{field}: {said[field]}" for field in plain]
    lines += [
        "url: https://thu-nghiem.example",
        "email: ban-bien-tap@thu-nghiem.example",
        f"parent_portal: {{name: {said['parent_portal']}, url: 'https://mau.example'}}",
        f"links: [{{name: {said['link']}, url: 'https://ben-canh.example/?a=1&b=<2>'}}]",
        f"social: [{{name: {said['social']}, url: 'https://kenh.example'}}]",
        f"sections: [{{id: tin-tuc, name: {said['section']}, description: {said['description']}}}]",
        f"visitors: {{provider: none, method: {said['method']}}}",
    ]
    return "\n".join([*lines, ""])


def photograph() -> bytes:
    """Return a photograph whose notes hold markup and the place where it was taken, with a page behind its end."""
    exif = Image.Exif()
    exif[0x010E] = "<script>alert(1)</script>"
    exif[0x013B] = "Nguyễn Thị Mẫu"
    exif[0x8825] = {1: "N", 2: (20.0, 30.0, 0.0), 3: "E", 4: (105.0, 30.0, 0.0)}
    buffer = io.BytesIO()
    Image.new("RGB", (1300, 900), (40, 90, 60)).save(buffer, "JPEG", exif=exif, comment=b"<script>alert(2)</script>")
    return buffer.getvalue() + b"<script>alert(3)</script>"


OFFICIALS = {
    f"officials/can-bo-{number}.md": f"""\
---
name: {quoted(words)}
also_known_as: [{quoted(words + " b")}]
offices:
  - {{title: {quoted(words)}, body: {quoted(words)}, locality: thu-nghiem, from: 2015-01-01, seen: [2018-11-19]}}
---

`{words.splitlines()[0].replace("`", "")[:60]}` và chữ.
"""
    for number, words in enumerate(WORDS[:12])
}

PLACE = f"""\
name: {quoted(WORDS[1])}
kind: {quoted(WORDS[3])}
code: "990"
parent: {{name: {quoted(WORDS[5])}, kind: {quoted(WORDS[6])}, code: "99"}}
source: {quoted(WORDS[8])}
centre: {{lat: 20.5, lon: 105.5}}
communes:
  - {{id: mau-mot, name: {quoted(WORDS[0])}, kind: {quoted(WORDS[2])},
     code: "99001", centre: {{lat: 20.5, lon: 105.5}}}}
  - {{id: mau-hai, name: {quoted(WORDS[4])}, kind: {quoted(WORDS[9])},
     code: "99002", centre: {{lat: 20.6, lon: 105.6}}}}
"""

MAP = {
    "type": "FeatureCollection",
    "edition": WORDS[0],
    "origin": WORDS[1],
    "features": [
        {
            "type": "Feature",
            "properties": {"code": code, "name": words, "onclick": "alert(1)", "id": WORDS[3]},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[at, 20.4], [at + 0.1, 20.4], [at + 0.1, 20.6], [at, 20.6], [at, 20.4]]],
            },
        }
        for code, words, at in (("99001", WORDS[5], 105.4), ("99002", WORDS[0], 105.5))
    ],
}

ALBUM = f"""\
---
title: {quoted(WORDS[0])}
date: 2018-12-22 08:00
summary: {quoted(WORDS[1])}
credit: {quoted(WORDS[2])}
localities: [thu-nghiem]
slug: anh
---

![a" onerror="alert(1)](a.svg "b\\"><script>alert(1)</script>")
"""

SONG = f"""\
---
title: {quoted(WORDS[4])}
kind: song
composer: {quoted(WORDS[0])}
lyricist: {quoted(WORDS[1])}
performer: {quoted(WORDS[2])}
licence: {quoted(WORDS[3])}
audio: a.mp3
---

Lời `</p><script>alert(1)</script>`.
"""

STANDING = f"""\
---
title: {quoted(WORDS[9])}
menu: main
---

Chữ `</main><script>alert(1)</script>`.
"""

DOCUMENT = f"""\
---
number: 999-NQ/TW
type: Nghị quyết
title: {quoted(WORDS[0])}
---

Ghi chú `</p><script>alert(1)</script>`.
"""


def hostile_content() -> Files:
    """Return the content of an agency whose every word is an attack."""
    return {
        "site.yaml": card(),
        "localities/thu-nghiem.yaml": PLACE,
        "maps/thu-nghiem.geojson": json.dumps(MAP),
        "images/a.svg": SVG.format("<title>&lt;script&gt;alert(1)&lt;/script&gt;</title><rect width='9' height='9'/>"),
        "images/a.jpg": photograph(),
        "media/a.mp3": b"ID3\x03\x00\x00\x00\x00\x00\x00\xff\xfb\x90\x00<script>alert(1)</script>" + bytes(413),
        "albums/anh.md": ALBUM,
        "pages/bai-hat/ca.md": SONG,
        "pages/trang.md": STANDING,
        "documents/999-nq-tw.md": DOCUMENT,
        **OFFICIALS,
        **{f"news/2018/bai-{number}.md": hostile_article(number, words) for number, words in enumerate(WORDS)},
    }
