"""What two figures of a text say against each other, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from plugins.figures.numbers import Figure


@dataclass(frozen=True)
class Mismatch:
    """Figures from `start` to `end` of a text that contradict each other; `reason` is a Vietnamese sentence."""

    start: int
    end: int
    rule: str
    reason: str

    def moved(self, by: int) -> Mismatch:
        """Return the same in a longer text that begins earlier by a number of characters."""
        return replace(self, start=self.start + by, end=self.end + by)


def rounding(figures: Iterable[Figure]) -> Decimal:
    """Return by how much rounded figures ("1,2 tỷ") may miss together; whole numbers miss by nothing."""
    return sum((figure.step for figure in figures if figure.step != 1), Decimal(0)) / 2


def total_of(figures: Iterable[Figure]) -> Decimal:
    """Return the sum of figures."""
    return sum((figure.value for figure in figures), Decimal(0))


def digits_swapped(one: Decimal, other: Decimal) -> bool:
    """Tell whether two whole numbers differ by two neighbouring digits that changed places: 58 and 85."""
    left, right = str(one), str(other)
    if one == other or len(left) != len(right) or not (left.isdigit() and right.isdigit()):
        return False
    places = [at for at in range(len(left)) if left[at] != right[at]]
    return (
        len(places) == 2
        and places[1] == places[0] + 1
        and left[places[0]] == right[places[1]]
        and left[places[1]] == right[places[0]]
    )
