"""The maps that editors added: which files there are, what they say about their origin, what may be drawn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from plugins.core.problems import Problem, did_you_mean
from plugins.core.sources import ContentFolder
from plugins.maps.faults import readable
from plugins.maps.model import Boundaries, Place, Provenance, View
from plugins.maps.views import view_in_name

if TYPE_CHECKING:
    from plugins.maps.geojson import FeatureCollection

LARGEST_FILE = 10_000_000
"""Bytes. The 37 communes of a mountain province take 0.3 MB."""

Maps = dict[tuple[str, View], Boundaries]
"""Boundaries by place id and view."""

PROVENANCE_KEYS = ("edition", "origin")


def read_maps(
    folder: ContentFolder, subfolder: str, places: Mapping[str, Place], default: Provenance | None = None
) -> tuple[Maps, list[Problem]]:
    """Return the boundaries of all `<place id>[.…].geojson` files below a folder, and the problems of all of them.

    `default` stands in for files that say nothing about their origin. A file with an error is left out of the result.
    """
    maps: Maps = {}
    drawn_by: dict[tuple[str, View], str] = {}
    paths, problems = folder.files(subfolder, ".geojson")
    problems.extend(_stray_files(folder, subfolder, paths))
    for path in paths:
        label = folder.label_of(path)
        place = places.get(path.name.split(".")[0])
        if place is None:
            problems.append(_unknown_place(path, label, places))
            continue
        boundaries, found = _read_map(folder, path, place, default)
        problems.extend(found)
        if boundaries is None:
            continue
        key = place.id, boundaries.view
        if key in maps:
            reason = f"Đã có bản đồ của {place.full_name} cho cùng thời kỳ ở tệp {drawn_by[key]}."
            remedy = "Giữ một tệp; với hai thời kỳ, đặt tên có “until-2025-06” (trước) và “since-2025-07” (nay)."
            problems.append(Problem(label, 0, "map-given-twice", reason, remedy))
            continue
        maps[key], drawn_by[key] = boundaries, label
    return maps, problems


def _read_map(
    folder: ContentFolder, path: Path, place: Place, default: Provenance | None
) -> tuple[Boundaries | None, list[Problem]]:
    label = folder.label_of(path)
    data, problem = _bytes_of(path, label)
    if problem:
        return None, [problem]
    # A site without maps need not wait for the library of geometry.
    from plugins.maps.geojson import read_features
    from plugins.maps.matching import match_features, view_of

    collection, problems = read_features(data, label)
    provenance, found = _provenance(folder, path, collection, default)
    problems.extend(found)
    if collection is None:
        return None, problems
    view = view_in_name(path.name) or view_of(collection.features, place)
    areas, outlines, found = match_features(collection.features, place, view, label)
    problems.extend(found)
    if provenance is None or any(problem.severity == "error" for problem in problems):
        return None, problems
    return Boundaries(view, provenance, areas, outlines), problems


def _bytes_of(path: Path, label: str) -> tuple[bytes, Problem | None]:
    try:
        size = path.stat().st_size
        if size <= LARGEST_FILE:
            return path.read_bytes(), None
    except OSError as error:
        reason = f"Không đọc được tệp ({error.strerror})."
        return b"", Problem(label, 0, "unreadable", reason, "Kiểm tra quyền đọc của tệp.")
    megabytes = f"{size / 1e6:.1f}".replace(".", ",")
    reason = f"Tệp bản đồ quá lớn ({megabytes} MB); tối đa {LARGEST_FILE / 1e6:.0f} MB."
    remedy = "Giản lược đường ranh giới (trong QGIS: “Simplify”; hoặc mapshaper), bỏ bớt số lẻ của tọa độ rồi xuất lại."
    return b"", Problem(label, 0, "map-too-large", reason, remedy)


def _provenance(
    folder: ContentFolder, path: Path, collection: FeatureCollection | None, default: Provenance | None
) -> tuple[Provenance | None, list[Problem]]:
    sidecar = path.with_suffix(".yaml")
    label = folder.label_of(path)
    said = {"edition": "", "origin": ""}
    if sidecar.is_file():
        said, problems = _read_sidecar(folder, sidecar)
        if problems:
            return None, problems
    edition = said["edition"] or (collection.edition if collection else "")
    origin = said["origin"] or (collection.origin if collection else "")
    if edition and origin:
        return Provenance(edition, origin), []
    if default or collection is None:
        return default, []
    missing = " và ".join(
        word for word, value in (("năm xuất bản (edition)", edition), ("nguồn (origin)", origin)) if not value
    )
    reason = f"Bản đồ phải ghi nguồn và năm xuất bản; tệp này thiếu {missing}."
    remedy = f"Tạo tệp {sidecar.name} bên cạnh bản đồ với hai dòng “edition: …” và “origin: …”."
    return None, [Problem(label, 0, "map-without-origin", reason, remedy)]


def _read_sidecar(folder: ContentFolder, path: Path) -> tuple[dict[str, str], list[Problem]]:
    source, problems = folder.read(path)
    if source is None:
        return {}, problems
    remedy = "Viết hai dòng, ví dụ: “edition: 2025” và “origin: Sở Nông nghiệp và Môi trường”."
    try:
        record: Any = YAML(typ="safe", pure=True).load(source.text)
    except (YAMLError, ValueError, RecursionError, TypeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        return {}, [Problem(source.label, line, "yaml-error", "Tệp không phải là YAML hợp lệ.", remedy)]
    if not isinstance(record, dict):
        return {}, [Problem(source.label, 1, "wrong-type", "Tệp phải gồm các dòng “khóa: giá trị”.", remedy)]
    for key, value in record.items():
        name = readable(key)
        if key not in PROVENANCE_KEYS:
            reason = f"Không có khóa “{name}” trong tệp nguồn bản đồ.{did_you_mean(name, PROVENANCE_KEYS)}"
            problems.append(Problem(source.label, 0, "unknown-key", reason, remedy, name))
        elif not _line(value):
            reason = f"Giá trị của “{name}” phải là một dòng chữ, một năm hoặc một ngày."
            problems.append(Problem(source.label, 0, "wrong-type", reason, remedy))
    return {key: _line(record.get(key)) for key in PROVENANCE_KEYS}, problems


def _line(value: Any) -> str:
    return f"{value.day:02}/{value.month:02}/{value.year}" if isinstance(value, date) else readable(value)


def _unknown_place(path: Path, label: str, places: Mapping[str, Place]) -> Problem:
    place_id = path.name.split(".")[0]
    reason = f"Không có địa phương “{place_id}”.{did_you_mean(place_id, places)}"
    remedy = "Đặt tên tệp bằng mã của một tệp trong thư mục localities, ví dụ thu-nghiem.since-2025-07.geojson."
    return Problem(label, 0, "unknown-locality", reason, remedy, path.name)


def _stray_files(folder: ContentFolder, subfolder: str, maps: list[Path]) -> list[Problem]:
    """Files that an editor believes to be in use and that are not."""
    others, _ = folder.files(subfolder, ".json", ".yaml", ".yml", ".kml", ".shp", ".topojson", ".gpkg")
    sidecars = {path.with_suffix(".yaml") for path in maps}
    reason = (
        "Tệp này không được dùng: bản đồ phải có đuôi .geojson, tệp nguồn phải cùng tên với bản đồ và có đuôi .yaml."
    )
    remedy = "Đổi tên hoặc xuất lại tệp, hoặc xóa tệp."
    return [
        Problem(folder.label_of(path), 0, "map-file-unused", reason, remedy, path.name)
        for path in others
        if path not in sidecars
    ]
