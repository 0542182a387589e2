"""Simplifying neighbours together."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from shapely.geometry import Polygon, box

from plugins.maps.coverage import simplify_together
from plugins.maps.model import MOST_POINTS


def wavy_neighbours(points: int) -> list[Polygon]:
    y = np.linspace(0, 600, points)
    border = np.column_stack((500 + 20 * np.sin(y / 7), y))
    west = Polygon([(0, 0), *border, (0, 600)])
    east = Polygon([(1000, 0), (1000, 600), *border[::-1]])
    return [west, east]


def test_neighbours_still_share_their_border():
    west, east = simplify_together(wavy_neighbours(2000))
    assert shapely.coverage_is_valid([west, east])
    assert west.area + east.area == pytest.approx(600_000)
    assert shapely.get_num_coordinates(west) < 1500


def test_a_map_with_very_many_points_is_simplified_until_it_is_small():
    simplified = simplify_together(wavy_neighbours(100_000))
    assert shapely.get_num_coordinates(simplified).sum() <= MOST_POINTS


def test_slivers_between_neighbours_drawn_separately_are_closed():
    west, east = box(0, 0, 100, 100), Polygon([(100.3, 0), (200, 0), (200, 100), (99.8, 100)])
    simplified = simplify_together([west, east])
    assert shapely.coverage_is_valid(simplified)
    assert simplified[0].touches(simplified[1])


def test_an_area_that_lies_on_another_is_not_lost():
    simplified = simplify_together([box(0, 0, 100, 100), box(0, 0, 100, 100)])
    assert [area.area for area in simplified] == [10_000, 10_000]


def test_nothing_stays_nothing():
    assert simplify_together([]) == []
