"""Turns the rows of a gazetteer into the text of a locality file: a place, its former units and its present ones."""

from __future__ import annotations

import datetime
import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from plugins.core.text import slug_of, tone_mark_form, without_marks

LAST_OLD_DAY = datetime.date(2025, 6, 30)
FIRST_NEW_DAY = datetime.date(2025, 7, 1)
CENTRE_DECIMALS = 4
"""About eleven metres; the gazetteer's centres are not truer than that."""


@dataclass(frozen=True, order=True)
class Unit:
    """An administrative unit: `kind` in lower case ("thị xã"), `code` of the statistics office, centre in degrees."""

    code: str
    name: str
    kind: str
    latitude: float | None = None
    longitude: float | None = None

    @property
    def full_name(self) -> str:
        """The unit as it is called in a sentence: "thị xã Hồng Lĩnh"."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True)
class FormerCommune:
    """A commune until 30 June 2025; `became` holds the codes of the units its ground belongs to since.

    `unit` is None for an island district that had no communes: then `became` is the district's own.
    """

    unit: Unit | None
    district: Unit
    province: Unit
    became: tuple[str, ...]


@dataclass(frozen=True)
class PresentCommune:
    """A commune, ward or special zone since 1 July 2025."""

    unit: Unit
    province: Unit


@dataclass(frozen=True)
class Decision:
    """The resolution that ended a unit: its number and the day it was passed."""

    number: str
    date: datetime.date


@dataclass(frozen=True)
class Gazetteer:
    """All units of the country before and after 1 July 2025; `source` names the data, its edition and licence."""

    former: tuple[FormerCommune, ...]
    present: tuple[PresentCommune, ...]
    province_became: dict[str, str] = field(default_factory=dict)
    source: str = ""


@dataclass(frozen=True)
class Place:
    """A district or a province that ended on 30 June 2025, with what lay on its ground before and lies there since.

    `former` pairs each old unit with the codes of what it became. A province that kept its name has not `ended`; it is
    the province of today, with all old districts on its ground.
    """

    unit: Unit
    province: Unit
    former: tuple[tuple[Unit, tuple[str, ...]], ...]
    present: tuple[PresentCommune, ...]
    ended: bool = True

    @property
    def is_province(self) -> bool:
        """Whether the place is a province, so that the units under it are districts."""
        return self.unit == self.province


def all_places(gazetteer: Gazetteer) -> list[Place]:
    """Return every district and every province of the old map, sorted by province and code."""
    by_district: dict[tuple[Unit, Unit], list[FormerCommune]] = {}
    by_province: dict[Unit, list[FormerCommune]] = {}
    for commune in gazetteer.former:
        by_district.setdefault((commune.province, commune.district), []).append(commune)
        by_province.setdefault(commune.province, []).append(commune)

    present = {commune.unit.code: commune for commune in gazetteer.present}
    places = [_province(province, communes, gazetteer, present) for province, communes in by_province.items()]
    for (province, district), communes in by_district.items():
        former = tuple(sorted((commune.unit, commune.became) for commune in communes if commune.unit))
        places.append(Place(district, province, former, _present_on(communes, present)))
    return sorted(places, key=lambda place: (place.province.code, not place.is_province, place.unit.code))


def _province(
    province: Unit, communes: list[FormerCommune], gazetteer: Gazetteer, present: dict[str, PresentCommune]
) -> Place:
    successor_code = gazetteer.province_became.get(province.code)
    successors = {commune.province for commune in present.values() if commune.province.code == successor_code}
    goes_on = {successor for successor in successors if successor.name == province.name}
    if goes_on:
        # The province of today also holds the ground of those that joined it.
        (province,) = goes_on
        communes = [
            commune
            for commune in gazetteer.former
            if gazetteer.province_became.get(commune.province.code) == successor_code
        ]
    districts: dict[Unit, set[str]] = {}
    for commune in communes:
        districts.setdefault(commune.district, set()).update(commune.became)
    former = tuple(sorted((district, tuple(sorted(codes))) for district, codes in districts.items()))
    return Place(province, province, former, _present_on(communes, present), ended=not goes_on)


def places_named(places: Iterable[Place], name: str, province: str | None = None) -> list[Place]:
    """Return the places called `name` ("Hồng Lĩnh", "thị xã Hồng Lĩnh"), in `province` if given.

    Marks may be missing ("hong linh"), but a name typed with marks is taken at its word.
    """
    return [
        place
        for place in places
        if _is_called(place.unit, name) and (province is None or _is_called(place.province, province))
    ]


def unit_ids(place: Place) -> tuple[dict[str, str], dict[str, str]]:
    """Return the ids of the former and of the present units of a place, each by unit code.

    An id is the ASCII slug of the name. Units of one time that share a name, and units that are only numbered, get
    their kind in front (`huyen-cao-lanh`, `phuong-1`). The present unit keeps the plain id, because it is the one that
    news will go on being written about; a former unit of the same id gets `-cu` ("cũ") behind.
    """
    present = _ids_of_one_time([commune.unit for commune in place.present], taken=frozenset())
    former = _ids_of_one_time([unit for unit, _ in place.former], taken=frozenset(present.values()))
    return former, present


def locality_text(place: Place, place_id: str, source: str, decision: Decision | None = None) -> str:
    """Return the text of `content/localities/<place_id>.yaml`: the same bytes for the same place."""
    former_ids, present_ids = unit_ids(place)

    def ids_of(codes: Iterable[str]) -> list[str]:
        return [f"{place_id}/{present_ids[code]}" for code in sorted(codes) if code in present_ids]

    record = _unit_record(place.unit)
    if not place.is_province:
        record["parent"] = _parent_record(place.province)
    record["from"] = None
    record["to"] = LAST_OLD_DAY if place.ended else None
    _add_centre(record, place.unit)
    communes = CommentedSeq()
    for unit, became in place.former:
        entry = CommentedMap({"id": former_ids[unit.code], **_unit_record(unit)})
        entry["from"] = None
        entry["to"] = LAST_OLD_DAY
        _add_centre(entry, unit)
        entry["became"] = _flow_list(ids_of(became))
        communes.append(entry)
    for commune in place.present:
        entry = CommentedMap({"id": present_ids[commune.unit.code], **_unit_record(commune.unit)})
        entry["parent"] = _parent_record(commune.province)
        entry["from"] = FIRST_NEW_DAY
        entry["to"] = None
        _add_centre(entry, commune.unit)
        communes.append(entry)
    record["communes"] = communes
    if place.former:
        communes.yaml_set_comment_before_after_key(0, "Đơn vị cũ, đến hết ngày 30/6/2025", indent=2)
    if place.present:
        communes.yaml_set_comment_before_after_key(len(place.former), "Đơn vị hiện nay, từ ngày 01/7/2025", indent=2)
    if place.ended:
        record["became"] = ids_of(present_ids)
        if decision:
            record["decision"] = CommentedMap({"number": decision.number, "date": decision.date})
    record["source"] = source
    return _dumped(record)


def _is_called(unit: Unit, asked: str) -> bool:
    names = {unit.name, unit.full_name}
    if without_marks(asked) == asked:
        return slug_of(asked) in {slug_of(name) for name in names}
    return tone_mark_form(asked).casefold() in {tone_mark_form(name).casefold() for name in names}


def _present_on(communes: Iterable[FormerCommune], present: dict[str, PresentCommune]) -> tuple[PresentCommune, ...]:
    codes = {code for commune in communes for code in commune.became}
    return tuple(present[code] for code in sorted(codes) if code in present)


def _ids_of_one_time(units: list[Unit], taken: frozenset[str]) -> dict[str, str]:
    shared = Counter(slug_of(unit.name) for unit in units)
    ids: dict[str, str] = {}
    for unit in units:
        plain = slug_of(unit.name)
        unit_id = slug_of(unit.full_name) if shared[plain] > 1 or plain.isdigit() else plain
        if unit_id in taken:
            unit_id += "-cu"
        if unit_id in taken or unit_id in ids.values():
            unit_id += f"-{unit.code}"
        ids[unit.code] = unit_id
    return ids


def _unit_record(unit: Unit) -> CommentedMap:
    # A code is text: without quotes YAML would read 058 as the number 58.
    return CommentedMap(name=unit.name, kind=unit.kind, code=DoubleQuotedScalarString(unit.code))


def _parent_record(province: Unit) -> CommentedMap:
    record = _unit_record(province)
    record.fa.set_flow_style()
    return record


def _add_centre(record: CommentedMap, unit: Unit) -> None:
    if unit.latitude is None or unit.longitude is None:
        return
    record["centre"] = CommentedMap(
        lat=round(unit.latitude, CENTRE_DECIMALS), lon=round(unit.longitude, CENTRE_DECIMALS)
    )
    record["centre"].fa.set_flow_style()


def _flow_list(values: list[str]) -> CommentedSeq:
    sequence = CommentedSeq(values)
    sequence.fa.set_flow_style()
    return sequence


class _PlainRepresenter(RoundTripRepresenter):
    """Writes `from: null`, as the content model shows it, and every value in full."""

    def ignore_aliases(self, data: object) -> bool:
        # One date object stands in many units; editors should read the date, not `*id001`.
        return True

    def represent_none(self, data: None) -> ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:null", "null")


_PlainRepresenter.add_representer(type(None), _PlainRepresenter.represent_none)


def _dumped(record: CommentedMap) -> str:
    yaml = YAML()
    yaml.Representer = _PlainRepresenter
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 4096
    stream = io.StringIO()
    yaml.dump(record, stream)
    return stream.getvalue()
