"""What was measured, and how it is told: a table against the targets, JSON, a picture of time against size."""

from __future__ import annotations

import json
import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bench.processes import Cost

MEBIBYTE = 2**20


@dataclass(frozen=True)
class Target:
    """Most that a row may take, as a ratio to the median of another row."""

    ratio: float
    to: str
    of: str = "wall"
    """`wall` or `memory`."""


TARGETS: Mapping[str, tuple[Target, ...]] = {
    "bantin, bench theme, cold": (
        Target(1.0, "hugo, cold"), Target(0.25, "stock pelican, cold"), Target(0.5, "hugo, cold", "memory"),
    ),
    "bantin, own theme, cold": (Target(1.5, "hugo, cold"),),
    "one article's text edited": (Target(0.08, "hugo, cold"),),
    "one official's office changed": (Target(0.15, "hugo, cold"),),
    "one tag renamed on one article": (Target(0.15, "hugo, cold"),),
    "one article added": (Target(0.15, "hugo, cold"),),
    "one article deleted": (Target(0.15, "hugo, cold"),),
    "nothing changed": (Target(0.05, "hugo, cold"),),
    "make check, cold": (Target(0.5, "hugo, cold"),),
    "make check, nothing changed": (Target(0.05, "hugo, cold"),),
    "edit seen in make serve, bench theme": (Target(0.5, "edit seen in hugo server"),),
    "edit seen in make serve, own theme": (Target(0.5, "edit seen in hugo server"),),
    "bantin, bench theme, cold, twice the articles": (
        Target(2.2, "bantin, bench theme, cold"), Target(2.2, "bantin, bench theme, cold", "memory"),
    ),
}  # fmt: skip
"""By the name of a row: what the press has to reach."""


