"""Areas as SVG path data: whole view units or tenths of them, relative, as short as the grammar allows."""

from __future__ import annotations

import numpy as np
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

SMALLEST_RING = 0.5
"""Square view units; an islet smaller than this is not a visible dot."""


def path_of(area: BaseGeometry, in_tenths: bool = True) -> str:
    """Return the path data of a polygon or multipolygon in view units; empty when nothing is left to see.

    Steps are taken between rounded points, so a border that two areas share stays the same line in both.
    """
    polygons = area.geoms if isinstance(area, MultiPolygon) else [area] if isinstance(area, Polygon) else []
    largest = max((polygon.area for polygon in polygons), default=0.0)
    rings = [
        _ring(np.asarray(ring.coords), in_tenths)
        for polygon in polygons
        if not polygon.is_empty and (polygon.area >= SMALLEST_RING or polygon.area == largest)
        for ring in (polygon.exterior, *polygon.interiors)
    ]
    return "".join(rings)


def _ring(points: np.ndarray, in_tenths: bool) -> str:
    scaled = points[:, :2] * 10 if in_tenths else points[:, :2]
    tenths = np.rint(scaled).astype(int) * (1 if in_tenths else 10)
    steps = np.diff(tenths, axis=0)
    steps = steps[np.any(steps != 0, axis=1)][:-1]
    if len(steps) < 2:
        return ""
    return f"M{_joined(tenths[0])}l{_joined(steps.ravel())}z"


def _joined(tenths: np.ndarray) -> str:
    parts: list[str] = []
    last = ""
    for value in tenths.tolist():
        number = _number(value)
        ends_last = number.startswith("-") or (number.startswith(".") and "." in last)
        parts.append(number if not last or ends_last else f" {number}")
        last = number
    return "".join(parts)


def _number(tenths: int) -> str:
    whole, rest = divmod(abs(tenths), 10)
    digits = f"{whole or ''}.{rest}" if rest else f"{whole}"
    return f"-{digits}" if tenths < 0 else digits
