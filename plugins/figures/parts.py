"""Which figures of a stretch of prose are the parts of a total: "27 mô hình cấp tỉnh và 85 mô hình cấp thị xã"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plugins.figures.numbers import Figure

_ITEM_END = re.compile(r"[;,](?!\d)|(?<!\w)(?:và|cùng|với|còn)(?!\w)", re.IGNORECASE)
_NOT_ALL = re.compile(
    r"…|\.\.\.|(?<!\w)(?:v\.v|vv|riêng|chủ yếu|nhất là|nổi bật|tiêu biểu là|như|đáng chú ý|phần lớn|đa số|còn lại|"
    r"nhiều nhất|ít nhất|hầu hết|một số|nhiều|khác|hoặc|vừa|đồng thời|một nửa|phần ba|trên|dưới|từng|mỗi|bình quân|"
    r"trung bình|tối thiểu|tối đa|kể cả|tính cả|ngoài ra)(?!\w)",
    re.IGNORECASE,
)
_CROSSING = re.compile(
    r"(?<!\w)(?:nữ|đảng viên|đoàn viên|dân tộc|tôn giáo|công giáo|tuổi|trẻ|trình độ|đại học|thạc sĩ|tiến sĩ|trung cấp|"
    r"cao đẳng|tái cử|nghèo|người có uy tín|chính sách|khen thưởng|công nhận|hoàn thành|đạt|được|đã|chưa|ngoài đảng|"
    r"thường trực|ủy viên)(?!\w)",
    re.IGNORECASE,
)
"""Words of parts that may hold for one thing at the same time, so that they need not add up."""
_CLASSED = re.compile(r"(?<!\w)(?:cấp|lĩnh vực|loại|hạng|nhóm|khối|nam|tập thể|cá nhân)(?!\w)", re.IGNORECASE)
_CHANGE = re.compile(
    r"(?<!\w)(?:tăng|giảm|thêm|bớt|vượt|so với|đạt|bằng|chiếm|nâng|đưa|thu hút|với tổng|trị giá|tổng trị giá|mỗi|"
    r"qua đó|trong vòng|sau)(?!\w)",
    re.IGNORECASE,
)
_DAY_OR_NUMBER_OF_DOCUMENT = re.compile(
    r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}|\d{1,2}/\d{1,4}(?!\d)|\d+(?:/\d{4})?[-/][A-ZĐ][\w/-]*|"
    r"(?:19|20)\d\d\s*[–-]\s*(?:19|20)\d\d|(?:năm|nhiệm kỳ|tháng|quý|ngày)\s+\d+"
)


@dataclass(frozen=True)
class Parts:
    """The parts that a stretch names, and what its words say of them.

    `may_cross`: one thing may be in two of them; `are_classed`: they are classes of one division, such as levels;
    `are_alike`: they count what the total counts; `may_go_on`: words without a number follow the last.
    """

    values: tuple[Figure, ...]
    may_cross: bool
    are_classed: bool
    are_alike: bool
    may_go_on: bool


def parts_named(stretch: str, offset: int, figures: Sequence[Figure], total: Figure) -> Parts | None:
    """Return the parts that a stretch names, or None where it can't be told which figures are parts."""
    plain = list(stretch)
    for one in figures:
        plain[one.start - offset : one.end - offset] = "□" * (one.end - one.start)
    bare = "".join(plain)
    bare_without_days = _DAY_OR_NUMBER_OF_DOCUMENT.sub("", stretch)
    values: list[Figure] = []
    kept = ""
    may_go_on = False
    at = 0
    for end in [*(match.span() for match in _ITEM_END.finditer(bare)), (len(bare), len(bare))]:
        item = bare[at : end[0]]
        mine = [one for one in figures if at <= one.start - offset < end[0]]
        counts = [one for one in mine if one.is_count or one.counts_same_as(total)]
        counts = [one for one in counts if not one.is_spelled or one.counts_same_as(total) or total.unit == one.unit]
        at = end[1]
        if _CHANGE.search(item):
            if values and mine:
                break
            continue
        if not counts:
            may_go_on = may_go_on or bool(values)
            kept += item
            continue
        alike = [one for one in counts if one.counts_same_as(total)]
        chosen = alike if len(alike) == 1 else counts
        if len(chosen) != 1 or not chosen[0].is_exact:
            return None
        if chosen[0].is_measure and not chosen[0].counts_same_as(total):
            return None
        may_go_on = False
        kept += item
        values.append(chosen[0])
    digits = re.sub(r"\s", "", "".join(sign for sign in _unread(bare_without_days, figures, stretch)))
    if digits or _NOT_ALL.search(kept):
        return None
    alike_count = sum(1 for one in values if one.counts_same_as(total) or not one.unit)
    if alike_count not in (0, len(values)) and values and not values[0].counts_same_as(total):
        return None
    return Parts(
        tuple(values),
        bool(_CROSSING.search(kept)),
        len(_CLASSED.findall(kept)) >= len(values) >= 2,
        alike_count == len(values),
        may_go_on,
    )


def _unread(without_days: str, figures: Sequence[Figure], stretch: str) -> str:
    """Return the digits of a stretch that no figure accounts for, such as "120ha"."""
    digits = sum(sign.isdigit() for sign in without_days)
    read = sum(sum(sign.isdigit() for sign in one.text) for one in figures if not one.is_name)
    days = sum(sign.isdigit() for sign in stretch) - digits
    named = sum(sum(sign.isdigit() for sign in one.text) for one in figures if one.is_name)
    return "x" if digits > read + max(0, named - days) else ""
