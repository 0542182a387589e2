"""GeoJSON that an editor added, from bytes to features with polygons, or to the problems that say how to mend it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, NoReturn

from plugins.core.problems import Problem
from plugins.maps.faults import Fault, as_problems, readable
from plugins.maps.geometry import area_of
from plugins.maps.model import Area

MOST_FEATURES = 1000
"""The largest province has fewer than 200 communes."""

EXPORT_REMEDY = "Xuất lại bản đồ từ phần mềm bản đồ (ví dụ QGIS) theo định dạng GeoJSON, hệ tọa độ WGS 84 (EPSG:4326)."


@dataclass(frozen=True)
class Feature:
    """One area of a file: its place in the file (from 1), its unit code and name as written, its area in degrees."""

    number: int
    code: str
    name: str
    area: Area

    @property
    def title(self) -> str:
        """How messages call the feature."""
        return feature_title(self.number, self.code, self.name)


@dataclass(frozen=True)
class FeatureCollection:
    """A file that was read: its features and what it says about its edition and origin (empty when it does not)."""

    features: tuple[Feature, ...]
    edition: str
    origin: str


def read_features(data: bytes, label: str) -> tuple[FeatureCollection | None, list[Problem]]:
    """Return the features of a GeoJSON file, or None and the problems; warnings may come with features."""
    document, problem = _parse(data, label)
    if problem:
        return None, [problem]
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        kind = document.get("type") if isinstance(document, dict) else type(document).__name__
        reason = "Tệp không phải là một FeatureCollection của GeoJSON."
        return None, [Problem(label, 0, "not-a-feature-collection", reason, EXPORT_REMEDY, _shown(kind))]
    members = document.get("features")
    if not isinstance(members, list) or not members:
        reason = "Bản đồ không có đối tượng nào (danh sách “features” trống hoặc thiếu)."
        return None, [Problem(label, 0, "no-features", reason, EXPORT_REMEDY)]
    if len(members) > MOST_FEATURES:
        reason = f"Bản đồ có {len(members)} đối tượng; tối đa {MOST_FEATURES}."
        remedy = "Chỉ giữ ranh giới của các đơn vị thuộc địa phương này, bỏ các đối tượng khác."
        return None, [Problem(label, 0, "too-many-features", reason, remedy)]
    features: list[Feature] = []
    faults: list[Fault] = []
    for number, member in enumerate(members, start=1):
        feature, found = _feature(number, member)
        faults.extend(found)
        if feature:
            features.append(feature)
    problems = as_problems(faults, label, len(members))
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    return FeatureCollection(
        tuple(features), readable(document.get("edition")), readable(document.get("origin"))
    ), problems


def feature_title(number: int, code: str, name: str) -> str:
    """Return how messages call a feature: `đối tượng số 3 (“Nam Hồng”, mã 18118)`."""
    known = ", ".join(part for part in (f"“{name}”" if name else "", f"mã {code}" if code else "") if part)
    return f"đối tượng số {number} ({known})" if known else f"đối tượng số {number}"


def _feature(number: int, member: Any) -> tuple[Feature | None, list[Fault]]:
    properties = member.get("properties") if isinstance(member, dict) else None
    properties = properties if isinstance(properties, dict) else {}
    code, name = readable(properties.get("code")), readable(properties.get("name"))
    title = feature_title(number, code, name)
    if not isinstance(member, dict) or member.get("type") != "Feature":
        reason = f"Phần tử ở vị trí {title} không phải là một Feature."
        return None, [Fault("not-a-feature", title, reason, EXPORT_REMEDY, _shown(member))]
    area, faults = area_of(member.get("geometry"), title)
    return (Feature(number, code, name, area) if area is not None else None), faults


class _NotANumber(ValueError):
    """JSON as Python reads it allows NaN and Infinity; GeoJSON does not."""


def _parse(data: bytes, label: str) -> tuple[Any, Problem | None]:
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_refuse_constant), None
    except UnicodeDecodeError:
        reason, remedy = "Tệp không ở bảng mã UTF-8.", "Lưu lại tệp với bảng mã UTF-8."
        return None, Problem(label, 0, "not-utf-8", reason, remedy)
    except _NotANumber as error:
        reason = "Tệp có giá trị không phải là số (NaN hoặc Infinity)."
        remedy = "Tìm và sửa tọa độ bị thiếu trong phần mềm bản đồ rồi xuất lại."
        return None, Problem(label, 0, "not-a-number", reason, remedy, str(error))
    except RecursionError:
        reason = "Tệp có quá nhiều ngoặc lồng nhau, không thể là bản đồ."
        return None, Problem(label, 0, "nested-too-deeply", reason, EXPORT_REMEDY)
    except json.JSONDecodeError as error:
        reason = f"Tệp không phải là JSON hợp lệ (lỗi ở dòng {error.lineno}, cột {error.colno})."
        value = error.doc[max(0, error.pos - 20) : error.pos + 20]
        return None, Problem(label, error.lineno, "not-json", reason, EXPORT_REMEDY, value)
    except ValueError:
        # Python refuses whole numbers of thousands of digits.
        reason = "Tệp có một số dài bất thường."
        return None, Problem(label, 0, "not-a-number", reason, EXPORT_REMEDY)


def _refuse_constant(constant: str) -> NoReturn:
    raise _NotANumber(constant)


def _shown(value: Any) -> str:
    """Return the beginning of a value for a message, without walking through all of a huge or deep one."""
    if isinstance(value, dict):
        return "{" + ", ".join(readable(key)[:20] for key in list(value)[:4]) + "}"
    return f"[… {len(value)} …]" if isinstance(value, list) else readable(value)
