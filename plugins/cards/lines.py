"""Breaks words into lines that fit a box and are of about one length, in the largest size that allows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

ELLIPSIS = "…"

Measure = Callable[[str], float]
"""The width of a text, in units of the size of its letters."""


@dataclass(frozen=True)
class SetText:
    """Lines and the size of their letters, in pixels."""

    lines: tuple[str, ...]
    size: int


def set_lines(
    text: str, measure: Measure, width: int, height: int, sizes: Sequence[int], leading: float, most: int
) -> SetText:
    """Return a text in at most `most` lines inside a box in pixels, in the first of `sizes` that it fits in.

    What fits in none is cut in the last of them, and says so with an ellipsis.
    """
    words = text.split(" ")
    for size in sizes:
        lines = _filled(words, measure, width / size)
        if len(lines) <= min(most, int(height / (size * leading))) and all(
            measure(line) <= width / size for line in lines
        ):
            return SetText(_balanced(words, measure, width / size, len(lines)), size)
    size = sizes[-1]
    room = max(1, min(most, int(height / (size * leading))))
    lines = _filled(_broken(words, measure, width / size), measure, width / size)
    if len(lines) > room:
        lines = (*lines[: room - 1], shortened(f"{lines[room - 1]} {lines[room]}", measure, width / size))
    return SetText(lines, size)


def shortened(text: str, measure: Measure, width: float) -> str:
    """Return a text as it is if it fits, else cut at a word, or within one, with an ellipsis."""
    if measure(text) <= width:
        return text
    words = text.split(" ")
    while len(words) > 1 and measure(_with_ellipsis(" ".join(words))) > width:
        words.pop()
    left = " ".join(words)
    while left and measure(_with_ellipsis(left)) > width:
        left = left[:-1]
    return _with_ellipsis(left)


def _with_ellipsis(text: str) -> str:
    return text.rstrip(" ,;:–-·") + ELLIPSIS


def _filled(words: Sequence[str], measure: Measure, width: float) -> tuple[str, ...]:
    lines: list[str] = []
    for word in words:
        if lines and measure(f"{lines[-1]} {word}") <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return tuple(lines)


def _balanced(words: Sequence[str], measure: Measure, width: float, count: int) -> tuple[str, ...]:
    """Return as many lines in the narrowest column that they fit in."""
    low, high = max(measure(word) for word in words), width
    best = _filled(words, measure, width)
    for _ in range(8):
        middle = (low + high) / 2
        lines = _filled(words, measure, middle)
        if len(lines) <= count:
            best, high = lines, middle
        else:
            low = middle
    return best


def _broken(words: Sequence[str], measure: Measure, width: float) -> list[str]:
    """Return words of which none is wider than a line."""
    found: list[str] = []
    for word in words:
        rest = word
        while measure(rest) > width:
            end = next((at for at in range(len(rest) - 1, 1, -1) if measure(rest[:at]) <= width), 1)
            found.append(rest[:end])
            rest = rest[end:]
        found.append(rest)
    return found
