"""SVG drawings: measured, and refused when they could run a script or ask another site for anything."""

from __future__ import annotations

import math
import re
from xml.parsers import expat

from plugins.core.problems import Problem
from plugins.media.drawing_weight import DrawingWeight

LARGEST_DRAWING = 1_000_000
"""Bytes."""
DEEPEST = 200

_SVG = "http://www.w3.org/2000/svg"
_OTHER_PAGES = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML")
"""Namespaces whose elements browsers obey in a drawing as they do in a page."""
_CAN_RUN = "script foreignobject iframe embed object audio video canvas handler listener html body link meta base"
_FORBIDDEN = frozenset(_CAN_RUN.split())
_ANIMATIONS = frozenset({"animate", "set", "animatetransform", "animatemotion", "animatecolor", "discard"})
_ADDRESSES = frozenset({"href", "src", "base", "ping", "srcset"})
_EMBEDDED = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[a-z0-9+/=\s]*", re.IGNORECASE)
_URL = re.compile(r"url\s*\(\s*[\"']?\s*([^)\"'\s]*)", re.IGNORECASE)
_LOADING_CSS = re.compile(
    r"@import|@font-face|image-set|\bsrc\s*\(|expression\s*\(|-moz-binding|behavior\s*:", re.IGNORECASE
)
_CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)", re.DOTALL)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SCRIPT_SCHEME = re.compile(r"^(?:javascript|vbscript|data):", re.IGNORECASE)
_LENGTH = re.compile(
    r"\s*+((?:[0-9]++(?:\.[0-9]++)?|\.[0-9]++)(?:e[+-]?[0-9]++)?)\s*+(px|pt|pc|mm|cm|in|)\s*+", re.IGNORECASE
)
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


class _Refused(Exception):
    """Ends the reading of a drawing at its first fault."""

    def __init__(self, rule: str, reason: str, remedy: str, value: str = ""):
        self.rule, self.reason, self.remedy, self.value = rule, reason, remedy, value
        super().__init__(rule)


