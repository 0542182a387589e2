"""Polygons from GeoJSON coordinates: every mistake that map software lets through is found here and named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Polygon

from plugins.maps.faults import Fault, readable, sentence
from plugins.maps.model import Area

LON_RANGE = (102.0, 118.0)
LAT_RANGE = (6.0, 24.0)
"""Degrees: Việt Nam with its islands and its sea, Hoàng Sa and Trường Sa included, and some room."""
MENDED_BELOW = 0.001
"""Share of its area that a polygon may gain or lose when its crossing lines are mended; more is for a person to see."""

Position = tuple[float, float]
Rings = list[list[Position]]

WGS_REMEDY = "Trong phần mềm bản đồ, chọn xuất GeoJSON với hệ tọa độ WGS 84 (EPSG:4326), đơn vị độ."
REDRAW_REMEDY = "Mở tệp trong phần mềm bản đồ, sửa hoặc vẽ lại đối tượng này rồi xuất lại."
INVALID = {
    "Self-intersection": ("self-crossing", "đường ranh giới tự cắt nhau"),
    "Ring Self-intersection": ("self-crossing", "đường ranh giới tự chạm hoặc tự cắt"),
    "Hole lies outside shell": ("hole-outside", "có lỗ khoét nằm ngoài vùng"),
    "Holes are nested": ("holes-nested", "có lỗ khoét nằm trong lỗ khoét khác"),
    "Interior is disconnected": ("interior-disconnected", "lỗ khoét cắt vùng thành nhiều mảnh rời"),
    "Nested shells": ("parts-nested", "có mảnh nằm chồng trong mảnh khác"),
    "Duplicate Rings": ("rings-duplicated", "có đường ranh giới bị lặp"),
    "Too few points in geometry component": ("too-few-points", "có đường ranh giới không đủ điểm để thành một vùng"),
}


class _Malformed(ValueError):
    """The coordinates are not lists of rings of positions."""


def area_of(geometry: Any, title: str) -> tuple[Area | None, list[Fault]]:
    """Return the area of a GeoJSON geometry in degrees, or None and what is wrong; `title` names the feature."""
    if geometry is None or (isinstance(geometry, dict) and geometry.get("coordinates") == []):
        return None, [_empty(title)]
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        reason = f"{sentence(title)} không phải là vùng (Polygon hoặc MultiPolygon)."
        remedy = "Bản đồ chỉ nhận vùng khép kín: bỏ điểm và đường, hoặc chuyển đường ranh giới thành vùng."
        return None, [Fault("not-a-polygon", title, reason, remedy, readable(kind))]
    try:
        coordinates = geometry.get("coordinates")
        polygons = [_rings(coordinates)] if kind == "Polygon" else [_rings(part) for part in _list(coordinates)]
    except _Malformed as error:
        reason = f"{sentence(title)} có tọa độ viết sai cấu trúc: phải là các vòng gồm những cặp số [kinh độ, vĩ độ]."
        return None, [Fault("malformed-coordinates", title, reason, REDRAW_REMEDY, str(error))]
    faults = [*_position_faults(polygons, title), *_ring_faults(polygons, title)]
    if any(fault.severity == "error" for fault in faults):
        return None, faults
    area, found = _built(polygons, title)
    return area, [*faults, *found]


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise _Malformed("")
    return value


def _rings(value: Any) -> Rings:
    return [[_position(position) for position in _list(ring)] for ring in _list(value)]


def _position(value: Any) -> Position:
    if not isinstance(value, list) or not 2 <= len(value) <= 4:
        raise _Malformed("")
    x, y = value[:2]
    for number in (x, y):
        if isinstance(number, bool) or not isinstance(number, int | float):
            raise _Malformed(readable(number))
    # Infinity and whole numbers too large for a float become a value that the range check refuses.
    return (float(x) if -1e12 < x < 1e12 else 1e12, float(y) if -1e12 < y < 1e12 else 1e12)


def _inside(position: Position) -> bool:
    x, y = position
    return LON_RANGE[0] <= x <= LON_RANGE[1] and LAT_RANGE[0] <= y <= LAT_RANGE[1]


def _position_faults(polygons: list[Rings], title: str) -> Iterator[Fault]:
    positions = [position for rings in polygons for ring in rings for position in ring]
    outside = [position for position in positions if not _inside(position)]
    if not positions:
        yield _empty(title)
    if not outside:
        return
    value = f"[{outside[0][0]:.10g}, {outside[0][1]:.10g}]"
    if any(abs(number) >= 1e12 for position in outside for number in position):
        reason = f"{sentence(title)} có tọa độ lớn bất thường, không phải là một vị trí."
        yield Fault("not-a-number", title, reason, REDRAW_REMEDY, value)
    elif all(_inside((y, x)) for x, y in outside):
        reason = f"{sentence(title)} có kinh độ và vĩ độ bị đảo chỗ; GeoJSON ghi kinh độ trước, vĩ độ sau."
        remedy = "Đổi chỗ hai số của mỗi điểm (trong QGIS: công cụ “Swap X and Y coordinates”) rồi xuất lại."
        yield Fault("swapped-coordinates", title, reason, remedy, value)
    elif all(abs(x) > 1000 and abs(y) > 1000 for x, y in outside):
        reason = f"{sentence(title)} có tọa độ tính bằng mét (VN-2000 hoặc UTM), không phải bằng độ."
        yield Fault("projected-coordinates", title, reason, WGS_REMEDY, value)
    else:
        reason = f"{sentence(title)} có {len(outside)} điểm nằm ngoài Việt Nam."
        remedy = f"Xóa hoặc sửa điểm đó trong phần mềm bản đồ. {WGS_REMEDY}"
        yield Fault("outside-viet-nam", title, reason, remedy, value)


def _ring_faults(polygons: list[Rings], title: str) -> Iterator[Fault]:
    for part, rings in enumerate(polygons, start=1):
        for number, ring in enumerate(rings, start=1):
            where = f"vòng số {number} của mảnh số {part}"
            if len(ring) < 4:
                reason = f"{sentence(title)}: {where} chỉ có {len(ring)} điểm; một vòng khép kín cần ít nhất 4 điểm."
                yield Fault("too-few-points", title, reason, REDRAW_REMEDY)
            elif ring[0] != ring[-1]:
                reason = f"{sentence(title)}: {where} không khép kín; hệ thống đã nối điểm cuối với điểm đầu."
                remedy = (
                    "Xem lại hình trên trang xem thử; nếu sai thì vẽ lại đối tượng, nếu đúng thì xuất lại cho khép kín."
                )
                yield Fault("ring-not-closed", title, reason, remedy, severity="warning")


def _built(polygons: list[Rings], title: str) -> tuple[Area | None, list[Fault]]:
    try:
        parts = [Polygon(rings[0], rings[1:]) for rings in polygons if rings]
        area: Area = parts[0] if len(parts) == 1 else MultiPolygon(parts)
        reason = "" if area.is_valid else shapely.is_valid_reason(area)
        mended = area if not reason else _areal_part(shapely.make_valid(area))
    except (shapely.errors.ShapelyError, ValueError):
        return None, [Fault("broken-geometry", title, f"{sentence(title)} có hình không dựng được.", REDRAW_REMEDY)]
    if mended.is_empty or mended.area == 0:
        return None, [_empty(title)]
    if not reason:
        return area, []
    kind, _, place = reason.partition("[")
    rule, meaning = INVALID.get(kind.strip(), ("broken-geometry", "hình không hợp lệ"))
    numbers = re.findall(r"-?\d+(?:\.\d+)?", place)
    at = f"[{', '.join(f'{float(number):.6f}' for number in numbers[:2])}]" if len(numbers) >= 2 else ""
    near = f" gần điểm {at} (kinh độ, vĩ độ)" if at else ""
    if abs(mended.area - area.area) <= MENDED_BELOW * mended.area:
        told = f"{sentence(title)}: {meaning}{near}; chỗ sai rất nhỏ nên hệ thống đã tự sửa khi vẽ."
        return mended, [Fault(rule, title, told, REDRAW_REMEDY, at, "warning")]
    remedy = "Mở tệp trong phần mềm bản đồ, tới điểm này và sửa các đỉnh (trong QGIS: “Fix geometries”), rồi xuất lại."
    return None, [Fault(rule, title, f"{sentence(title)}: {meaning}{near}.", remedy, at)]


def _areal_part(geometry: shapely.Geometry) -> Area:
    if isinstance(geometry, Polygon | MultiPolygon):
        return geometry
    parts = [part for part in shapely.get_parts(shapely.get_parts(geometry)) if isinstance(part, Polygon)]
    return MultiPolygon(parts)


def _empty(title: str) -> Fault:
    reason = f"{sentence(title)} không có hình (geometry rỗng)."
    return Fault("empty-geometry", title, reason, "Vẽ ranh giới cho đối tượng này, hoặc xóa đối tượng khỏi tệp.")
