"""Real boundaries, which are not part of the project: drawn, small, without gaps."""

from __future__ import annotations

import json
import re
from pathlib import Path
from time import process_time

import pytest
import shapely
from shapely.geometry import shape

from plugins.core.sources import ContentFolder
from plugins.maps.boundaries import read_maps
from plugins.maps.coverage import simplify_together
from plugins.maps.drawing import draw_map
from plugins.maps.model import Provenance
from plugins.maps.projection import fit
from plugins.maps.views import units_of

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "maps"
PLACES = {"bac-kan": 37, "hong-linh": 2, "kim-son": 8, "le-chan": 2, "tam-nong": 5}

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="../shared/maps is not there; its geometry belongs to others and is not in the project"
)


@pytest.fixture(scope="module")
def features():
    """The features of each place's present communes, as the files have them."""
    return {
        place_id: json.loads((FOLDER / f"{place_id}.communes.since-2025-07.geojson").read_bytes())["features"]
        for place_id in PLACES
    }


@pytest.fixture
def places(features, place, unit, point):
    """A place for each file: its present communes by code, and one former unit in the middle of each of them."""
    former = next(one.until for one in place.units if one.until)
    present = next(one.since for one in place.units if one.since)

    def units_in(place_id):
        for number, feature in enumerate(features[place_id]):
            middle = shape(feature["geometry"]).representative_point()
            centre = point(middle.y, middle.x)
            code, name = feature["properties"]["code"], feature["properties"]["name"]
            yield unit(f"{place_id}/nay-{number}", name, code, centre, present)
            yield unit(f"{place_id}/cu-{number}", f"Cũ {number}", f"9{number:04}", centre, None, former)

    return {place_id: type(place)(tuple(units_in(place_id)), id=place_id) for place_id in PLACES}


@pytest.fixture
def maps(places):
    """All boundaries of the folder, which must be without any problem."""
    origin = Provenance("2025", "dữ liệu kiểm thử")
    found, problems = read_maps(ContentFolder(FOLDER), ".", places, origin)
    assert problems == []
    return found


def test_every_file_is_read(maps):
    assert set(maps) == {(place_id, view) for place_id in PLACES for view in ("former", "present")}
    assert len(maps["bac-kan", "former"].outlines) == 8


@pytest.mark.parametrize(("place_id", "count"), PLACES.items())
def test_every_commune_is_an_area_and_every_former_unit_a_dot_in_its_district(places, maps, place_id, count):
    place = places[place_id]
    present = draw_map(place, units_of(place, "present"), maps[place_id, "present"])
    assert (present.kind, len(present.shapes), present.missing) == ("boundaries", count, 0)
    assert all(one.path_d and not one.dot for one in present.shapes)
    former = draw_map(place, units_of(place, "former"), maps[place_id, "former"])
    assert (former.kind, len(former.shapes)) == ("outlines", count)
    assert all(one.dot for one in former.shapes)


@pytest.mark.parametrize("place_id", PLACES)
def test_simplified_neighbours_leave_no_gap(features, place_id):
    areas = [shape(feature["geometry"]) for feature in features[place_id]]
    view = fit(*shapely.total_bounds(areas), 10, 1400)
    before = [shapely.transform(area, view) for area in areas]
    after = simplify_together(before)
    assert shapely.coverage_is_valid(after)
    whole, simplified = shapely.union_all(before), shapely.union_all(after)
    assert whole.symmetric_difference(simplified).area < 0.005 * whole.area
    assert sum(area.area for area in after) == pytest.approx(simplified.area, rel=1e-6)


def test_shared_borders_are_the_same_points_on_both_sides(places, maps):
    place = places["kim-son"]
    drawing = draw_map(place, units_of(place, "present"), maps["kim-son", "present"])
    seen: dict[frozenset, int] = {}
    for one in drawing.shapes:
        for segment in segments(one.path_d):
            seen[segment] = seen.get(segment, 0) + 1
    outer = set(segments(drawing.border))
    inner = [segment for segment, count in seen.items() if count == 2]
    assert len(inner) > 40
    assert {segment for segment, count in seen.items() if count == 1} == outer


def segments(path: str):
    """The line segments of a path, without direction, in tenths of a view unit."""
    number = re.compile(r"-?(?:\d+\.\d|\.\d|\d+)")
    for start, steps in re.findall(r"M([^l]*)l([^z]*)z", path):
        x, y = (round(float(text) * 10) for text in number.findall(start))
        points = [(x, y)]
        values = [round(float(text) * 10) for text in number.findall(steps)]
        for right, down in zip(values[::2], values[1::2], strict=True):
            x, y = x + right, y + down
            points.append((x, y))
        yield from (frozenset(pair) for pair in zip(points, [*points[1:], points[0]], strict=True))


def test_the_largest_map_is_small_and_quick(places, maps):
    place = places["bac-kan"]
    start = process_time()
    drawing = draw_map(place, units_of(place, "present"), maps["bac-kan", "present"])
    seconds = process_time() - start
    assert sum(len(one.path_d) for one in drawing.shapes) + len(drawing.border) < 60_000
    assert seconds < 1.5
    assert sum(one.label is not None for one in drawing.shapes) > 25
