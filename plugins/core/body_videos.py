"""The videos of a text, written like pictures: played here when a reader asks for it, never by another site."""

from __future__ import annotations

import re
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement

from plugins.core.body_text import BodyText
from plugins.core.links import SITE_SCHEME, VideoFacts, read_link

SUFFIXES = (".mp4", ".webm", ".m4v", ".mov", ".avi", ".mkv", ".wmv", ".3gp")
"""What editors may take for a video; those that browsers don't play are refused with a word on what to do."""
DEFAULT_SIZE = (1280, 720)
"""Of a video without a poster."""

_PLAYERS = re.compile(
    r"(?:^|[/.])(?:youtube\.com|youtu\.be|youtube-nocookie\.com|vimeo\.com|dailymotion\.com|tiktok\.com|fb\.watch)(?:/|$)"
    r"|facebook\.com/(?:watch|reel|[^/]+/videos)",
    re.IGNORECASE,
)
_COPY_IT = (
    "Chép tệp MP4 vào thư mục media (nếu được phép dùng) và viết ![mô tả](ten-tep.mp4), hoặc đặt một liên kết thường: "
    "[xem video](địa chỉ)."
)


def is_video(address: str) -> bool:
    """Whether what is written like a picture means a video, of this site or another."""
    path = re.split(r"[?#]", address.strip(), maxsplit=1)[0].lower()
    return path.endswith(SUFFIXES) or _PLAYERS.search(address) is not None


def resolve_video(element: Element, block: Element | None, body: BodyText) -> bool:
    """Make a player of a picture's element; return False, having reported why, if there is nothing to play."""
    raw = element.get("src") or ""
    line = body.line_of(block, raw)
    link = read_link(raw)
    if link.kind not in ("root", "file"):
        reason = "Video nằm ở trang khác; trang này không nhúng trình phát của nơi khác."
        body.report(line, "foreign-video", reason, _COPY_IT, raw)
        return False
    facts = body.links.video(link.address)
    if not isinstance(facts, VideoFacts):
        body.report(line, "bad-video", facts, "Sửa tệp, hoặc viết tên một video khác trong thư mục media.", raw)
        return False
    alt = (element.get("alt") or "").strip()
    if not alt:
        reason = "Video chưa có lời mô tả cho người không nhìn thấy hình."
        remedy = "Viết lời mô tả trong ngoặc vuông: ![mô tả điều có trong video](ten-tep.mp4)."
        body.report(line, "no-alt", reason, remedy, raw)
    body.videos.append(facts)
    shape_player(element, facts, alt)
    return True


def shape_player(element: Element, facts: VideoFacts, alt: str) -> None:
    """Make a player of an element: nothing is loaded before a reader plays it but the poster."""
    kept = {name: element.get(name) for name in ("title", "caption")}
    element.tag = "video"
    element.attrib.clear()
    element.attrib.update({name: value for name, value in kept.items() if value is not None})
    width, height = (facts.poster.width, facts.poster.height) if facts.poster else DEFAULT_SIZE
    element.attrib.update({"class": "bt-video__player", "controls": "controls", "preload": "none", "aria-label": alt})
    element.attrib.update({"width": str(width), "height": str(height)})
    if facts.poster:
        element.set("poster", SITE_SCHEME + quote(facts.poster.path))
    address = SITE_SCHEME + quote(facts.path)
    SubElement(element, "source", {"src": address, "type": facts.mime})
    if facts.captions:
        track = {"kind": "captions", "src": SITE_SCHEME + quote(facts.captions), "srclang": "vi"}
        SubElement(element, "track", {**track, "label": "Tiếng Việt", "default": "default"})
    element.set("data-told", told_of(facts))


def told_of(facts: VideoFacts) -> str:
    """Return what stands beside a video's file: its kind, how heavy it is, and whether anybody speaks in it."""
    megabytes = f"{max(facts.size / 1e6, 0.1):.1f}".replace(".", ",")
    silent = "; video không có lời" if facts.is_silent else ""
    return f"{facts.mime.removeprefix('video/').upper()}, {megabytes} MB{silent}"
