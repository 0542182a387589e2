"""Dots: each where its unit lies, none on another, the same on every run."""

from __future__ import annotations

from itertools import combinations
from math import hypot

import numpy as np
import pytest

from plugins.maps.dots import dots_at


@pytest.mark.parametrize(
    "points",
    [
        [(500.0, 400.0)] * 5,
        [(500.0 + i, 400.0) for i in range(8)],
        [(100.0 + 37 * i % 800, 80.0 + 53 * i % 640) for i in range(108)],
    ],
)
def test_dots_do_not_cover_each_other(points):
    dots = dots_at(np.array(points), 1000, 800)
    assert len(dots) == len(points)
    assert all(hypot(a.x - b.x, a.y - b.y) >= 2 * a.r for a, b in combinations(dots, 2))
    assert dots == dots_at(np.array(points), 1000, 800)


def test_dots_with_room_stay_where_they_are():
    dots = dots_at(np.array([(200.0, 300.0), (600.0, 300.0)]), 1000, 800)
    assert [(dot.x, dot.y) for dot in dots] == [(200, 300), (600, 300)]


def test_no_dot_leaves_the_view():
    (dot,) = dots_at(np.array([(0.0, 800.0)]), 1000, 800)
    assert dot.x - dot.r > 0
    assert dot.y + dot.r < 800


def test_no_points_no_dots():
    assert dots_at(np.empty((0, 2)), 1000, 800) == []
