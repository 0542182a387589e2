"""Shares in prose that can be worked out: "65/112 mô hình, đạt 58%", "112 mô hình, trong đó 27 mô hình (24,1%)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from plugins.figures.mismatch import Mismatch
from plugins.figures.numbers import Figure, shown_number
from plugins.figures.sentences import Sentence

_FRACTION = re.compile(
    r"(?<![\w.,/–-])(\d{1,3}(?:\.\d{3})+|\d+)/(\d{1,3}(?:\.\d{3})+|\d+)(?![\w/–-]|[.,]\d)\s+(?=[^\W\d_])"
)
_DAY = re.compile(r"(?<!\w)(?:ngày|sáng|trưa|chiều|tối|đêm|và|đến|từ|số|hôm|nay|dịp|lễ|tháng|cuối|đầu)\s*\(?\s*$", re.I)
_SHARE = re.compile(
    r"\s*[,(]\s*(?P<verb>(?:đạt|chiếm|bằng|tương đương|tức|là)\s+)?(?:(?:với\s+)?tỷ lệ\s+(?:là\s+)?)?"
    r"(?P<number>\d+(?:,\d+)?)\s*%(?=\s*(?:[).,;]|$)|\s+(?:(?:trên|trong)\s+)?(?:tổng\s+)?số(?!\w))"
)
_NAMES_PARTS = re.compile(r"(?<!\w)(?:trong (?:số )?đó|gồm)(?!\w)", re.IGNORECASE)
_ANOTHER = re.compile(r"(?<!\w)(?:tăng|giảm|vượt|trong đó|kế hoạch|chỉ tiêu)(?!\w)", re.IGNORECASE)
_REACH = 60
"""Characters between a fraction and the percentage that is said of it."""


def broken_shares(sentences: Sequence[Sentence]) -> list[Mismatch]:
    """Return the percentages of a passage that are not the share which its figures make."""
    found: list[Mismatch] = []
    for sentence in sentences:
        if "%" in sentence.text:
            told = (*_fractions(sentence.text), *_parts_of_a_total(sentence))
            found += [one.moved(sentence.start) for one in told]
    return found


def _fractions(sentence: str) -> list[Mismatch]:
    found = []
    for match in _FRACTION.finditer(sentence):
        part, whole = (Decimal(group.replace(".", "")) for group in match.groups())
        looks_like_a_day = part <= 31 and whole <= 12
        if whole == 0 or whole >= 1900 or looks_like_a_day and _DAY.search(sentence[: match.start()][-20:]):
            continue
        clause = re.split(r"[;.](?=\s)", sentence[match.end() : match.end() + _REACH], maxsplit=1)[0]
        words = re.match(r"[^\d%(]*?(?=\s*[,(]\s*(?:\w+\s+){0,4}\d)", clause)
        said = _SHARE.match(sentence, match.end() + words.end()) if words else None
        if said is None or _ANOTHER.search(sentence, match.end(), said.end()):
            continue
        at = said.end()
        found += _compared(match.start(), at, part, whole, said["number"], sentence[match.start() : match.end()])
    return found


def _parts_of_a_total(told: Sentence) -> list[Mismatch]:
    """Return the wrong shares that follow parts of a total which stands before "trong đó" or "gồm"."""
    sentence = told.text
    mark = _NAMES_PARTS.search(sentence)
    if mark is None:
        return []
    figures = told.figures
    totals = [one for one in figures if one.end <= mark.start() and one.is_count and one.is_exact]
    found = []
    for part in (one for one in figures if one.start >= mark.end() and one.is_count and one.is_exact):
        same = [total for total in totals if total.counts_same_as(part)]
        if len(same) != 1:
            continue
        label = re.match(r"[^\d%,;.()]{0,60}", sentence[part.end :])
        at = part.end + (label.end() if label else 0)
        said = _SHARE.match(sentence, at)
        if said is None or (said["verb"] or "").strip() == "đạt" or part.value > same[0].value:
            continue
        near = abs(part.value / same[0].value * 100 - Decimal(said["number"].replace(",", "."))) <= 20
        if near or said["verb"]:
            found += _compared(part.start, said.end(), part.value, same[0].value, said["number"], _both(part, same[0]))
    return found


def _both(part: Figure, total: Figure) -> str:
    return f"{part.text}/{total.shown}"


def _compared(start: int, end: int, part: Decimal, whole: Decimal, said: str, shown: str) -> list[Mismatch]:
    """Return the contradiction, if any; the last digit may have been rounded or cut off."""
    number = Decimal(said.replace(",", "."))
    step = Decimal(1).scaleb(int(number.as_tuple().exponent))
    expected = part / whole * 100
    if abs(expected - number) < step:
        return []
    true = shown_number(round(expected, max(1, -int(number.as_tuple().exponent))))
    return [Mismatch(start, end, "share-of-total", f"{shown.strip()} là {true}%, nhưng bài ghi {said}%.")]
