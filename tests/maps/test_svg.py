"""Path data: short, and nothing lost by being short."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Polygon, box

from plugins.maps.svg import path_of

NUMBER = re.compile(r"-?(?:\d+\.\d|\.\d|\d+)")


def points_of(path: str) -> list[np.ndarray]:
    """Read path data of the form M x y l dx dy … z back, by the grammar of SVG, into absolute points."""
    rings = []
    for start, steps in re.findall(r"M([^l]*)l([^z]*)z", path):
        numbers = np.array([float(text) for text in NUMBER.findall(start) + NUMBER.findall(steps)]).reshape(-1, 2)
        rings.append(np.cumsum(numbers, axis=0))
    return rings


def test_a_square_is_as_short_as_can_be():
    assert path_of(Polygon([(0, 0), (10, 0), (10, 10.5), (0, 10.5)])) == "M0 0l10 0 0 10.5-10 0z"


def test_decimals_without_a_zero_need_no_space():
    assert path_of(Polygon([(1.5, 0.5), (11.8, 0.9), (11.8, 9), (1.5, 9)])) == "M1.5.5l10.3.4 0 8.1-10.3 0z"


def test_whole_units_keep_neighbours_together():
    west, east = (path_of(box(x, 0.4, x + 10.3, 9.6), in_tenths=False) for x in (0, 10.3))
    assert (west, east) == ("M10 0l0 10-10 0 0-10z", "M21 0l0 10-11 0 0-10z")


def test_a_hole_and_a_second_part_are_rings_of_their_own():
    shape = MultiPolygon([box(0, 0, 50, 50).difference(box(10, 10, 20, 20)), box(60, 60, 70, 70)])
    assert path_of(shape).count("z") == 3


def test_an_islet_too_small_to_see_is_left_out_unless_it_is_all_there_is():
    islet = box(0, 0, 0.5, 0.5)
    assert path_of(MultiPolygon([islet, box(10, 10, 20, 20)])).count("z") == 1
    assert path_of(islet) == "M.5 0l0 .5-.5 0 0-.5z"


def test_an_empty_area_has_no_path():
    assert path_of(Polygon()) == ""


@given(st.lists(st.tuples(st.integers(-9999, 9999), st.integers(-9999, 9999)), min_size=3, max_size=30, unique=True))
def test_every_point_can_be_read_back_to_a_tenth(tenths):
    points = np.array(tenths) / 10
    shape = Polygon(points)
    if shape.area < 1:
        return
    (found,) = points_of(path_of(shape))
    assert found == pytest.approx(points, abs=0.001)
