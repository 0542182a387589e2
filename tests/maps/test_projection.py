"""The projection: north up, true to scale, inside the view."""

from __future__ import annotations

import numpy as np
import pytest

from plugins.maps.projection import FOOT, VIEW_WIDTH, fit, scale_bar


def test_north_is_up_and_east_is_right():
    view = fit(105, 20, 106, 21, 10, 1400)
    south_west, north_east = view(np.array([[105.0, 20.0], [106.0, 21.0]]))
    assert north_east[0] > south_west[0]
    assert north_east[1] < south_west[1]


@pytest.mark.parametrize("box", [(105, 20, 106, 21), (105, 20, 105.1, 21), (105, 20, 108, 20.2), (105, 20, 105, 20)])
def test_a_box_of_any_form_lands_inside_the_view(box):
    west, south, east, north = box
    view = fit(west, south, east, north, 10, 1400)
    points = view(np.array([[west, south], [east, north]], dtype=float))
    assert points.min() >= 9.99
    assert points[:, 0].max() <= VIEW_WIDTH - 9.99
    assert points[:, 1].max() <= view.height - FOOT - 9
    assert view.height <= 1400 + FOOT


@pytest.mark.parametrize("end", [(105.5, 20.0), (105.0, 20.4), (105.3, 20.3)])
def test_distances_are_true_to_the_scale(end):
    view = fit(105, 20, 105.5, 20.5, 10, 1400)
    start, point = view(np.array([(105.0, 20.0), end]))
    lat = np.radians([20.0, end[1]])
    lon = np.radians(end[0] - 105.0)
    angle = np.arccos(np.sin(lat[0]) * np.sin(lat[1]) + np.cos(lat[0]) * np.cos(lat[1]) * np.cos(lon))
    assert np.hypot(*(point - start)) / view.scale == pytest.approx(angle * 6371.0088, rel=0.005)


@pytest.mark.parametrize(("scale", "km"), [(10.0, 20), (100.0, 2), (400.0, 0.5), (0.9, 200), (1e6, 0.1)])
def test_the_scale_bar_is_a_round_distance(scale, km):
    bar = scale_bar(scale)
    assert bar.km == km
    assert bar.length == pytest.approx(bar.km * scale)
