"""Totals and their parts in prose: "112 mô hình, trong đó 27 … và 85 …" must add up.

Says nothing where the sentence can be read so that it adds up, where a part is not exact, or where only some parts are
named. "Gồm" names all parts; "trong đó" may name some, so there only a slip of the pen is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plugins.figures.mismatch import Mismatch, digits_swapped, rounding, total_of
from plugins.figures.numbers import Figure, number_like
from plugins.figures.parts import Parts, parts_named
from plugins.figures.sentences import Sentence

_WHOLE = r"(?:bao )?gồm|chia ra|(?:được )?(?:chia|phân|xét|xếp|tính) (?:ra|thành|theo|làm)"
_PARTLY = r"trong (?:số )?(?:đó|này)|cụ thể|(?<=[;:.(] )theo (?:từng )?(?:lĩnh vực|cấp|khối|đối tượng|địa bàn)"
_MARK = re.compile(rf"(?<!\w)(?:(?P<whole>{_WHOLE})|(?P<partly>{_PARTLY}))(?!\w)", re.IGNORECASE)
_OPENS_LIST = re.compile(r"(?P<sign>[:(])\s*(?=(?:có\s+|gồm\s+)?\d)")
_BY_FIELD = re.compile(r"\W{0,3}(?:(?:trên|ở|về|theo|trong)\s+)?(?P<field>lĩnh vực)(?!\w)", re.IGNORECASE)
"""A sentence that gives field by field what the sentence before gave in all."""
_PARENTHESES = re.compile(r"\([^()]*\)")
_FARTHEST_TOTAL = 160
"""Characters between a total and the word that announces its parts."""
MOST_PARTS = 40
MOST_LISTS = 12
MOST_REMEMBERED = 8
"""Figures of earlier sentences that "Trong đó" at the beginning of one may speak of."""


def broken_breakdowns(sentences: Sequence[Sentence]) -> list[Mismatch]:
    """Return the totals of a passage whose parts add up to something else."""
    found: list[Mismatch] = []
    for index, sentence in enumerate(sentences):
        if sentence.makes_claims:
            figures = _no_percentages(sentence.figures)
            broken = _broken_in(sentence.text, figures, sentences[:index]) if figures else ()
            found += [one.moved(sentence.start) for one in broken]
    return found


def _no_percentages(figures: Sequence[Figure]) -> list[Figure]:
    return [figure for figure in figures if not figure.is_percentage]


def _remembered(sentences: Sequence[Sentence]) -> list[Figure]:
    """Return the last figures of sentences, in order; of no more sentences than it takes."""
    found: list[Figure] = []
    for sentence in reversed(sentences):
        found = [*_no_percentages(sentence.figures), *found][-MOST_REMEMBERED:]
        if len(found) == MOST_REMEMBERED:
            break
    return found


@dataclass(frozen=True)
class _Region:
    """The stretch of a sentence that names parts: `start` to `end`, after a mark that stands at `mark`."""

    mark: int
    start: int
    end: int
    names_all: bool
    is_enclosed: bool


def _stands_beside(sentence: str, region: _Region) -> bool:
    """Tell whether parts are named beside those before, and not as parts of the last of them."""
    return sentence[: region.mark].rstrip()[-1:] in (";", ":", ".")


def _broken_in(sentence: str, figures: Sequence[Figure], before: Sequence[Sentence]) -> list[Mismatch]:
    found = []
    regions = _regions(sentence, figures)
    for number, region in enumerate(regions):
        outside = [one for one in regions[number + 1 :] if not one.is_enclosed and one.mark < region.end]
        if outside and not _stands_beside(sentence, outside[0]):
            continue
        end = outside[0].mark if outside else region.end
        own = figures
        if number and _stands_beside(sentence, region):
            # The parts named before are no totals of the parts named now.
            own = [one for one in figures if one.end <= regions[0].mark or one.start >= region.start]
        bounded = _Region(region.mark, region.start, end, region.names_all, region.is_enclosed)
        mismatch = _checked(sentence, bounded, own, before)
        if mismatch is not None:
            found.append(mismatch)
    return found


def _regions(sentence: str, figures: Sequence[Figure]) -> list[_Region]:
    """Return where parts are named; marks in a row without a figure between are one."""
    marks: list[tuple[int, int, bool]] = []
    for match in _MARK.finditer(sentence):
        joined = marks and not _between(figures, marks[-1][1], match.start())
        if joined:
            marks[-1] = (marks[-1][0], match.end(), marks[-1][2] or bool(match["whole"]))
        else:
            marks.append((match.start(), match.end(), bool(match["whole"])))
    ends = [figure.end for figure in figures]
    for match in list(_OPENS_LIST.finditer(sentence))[:MOST_LISTS]:
        near = any(0 <= match.start() - end <= 40 and ";" not in sentence[end : match.start()] for end in ends)
        if near and not any(end <= match.start() and not _between(figures, end, match.start()) for _, end, _ in marks):
            marks.append((match.start(), match.end(), False))
    by_field = _BY_FIELD.match(sentence)
    if by_field and not marks and sentence.lower().count("lĩnh vực") >= 3:
        marks.append((0, by_field.start("field"), False))
    regions = []
    for mark, end, names_all in sorted(marks):
        opened = sentence.rfind("(", 0, mark + 1)
        is_enclosed = opened >= 0 and ")" not in sentence[opened:mark]
        closing = sentence.find(")", mark) if is_enclosed else -1
        stop = closing if closing >= 0 else len(sentence)
        regions.append(_Region(mark, end, stop, names_all, is_enclosed and closing >= 0))
    return regions


def _between(figures: Sequence[Figure], start: int, end: int) -> bool:
    """Tell whether a figure begins in a stretch."""
    return any(start <= one.start < end for one in figures)


def _checked(sentence: str, region: _Region, figures: Sequence[Figure], before: Sequence[Sentence]) -> Mismatch | None:
    """Return what is wrong with one breakdown, or None."""
    stretch = sentence[region.start : region.end]
    if stretch.lstrip(" :,").startswith("("):
        inside = stretch.index("(")
        closing = stretch.find(")", inside)
        stretch = " " * (inside + 1) + stretch[inside + 1 : closing if closing > 0 else None]
    stretch = _PARENTHESES.sub(lambda found: " " * len(found[0]), stretch)
    inside_now = [
        one
        for one in figures
        if region.start <= one.start and one.end <= region.start + len(stretch)
        if stretch[one.start - region.start : one.end - region.start].strip()
    ]
    if not 2 <= len(inside_now) <= MOST_PARTS:
        return None
    at_start = region.mark <= 3
    earlier = [one for one in figures if one.end <= region.mark]
    candidates = [one for one in (_remembered(before) if at_start or not earlier else earlier) if one.is_count]
    if not candidates:
        return None
    units = {one.unit for one in inside_now}
    same = [one for one in candidates if one.unit in units and one.unit]
    total = (same or candidates)[-1]
    if not at_start and earlier and not _speaks_of(sentence[total.end : region.mark]):
        return None
    parts = parts_named(stretch, region.start, inside_now, total)
    if parts is None or len(parts.values) < 2:
        return None
    alike = [one for one in candidates if one.counts_same_as(total)]
    if at_start and alike:
        # The sentence before may hold a total and its parts: what is nearest is meant.
        total = min(alike, key=lambda one: abs(one.value - total_of(parts.values)))
    if not total.is_exact or _adds_up(total, parts.values):
        return None
    if any(one.value == total_of(parts.values) for one in alike):
        return None
    if not _is_a_slip(total, parts, region.names_all and not at_start):
        return None
    end = max(one.end for one in parts.values)
    added = " + ".join(number_like(one, one.value) for one in parts.values)
    found = number_like(total, total_of(parts.values))
    return Mismatch(
        total.start if total in earlier else region.mark,
        end,
        "sum-of-parts",
        f"Tổng ghi là {total.shown}, nhưng các phần cộng lại là {added} = {found}.",
    )


def _speaks_of(between: str) -> bool:
    """Tell whether a mark speaks of the total before it: nothing new is named between, and it is not far."""
    last_piece = re.split(r"[,;:.–-]", between)[-1]
    return len(between) <= _FARTHEST_TOTAL and (last_piece == between or len(last_piece.split()) <= 2)


def _adds_up(total: Figure, parts: Sequence[Figure]) -> bool:
    """Tell whether the parts can be read so that they add up to the total.

    All of them; several breakdowns of one total in a row; or some in a row that are parts of a part.
    """
    slack = rounding((total, *parts))
    running = [Decimal(0)]
    for one in parts:
        running.append(running[-1] + one.value)
    if abs(running[-1] - total.value) <= slack:
        return True
    if any(abs(one - total.value) <= slack for one in running[2:]):
        return True
    surplus = running[-1] - total.value
    if surplus <= 0:
        return False
    seen: list[Decimal] = []
    for late in running:
        if any(abs(late - early - surplus) <= slack for early in seen):
            return True
        seen.append(late)
    return False


def _is_a_slip(total: Figure, parts: Parts, names_all: bool) -> bool:
    """Tell whether parts that don't add up are a mistake, rather than some of many or overlapping ones."""
    found = total_of(parts.values)
    difference = abs(found - total.value)
    whole = total.value
    if parts.may_cross and not names_all:
        return False
    if names_all and (parts.are_alike or parts.are_classed) and not parts.may_go_on and not parts.may_cross:
        return True
    if found > whole and parts.are_classed and parts.are_alike or _is_swapped(total, parts.values, found):
        return True
    if found < whole and total.is_measure and not names_all:
        return False
    nearness = "0.05" if parts.are_classed or names_all else "0.03" if found > whole else "0.01"
    return whole >= 10 and difference <= max(Decimal(1), whole * Decimal(nearness))


def _is_swapped(total: Figure, parts: Sequence[Figure], found: Decimal) -> bool:
    """Tell whether two neighbouring digits changed places, in the total or in one part."""
    if digits_swapped(total.value, found):
        return True
    return any(digits_swapped(one.value, one.value + total.value - found) for one in parts)
