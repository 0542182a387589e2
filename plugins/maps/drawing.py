"""The map of a place in one view: boundaries where an editor gave them, else a diagram of the units' centres."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from plugins.maps.coverage import simplify_together
from plugins.maps.dots import dots_at
from plugins.maps.labels import label_inside, labels_beside
from plugins.maps.model import FINE, Area, Boundaries, Detail, MapDrawing, MapOutline, MapShape, Place, Unit
from plugins.maps.projection import FOOT, VIEW_WIDTH, Projection, fit, scale_bar
from plugins.maps.svg import path_of

MARGIN = 16.0
DIAGRAM_MARGIN = 130.0
"""Room for the names beside the outermost dots."""
TALLEST_MAP = 1400
SHORTEST_DIAGRAM = 640
"""View units, the view is 1000 wide; a few dots need less height than boundaries to be told apart."""


def draw_map(
    place: Place, units: Sequence[Unit], boundaries: Boundaries | None = None, detail: Detail = FINE
) -> MapDrawing | None:
    """Return the map of some units of a place, shapes in the order of `units`, or None when no position is known.

    The same input gives the same drawing, to the last digit.
    """
    areas = boundaries.areas if boundaries else {}
    outlines = boundaries.outlines if boundaries else ()
    drawn = [unit for unit in units if unit.id in areas]
    dotted = [unit for unit in units if unit.id not in areas and unit.centre is not None]
    centres = np.asarray([(unit.centre.lon, unit.centre.lat) for unit in dotted if unit.centre], float).reshape(-1, 2)
    all_areas = [*(areas[unit.id] for unit in drawn), *(outline.area for outline in outlines)]
    if not all_areas and not dotted:
        return None
    projection = _fitted(all_areas, centres)
    width, height = VIEW_WIDTH, projection.height - FOOT
    unit_areas = simplify_together(_projected([areas[unit.id] for unit in drawn], projection), detail.most_points)
    outline_areas = simplify_together(
        _projected([outline.area for outline in outlines], projection), detail.most_points
    )
    shapes = {
        unit.id: MapShape(unit.id, unit.name, path_of(area, detail.in_tenths), None, label_inside(unit.name, area))
        for unit, area in zip(drawn, unit_areas, strict=True)
    }
    dots = dots_at(projection(centres), width, height)
    named_outlines = [
        MapOutline(
            outline.name,
            path_of(area, detail.in_tenths),
            label_inside(outline.name, area, dots) if len(outlines) > 1 else None,
        )
        for outline, area in zip(outlines, outline_areas, strict=True)
    ]
    placed = [outline.label for outline in named_outlines if outline.label]
    labels = labels_beside([unit.name for unit in dotted], dots, width, height, placed)
    for unit, dot, label in zip(dotted, dots, labels, strict=True):
        shapes[unit.id] = MapShape(unit.id, unit.name, "", dot, None if unit_areas else label)
    return MapDrawing(
        kind="boundaries" if unit_areas else "outlines" if outlines else "diagram",
        width=width,
        height=projection.height,
        shapes=tuple(shapes[unit.id] for unit in units if unit.id in shapes),
        outlines=tuple(named_outlines),
        border=path_of(_union(unit_areas), detail.in_tenths) if len(unit_areas) > 1 else "",
        scale_bar=scale_bar(projection.scale),
        provenance=boundaries.provenance if boundaries else None,
        missing=len(units) - len(shapes),
        place=place.full_name[:1].lower() + place.full_name[1:],
        drawn=len(drawn),
        dotted=len(dotted),
    )


def _fitted(areas: Sequence[Area], centres: np.ndarray) -> Projection:
    boxes = [area.bounds for area in areas]
    boxes.extend((lon, lat, lon, lat) for lon, lat in centres.tolist())
    west, south, east, north = np.asarray(boxes).T
    margin, tallest = (
        (MARGIN, TALLEST_MAP) if areas else (DIAGRAM_MARGIN, min(SHORTEST_DIAGRAM + 20 * len(centres), TALLEST_MAP))
    )
    return fit(west.min(), south.min(), east.max(), north.max(), margin, tallest)


def _projected(areas: Sequence[Area], projection: Projection) -> list[Area]:
    return [shapely.transform(shapely.force_2d(area), projection) for area in areas]


def _union(areas: Sequence[Area]) -> shapely.Geometry:
    """All areas as one; the quick way needs a coverage, which separately drawn areas may not be."""
    if shapely.coverage_is_valid(list(areas)):
        return shapely.coverage_union_all(list(areas))
    return shapely.union_all(list(areas))
