"""All places and communes of a site, by id, with what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from plugins.core.problems import Problem, did_you_mean
from plugins.core.reading import yaml_documents
from plugins.core.records import Entry, read_record
from plugins.core.sources import ContentFolder
from plugins.core.text import slug_of
from plugins.localities.model import CommuneRecord, LocalityRecord, OutsideUnit, Place, Unit, UnitRecord, alphabetical

FOLDER = "localities"


class Localities:
    """The places of a site and the units in them."""

    def __init__(self, places: Iterable[Place]):
        self.places: tuple[Place, ...] = alphabetical(places)
        units = {unit.id: unit for place in self.places for unit in (place, *place.units)}
        self.units: Mapping[str, Unit] = MappingProxyType(units)
        self.around: Mapping[str, tuple[str, ...]] = MappingProxyType(_around(units))
        """By id, the ids of a unit and of all units that it lies within."""
        before: dict[str, list[Unit]] = {}
        for unit in units.values():
            for id in dict.fromkeys(unit.became_ids):
                before.setdefault(id, []).append(unit)
        self._before = {id: tuple(found) for id, found in before.items()}

    def find(self, id: str) -> Unit | None:
        """Return the unit with this id (`hong-linh`, `hong-linh/nam-hong`), or None."""
        return self.units.get(id)

    def place_of(self, unit: Unit) -> Place:
        """Return the place whose file describes a unit."""
        place = self.units[unit.place_id]
        assert isinstance(place, Place)
        return place

    def became(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the units that stand on a former unit's ground today."""
        return tuple(self.units[id] for id in unit.became_ids if id in self.units)

    def predecessors(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the units on whose ground a unit stands today."""
        return self._before.get(unit.id, ())


def _around(units: Mapping[str, Unit]) -> dict[str, tuple[str, ...]]:
    """Return by id the ids of a unit and of those that its parents and files lead to, in the order of all units."""
    order = {id: number for number, id in enumerate(units)}
    found: dict[str, tuple[str, ...]] = {}
    for id in units:
        outer = {id}
        latest = [id]
        while latest:
            unit = units[latest.pop()]
            above = {one for one in (unit.parent_id, unit.place_id) if one is not None and one in units} - outer
            outer |= above
            latest += above
        found[id] = tuple(sorted(outer, key=order.__getitem__))
    return found


def read_localities(folder: ContentFolder) -> tuple[Localities, list[Problem]]:
    """Return every place that can be read, and the problems of all files."""
    entries: list[Entry[LocalityRecord]] = []
    labels: dict[str, str] = {}
    documents, problems = yaml_documents(folder, FOLDER)
    for path, document in documents:
        record, more = read_record(LocalityRecord, document)
        problems += more
        if path.stem != slug_of(path.stem):
            problems.append(bad_file_name(document.label, path.stem))
        twin = labels.setdefault(path.stem, document.label)
        if twin != document.label:
            problems.append(same_id(document.label, twin))
        elif record is not None:
            entries.append(Entry(path.stem, record, document))
    problems += [problem for entry in entries for problem in duplicate_communes(entry)]
    names = known_names(entries)
    localities = Localities(place_of(entry, names) for entry in entries)
    problems += [problem for entry in entries for problem in unknown_relations(entry, localities)]
    problems += cycles(entries, "parent") + cycles(entries, "became")
    return localities, problems


def bad_file_name(label: str, stem: str) -> Problem:
    """Return the problem of a file whose name can't serve as an id."""
    return Problem(
        label,
        0,
        "bad-id",
        "Tên tệp là mã của trang nên chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối.",
        f"Đổi tên tệp thành {slug_of(stem) or 'ten-khong-dau'}.",
        stem,
    )


def same_id(label: str, twin: str) -> Problem:
    """Return the problem of a file with the name of another: its id would be taken twice."""
    return Problem(
        label,
        0,
        "duplicate-id",
        f"Tệp này trùng mã với tệp {twin}.",
        "Đổi tên một trong hai tệp, hoặc xóa tệp thừa.",
        label.rsplit("/", 1)[-1],
    )


def known_names(entries: Iterable[Entry[LocalityRecord]]) -> dict[str, str]:
    """Return the full name of every unit by id."""
    names: dict[str, str] = {}
    for entry in entries:
        names[entry.id] = f"{entry.record.kind} {entry.record.name}"
        for commune in entry.record.communes:
            names[f"{entry.id}/{commune.id}"] = f"{commune.kind} {commune.name}"
    return names


def place_of(entry: Entry[LocalityRecord], names: Mapping[str, str]) -> Place:
    """Return the place that a file describes."""
    record = entry.record
    units = tuple(unit_of(commune, f"{entry.id}/{commune.id}", entry.id, names) for commune in record.communes)
    unit = unit_of(record, entry.id, entry.id, names)
    return Place(**vars(unit), units=alphabetical(units), decision=record.decision, source=record.source)


def unit_of(record: UnitRecord, id: str, place_id: str, names: Mapping[str, str]) -> Unit:
    """Return one unit. A commune with no parent of its own belongs to the place whose file it stands in."""
    if isinstance(record.parent, OutsideUnit):
        parent_name, parent_id = record.parent.full_name, None
    elif record.parent is not None:
        parent_name, parent_id = names.get(record.parent, ""), record.parent
    else:
        parent_id = place_id if id != place_id else None
        parent_name = names[place_id] if parent_id else ""
    return Unit(
        id=id,
        name=record.name,
        kind=record.kind,
        code=record.code,
        since=record.since,
        until=record.until,
        centre=record.centre,
        parent_name=parent_name,
        parent_id=parent_id,
        became_ids=record.became,
        place_id=place_id,
    )


def duplicate_communes(entry: Entry[LocalityRecord]) -> list[Problem]:
    """Return the communes of one file that share an id."""
    problems = []
    seen: set[str] = set()
    for index, commune in enumerate(entry.record.communes):
        if commune.id in seen:
            problems.append(
                entry.document.problem(
                    "duplicate-id",
                    f"Hai đơn vị trong tệp có cùng mã “{commune.id}”.",
                    "Đặt mã khác cho một đơn vị, ví dụ thêm năm thành lập.",
                    "communes",
                    index,
                    "id",
                    value=commune.id,
                )
            )
        seen.add(commune.id)
    return problems


def unknown_relations(entry: Entry[LocalityRecord], localities: Localities) -> list[Problem]:
    """Return the ids in `parent` and `became` that no file describes, and units that end before they begin."""
    problems: list[Problem] = []
    units: list[tuple[tuple[str | int, ...], UnitRecord]] = [((), entry.record)]
    units += [(("communes", index), commune) for index, commune in enumerate(entry.record.communes)]
    for key, unit in units:
        named: list[tuple[tuple[str | int, ...], str]] = [
            (("became", index), id) for index, id in enumerate(unit.became)
        ]
        if isinstance(unit.parent, str):
            named.append((("parent",), unit.parent))
        for place, id in named:
            if localities.find(id) is None:
                problems.append(
                    entry.document.problem(
                        "unknown-locality",
                        f"Không có địa phương nào mang mã “{id}”.",
                        "Sửa mã cho đúng, hoặc tạo tệp cho địa phương này." + did_you_mean(id, localities.units),
                        *key,
                        *place,
                        value=id,
                    )
                )
        if unit.since and unit.until and unit.since > unit.until:
            problems.append(
                entry.document.problem(
                    "reversed-term",
                    f"{unit.kind.capitalize()} {unit.name} kết thúc (to) trước khi bắt đầu (from).",
                    "Đổi lại giá trị của from và to.",
                    *key,
                    "to",
                    value=str(unit.until),
                )
            )
    return problems


def cycles(entries: Iterable[Entry[LocalityRecord]], relation: str) -> list[Problem]:
    """Return the units from which `parent` (or `became`) leads back to themselves."""
    arrows: dict[str, tuple[str, ...]] = {}
    places: dict[str, tuple[Entry[LocalityRecord], tuple[str | int, ...]]] = {}
    for entry in entries:
        units: list[tuple[str, UnitRecord | CommuneRecord, tuple[str | int, ...]]] = [(entry.id, entry.record, ())]
        units += [(f"{entry.id}/{c.id}", c, ("communes", index)) for index, c in enumerate(entry.record.communes)]
        for id, unit, key in units:
            parent = (unit.parent,) if isinstance(unit.parent, str) else ()
            arrows[id] = parent if relation == "parent" else unit.became
            places[id] = (entry, key)
    problems = []
    for id, (entry, key) in sorted(places.items()):
        path = path_back(id, arrows)
        if path:
            problems.append(
                entry.document.problem(
                    "locality-cycle",
                    f"Quan hệ “{relation}” chạy vòng: {' → '.join(path)}.",
                    f"Sửa “{relation}” của một trong các đơn vị này.",
                    *key,
                    relation,
                    value=id,
                )
            )
    return problems


def path_back(start: str, arrows: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the shortest way along the arrows from an id back to itself, or an empty list."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for following in arrows.get(way[-1], ()):
            if following == start:
                return [*way, start]
            if following not in seen:
                seen.add(following)
                ways.append([*way, following])
    return []
