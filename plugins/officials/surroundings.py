"""What the place of an article adds to the offices in it: “Thị ủy” in Hồng Lĩnh is Thị ủy Hồng Lĩnh."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from plugins.officials.bodies import Places
from plugins.officials.offices import OfficeRead
from plugins.officials.titles import PARTY_LEVELS

_PARTY_TITLES = (
    "Bí thư",
    "Phó Bí thư",
    "Ủy viên Ban Thường vụ",
    "Ủy viên Ban Chấp hành",
    "Trưởng Ban Dân vận",
    "Trưởng Ban Tuyên giáo",
    "Trưởng Ban Tổ chức",
    "Trưởng Ban Nội chính",
    "Chủ nhiệm Ủy ban Kiểm tra",
)
_OF_THE_PARTY = (
    *_PARTY_TITLES,
    *(f"Phó {title}" for title in _PARTY_TITLES),
    *(f"Nguyên {title}" for title in _PARTY_TITLES),
)
_WANTS_LEVEL = (
    "Ủy ban nhân dân",
    "Hội đồng nhân dân",
    "Ủy ban Mặt trận Tổ quốc",
    "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "Đảng ủy",
)
_FARTHEST = 60
"""Offices before and after one that can tell where it belongs."""
_COMMUNES = ("xã", "phường", "thị trấn", "đặc khu")
_PARTY_KINDS = {party: level for level, party in PARTY_LEVELS.items()}


class PlaceLike(Protocol):
    """What is asked of the place of an article; every unit of `localities` answers."""

    @property
    def name(self) -> str:
        """The name alone: “Hồng Lĩnh”."""
        ...

    @property
    def kind(self) -> str:
        """“thị xã”, “huyện”, “xã”…"""
        ...

    @property
    def parent_name(self) -> str:
        """The unit above with its kind: “tỉnh Hà Tĩnh”; empty where it is not known."""
        ...


@dataclass(frozen=True)
class Surroundings:
    """The place of a text. `levels` gives the place meant by a level alone; `places` are names to be recognised."""

    kind: str
    levels: Mapping[str, str]
    places: Places

    @property
    def province_is_city(self) -> bool:
        """Whether the province is a city, whose party committee is a Thành ủy."""
        return "tỉnh" not in self.levels and "thành phố" in self.levels


def surroundings_of(place: PlaceLike | None, others: Sequence[str] = ()) -> Surroundings:
    """Return the surroundings of a text about a place; `others` are names of more places that it may mention."""
    if place is None:
        return Surroundings("", {}, frozenset(tuple(name.lower().split()) for name in others))
    levels = {place.kind: place.name}
    names = [place.name, *others]
    for kind in (*PARTY_LEVELS, *_COMMUNES):
        if place.parent_name.startswith(f"{kind} "):
            parent = place.parent_name.removeprefix(f"{kind} ")
            levels.setdefault(kind, parent)
            names.append(parent)
    return Surroundings(place.kind, levels, frozenset(tuple(name.lower().split()) for name in names if name))


def settle(group: Sequence[Sequence[OfficeRead]], subject: str, here: Surroundings) -> list[list[OfficeRead]]:
    """Return the offices of people named together, each with the body it must belong to.

    “Ủy viên BTV, Trưởng Ban Dân vận Tỉnh ủy” are both of the Tỉnh ủy; “Bí thư Đảng ủy, Chủ tịch UBND phường” is of the
    ward's. `subject` is the party committee that the sentence speaks of (“Thường trực Huyện ủy gồm …”), or empty. What
    the group does not tell is told by the place, where that is known.
    """
    rows = [[_city_for_province(office, here) for office in offices] for offices in group]
    flat = [(row, column) for row, offices in enumerate(rows) for column in range(len(offices))]
    for position, (row, column) in enumerate(flat):
        office = rows[row][column]
        after = flat[position + 1 : position + 1 + _FARTHEST]
        before = flat[max(0, position - _FARTHEST) : position]
        near = [rows[r][c] for r, c in (*after, *reversed(before))]
        own = [*rows[row][column + 1 :], *reversed(rows[row][:column])]
        if not office.core and not office.level and office.title.startswith(_OF_THE_PARTY):
            rows[row][column] = _of_party(office, own, subject, near, here)
        elif office.core in _WANTS_LEVEL and not office.level:
            rows[row][column] = _of_level(office, own, near, here)
    return [[_placed(office, here) for office in offices] for offices in rows]


def _city_for_province(office: OfficeRead, here: Surroundings) -> OfficeRead:
    """“TUV”, “TVTU” are of the Thành ủy where the province is a city."""
    if not here.province_is_city or "TU" not in office.text:
        return office
    title = office.title.replace("Tỉnh ủy", "Thành ủy")
    return replace(office, title=title, level=office.level.replace("Tỉnh ủy", "Thành ủy"))


def _of_party(
    office: OfficeRead, own: list[OfficeRead], subject: str, near: list[OfficeRead], here: Surroundings
) -> OfficeRead:
    for other in own:
        if other.level in _PARTY_KINDS or other.core == "Đảng ủy":
            core = other.core if other.core == "Đảng ủy" else ""
            return replace(office, core=core, level=other.level, place=other.place, rest=other.rest)
    for other in own:
        if other.level in PARTY_LEVELS:
            return replace(office, level=PARTY_LEVELS[other.level], place=other.place, rest=other.rest)
        if other.level in _COMMUNES:
            return replace(office, core="Đảng ủy", level=other.level, place=other.place, rest=other.rest)
    if subject:
        return replace(office, level=subject)
    for other in near:
        if other.level in _PARTY_KINDS:
            return replace(office, level=other.level, place=other.place)
    if here.kind in PARTY_LEVELS:
        return replace(office, level=PARTY_LEVELS[here.kind])
    return office


def _of_level(office: OfficeRead, own: list[OfficeRead], near: list[OfficeRead], here: Surroundings) -> OfficeRead:
    for other in (*own, *near):
        level = _PARTY_KINDS.get(other.level, other.level)
        if office.core == "Đảng ủy" and level not in _COMMUNES:
            continue
        if level in PARTY_LEVELS or level in _COMMUNES:
            return replace(office, level=level, place=other.place, rest=other.rest)
    if here.kind in _COMMUNES or here.kind and office.core != "Đảng ủy":
        return replace(office, level=here.kind)
    return office


def _placed(office: OfficeRead, here: Surroundings) -> OfficeRead:
    if office.place or not office.level:
        return office
    level = _PARTY_KINDS.get(office.level, office.level)
    return replace(office, place=here.levels.get(level, ""))
