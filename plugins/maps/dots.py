"""Dots for units whose boundaries are not known: at their centres, moved apart where they would cover each other."""

from __future__ import annotations

from math import sqrt

import numpy as np

from plugins.maps.model import MapDot

SMALLEST, LARGEST = 9.0, 19.0
"""Radius in view units."""
GAP = 4.0
ROUNDS = 80


def dots_at(points: np.ndarray, width: float, height: float) -> list[MapDot]:
    """Return a dot for each point (view units), the same size for all, inside a view of `width` by `height`."""
    if not len(points):
        return []
    radius = round(min(max(sqrt(width * height / len(points)) * 0.1, SMALLEST), LARGEST), 1)
    moved = _apart(points, 2 * radius + GAP)
    inside = np.clip(moved, radius + GAP, [width - radius - GAP, height - radius - GAP])
    return [MapDot(round(x, 1), round(y, 1), radius) for x, y in inside.tolist()]


def _apart(points: np.ndarray, distance: float) -> np.ndarray:
    """Push points away from each other until none are closer than `distance` (or the rounds are over)."""
    moved = points.astype(float)
    count = len(moved)
    # Points in exactly one place need a direction each: a turn of the golden angle by position in the list.
    turns = np.arange(count) * 2.399963
    moved += np.column_stack((np.cos(turns), np.sin(turns))) * 0.01
    for _ in range(ROUNDS):
        between = moved[:, None, :] - moved[None, :, :]
        lengths = np.hypot(between[..., 0], between[..., 1])
        np.fill_diagonal(lengths, 1e9)
        close = lengths < distance
        if not close.any():
            break
        push = np.where(close, (distance - lengths) / 2 / np.maximum(lengths, 1e-9), 0.0)
        moved += 0.6 * (between * push[..., None]).sum(axis=1)
    return moved
