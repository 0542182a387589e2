"""Differences and grand totals in prose: "từ 62 lên 143 mô hình, tăng 81", "27 … và 85 …, tổng cộng 112"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from plugins.figures.mismatch import Mismatch, digits_swapped, rounding, total_of
from plugins.figures.numbers import Figure, shown_number
from plugins.figures.sentences import Sentence

_FROM = re.compile(r"(?<!\w)từ\s+$", re.IGNORECASE)
_TO = re.compile(r"(?<!\w)(?:lên|xuống|còn|đến|tới|thành)(?:\s+(?:còn|đến|tới|thành|mức))?\s+$", re.IGNORECASE)
_BY = re.compile(
    r"(?<!\w)(?P<way>tăng|giảm|thêm|bớt)(?:\s+(?:thêm|được|tới|đến|là|đi))*\s+$",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"so với", re.IGNORECASE)
_AGAINST_UP_TO = re.compile(r"so với[^,;.]*$", re.IGNORECASE)
_PER_YEAR = re.compile(r"(?<!\w)(?:bình quân|trung bình|mỗi|hằng|hàng|riêng|trong đó)(?!\w)", re.IGNORECASE)
_PER_YEAR_AFTER = re.compile(
    r"[^,;.]{0,24}(?:/|mỗi|hằng|hàng|một) ?(?:năm|tháng|quý)|[^,;.]{0,24}kế hoạch|[^,;.]{0,24}chỉ tiêu"
)
_QUALIFIED = re.compile(r"\s+(?!so với|trong|sau|nữa|\()\w")
_IN_ALL = re.compile(r"(?<!\w)(?:tổng cộng|cộng lại)(?:\s+(?:là|có|được))*\s+$", re.IGNORECASE)
_A_TIME = re.compile(
    r"(?<!\w)(?:năm|giai đoạn|nhiệm kỳ|trước|cùng kỳ|đầu|ban đầu|khi|lúc)(?!\w)",
    re.IGNORECASE,
)
_NOW = re.compile(r"(?<!\w)(?:nay|hiện|năm|hiện tại|cuối|sau)(?!\w)", re.IGNORECASE)
_LOOK_BACK = 30
_FARTHEST = 90
"""Characters between a figure and the change that is told of it."""


def broken_changes(sentences: Sequence[Sentence]) -> list[Mismatch]:
    """Return the changes of a passage that are not the difference of the figures before and after."""
    found: list[Mismatch] = []
    for index, sentence in enumerate(sentences):
        if not sentence.makes_claims:
            continue
        text = sentence.text
        figures = _counting(sentence)
        for at, change in enumerate(figures):
            before = text[max(0, change.start - _LOOK_BACK) : change.start]
            by = _BY.search(before)
            mismatch = None
            if by is not None and change.is_exact:
                grows = by["way"].lower() in ("tăng", "thêm")
                mismatch = _checked(text, figures, at, grows, sentences[:index])
            elif _IN_ALL.search(before) and change.is_exact:
                mismatch = _grand_total(figures[:at], change)
            if mismatch is not None:
                found.append(mismatch.moved(sentence.start))
    return found


def _counting(sentence: Sentence) -> list[Figure]:
    """Return the figures of a sentence that are no names."""
    return [one for one in sentence.figures if not one.is_name]


def _checked(
    sentence: str, figures: Sequence[Figure], at: int, grows: bool, before: Sequence[Sentence]
) -> Mismatch | None:
    change = figures[at]
    since = figures[at - 1].end if at else 0
    if _PER_YEAR.search(sentence, since, change.start) or _PER_YEAR_AFTER.match(sentence, change.end):
        return None
    pair = _pair_before(sentence, figures, at) or _pair_after(sentence, figures, at)
    if pair is not None:
        after_unit = change.end + (len(change.unit) + 1 if change.unit not in ("", "%") else 0)
        return _compared(*pair, change, grows, always=not _QUALIFIED.match(sentence, after_unit))
    if at == 0:
        return None
    now = _now(figures[:at], change)
    if now is None or change.start - now.end > _FARTHEST:
        return None
    stated = _stated_base(sentence, figures, at, change)
    if stated is not None:
        return _compared(stated, now, change, grows, always=True)
    if change.is_percentage:
        return None
    unit = now.unit or change.unit
    earlier = [one for one in figures[:at] if one is not now and one.end <= now.start and one.unit == unit]
    known = earlier or next((told for one in reversed(before) if (told := _counting(one))), [])
    bases = [one for one in known if one.unit == unit and one.unit and one.is_count]
    if any(_compared(base, now, change, grows, always=True) is None for base in bases):
        return None
    if len(bases) != 1:
        return None
    told_of_times = (
        bool(earlier)
        and not _AGAINST.search(sentence, change.end)
        and _A_TIME.search(sentence, max(0, bases[0].start - 60), bases[0].start)
        and _NOW.search(sentence, bases[0].end, now.start)
    )
    return _compared(bases[0], now, change, grows, always=bool(told_of_times))


def _now(figures: Sequence[Figure], change: Figure) -> Figure | None:
    """Return the figure that a change is told of: the last before it that counts the same, or names no unit."""
    last = figures[-1]
    if change.is_percentage or not change.unit or last.unit in ("", change.unit):
        return last if not last.is_percentage else None
    return None


def _pair_before(sentence: str, figures: Sequence[Figure], at: int) -> tuple[Figure, Figure] | None:
    """Return the two figures of "từ … lên …" right before a change."""
    if at < 2 or figures[at].start - figures[at - 1].end > _FARTHEST:
        return None
    return _as_pair(sentence, figures[at - 2], figures[at - 1])


def _pair_after(sentence: str, figures: Sequence[Figure], at: int) -> tuple[Figure, Figure] | None:
    """Return the two figures of "từ … lên …" right after a change."""
    if at + 2 >= len(figures) or figures[at + 1].start - figures[at].end > _FARTHEST // 3:
        return None
    return _as_pair(sentence, figures[at + 1], figures[at + 2])


def _as_pair(sentence: str, first: Figure, second: Figure) -> tuple[Figure, Figure] | None:
    starts = _FROM.search(sentence, max(0, first.start - _LOOK_BACK), first.start)
    goes = _TO.search(sentence, max(0, second.start - _LOOK_BACK), second.start)
    return (first, second) if starts and goes and second.start - first.end <= _FARTHEST else None


def _stated_base(sentence: str, figures: Sequence[Figure], at: int, change: Figure) -> Figure | None:
    """Return the figure after "so với", if one of the same kind stands there."""
    if at + 1 >= len(figures):
        return None
    base = figures[at + 1]
    between = sentence[change.end : base.start]
    if len(between) > _FARTHEST or not _AGAINST_UP_TO.search(between):
        return None
    known = {figures[at - 1].unit, change.unit} - {"", "%"}
    return base if base.unit in known else None


def _compared(base: Figure, now: Figure, change: Figure, grows: bool, always: bool) -> Mismatch | None:
    """Return the contradiction of a figure before, one now and the change between them; None where they agree.

    Without `always` only a slip of the pen counts: a change near the true one or with two digits swapped.
    """
    if not (base.is_exact and now.is_exact and change.is_exact) or base.value == 0:
        return None
    if base.is_percentage != now.is_percentage or base.unit and now.unit and base.unit != now.unit:
        return None
    difference = now.value - base.value if grows else base.value - now.value
    in_percent = difference / base.value * 100
    expected, slack = difference, rounding((base, now, change))
    if change.is_percentage:
        slack = max(change.step, Decimal("0.5"))
        if base.is_percentage and abs(difference - change.value) <= slack:
            return None
        expected = in_percent
    elif change.unit and (base.unit or now.unit) and change.unit not in (base.unit, now.unit):
        return None
    if abs(expected - change.value) <= slack:
        return None
    is_slip = abs(expected - change.value) <= abs(expected) / 10
    if not always and not is_slip and not digits_swapped(expected, change.value):
        return None
    way, sign = ("tăng" if difference * (1 if grows else -1) >= 0 else "giảm"), "%" if change.is_percentage else ""
    said = f"{'tăng' if grows else 'giảm'} {change.shown}"
    true = f"{way} {shown_number(abs(round(expected, 1)))}{sign}"
    return Mismatch(
        min(now.start, change.start),
        max(now.end, change.end),
        "change-of-figures",
        f"Từ {base.shown} đến {now.shown} là {true}, nhưng bài ghi {said}.",
    )


def _grand_total(parts: Sequence[Figure], total: Figure) -> Mismatch | None:
    """Return the contradiction of figures and the total that ends their row."""
    same = [one for one in parts if one.counts_same_as(total) and one.is_count]
    if len(same) < 2 or not all(one.is_exact for one in same):
        return None
    running = Decimal(0)
    for number, one in enumerate(reversed(same), start=1):
        running += one.value
        if number > 1 and abs(running - total.value) <= rounding((total, *same)):
            return None
    is_slip = abs(running - total.value) <= max(Decimal(1), total.value / 10)
    if not is_slip and not digits_swapped(running, total.value):
        return None
    added = " + ".join(shown_number(one.value) for one in same)
    return Mismatch(
        same[0].start,
        total.end,
        "sum-of-parts",
        f"Tổng ghi là {total.shown}, nhưng {added} = {shown_number(total_of(same))}.",
    )
