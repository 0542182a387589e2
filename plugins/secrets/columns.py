"""The head of the column that a place of a Markdown table stands in: it says what kind of number stands there."""

from __future__ import annotations

from bisect import bisect_right

LONGEST_ROW = 2000
"""Characters; what stands farther in a row than this is in no column that anybody could read."""


class Tables:
    """The tables of a text, looked for when the first place is asked about."""

    def __init__(self, text: str):
        self._text = text
        self._starts: list[int] = []
        self._heads: list[int] = []

    def column(self, place: int) -> str:
        """Return the first cell of the column around a place; empty outside of tables."""
        text = self._text
        if not self._starts:
            self._look()
        line = bisect_right(self._starts, place) - 1
        if self._heads[line] < 0 or place - self._starts[line] > LONGEST_ROW:
            return ""
        number = text.count("|", self._starts[line], place)
        head = text[self._heads[line] : (text.find("\n", self._heads[line]) + 1 or len(text) + 1) - 1]
        cells = head.split("|", number + 1)
        return cells[number] if number < len(cells) else ""

    def _look(self) -> None:
        """Note where each line begins, and where the table around it does (-1: there is none)."""
        start, head = 0, -1
        for line in self._text.split("\n"):
            head = (start if head < 0 else head) if line.lstrip().startswith("|") else -1
            self._starts.append(start)
            self._heads.append(head)
            start += len(line) + 1
