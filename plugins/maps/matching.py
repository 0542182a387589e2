"""Which unit a feature of a map draws: by its statistics code, else by its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import shapely

from plugins.core.problems import Problem, did_you_mean
from plugins.maps.faults import Fault, as_problems, sentence
from plugins.maps.geojson import Feature
from plugins.maps.model import Area, Outline, Place, Unit, View
from plugins.maps.views import units_of

CODE_LENGTH = 5
"""Digits of a commune's code; a district has 3, a province 2 (Quyết định 124/2004/QĐ-TTg)."""
NEARBY = 0.02
"""Degrees, some 2 km: how far outside of an outline a centre may lie because a coast or a border was drawn coarsely."""

VIEW_NAMES: dict[View, str] = {"former": "trước ngày 01/7/2025", "present": "từ ngày 01/7/2025"}


def view_of(features: Iterable[Feature], place: Place) -> View:
    """Return the view that the codes of the features fit: the present one unless more of them are former units."""
    codes = {feature.code for feature in features}
    matches = {view: len(codes & set(_by_code(units_of(place, view)))) for view in VIEW_NAMES}
    return "present" if matches["present"] > 0 and matches["present"] >= matches["former"] else "former"


def match_features(
    features: Sequence[Feature], place: Place, view: View, label: str
) -> tuple[dict[str, Area], tuple[Outline, ...], list[Problem]]:
    """Return the areas by unit id and the enclosing outlines of one view, and the problems of the file `label`.

    A feature with a shorter code than a commune's that belongs to no unit, or with the name of the place itself, is
    an outline.
    """
    units = units_of(place, view)
    areas: dict[str, Area] = {}
    drawn_by: dict[str, Feature] = {}
    outlines: list[Outline] = []
    faults: list[Fault] = []
    for feature in features:
        unit = _unit_of(feature, units)
        if unit is None and _is_outline(feature, place):
            outlines.append(Outline(feature.name, feature.area))
        elif unit is None:
            faults.append(_no_unit(feature, place, view))
        elif unit.id in areas:
            faults.append(_drawn_twice(feature, drawn_by[unit.id], unit))
        else:
            areas[unit.id], drawn_by[unit.id] = feature.area, feature
    problems = as_problems(faults, label, len(features))
    if not problems:
        problems = [*_missing(units, areas, label), *_elsewhere(units, areas, outlines, label)]
    return areas, tuple(outlines), problems


def _by_code(units: Iterable[Unit]) -> dict[str, Unit]:
    return {unit.code: unit for unit in units if unit.code}


def _unit_of(feature: Feature, units: Sequence[Unit]) -> Unit | None:
    by_code = _by_code(units)
    if feature.code:
        # A number loses its leading zeros: 1843 is 01843.
        padded = feature.code.zfill(CODE_LENGTH) if feature.code.isdigit() and len(feature.code) > 3 else feature.code
        found = by_code.get(feature.code) or by_code.get(padded)
        if found or not _named(feature, units):
            return found
        named = _named(feature, units)
        return named[0] if len(named) == 1 and named[0].code is None else None
    named = _named(feature, units)
    return named[0] if len(named) == 1 else None


def _named(feature: Feature, units: Iterable[Unit]) -> list[Unit]:
    name = feature.name.casefold()
    return [unit for unit in units if name in (unit.name.casefold(), unit.full_name.casefold())]


def _is_outline(feature: Feature, place: Place) -> bool:
    if feature.code:
        return feature.code.isdigit() and len(feature.code) < CODE_LENGTH - 1
    return feature.name.casefold() in (place.name.casefold(), place.full_name.casefold())


def _no_unit(feature: Feature, place: Place, view: View) -> Fault:
    units = units_of(place, view)
    title = sentence(feature.title)
    if not feature.code:
        reason = f"{title} không có mã đơn vị, và tên của nó không khớp với đúng một đơn vị nào của {place.full_name}."
        remedy = "Thêm thuộc tính “code” (mã của Tổng cục Thống kê, dạng chữ) cho đối tượng này."
        return Fault("feature-without-code", feature.title, reason, remedy)
    other: View = "present" if view == "former" else "former"
    foreign = _by_code(units_of(place, other)).get(feature.code)
    reason = f"{title} có mã không khớp với đơn vị nào của {place.full_name} {VIEW_NAMES[view]}."
    if foreign:
        reason += f" Mã này là của {foreign.full_name}, đơn vị {VIEW_NAMES[other]}."
    same_name = [unit for unit in _named(feature, units) if unit.code]
    remedy = "Sửa thuộc tính “code” theo tệp của địa phương, hoặc bỏ đối tượng không thuộc địa phương này."
    if same_name:
        remedy += f" {sentence(same_name[0].full_name)} có mã {same_name[0].code}."
    else:
        remedy += did_you_mean(feature.code, _by_code(units))
    return Fault("unknown-unit-code", feature.title, reason, remedy, feature.code)


def _drawn_twice(feature: Feature, first: Feature, unit: Unit) -> Fault:
    reason = f"{sentence(feature.title)} vẽ lại {unit.full_name}, đã có ở {first.title}."
    remedy = "Mỗi đơn vị chỉ có một đối tượng: gộp hai hình thành một MultiPolygon, hoặc sửa mã cho đúng."
    return Fault("unit-drawn-twice", feature.title, reason, remedy, feature.code)


def _missing(units: Sequence[Unit], areas: dict[str, Area], label: str) -> list[Problem]:
    missing = [unit.full_name for unit in units if unit.id not in areas]
    if not areas or not missing:
        return []
    shown = ", ".join(missing[:5]) + (f" và {len(missing) - 5} đơn vị nữa" if len(missing) > 5 else "")
    reason = f"Bản đồ thiếu ranh giới của {len(missing)} trong số {len(units)} đơn vị: {shown}."
    remedy = "Thêm đối tượng có mã của đơn vị đó. Đơn vị chưa có ranh giới chỉ được vẽ bằng một chấm, nếu biết tâm."
    return [Problem(label, 0, "unit-without-feature", reason, remedy, severity="warning")]


def _elsewhere(units: Sequence[Unit], areas: dict[str, Area], outlines: Sequence[Outline], label: str) -> list[Problem]:
    """An outline has no code to check; a map in which no centre of the place lies shows another place."""
    centres = [shapely.Point(unit.centre.lon, unit.centre.lat) for unit in units if unit.centre]
    if areas or not outlines or not centres:
        return []
    near = [shapely.dwithin(outline.area, centre, NEARBY) for outline in outlines for centre in centres]
    if any(near):
        return []
    reason = "Không tâm của đơn vị nào nằm trong ranh giới này: có lẽ đây là bản đồ của địa phương khác."
    return [Problem(label, 0, "map-of-another-place", reason, "Kiểm tra tên tệp và nội dung bản đồ.", outlines[0].name)]
