"""HTML typed into a text: a few small elements are let through, everything else is taken out and reported."""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element

from markdown import Markdown, util
from markdown.inlinepatterns import InlineProcessor

from plugins.core.text import INVISIBLE

REFUSED = "bt-refused"
"""Stands in the tree where something was taken out, until it is reported with its line."""

PAIRED = ("abbr", "kbd", "mark", "small", "sub", "sup")
ALLOWED_TEXT = "abbr, br, kbd, mark, small, sub, sup"

_CAN_RUN = "script style iframe frame object embed applet form svg math template noscript link meta base"
_SCRIPTS = frozenset(_CAN_RUN.split())
_OTHERS = (
    "a acronym address area article aside audio b bdi bdo big blink blockquote body button canvas caption "
    "center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em fieldset "
    "figcaption figure font footer frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i img input ins "
    "label legend li main map marquee menu meter nav noframes ol optgroup option output p param picture "
    "portal pre progress q rp rt ruby s samp search section select slot source span strike strong summary "
    "table tbody td textarea tfoot th thead time title tr track tt u ul var video wbr"
    " image isindex xml xmp listing plaintext nobr"
)
_HTML_NAMES = _SCRIPTS | frozenset(_OTHERS.split()) | {*PAIRED, "br"}
_REMEDIES = {
    **dict.fromkeys(("b", "strong"), "Viết chữ đậm bằng hai dấu sao: **chữ đậm**."),
    **dict.fromkeys(("i", "em"), "Viết chữ nghiêng bằng một dấu sao: *chữ nghiêng*."),
    "a": "Viết liên kết theo mẫu [chữ](địa chỉ).",
    "img": "Viết ảnh theo mẫu ![mô tả ảnh](ten-anh.jpg).",
    **dict.fromkeys(("ul", "ol", "li"), "Viết mỗi mục trên một dòng bắt đầu bằng “- ” hoặc “1. ”."),
    **dict.fromkeys(("table", "tr", "td", "th", "tbody", "thead"), "Viết bảng bằng các dấu | của Markdown."),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "Viết tiêu đề bằng “## ” ở đầu dòng."),
    **dict.fromkeys(("p", "div", "span", "font", "center"), "Xóa thẻ, chỉ giữ chữ; các đoạn cách nhau một dòng trống."),
    "hr": "Viết đường kẻ ngang bằng một dòng ---.",
    "blockquote": "Viết lời trích bằng “> ” ở đầu dòng.",
    **dict.fromkeys(
        ("iframe", "video", "embed", "object"),
        "Chép tệp MP4 vào thư mục media và viết ![mô tả](ten-tep.mp4), hoặc đặt một liên kết tới trang có video.",
    ),
    "audio": "Xóa thẻ và đặt một liên kết tới trang có nội dung đó.",
    **dict.fromkeys(("script", "style"), "Xóa cả đoạn mã; bài viết chỉ gồm chữ, ảnh, bảng và liên kết."),
}

_BODY = r"""(?:[^<>"']++|"[^"]{0,300}"|'[^']{0,300}'){0,30}+"""
_OPENING = re.compile(rf"<([a-zA-Z][a-zA-Z0-9:-]*+)(?![^\s/>])({_BODY})>")
_CLOSING = re.compile(r"</([a-zA-Z][a-zA-Z0-9:-]*+)\s*[^<>]{0,50}>")
_UNCLOSED = re.compile(r"<([a-zA-Z][a-zA-Z0-9:-]*+)[\s/][^<>]{0,300}=")
_DANGLING = re.compile(r"<([a-zA-Z]++)\s*\Z")
_DECLARATION = re.compile(r"<[!?][a-zA-Z\[][^<>]{0,300}>?")
_EVENT = re.compile(r"""(?:^|[\s/"'])(on[a-z]+)\s*=""", re.IGNORECASE)
_PLACEHOLDER = re.compile(f"{util.STX}[^{util.ETX}]*{util.ETX}")


class SmallTags(InlineProcessor):
    """Lets through the small elements that Markdown has no sign for, without attributes but the title of `abbr`."""

    def __init__(self, md: Markdown):
        names = "|".join(PAIRED)
        text = r"((?:[^<]|<(?![a-zA-Z/!?]))*+)"
        super().__init__(
            rf"""<(?i:(br)\s*/?|({names})(?:\s+title=(?:"([^"<>]*)"|'([^'<>]*)'))?\s*)>(?(2){text}</(?i:\2)\s*>)""", md
        )

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:
        if m[1]:
            return Element("br"), m.start(0), m.end(0)
        element = Element(m[2].lower())
        title = m[3] or m[4]
        if title and element.tag != "abbr":
            return None, None, None
        if title:
            element.set("title", html.unescape(_PLACEHOLDER.sub("", title)))
        element.text = m[5]
        return element, m.start(0), m.end(0)


