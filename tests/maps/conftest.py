"""Invented places and boundaries for the map's tests."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from plugins.core.sources import ContentFolder

LAST_DAY, FIRST_DAY = date(2025, 6, 30), date(2025, 7, 1)


@dataclass(frozen=True)
class Point:
    lat: float
    lon: float


@dataclass(frozen=True)
class InventedUnit:
    id: str
    name: str
    code: str | None = None
    centre: Point | None = None
    since: date | None = None
    until: date | None = None
    kind: str = "xã"

    @property
    def full_name(self) -> str:
        return f"{self.kind} {self.name}"


@dataclass(frozen=True)
class InventedPlace:
    units: tuple[InventedUnit, ...]
    id: str = "thu-nghiem"
    name: str = "Thử Nghiệm"
    full_name: str = "Huyện Thử Nghiệm"


@pytest.fixture
def place() -> InventedPlace:
    """Four former communes side by side, two present ones, all with centres."""
    former = [
        InventedUnit(f"thu-nghiem/cu-{i}", f"Cũ {i}", f"0100{i}", Point(20.05, 105.05 + i / 10), None, LAST_DAY)
        for i in range(4)
    ]
    present = [
        InventedUnit("thu-nghiem/mau-tay", "Mẫu Tây", "02001", Point(20.05, 105.1), FIRST_DAY),
        InventedUnit("thu-nghiem/mau-dong", "Mẫu Đông", "02002", Point(20.05, 105.3), FIRST_DAY),
    ]
    return InventedPlace((*former, *present))


@pytest.fixture
def unit() -> Callable[..., InventedUnit]:
    return InventedUnit


@pytest.fixture
def point() -> Callable[..., Point]:
    return Point


@pytest.fixture
def square() -> Callable[..., dict[str, Any]]:
    """A square polygon from its south-west corner, in degrees."""

    def build(lon: float = 105.0, lat: float = 20.0, width: float = 0.1, height: float = 0.1) -> dict[str, Any]:
        east, north = round(lon + width, 6), round(lat + height, 6)
        return {"type": "Polygon", "coordinates": [[[lon, lat], [east, lat], [east, north], [lon, north], [lon, lat]]]}

    return build


@pytest.fixture
def collection() -> Callable[..., bytes]:
    """A GeoJSON file of (code, name, geometry) triples, with an edition and an origin unless told otherwise."""

    def build(features: Sequence[tuple[Any, Any, Any]], **members: Any) -> bytes:
        document: dict[str, Any] = {
            "type": "FeatureCollection",
            "edition": "2025",
            "origin": "Sở Thử Nghiệm",
            **members,
        }
        document["features"] = [
            {
                "type": "Feature",
                "properties": {key: value for key, value in (("code", code), ("name", name)) if value is not None},
                "geometry": geometry,
            }
            for code, name, geometry in features
        ]
        return json.dumps(document).encode()

    return build


@pytest.fixture
def present_map(collection: Callable[..., bytes], square: Callable[..., dict[str, Any]]) -> bytes:
    """Correct boundaries of the two present communes of `place`."""
    west, east = square(105.0, width=0.2), square(105.2, width=0.2)
    return collection([("02001", "Mẫu Tây", west), ("02002", "Mẫu Đông", east)])


@pytest.fixture
def maps_folder(tmp_path) -> Callable[..., ContentFolder]:
    """A content folder with files below maps/."""

    def build(files: dict[str, bytes | str]) -> ContentFolder:
        (tmp_path / "maps").mkdir(exist_ok=True)
        for name, data in files.items():
            (tmp_path / "maps" / name).write_bytes(data.encode() if isinstance(data, str) else data)
        return ContentFolder(tmp_path, "content")

    return build
