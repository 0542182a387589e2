"""From degrees to the view box: a local equirectangular projection, north up, with its scale bar."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, radians

import numpy as np

from plugins.maps.model import ScaleBar

EARTH_RADIUS = 6371.0088
"""Kilometres: the mean radius of the IUGG."""
DEGREE = EARTH_RADIUS * pi / 180
"""Kilometres of a degree of latitude."""

VIEW_WIDTH = 1000
FOOT = 76
"""Height below the map that the scale bar and the north arrow take."""
SMALLEST_EXTENT = 2.0
"""Kilometres; a single centre has no extent of its own."""
ROUND_DISTANCES = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)


@dataclass(frozen=True)
class Projection:
    """Maps (lon, lat) in degrees to (x, y) in view units.

    Good for a province: within 1° of the centre the stretch is below half a percent. `scale` is view units a kilometre.
    """

    lon: float
    lat: float
    scale: float
    x: float
    y: float
    height: int

    def __call__(self, points: np.ndarray) -> np.ndarray:
        """Return points, an (n, 2) array of degrees, as an (n, 2) array of view units."""
        east = (points[:, 0] - self.lon) * DEGREE * cos(radians(self.lat))
        north = (points[:, 1] - self.lat) * DEGREE
        return np.column_stack((self.x + east * self.scale, self.y - north * self.scale))


def fit(west: float, south: float, east: float, north: float, margin: float, tallest: float) -> Projection:
    """Return the projection that fits a box of degrees into the view's width and `tallest`, with a margin all round."""
    lon, lat = (west + east) / 2, (south + north) / 2
    width = max((east - west) * DEGREE * cos(radians(lat)), SMALLEST_EXTENT)
    height = max((north - south) * DEGREE, SMALLEST_EXTENT / 2)
    scale = float(min((VIEW_WIDTH - 2 * margin) / width, (tallest - 2 * margin) / height))
    map_height = height * scale + 2 * margin
    return Projection(lon, lat, scale, VIEW_WIDTH / 2, map_height / 2, round(map_height) + FOOT)


def scale_bar(scale: float) -> ScaleBar:
    """Return the longest round distance that takes at most a quarter of the view's width."""
    km = max((km for km in ROUND_DISTANCES if km * scale <= VIEW_WIDTH / 4), default=ROUND_DISTANCES[0])
    return ScaleBar(km, round(float(km * scale), 1))
