"""Numbers spelled out in Vietnamese: "một trăm", "hai mươi mốt", "ba triệu rưỡi"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

DIGITS = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
SCALES = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000, "tỉ": 1_000_000_000}
NUMBER_WORDS = frozenset((*DIGITS, *SCALES, "mười", "mươi", "trăm", "linh", "lẻ", "rưỡi"))
_ONLY_AFTER_TENS = ("mốt", "lăm", "nhăm")


def spelled_number(words: Sequence[str]) -> Decimal | None:
    """Return the value of number words in lower case, or None where they are not one exact number.

    Read by the rules of Vietnamese counting: `mười` before, `mươi` after a digit; `linh` or `lẻ` before a lone unit;
    `mốt`, `lăm` only after tens; `rưỡi` is half of the scale before it. "hai ba" (two or three) is no exact number.
    """
    total = Decimal(0)
    scale_before = 10**12
    group: list[str] = []
    for index, word in enumerate(words):
        if word in SCALES:
            value = _below_thousand(group)
            if value is None or SCALES[word] >= scale_before:
                return None
            scale_before = SCALES[word]
            total += value * scale_before
            group = []
        elif word == "rưỡi":
            last = index == len(words) - 1
            if last and not group and total:
                return total + Decimal(scale_before) / 2
            hundreds = _below_thousand(group) if last and group[-1:] == ["trăm"] else None
            return None if hundreds is None else total + hundreds + 50
        else:
            group.append(word)
    if not group:
        return total if total else None
    value = _below_thousand(group)
    return None if value is None else total + value


def _below_thousand(words: Sequence[str]) -> int | None:
    if "trăm" in words:
        at = words.index("trăm")
        if at != 1 or words[0] not in DIGITS:
            return None
        rest = words[at + 1 :]
        if rest and rest[0] in ("linh", "lẻ"):
            return DIGITS[words[0]] * 100 + DIGITS[rest[1]] if len(rest) == 2 and rest[1] in DIGITS else None
        below = _below_hundred(rest) if rest else 0
        is_short = len(rest) == 1 and rest[0] in DIGITS
        return None if below is None or is_short else DIGITS[words[0]] * 100 + below
    return _below_hundred(words)


def _below_hundred(words: Sequence[str]) -> int | None:
    if not words:
        return None
    if len(words) == 1 and words[0] in DIGITS and words[0] not in _ONLY_AFTER_TENS:
        return DIGITS[words[0]]
    if words[0] == "mười":
        tens, rest = 10, words[1:]
    elif len(words) > 1 and words[0] in DIGITS and words[1] == "mươi":
        tens, rest = DIGITS[words[0]] * 10, words[2:]
    else:
        return None
    if not rest:
        return tens
    return tens + DIGITS[rest[0]] if len(rest) == 1 and rest[0] in DIGITS else None
