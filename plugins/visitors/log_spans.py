"""Which time logs were read for: what lies in it was counted, and is not counted again whatever file brings it back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

DAY = 86_400
TOUCHING = 60
"""Seconds between two spans that are taken for one: no file is lost that short."""

EVERY_LINE = 1_000_000
"""More than a second has."""


@dataclass(frozen=True)
class Span:
    """Time from the first to the last line of something that was read whole, in seconds since 1970, both included.

    A file may begin and end within a second: `head` lines of the first second were read, the last it has, and `tail`
    lines of the last second, the first it has.
    """

    start: int
    end: int
    head: int
    tail: int


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that overlap or touch as one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if not found or span.start > found[-1].end + TOUCHING:
            found.append(span)
            continue
        before = found[-1]
        head = max(before.head, span.head) if before.start == span.start else before.head
        if before.end == span.end:
            end, tail = before.end, max(before.tail, span.tail)
        else:
            end, tail = max((before.end, before.tail), (span.end, span.tail))
        found[-1] = replace(before, head=head, end=end, tail=tail)
    return tuple(found)


def is_covered(spans: Sequence[Span], second: int, place: int, lines: int) -> bool:
    """Whether a line was read before: it is the `place`-th, from 1, of the `lines` that its file has of the second."""
    for span in spans:
        if second < span.start:
            return False
        if span.start < second < span.end:
            return True
        if second == span.end and place <= span.tail:
            return True
        if second == span.start and place > lines - span.head:
            return True
    return False


def boundaries(spans: Iterable[Span]) -> set[int]:
    """Return the seconds at which spans begin and end."""
    return {second for span in spans for second in (span.start, span.end)}


def hold(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether all of the time between two seconds lies within one span and away from its ends."""
    return any(span.start < start and end < span.end for span in spans)


def cut(spans: Iterable[Span], start: int, end: int) -> list[Span]:
    """Return the parts of spans between two seconds."""
    return [
        replace(span, start=max(start, span.start), end=min(end, span.end))
        for span in spans
        if span.start <= end and start <= span.end
    ]


@dataclass
class Stretch:
    """A run of lines of one file that follow each other in time."""

    file: int
    start: int
    end: int
    head: int = 0
    tail: int = 0

    def __post_init__(self) -> None:
        self.counts: dict[int, int] = {}
        """Lines of the seconds that were asked for."""

    def add(self, second: int, asked: set[int]) -> None:
        """Take a line in."""
        if second < self.start:
            self.start, self.head = second, 0
        if second > self.end:
            self.end, self.tail = second, 0
        self.head += second == self.start
        self.tail += second == self.end
        if second in asked:
            self.counts[second] = self.counts.get(second, 0) + 1

    def goes_on_with(self, second: int) -> bool:
        """Whether a line of this second can follow: servers write a little out of order, and stay quiet for a night."""
        return self.end - TOUCHING <= second <= self.end + DAY and second >= self.start - TOUCHING

    @property
    def span(self) -> Span:
        """The time it covers; of what lies in one second nobody can tell which of its lines were there."""
        if self.start == self.end:
            return Span(self.start, self.end, EVERY_LINE, EVERY_LINE)
        return Span(self.start, self.end, self.head, self.tail)

    def lines_of(self, second: int) -> int:
        """Return how many lines it has of a second that was asked for, or of its own ends."""
        if second == self.start:
            return self.head
        return self.tail if second == self.end else self.counts.get(second, 0)