def read_drawing(data: bytes, label: str) -> tuple[tuple[int, int] | None, list[Problem]]:
    """Return an SVG's width and height in CSS pixels, or None and why it can't be shown."""
    gate = _Gate()
    try:
        gate.parser.Parse(data, True)
        return gate.dimensions(), []
    except _Refused as error:
        line = gate.parser.CurrentLineNumber
        return None, [Problem(label, line, error.rule, error.reason, error.remedy, error.value)]
    except (expat.ExpatError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", 0)
        reason = "Tệp SVG viết sai cú pháp XML nên không đọc được."
        return None, [Problem(label, line, "broken-picture", reason, "Mở hình bằng chương trình vẽ và lưu lại.")]


class _Gate:
    """Reads a drawing element by element; raises `_Refused` at the first thing that may not be there."""

    def __init__(self) -> None:
        self.depth = 0
        self.root: dict[str, str] = {}
        self.style: list[str] | None = None
        self.weight = DrawingWeight()
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.EntityDeclHandler = self.entity
        self.parser.ProcessingInstructionHandler = self.instruction

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        tag = local.lower()
        if self.depth == 0:
            if tag != "svg" or namespace not in (_SVG, ""):
                raise _Refused("not-a-picture", "Tệp này không phải là hình SVG.", "Lưu lại hình thành SVG hoặc PNG.")
            if not namespace:
                remedy = (
                    'Thêm xmlns="http://www.w3.org/2000/svg" vào thẻ <svg>, hoặc lưu lại hình bằng chương trình vẽ.'
                )
                raise _Refused("broken-picture", "Thẻ <svg> thiếu xmlns nên trình duyệt không hiện hình.", remedy)
            self.root = attributes
        self.depth += 1
        if self.depth > DEEPEST:
            raise _Refused("too-deep", "Hình SVG lồng nhau quá nhiều tầng.", "Lưu lại thành PNG.")
        if self.style is not None:
            reason = f"Phần <style> của hình SVG chứa <{local}>; ở đó chỉ có kiểu dáng."
            raise _Refused("svg-script", reason, "Xóa phần này, hoặc lưu hình thành PNG.", f"<{local}>")
        if tag in _FORBIDDEN or namespace in _OTHER_PAGES:
            reason = f"Hình SVG chứa phần <{local}>, có thể chạy mã hoặc nhúng trang khác."
            raise _Refused("svg-script", reason, "Xóa phần này, hoặc lưu hình thành PNG.", f"<{local}>")
        for key, value in attributes.items():
            self.attribute(tag, key.rpartition(" ")[2], value)
        self.weight.start(tag, [(key.rpartition(" ")[2], value.strip()) for key, value in attributes.items()])
        self.style = [] if tag == "style" else None

    def attribute(self, tag: str, name: str, value: str) -> None:
        key = name.lower()
        said = f'{name}="{value[:60]}"'
        if key.startswith("on"):
            reason = f"Hình SVG có thuộc tính “{name}”, chạy mã khi người đọc dùng trang."
            raise _Refused("event-handler", reason, "Xóa thuộc tính này, hoặc lưu hình thành PNG.", said)
        bare = re.sub(r"[\x00-\x20]+", "", value)
        if tag in _ANIMATIONS and key == "attributename":
            animated = value.strip().lower().rpartition(":")[2]
            if animated == "href" or animated.startswith("on"):
                reason = "Hình SVG có hoạt hình đổi địa chỉ hoặc thêm mã."
                raise _Refused("svg-animation", reason, "Xóa hoạt hình này, hoặc lưu hình thành PNG.", said)
        is_embedded = _EMBEDDED.fullmatch(value.strip()) is not None
        if key in _ADDRESSES and not bare.startswith("#") and not is_embedded:
            raise _foreign(said)
        if _SCRIPT_SCHEME.match(bare) and not is_embedded:
            reason = "Hình SVG có địa chỉ chạy mã."
            raise _Refused("svg-script", reason, "Xóa địa chỉ này, hoặc lưu hình thành PNG.", said)
        if key != "d":
            self.css(value)

    def css(self, text: str) -> None:
        if "(" not in text and "@" not in text and "\\" not in text and ":" not in text:
            return
        plain = _CSS_ESCAPE.sub(_unescaped, _CSS_COMMENT.sub("", text))
        loads = _LOADING_CSS.search(plain)
        if loads:
            raise _foreign(plain[max(0, loads.start() - 10) : loads.end() + 50])
        for url in _URL.finditer(plain):
            if not url[1].startswith("#"):
                raise _foreign(url[0][:60])

    def end(self, name: str) -> None:
        self.depth -= 1
        self.weight.end()
        if self.style is not None:
            self.css("".join(self.style))
            self.style = None

    def text(self, data: str) -> None:
        if self.style is not None:
            self.style.append(data)

    def entity(self, name: str, *declaration: object) -> None:
        reason = "Hình SVG khai báo thực thể XML (<!ENTITY>), có thể làm treo chương trình đọc."
        raise _Refused("svg-entity", reason, "Lưu lại hình thành SVG thường (plain SVG) hoặc PNG.", name)

    def instruction(self, target: str, data: str) -> None:
        if target.lower() == "xml-stylesheet":
            raise _foreign(f"<?{target} {data[:50]}?>")

    def dimensions(self) -> tuple[int, int]:
        """Return width and height from the root's attributes or its viewBox."""
        if self.weight.is_too_much():
            reason = "Hình SVG lặp lại các phần của nó (<use>) quá nhiều lần, làm treo máy của người đọc."
            raise _Refused("svg-too-heavy", reason, "Vẽ đơn giản hơn, hoặc lưu hình thành PNG.")
        width, height = _pixels(self.root.get("width", "")), _pixels(self.root.get("height", ""))
        box = [_number(part) for part in re.split(r"[\s,]+", self.root.get("viewBox", "").strip())]
        across, down = (box[2], box[3]) if len(box) == 4 else (0.0, 0.0)
        if across > 0 and down > 0:
            if not width and not height:
                width, height = across, down
            width = width or height * across / down
            height = height or width * down / across
        if not 0.5 <= width <= 100_000 or not 0.5 <= height <= 100_000:
            reason = "Hình SVG không cho biết kích thước (width và height, hoặc viewBox)."
            raise _Refused("svg-size", reason, 'Thêm vào thẻ <svg>, ví dụ viewBox="0 0 800 450", hoặc lưu lại hình.')
        return max(1, round(width)), max(1, round(height))


def _foreign(value: str) -> _Refused:
    reason = "Hình SVG lấy ảnh, chữ hoặc kiểu dáng từ nơi khác."
    return _Refused("svg-foreign", reason, "Nhúng hẳn vào hình khi lưu, hoặc lưu hình thành PNG.", value)


def _unescaped(match: re.Match[str]) -> str:
    if match[2]:
        return match[2]
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0x110000 else ""


def _pixels(length: str) -> float:
    match = _LENGTH.fullmatch(length)
    return _number(match[1]) * _PIXELS[match[2].lower()] if match else 0.0


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if math.isfinite(value) else 0.0
