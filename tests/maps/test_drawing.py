"""The drawing of a place: boundaries, an outline with dots, or a diagram."""

from __future__ import annotations

import re

import pytest
import shapely
from shapely.geometry import box

from plugins.maps.drawing import draw_map
from plugins.maps.model import Boundaries, Detail, Outline, Provenance
from plugins.maps.views import units_of
from tests.theme.specimens import environment

KNOWN = Provenance("2025", "Sở Thử Nghiệm")
WEST, EAST = box(105, 20, 105.2, 20.1), box(105.2, 20, 105.4, 20.1)


def said(drawing) -> str:
    """Return what readers are told of a drawing."""
    return str(environment().get_template("components/locality_map.html").module.map_summary(drawing))


@pytest.fixture
def present(place):
    return units_of(place, "present")


@pytest.fixture
def boundaries():
    return Boundaries("present", KNOWN, {"thu-nghiem/mau-tay": WEST, "thu-nghiem/mau-dong": EAST})


def test_boundaries_are_drawn_with_their_origin(place, present, boundaries):
    drawing = draw_map(place, present, boundaries)
    assert (drawing.kind, drawing.is_diagram) == ("boundaries", False)
    assert (drawing.edition, drawing.origin) == ("2025", "Sở Thử Nghiệm")
    assert [shape.name for shape in drawing.shapes] == ["Mẫu Tây", "Mẫu Đông"]
    assert all(re.fullmatch(r"M[-. \dl]+z", shape.path_d) for shape in drawing.shapes)
    assert all(shape.label for shape in drawing.shapes)
    assert drawing.border.count("z") == 1
    assert said(drawing) == "Bản đồ ranh giới 2 đơn vị của huyện Thử Nghiệm."
    assert drawing.view_box == f"0 0 1000 {drawing.height}"


def test_shapes_stand_in_the_order_of_the_units(place, present, boundaries):
    drawing = draw_map(place, tuple(reversed(present)), boundaries)
    assert [shape.name for shape in drawing.shapes] == ["Mẫu Đông", "Mẫu Tây"]


def test_the_western_commune_is_drawn_in_the_west(place, present, boundaries):
    drawing = draw_map(place, present, boundaries)
    west, east = (drawing.shape_of(unit.id).label.x for unit in present)
    assert west < 500 < east


def test_a_unit_without_boundary_is_a_dot_among_areas(place, present):
    drawing = draw_map(place, present, Boundaries("present", KNOWN, {"thu-nghiem/mau-tay": WEST}))
    assert drawing.shape_of("thu-nghiem/mau-tay").dot is None
    assert drawing.shape_of("thu-nghiem/mau-dong").dot.r > 0
    assert "1 đơn vị chưa có ranh giới" in said(drawing)


def test_an_outline_alone_has_a_dot_for_each_unit(place):
    outline = Outline("Huyện Thử Nghiệm", box(105, 20, 105.4, 20.1))
    drawing = draw_map(place, units_of(place, "former"), Boundaries("former", KNOWN, {}, (outline,)))
    assert drawing.kind == "outlines"
    assert len(drawing.outlines) == 1
    assert [shape.dot is not None for shape in drawing.shapes] == [True] * 4
    assert "không phải ranh giới" in said(drawing)


def test_several_outlines_bear_their_names(place):
    outlines = (Outline("Huyện Mẫu", WEST), Outline("Huyện Thử", EAST))
    drawing = draw_map(place, units_of(place, "former"), Boundaries("former", KNOWN, {}, outlines))
    assert [outline.label.lines for outline in drawing.outlines] == [("Huyện Mẫu",), ("Huyện Thử",)]


def test_without_boundaries_there_is_a_diagram_that_claims_none(place, present):
    drawing = draw_map(place, present)
    assert drawing.is_diagram
    assert (drawing.edition, drawing.origin, drawing.border, drawing.outlines) == ("", "", "", ())
    assert all(shape.dot and shape.path_d == "" and shape.label for shape in drawing.shapes)
    assert said(drawing) == "Mỗi chấm tròn là tâm của một trong 2 đơn vị thuộc huyện Thử Nghiệm."


def test_units_of_unknown_position_are_counted(place, unit, present):
    lost = unit("thu-nghiem/lac", "Lạc")
    drawing = draw_map(place, (*present, lost))
    assert drawing.missing == 1
    assert drawing.shape_of(lost.id) is None
    assert said(drawing).endswith("1 đơn vị chưa rõ vị trí, chỉ có trong bảng.")


def test_without_any_position_there_is_no_drawing(place, unit):
    assert draw_map(place, (unit("thu-nghiem/lac", "Lạc"),)) is None
    assert draw_map(place, ()) is None


def test_a_single_centre_can_be_drawn(place, unit, point):
    drawing = draw_map(place, (unit("thu-nghiem/mot", "Một", centre=point(20.0, 105.0)),))
    assert 0 < drawing.shapes[0].dot.x < drawing.width
    assert 0 < drawing.shapes[0].dot.y < drawing.height


def test_the_same_input_gives_the_same_drawing(place, present, boundaries):
    assert draw_map(place, present, boundaries) == draw_map(place, present, boundaries)
    former = units_of(place, "former")
    assert draw_map(place, former) == draw_map(place, former)


def test_a_map_among_others_has_fewer_points_at_whole_units(place, present):
    ragged = shapely.segmentize(shapely.Point(105.2, 20.1).buffer(0.2, quad_segs=400), 0.0005)
    halves = {
        "thu-nghiem/mau-tay": ragged & box(105, 19, 105.2, 21),
        "thu-nghiem/mau-dong": ragged & box(105.2, 19, 106, 21),
    }
    boundaries = Boundaries("present", KNOWN, halves)
    fine = draw_map(place, present, boundaries)
    coarse = draw_map(place, present, boundaries, Detail(40, in_tenths=False))
    assert "." in fine.shapes[0].path_d
    assert not any("." in shape.path_d for shape in coarse.shapes)
    assert "." not in coarse.border
    assert [shape.name for shape in coarse.shapes] == [shape.name for shape in fine.shapes]
    assert len(coarse.border) < len(fine.border) / 3
    assert (coarse.width, coarse.height) == (fine.width, fine.height)
