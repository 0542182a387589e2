"""Tells the words under a picture from a paragraph, and joins them to their picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plugins.imports.blocks import Block

_LONGEST = 45
"""Words. Captions that name three people with their offices reach it."""
_LABEL = re.compile(
    r"^\(?\s*(?:ảnh|hình|chú thích(?: ảnh)?|ảnh minh họa)\s*(?:\d+)?\s*[:.]|^ảnh minh họa\b", re.IGNORECASE
)
_VIEW = re.compile(
    r"^(?:toàn cảnh|quang cảnh|khung cảnh|một góc|hình ảnh|cảnh|không khí|các đại biểu (?:dự|tham dự|tại"
    r"|chụp|biểu quyết))\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"^(?:(?:các\s+)?(?:đồng chí|đ/c|đại biểu|ông|bà|lãnh đạo)|đoàn|ban chỉ đạo|thường trực|đại diện|nhân dân|hội viên"
    r"|đoàn viên|cán bộ)\b",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"\b(?:phát biểu|trao|tặng|chủ trì|kết luận|tại (?:hội nghị|buổi|lễ|đại hội|cuộc|phiên|chương trình)|chụp ảnh|thăm"
    r"|kiểm tra|biểu dương|khen thưởng|tham gia|khai mạc|bế mạc|dâng hương|cắt băng|ký|nhận|chúc mừng|báo cáo)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"[\s.;,–-]*\(?\b(?:ảnh|nguồn ảnh|ảnh\s+và\s+chú thích)\s*:\s*(?P<name>[^()]{2,40}?)\s*\)?\.?$", re.IGNORECASE
)


@dataclass(frozen=True)
class Caption:
    """The words under a picture that was not saved with the page; `after` is the paragraph before it, or empty."""

    text: str
    after: str


def is_caption(
    block: Block, next_block: Block | None = None, beside_picture: bool = False, is_opening: bool = False
) -> bool:
    """Whether a block is the caption of a picture. Without a picture beside it, only what can be nothing else.

    A whole sentence about somebody is a caption before the text begins (`is_opening`), and a paragraph inside of it.
    """
    if block.kind not in ("paragraph", "heading") or not 1 <= block.words <= _LONGEST:
        return False
    text = block.plain
    if _LABEL.search(text) or _VIEW.search(text) and block.words <= 25 and not text.endswith(":"):
        return True
    sentences = len(re.findall(r"[.!?](?:\s|$)", text))
    is_short = block.words <= 25 and not text.endswith(".") and not block.is_strong and block.kind == "paragraph"
    if beside_picture and (block.is_aside or is_short) and sentences <= 1 and not text.endswith(":"):
        return True
    follows = next_block is None or next_block.kind != "item"
    return bool(
        _PERSON.search(text)
        and _SHOWN.search(text)
        and sentences <= 1
        and not text.endswith((":", ";"))
        and follows
        and (is_opening or beside_picture or block.is_aside or not text.endswith("."))
        and (block.is_aside or block.words <= 40)
    )


def join_captions(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Caption, ...]]:
    """Return the blocks with captions in their pictures, and the captions whose picture is not there.

    A caption stands under its picture; above it only where nothing but a caption could stand there.
    """
    result: list[Block] = []
    alone: list[Caption] = []
    above = ""
    taken = -1
    for index, block in enumerate(blocks):
        if index == taken:
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if block.picture is not None:
            caption = above or block.picture.caption
            if following is not None and is_captioned(blocks, index):
                caption, taken = following.plain, index + 1
            result.append(replace(block, picture=replace(block.picture, caption=caption)))
            above = ""
        elif is_caption(block, following):
            if following is not None and following.picture is not None and not is_captioned(blocks, index + 1):
                above = block.plain
                continue
            previous = next((one.plain for one in reversed(result) if one.kind == "paragraph"), "")
            alone.append(Caption(block.plain, previous))
        else:
            result.append(block)
    return tuple(result), tuple(alone)


def is_captioned(blocks: Sequence[Block], index: int) -> bool:
    """Whether the picture at a position has its caption under it: nearer than any other picture's."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    after = blocks[index + 2] if index + 2 < len(blocks) else None
    return following is not None and is_caption(following, after, beside_picture=True)


def caption_and_credit(text: str) -> tuple[str, str]:
    """Return a caption without “Ảnh: …” at its end, and whose picture it is."""
    text = re.sub(r"^\(?\s*(?:chú thích ảnh|ảnh)\s*:\s*(?=\S.{25,})", "", text, flags=re.IGNORECASE).strip()
    match = _CREDIT.search(text)
    if match is None or not text[: match.start()].strip():
        return text.strip("() "), ""
    return text[: match.start()].strip("( "), match["name"].strip()
