"""Names on the map: each inside its shape or beside its dot, left out where two would collide."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry import MultiPolygon

from plugins.maps.model import Anchor, Area, MapDot, MapLabel

WIDE_SIZE = 25
"""Type size in view units where the map is shown wide; the style sheet sets the same two sizes."""
NARROW_SIZE = 36
LINE_HEIGHT = 1.15
"""Of the type size."""
INK_HEIGHT = 1.1
"""Of the type size: from the marks on capitals to the dots below, and a little air."""
NARROW_LETTERS = frozenset("iíìỉĩịIÍÌỈĨỊljtrf'’.,()- ")
WIDE_LETTERS = frozenset("mwMW")
EDGE = 10
"""View units that a label keeps from the edge of the view."""
GRID = 9
"""Candidate points a side when the middle of an area has no room for its name."""

Box = tuple[float, float, float, float]


def text_width(text: str, size: float) -> float:
    """Return about how wide a text is set, in the unit of `size`; a bit more than most sans-serif faces need."""
    widths = (
        0.36 if letter in NARROW_LETTERS else 0.95 if letter in WIDE_LETTERS else 0.73 if letter.isupper() else 0.61
        for letter in text
    )
    return sum(widths) * size


def lines_of(name: str) -> list[tuple[str, ...]]:
    """Return the ways to set a name: on one line, and on two lines as even as its words allow."""
    words = name.split()
    ways: list[tuple[str, ...]] = [(name,)]
    splits = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    if splits:
        ways.append(min(splits, key=lambda lines: max(text_width(line, 1) for line in lines)))
    return ways


def label_inside(name: str, area: Area, dots: Sequence[MapDot] = ()) -> MapLabel | None:
    """Return the name where it fits in the area (view units) and covers no dot, or None; the largest size first."""
    part = max(area.geoms, key=lambda polygon: polygon.area) if isinstance(area, MultiPolygon) else area
    if part.is_empty:
        return None
    points = _candidates(part)
    shapely.prepare(part)
    obstacles = shapely.MultiPoint([(dot.x, dot.y) for dot in dots]).buffer(dots[0].r) if dots else shapely.Polygon()
    shapely.prepare(obstacles)
    for size in (NARROW_SIZE, WIDE_SIZE):
        for lines in lines_of(name):
            width, height = _extent(lines, size)
            x, y = points[:, 0], points[:, 1]
            boxes = shapely.box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
            fits = np.flatnonzero(shapely.contains(part, boxes) & ~shapely.intersects(obstacles, boxes))
            if len(fits):
                x, y = points[fits[0]]
                return MapLabel(round(float(x), 1), round(float(y), 1), lines, large=size == NARROW_SIZE)
    return None


def labels_beside(
    names: Sequence[str], dots: Sequence[MapDot], width: float, height: float, placed: Sequence[MapLabel] = ()
) -> list[MapLabel | None]:
    """Return a label for each dot, or None where there is no room among dots, labels and those `placed` before."""
    circles = [(dot.x - dot.r, dot.y - dot.r, dot.x + dot.r, dot.y + dot.r) for dot in dots]
    labels: list[MapLabel | None] = [None] * len(dots)
    taken: dict[int, list[Box]] = {
        NARROW_SIZE: [*circles, *(_box(label, NARROW_SIZE) for label in placed if label.large)],
        WIDE_SIZE: [*circles, *(_box(label, WIDE_SIZE) for label in placed)],
    }
    for size in (NARROW_SIZE, WIDE_SIZE):
        # A label that fits at the large size stands at the same point of a wide screen, set smaller.
        sizes = (NARROW_SIZE, WIDE_SIZE) if size == NARROW_SIZE else (WIDE_SIZE,)
        for index, (name, dot) in enumerate(zip(names, dots, strict=True)):
            for label in _places(name, dot, size) if labels[index] is None else ():
                boxes = {shown: _box(label, shown) for shown in sizes}
                if _within(boxes[size], width, height) and not any(
                    _touch(box, other)
                    for shown, box in boxes.items()
                    for other in taken[shown]
                    if other != circles[index]
                ):
                    labels[index] = label
                    for shown, box in boxes.items():
                        taken[shown].append(box)
                    break
    return labels


def _candidates(part: shapely.Polygon) -> np.ndarray:
    """Points inside, the middle of the widest room first, then those nearest to it."""
    middle = np.asarray(shapely.maximum_inscribed_circle(part, tolerance=1.0).coords[0])
    west, south, east, north = part.bounds
    xs, ys = np.meshgrid(np.linspace(west, east, GRID + 2)[1:-1], np.linspace(south, north, GRID + 2)[1:-1])
    grid = np.column_stack((xs.ravel(), ys.ravel()))
    order = np.argsort(np.round(np.hypot(*(grid - middle).T), 3), kind="stable")
    return np.vstack((middle, grid[order]))


def _extent(lines: Sequence[str], size: float) -> tuple[float, float]:
    width = max(text_width(line, size) for line in lines)
    return width, (INK_HEIGHT + LINE_HEIGHT * (len(lines) - 1)) * size


def _places(name: str, dot: MapDot, size: float) -> list[MapLabel]:
    gap = dot.r + 7
    slope = gap * 0.72
    found = []
    for lines in lines_of(name):
        rise = gap + _extent(lines, size)[1] / 2
        sides: list[tuple[float, float, Anchor]] = [
            (gap, 0.0, "start"),
            (-gap, 0.0, "end"),
            (0.0, -rise, "middle"),
            (0.0, rise, "middle"),
            (slope, -rise * 0.8, "start"),
            (slope, rise * 0.8, "start"),
            (-slope, -rise * 0.8, "end"),
            (-slope, rise * 0.8, "end"),
        ]
        for right, down, anchor in sides:
            found.append(MapLabel(round(dot.x + right, 1), round(dot.y + down, 1), lines, size == NARROW_SIZE, anchor))
    return found


def _box(label: MapLabel, size: float) -> Box:
    width, height = _extent(label.lines, size)
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return left, label.y - height / 2, left + width, label.y + height / 2


def _within(box: Box, width: float, height: float) -> bool:
    return box[0] >= EDGE and box[1] >= EDGE and box[2] <= width - EDGE and box[3] <= height - EDGE


def _touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
