"""A place and the units inside it, former and present, each with the days between which it existed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, TypeVar

from pydantic import AfterValidator, Discriminator, Field, Tag

from plugins.agencies.model import Identifier
from plugins.core.records import Day, FilledText, Number, Record, Text, broken
from plugins.core.text import sort_key


class Centre(Record):
    """A point in degrees, WGS 84."""

    lat: Number
    lon: Number


def _in_vietnam(centre: Centre) -> Centre:
    if not (6.0 <= centre.lat <= 24.0 and 101.0 <= centre.lon <= 118.0):
        swapped = 6.0 <= centre.lon <= 24.0 and 101.0 <= centre.lat <= 118.0
        raise broken(
            "bad-centre",
            f"Điểm {centre.lat}, {centre.lon} nằm ngoài Việt Nam.",
            "Vĩ độ (lat) và kinh độ (lon) bị đổi chỗ; hãy đổi lại."
            if swapped
            else "Kiểm tra vĩ độ (lat) và kinh độ (lon).",
        )
    return centre


CentrePoint = Annotated[Centre, AfterValidator(_in_vietnam)]


class OutsideUnit(Record):
    """A unit that has no page here, such as the province above a district."""

    name: FilledText
    kind: FilledText
    code: Text | None = None

    @property
    def full_name(self) -> str:
        return f"{self.kind} {self.name}"


Parent = Annotated[
    Annotated[OutsideUnit, Tag("outside")] | Annotated[Text, Tag("known")],
    Discriminator(lambda value: "outside" if isinstance(value, dict) else "known"),
]


class Decision(Record):
    """The document by which units were rearranged."""

    number: FilledText
    date: Day | None = None


class UnitRecord(Record):
    """What is written of any unit. `since` and `until` are the keys `from` and `to`."""

    name: FilledText
    kind: FilledText
    code: Text | None = None
    parent: Parent | None = None
    since: Day | None = Field(default=None, alias="from")
    until: Day | None = Field(default=None, alias="to")
    centre: CentrePoint | None = None
    became: tuple[Text, ...] = ()


class CommuneRecord(UnitRecord):
    """A unit under a place, with an id of its own inside the file."""

    id: Identifier


class LocalityRecord(UnitRecord):
    """`content/localities/<id>.yaml`."""

    communes: tuple[CommuneRecord, ...] = ()
    decision: Decision | None = None
    source: Text = ""


@dataclass(frozen=True)
class Unit:
    """A place or a commune in it, with its relations resolved.

    `id` is `hong-linh` or `hong-linh/nam-hong`; `became` are the units that stand on its ground today.
    """

    id: str
    name: str
    kind: str
    code: str | None
    since: date | None
    until: date | None
    centre: Centre | None
    parent_name: str
    parent_id: str | None
    became_ids: tuple[str, ...]
    place_id: str

    @property
    def full_name(self) -> str:
        """The name as it stands in a sentence: “phường Nam Hồng”."""
        return f"{self.kind} {self.name}"

    @property
    def title(self) -> str:
        """The name as it opens a line: “Phường Nam Hồng”."""
        return self.full_name[:1].upper() + self.full_name[1:]

    @property
    def url(self) -> str:
        return f"dia-phuong/{self.id}/"

    @property
    def is_former(self) -> bool:
        return self.until is not None


@dataclass(frozen=True)
class Place(Unit):
    """A place with a file of its own, and the units under it in the alphabet's order."""

    units: tuple[Unit, ...]
    decision: Decision | None
    source: str


AnyUnit = TypeVar("AnyUnit", bound=Unit)


def alphabetical(units: Iterable[AnyUnit]) -> tuple[AnyUnit, ...]:
    """Return units sorted by name the Vietnamese way."""
    return tuple(sorted(units, key=lambda unit: (sort_key(unit.name), unit.id)))
