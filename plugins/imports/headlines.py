"""The title of an old page, without “null”, without doubling, without the portal's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from plugins.core.text import same_but_for_marks

LONGEST = 200
_SITE_NAME = re.compile(
    r"(?:cổng|trang|website|báo|đài|ubnd|ủy ban|uỷ ban|huyện ủy|thị ủy|tỉnh ủy|thành ủy|quận ủy|sở|ban"
    r"|phòng|bản tin|home"
    r"|tin tức|chi tiết|trang chủ|joomla|news)\b",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\s+(?:[-–—|»>:]|::)\s+")
_NULL = re.compile(
    r"^(?:null|undefined|none|\[?no title\]?)\b[\s:.\-–|]*|[\s:.\-–|]*\b(?:null|undefined)$", re.IGNORECASE
)
_EMPTY = re.compile(
    r"(?:chi tiết(?: bài viết| tin)?|tin tức|trang chủ|home|untitled.*|bài viết|news|default|\W*)", re.IGNORECASE
)
_DAY_FIRST = re.compile(
    r"^(?:vào\s+)?(?:(?:sáng|chiều|tối|trưa|hôm)\s*(?:nay)?\s*)?\(?(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\)?,?\s*"
    r"(?:tại [^,]{3,80},\s*)?",
    re.IGNORECASE,
)
_PROPOSED = 110


def clean_title(text: str) -> str:
    """Return a title as it was meant: “null” in front and a second copy of it are a template's mistakes."""
    title = " ".join(text.split())
    while (shorter := _NULL.sub("", title)) != title:
        title = shorter
    return _once(title)


def _once(title: str) -> str:
    """Return a title that is written twice in a row, written once."""
    words = title.split()
    for gap in (0, 1):
        half, odd = divmod(len(words) - gap, 2)
        if half < 2 or odd or gap and re.search(r"\w", words[half]) and words[half].lower() != "null":
            continue
        if same_but_for_marks(" ".join(words[:half]), " ".join(words[half + gap :])):
            return " ".join(words[:half])
    return title


def without_site_name(title: str, names: Iterable[str] = ()) -> str:
    """Return the title of a browser's window without the portal's name before or after it.

    `names` are the page's other headings: where one of them is a part of the title, it is the title.
    """
    parts = [part.strip() for part in _PARTED.split(title) if part.strip()]
    for name in names:
        if len(name.split()) > 3 and same_but_for_marks(title[: len(name)], name):
            return name
    while len(parts) > 1 and _SITE_NAME.match(parts[-1]) and len(parts[-1].split()) <= 12:
        parts.pop()
    while len(parts) > 1 and _SITE_NAME.match(parts[0]) and len(parts[0].split()) <= len(parts[1].split()):
        parts.pop(0)
    return title if len(parts) == len(_PARTED.split(title)) else " - ".join(parts)


def is_title(text: str) -> bool:
    """Whether a line can be the title of an article: not a bare word of the template, not a paragraph."""
    return len(text.split()) >= 2 and len(text) <= LONGEST * 2 and not _EMPTY.fullmatch(text)


def best_title(candidates: Sequence[str]) -> str:
    """Return the first candidate that is a title; where another one holds it and more, the one that most agree with."""
    cleaned = [title for text in candidates if is_title(title := clean_title(text))]
    return cleaned[0] if cleaned else ""


def title_from_text(paragraphs: Sequence[str]) -> str:
    """Return a title made of the first sentence of an article that has none: without its day, cut at a clause."""
    if not paragraphs:
        return ""
    sentence = re.split(r"(?<=[^\W\d_])[.!?](?=\s|$)", _DAY_FIRST.sub("", paragraphs[0], count=1))[0].strip(" ,;:")
    if len(sentence) > _PROPOSED:
        cuts = [match.start() for match in re.finditer(r"[,;:]\s| (?:về|nhằm|để|do|với) ", sentence[:_PROPOSED])]
        later = [cut for cut in cuts if cut >= 30]
        sentence = sentence[: later[-1]] if later else sentence[:_PROPOSED].rsplit(" ", 1)[0]
    return sentence[:1].upper() + sentence[1:].rstrip(" ,;:")


def is_same_title(text: str, title: str) -> bool:
    """Whether a line is the title once more, doubled or with “null” as it may be."""
    return bool(title) and (same_but_for_marks(text, title) or same_but_for_marks(clean_title(text), title))
