"""Coordinates from editors: what is wrong, where, and how to mend it."""

from __future__ import annotations

import pytest

from plugins.maps.geometry import area_of

TITLE = "đối tượng số 3 (“Mẫu Tây”, mã 02001)"


def polygon(*ring):
    return {"type": "Polygon", "coordinates": [[list(position) for position in ring]]}


BOW = polygon((105, 20), (105.2, 20.2), (105.2, 20), (105, 20.2), (105, 20))


@pytest.mark.parametrize(
    ("geometry", "rule", "words"),
    [
        (None, "empty-geometry", "không có hình"),
        ({"type": "Polygon", "coordinates": []}, "empty-geometry", "không có hình"),
        ({"type": "Polygon", "coordinates": [[]]}, "empty-geometry", "không có hình"),
        ({"type": "Point", "coordinates": [105, 20]}, "not-a-polygon", "không phải là vùng"),
        ({"type": "LineString", "coordinates": [[105, 20], [105, 21]]}, "not-a-polygon", "không phải là vùng"),
        ({"type": "GeometryCollection", "geometries": []}, "not-a-polygon", "không phải là vùng"),
        ("Polygon", "not-a-polygon", "không phải là vùng"),
        ({"type": "Polygon"}, "malformed-coordinates", "[kinh độ, vĩ độ]"),
        ({"type": "Polygon", "coordinates": [[105, 20]]}, "malformed-coordinates", "[kinh độ, vĩ độ]"),
        (polygon(("105", "20"), (1, 2)), "malformed-coordinates", "[kinh độ, vĩ độ]"),
        (polygon((True, 20), (1, 2)), "malformed-coordinates", "[kinh độ, vĩ độ]"),
        (polygon((105, 20), (105.1, 20), (105, 20)), "too-few-points", "chỉ có 3 điểm"),
        (polygon((20, 105), (20.1, 105), (20.1, 105.1), (20, 105)), "swapped-coordinates", "đảo chỗ"),
        (
            polygon((540000, 2100000), (541000, 2100000), (541000, 2101000), (540000, 2100000)),
            "projected-coordinates",
            "VN-2000",
        ),
        (
            polygon((2100000, 540000), (2100000, 541000), (2101000, 541000), (2100000, 540000)),
            "projected-coordinates",
            "bằng mét",
        ),
        (polygon((105, 20), (105.1, 20), (0, 0), (105, 20)), "outside-viet-nam", "1 điểm nằm ngoài Việt Nam"),
        (polygon((105, 20), (105.1, 20), (105.1, 200), (105, 20)), "outside-viet-nam", "ngoài Việt Nam"),
        (polygon((105, 20), (105.1, 20), (10**400, 20), (105, 20)), "not-a-number", "lớn bất thường"),
        (polygon((105, 20), (105.1, 20), (float("inf"), 20), (105, 20)), "not-a-number", "lớn bất thường"),
        (BOW, "self-crossing", "[105.100000, 20.100000]"),
        (polygon((105, 20), (105.1, 20), (105.2, 20), (105, 20)), "empty-geometry", "không có hình"),
    ],
)
def test_broken_geometry_names_the_feature_and_the_rule(geometry, rule, words):
    area, faults = area_of(geometry, TITLE)
    assert area is None
    assert [fault.rule for fault in faults if fault.severity == "error"][:1] == [rule]
    assert words in faults[0].reason
    assert faults[0].reason.startswith("Đối tượng số 3 (“Mẫu Tây”, mã 02001)")
    assert len(faults[0].remedy) > 20


@pytest.mark.parametrize(
    ("lon", "lat"), [(102.15, 22.4), (109.4, 12.6), (104.8, 8.6), (112.3, 16.8), (114.4, 11.4), (105.3, 23.35)]
)
def test_every_corner_of_viet_nam_with_its_islands_is_inside(lon, lat):
    area, faults = area_of(polygon((lon, lat), (lon + 0.01, lat), (lon, lat + 0.01), (lon, lat)), TITLE)
    assert faults == []
    assert area is not None


def test_a_tiny_crossing_is_mended_with_a_warning():
    knot = polygon(
        (105, 20), (105.1, 20), (105.1, 20.05), (105.1001, 20.0501), (105.1, 20.0501), (105.1001, 20.05),
        (105.1, 20.1), (105, 20.1), (105, 20),
    )  # fmt: skip
    area, faults = area_of(knot, TITLE)
    assert [(fault.rule, fault.severity) for fault in faults] == [("self-crossing", "warning")]
    assert area.is_valid
    assert area.area == pytest.approx(0.01, rel=0.001)


def test_a_hole_outside_of_its_area_is_named_as_such():
    shape = polygon((105, 20), (105.1, 20), (105.1, 20.1), (105, 20))
    shape["coordinates"].append([[106, 20], [106.1, 20], [106.1, 20.1], [106, 20]])
    _, faults = area_of(shape, TITLE)
    assert faults[0].rule == "hole-outside"
    assert "lỗ khoét nằm ngoài" in faults[0].reason


def test_an_open_ring_is_closed_with_a_warning(square):
    open_ring = {"type": "Polygon", "coordinates": [square()["coordinates"][0][:-1]]}
    area, faults = area_of(open_ring, TITLE)
    assert [(fault.rule, fault.severity) for fault in faults] == [("ring-not-closed", "warning")]
    assert area.area == pytest.approx(0.01)


def test_heights_are_ignored():
    area, faults = area_of(polygon((105, 20, 8), (105.1, 20, 8), (105.1, 20.1, 9), (105, 20, 8)), TITLE)
    assert faults == []
    assert not area.has_z
