"""Whose local document it is: `20-CT/ThU` of Hồng Lĩnh is not `20-CT/ThU` of another town."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plugins.core.text import slug_of
from plugins.documents.issuers import Issuer
from plugins.documents.vocabulary import KINDS_OF_UNITS, Body, Level
from plugins.localities.model import Unit
from plugins.localities.registry import Localities

_KINDS = sorted({kind for kinds in KINDS_OF_UNITS.values() for kind in kinds}, key=lambda kind: (-len(kind), kind))


@dataclass(frozen=True)
class Jurisdiction:
    """A place whose bodies issue documents; `id` goes into addresses, `unit_id` is None where it has no page."""

    id: str
    kind: str
    name: str
    level: Level
    unit_id: str | None = None

    @property
    def full_name(self) -> str:
        return f"{self.kind} {self.name}".strip()


class Ambiguous:
    """Several places could have issued a document, and the text does not say which."""


Chain = tuple[Jurisdiction, ...]


def chains_of(units: Iterable[Unit], localities: Localities) -> tuple[Chain, ...]:
    """Return, for each unit of an article, the unit and those around it up to the province."""
    return tuple(_chain(unit, localities) for unit in units)


def _chain(unit: Unit, localities: Localities) -> Chain:
    found: dict[str, Jurisdiction] = {}
    waiting: list[Unit] = [unit]
    seen: set[str] = set()
    outside: list[str] = []
    while waiting:
        one = waiting.pop(0)
        if one.id in seen:
            continue
        seen.add(one.id)
        place = _of_unit(one)
        found.setdefault(place.id, place)
        parent = localities.find(one.parent_id) if one.parent_id else None
        if parent is not None:
            waiting.append(parent)
        elif one.parent_name:
            outside.append(one.parent_name)
        waiting.append(localities.place_of(one))
    for name in outside:
        kind = next((kind for kind in _KINDS if name.startswith(f"{kind} ")), "")
        own = name.removeprefix(kind).strip()
        level = Level.PROVINCE if kind in KINDS_OF_UNITS[Level.PROVINCE] else _level_of_kind(kind)
        found.setdefault(slug_of(own), Jurisdiction(slug_of(own), kind, own, level))
    return tuple(found.values())


def _of_unit(unit: Unit) -> Jurisdiction:
    level = _level_of_kind(unit.kind)
    if unit.kind == "thành phố":
        level = Level.TOWN if unit.parent_name else Level.PROVINCE
    id = slug_of(unit.name) if level is Level.PROVINCE else slug_of(unit.id, longest=200)
    return Jurisdiction(id, unit.kind, unit.name, level, unit.id)


def _level_of_kind(kind: str) -> Level:
    return next((level for level, kinds in KINDS_OF_UNITS.items() if kind.casefold() in kinds), Level.ANY)


def jurisdiction_of(
    body: Body, issuer: Issuer | None, chains: Sequence[Chain], localities: Localities
) -> Jurisdiction | type[Ambiguous] | None:
    """Return the place of a local body: the one that the text names, else the article's own at the body's level.

    None where the article is about no place of that level; `Ambiguous` where it is about several.
    """
    level = body.level
    if issuer is not None and issuer.level not in (Level.CENTRAL, Level.ANY) and level is Level.ANY:
        level = issuer.level
    kind = issuer.place_kind if issuer else ""
    if level is Level.ANY and kind:
        level = Level.PROVINCE if kind == "tỉnh" else _level_of_kind(kind)
    if issuer is not None and issuer.place_name and (kind or body.level is not Level.ANY):
        return _named(issuer.place_name, kind, level, chains, localities)
    fitting = {place.id: place for chain in chains for place in _fitting(chain, level, kind)[:1]}
    if len(fitting) > 1:
        return Ambiguous
    return next(iter(fitting.values()), None)


def _fitting(chain: Chain, level: Level, kind: str) -> list[Jurisdiction]:
    if level is Level.ANY:
        return list(chain[:1])
    return [place for place in chain if place.level is level and (not kind or place.kind == kind)]


def _named(name: str, kind: str, level: Level, chains: Sequence[Chain], localities: Localities) -> Jurisdiction:
    """Return the place of a name: one of the article's, else one of the site's, else one that has no page here."""
    wanted = slug_of(name)
    near = [place for chain in chains for place in chain]
    known = [*near, *(_of_unit(unit) for unit in localities.units.values())]
    for place in known:
        if slug_of(place.name) == wanted and (level in (Level.ANY, place.level)) and kind in ("", place.kind):
            return place
    kinds = KINDS_OF_UNITS.get(level, ("",))
    return Jurisdiction(wanted, kind or kinds[0], name, level)


def body_name(body: Body, place: Jurisdiction | None) -> str:
    """Return a body with its place: “Thị ủy Hồng Lĩnh”, “Thành ủy Hải Phòng”, “Ủy ban nhân dân huyện Kim Sơn”."""
    if place is None or not body.is_local:
        return body.name
    name = body.name
    if place.kind == "thành phố":
        name = name.replace("Tỉnh ủy", "Thành ủy").replace("Thị ủy", "Thành ủy")
    if body.level is Level.ANY or name.startswith("Sở ") or body.level is Level.COMMUNE:
        return f"{name} {place.full_name}"
    return f"{name} {place.name}"
