"""Fewer points, same neighbours: areas are simplified together, so that shared borders stay shared."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.errors import ShapelyError
from shapely.geometry import MultiPolygon, Polygon

from plugins.maps.model import MOST_POINTS, Area

FINEST = 1.2
"""View units: the square root of the area of the triangles that are left out."""
GAP_WIDTH = 1.0
"""View units: slivers between neighbours that were drawn separately are closed up to this width."""


def simplify_together(areas: Sequence[Area], most_points: int = MOST_POINTS) -> list[Area]:
    """Return the areas (view units) with fewer points; neighbours that touched still touch.

    `most_points` is kept to as long as the areas can still be told apart.
    """
    if not areas:
        return []
    coverage = _as_coverage(np.asarray(areas, dtype=object))
    tolerance = FINEST
    simplified = coverage
    while tolerance < 20:
        simplified = shapely.coverage_simplify(coverage, tolerance)
        if shapely.get_num_coordinates(simplified).sum() <= most_points:
            break
        tolerance *= 1.5
    return [
        new if _drawable(new) else shapely.simplify(old, FINEST) for new, old in zip(simplified, coverage, strict=True)
    ]


def _as_coverage(areas: np.ndarray) -> np.ndarray:
    """Areas from different sources overlap or leave slivers; mend that where no area is lost by it."""
    if shapely.coverage_is_valid(areas):
        return areas
    try:
        cleaned = shapely.coverage_clean(areas, gap_width=GAP_WIDTH)
    except ShapelyError:
        return areas
    kept = all(_drawable(new) and new.area > 0.5 * old.area for new, old in zip(cleaned, areas, strict=True))
    return cleaned if kept else areas


def _drawable(area: shapely.Geometry) -> bool:
    return isinstance(area, Polygon | MultiPolygon) and not area.is_empty and area.is_valid