class RefusedTags(InlineProcessor):
    """Takes out every other tag; a `<` in prose stays what it is."""

    def __init__(self, md: Markdown):
        super().__init__(r"<(?=[a-zA-Z/!?])", md)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:
        start = m.start(0)
        if data.startswith("<!--", start):
            end = data.find("-->", start)
            return (
                self.comment(data[start : end + 3 if end >= 0 else start + 4]),
                start,
                end + 3 if end >= 0 else start + 4,
            )
        declaration = _DECLARATION.match(data, start)
        if declaration:
            return (
                refused("raw-html", "Đoạn mã này không dùng được trong bài.", "Xóa đoạn mã này.", declaration[0]),
                start,
                declaration.end(),
            )
        closing = _CLOSING.match(data, start)
        if closing:
            known = closing[1].lower() in _HTML_NAMES or "-" in closing[1]
            return (self.tag(closing[1], "", closing[0]), start, closing.end()) if known else (None, None, None)
        opening = _OPENING.match(data, start)
        if opening is None:
            dangling = _DANGLING.match(data, start)
            if dangling and dangling[1].lower() in _SCRIPTS:
                return self.tag(dangling[1], "", dangling[0].strip()), start, dangling.end()
            unclosed = _UNCLOSED.match(data, start)
            if unclosed is None:
                return None, None, None
            return self.tag(unclosed[1], unclosed[0], unclosed[0]), start, start + 1 + len(unclosed[1])
        name, attributes = opening[1].lower(), opening[2]
        if not is_html(name, attributes):
            return None, None, None
        end = opening.end()
        if name in ("script", "style"):
            over = re.compile(rf"</{name}[^<>]*>", re.IGNORECASE).search(data, end)
            end = over.end() if over else end
        return self.tag(name, attributes, opening[0]), start, end

    def comment(self, value: str) -> Element:
        reason = "Chú thích HTML (<!-- … -->) không dùng được trong bài."
        return refused("raw-html", reason, "Xóa chú thích này; bài chưa xong thì đặt status: draft.", value)

    def tag(self, written: str, attributes: str, value: str) -> Element:
        name = written.lower()
        event = _EVENT.search(attributes)
        if name in _SCRIPTS:
            reason = f"Thẻ <{name}> có thể chạy mã hoặc tải nội dung từ nơi khác, nên không dùng được."
            return refused("raw-script", reason, _REMEDIES.get(name, "Xóa thẻ này."), value)
        if event:
            reason = f"Thuộc tính “{event[1].lower()}” chạy mã khi người đọc dùng trang, nên không dùng được."
            return refused("event-handler", reason, "Xóa thuộc tính này cùng với thẻ chứa nó.", value)
        if name in PAIRED or name == "br":
            reason = f"Thẻ <{name}> chưa có thẻ mở hay đóng đi cùng, hoặc có thuộc tính không dùng được."
            return refused("raw-html", reason, f"Viết đủ cặp <{name}>…</{name}>, không có thuộc tính.", value)
        reason = f"Thẻ HTML <{name}> không dùng được trong bài."
        remedy = _REMEDIES.get(name, f"Xóa thẻ, chỉ giữ chữ. Các thẻ dùng được: {ALLOWED_TEXT}.")
        return refused("raw-html", reason, remedy, value)


class Entities(InlineProcessor):
    """Reads character references such as `&ndash;` into the characters that they stand for."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str | None, int | None, int | None]:
        text = html.unescape(m[1])
        if text == m[1]:
            return None, None, None
        if text == "&":
            return f"{util.AMP_SUBSTITUTE}amp;", m.start(0), m.end(0)
        return "".join(sign for sign in INVISIBLE.sub("", text) if sign >= " "), m.start(0), m.end(0)


def is_html(name: str, attributes: str) -> bool:
    """Tell a tag from prose between angle brackets: "<Nguyễn Thị Mẫu>", "nếu a <b và c> d"."""
    if _EVENT.search(attributes):
        return True
    if name not in _HTML_NAMES and "-" not in name and ":" not in name:
        return "=" in attributes
    return len(name) > 1 or "=" in attributes or not attributes.strip(" /")


def refused(rule: str, reason: str, remedy: str, value: str) -> Element:
    """Return the mark of something that was taken out of a text."""
    return Element(REFUSED, {"rule": rule, "reason": reason, "remedy": remedy, "value": value})