@dataclass
class Results:
    """Every run of every row, and what they were run on."""

    articles: int
    about: Mapping[str, str]
    rows: dict[str, list[Cost]] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    sizes: dict[str, dict[int, float]] = field(default_factory=dict)
    """By generator: articles to seconds of a cold build."""

    def add(self, row: str, cost: Cost, pages: int = 0) -> None:
        """Take in one run."""
        self.rows.setdefault(row, []).append(cost)
        if pages:
            self.pages[row] = pages

    def median(self, row: str, of: str = "wall") -> float:
        """Return the middle run's value; 0 for a row that was not run."""
        return statistics.median(getattr(cost, of) for cost in self.rows[row]) if self.rows.get(row) else 0.0

    def as_markdown(self) -> str:
        """Return the table and what it was measured on."""
        lines = [
            f"{self.articles} articles; {'; '.join(f'{key} {value}' for key, value in self.about.items())}.",
            "",
            "| | runs | wall s | slowest | CPU s | peak MiB | pages | wall ÷ Hugo | target |",
            "|---|--:|--:|--:|--:|--:|--:|--:|---|",
        ]
        hugo = self.median("hugo, cold")
        for name, costs in self.rows.items():
            memory = self.median(name, "memory") / MEBIBYTE
            cells = [
                name, str(len(costs)), f"{self.median(name):.2f}", f"{max(cost.wall for cost in costs):.2f}",
                f"{self.median(name, 'processors'):.2f}" if any(cost.processors for cost in costs) else "",
                f"{memory:.0f}" if memory else "", str(self.pages.get(name, "")),
                f"{self.median(name) / hugo:.2f}" if hugo else "", self.against_targets(name),
            ]  # fmt: skip
            lines.append(f"| {' | '.join(cells)} |")
        return "\n".join([*lines, "", *(f"- {note}" for note in self.notes), ""])

    def against_targets(self, name: str) -> str:
        """Return each target of a row with the ratio that was reached."""
        told = []
        for target in TARGETS.get(name, ()):
            base = self.median(target.to, target.of)
            if base:
                reached = self.median(name, target.of) / base
                what = target.to if target.of == "wall" else f"memory of {target.to}"
                verdict = "reached" if reached <= target.ratio else "**missed**"
                told.append(f"≤ {target.ratio:g} × {what}: {reached:.2f}, {verdict}")
        return "; ".join(told)

    def as_json(self) -> str:
        """Return every run."""
        told = {
            "articles": self.articles,
            "about": dict(self.about),
            "rows": {name: [asdict(cost) for cost in costs] for name, costs in self.rows.items()},
            "pages": self.pages,
            "seconds_by_size": self.sizes,
            "notes": self.notes,
        }
        return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def write_report(results: Results, path: Path) -> None:
    """Write the table, every run, and the plot, under one name with three endings."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_name(f"{path.name}.md").write_text(results.as_markdown(), encoding="utf-8")
    path.with_name(f"{path.name}.json").write_text(results.as_json(), encoding="utf-8")
    if results.sizes:
        path.with_name(f"{path.name}.svg").write_text(plot(results.sizes), encoding="utf-8")


_LEFT, _TOP, _WIDTH, _HEIGHT = 70, 20, 560, 340
_LOOKS = (("#0b5cad", ""), ("#b3261e", "7 4"), ("#3b6e22", "2 4"), ("#7a4a00", "10 3 2 3"))
"""Colour and dashes of each line: told apart without colours as well."""


def plot(sizes: Mapping[str, Mapping[int, float]]) -> str:
    """Return time against the number of articles as SVG, logarithmic both ways; the same figures, the same bytes."""
    points = [(count, seconds) for line in sizes.values() for count, seconds in line.items()]
    left, right = _bounds([count for count, _ in points])
    low, high = _bounds([seconds for _, seconds in points])

    def x(count: float) -> float:
        return _LEFT + _WIDTH * math.log(count / left) / math.log(right / left)

    def y(seconds: float) -> float:
        return _TOP + _HEIGHT * (1 - math.log(seconds / low) / math.log(high / low))

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + _WIDTH + 20} {_TOP + _HEIGHT + 60}" '
        'role="img" font-family="sans-serif" font-size="13">',
        "<title>Seconds of a cold build against the number of articles</title>",
        '<rect width="100%" height="100%" fill="#fff"/>',
    ]
    for count in _ticks(left, right):
        parts.append(f'<path d="M{x(count):.1f} {_TOP}V{_TOP + _HEIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{x(count):.1f}" y="{_TOP + _HEIGHT + 18}" text-anchor="middle">{count:,.0f}</text>')
    for seconds in _ticks(low, high):
        parts.append(f'<path d="M{_LEFT} {y(seconds):.1f}H{_LEFT + _WIDTH}" stroke="#ddd"/>')
        parts.append(f'<text x="{_LEFT - 8}" y="{y(seconds) + 4:.1f}" text-anchor="end">{seconds:g} s</text>')
    for number, (name, line) in enumerate(sizes.items()):
        colour, dashes = _LOOKS[number % len(_LOOKS)]
        drawn = " ".join(f"{x(count):.1f},{y(seconds):.1f}" for count, seconds in sorted(line.items()))
        parts.append(
            f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>'
        )
        parts += [
            f'<circle cx="{x(count):.1f}" cy="{y(seconds):.1f}" r="3" fill="{colour}"/>'
            for count, seconds in sorted(line.items())
        ]
        above = _TOP + 16 + 18 * number
        parts.append(
            f'<path d="M{_LEFT + 12} {above - 4}h34" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>'
            f'<text x="{_LEFT + 54}" y="{above}">{name}</text>'
        )
    parts.append(f'<text x="{_LEFT + _WIDTH / 2:.0f}" y="{_TOP + _HEIGHT + 44}" text-anchor="middle">articles</text>')
    return "\n".join([*parts, "</svg>", ""])


def _bounds(values: Sequence[float]) -> tuple[float, float]:
    """Return the axis around some values: from a 1, 2 or 5 below to one above."""
    lowest, highest = min(values), max(values)
    marks = [mark * 10.0**power for power in range(-3, 8) for mark in (1, 2, 5)]
    return max(mark for mark in marks if mark <= lowest), min(mark for mark in marks if mark > highest)


def _ticks(low: float, high: float) -> list[float]:
    marks = (mark * 10.0**power for power in range(-3, 8) for mark in (1, 2, 5))
    return [mark for mark in marks if low * 0.999 <= mark <= high * 1.001]
