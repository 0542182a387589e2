"""The links and pictures of a text: each leads to something that may be shown, or is taken out and reported."""

from __future__ import annotations

from urllib.parse import quote
from xml.etree.ElementTree import Element

from plugins.core.body_text import BodyText
from plugins.core.links import SITE_SCHEME, Link, PictureFacts, read_link

LinkProblem = tuple[str, str, str]
"""Rule, reason, remedy."""


def resolve_link(element: Element, block: Element | None, body: BodyText) -> None:
    """Give a link its final address, or take the address away and report why."""
    raw = element.get("href") or ""
    link = read_link(raw)
    target = _target(link, body)
    if isinstance(target, str):
        element.set("href", target)
        if link.kind == "external":
            element.set("rel", "noopener external")
        return
    element.attrib.pop("href", None)
    element.tag = "span"
    element.attrib.clear()
    body.report(body.line_of(block, raw), *target, raw)


def _target(link: Link, body: BodyText) -> str | LinkProblem:
    if link.kind in ("external", "direct", "anchor"):
        return link.address
    if link.kind == "root":
        if link.address.startswith("/images/"):
            return _picture_address(link, body)
        return f"{SITE_SCHEME}{link.address.lstrip('/')}{link.tail}"
    if link.kind == "unsafe":
        return (
            "unsafe-link",
            "Địa chỉ này có thể chạy mã hoặc che giấu nơi dẫn tới, nên không dùng được.",
            "Dùng địa chỉ bắt đầu bằng https://, mailto:, tel:, hoặc đường dẫn tới một tệp .md của trang.",
        )
    if link.kind == "broken":
        return (
            "bad-link",
            "Địa chỉ của liên kết để trống hoặc viết chưa đúng.",
            "Viết đủ địa chỉ, ví dụ [chữ](https://…), [thư](mailto:ten@example.vn), [gọi](tel:+84239000000).",
        )
    if link.address.lower().endswith(".md"):
        address = body.links.address(link.address)
        if address is not None:
            return f"{SITE_SCHEME}{address}{link.tail}"
        return (
            "unknown-page",
            "Liên kết dẫn tới một tệp không có trong thư mục nội dung.",
            "Kiểm tra tên tệp; đường dẫn tính từ thư mục của bài này, ví dụ ../2018/ten-bai.md.",
        )
    if "images/" in link.address:
        return _picture_address(link, body)
    return (
        "relative-link",
        "Không rõ liên kết này dẫn tới đâu.",
        "Trang khác: thêm https:// ở đầu. Bài của trang này: dẫn tới tệp .md. Mục của trang này: bắt đầu bằng “/”.",
    )


def _picture_address(link: Link, body: BodyText) -> str | LinkProblem:
    facts = body.links.picture(link.address)
    if isinstance(facts, PictureFacts):
        return SITE_SCHEME + quote(facts.path)
    return "bad-picture", facts, "Sửa tệp ảnh, hoặc dẫn tới một ảnh khác trong thư mục images."


def resolve_picture(element: Element, block: Element | None, body: BodyText) -> bool:
    """Give a picture its address and size; return False, having reported why, if it can't be shown."""
    raw = element.get("src") or ""
    line = body.line_of(block, raw)
    if not (element.get("alt") or "").strip():
        body.report(
            line,
            "no-alt",
            "Ảnh chưa có lời mô tả cho người không nhìn thấy ảnh.",
            "Viết lời mô tả trong ngoặc vuông: ![mô tả điều thấy trong ảnh](ten-anh.jpg).",
            raw,
        )
    link = read_link(raw)
    if link.kind == "external" or raw.startswith("//"):
        body.report(
            line,
            "foreign-picture",
            "Ảnh nằm ở trang khác; trang này không tải gì từ nơi khác.",
            "Chép ảnh vào thư mục images (nếu được phép dùng) và viết tên tệp.",
            raw,
        )
        return False
    if link.kind not in ("root", "file"):
        body.report(line, "bad-picture", "Địa chỉ này không phải là một tệp ảnh của trang.", _NAME_A_FILE, raw)
        return False
    facts = body.links.picture(link.address)
    if not isinstance(facts, PictureFacts):
        remedy = "Sửa tệp ảnh, hoặc viết tên một ảnh khác trong thư mục images."
        body.report(line, "bad-picture", facts, remedy, raw)
        return False
    body.pictures.append((facts, (element.get("alt") or "").strip()))
    kept = {name: element.get(name) for name in ("alt", "title", "class", "id", "caption")}
    element.attrib.clear()
    element.set("src", SITE_SCHEME + quote(facts.path))
    for name, value in kept.items():
        if value is not None:
            element.set(name, value)
    element.set("width", str(facts.width))
    element.set("height", str(facts.height))
    element.set("loading", "lazy")
    element.set("decoding", "async")
    return True


_NAME_A_FILE = "Chép ảnh vào thư mục images và viết tên tệp, ví dụ ![mô tả](ten-anh.jpg)."
