"""What a map is made of: the places it reads, the boundaries an editor adds, the drawing a template prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

if TYPE_CHECKING:
    from shapely.geometry import MultiPolygon, Polygon

View = Literal["former", "present"]
"""`former`: the units until 30 June 2025; `present`: the units since 1 July 2025."""

Area: TypeAlias = "Polygon | MultiPolygon"

Anchor = Literal["start", "middle", "end"]
"""Which end of a text stands at its point."""


class Centre(Protocol):
    """A point on the globe, in degrees (WGS 84)."""

    @property
    def lat(self) -> float: ...

    @property
    def lon(self) -> float: ...


class Unit(Protocol):
    """A commune, ward or other unit that gets a shape and a link."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def full_name(self) -> str: ...

    @property
    def code(self) -> str | None: ...

    @property
    def centre(self) -> Centre | None: ...

    @property
    def since(self) -> date | None: ...

    @property
    def until(self) -> date | None: ...


class Place(Protocol):
    """The district or province whose units are drawn."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def full_name(self) -> str: ...

    @property
    def units(self) -> Sequence[Unit]: ...


@dataclass(frozen=True)
class Provenance:
    """Where boundaries come from: `edition` is the year or version, `origin` the publisher; both are printed."""

    edition: str
    origin: str


@dataclass(frozen=True)
class Outline:
    """The boundary of something that encloses units, such as a former district; degrees, (lon, lat)."""

    name: str
    area: Area


@dataclass(frozen=True)
class Boundaries:
    """The boundaries of one place in one view: areas by unit id and enclosing outlines; degrees, (lon, lat)."""

    view: View
    provenance: Provenance
    areas: dict[str, Area] = field(default_factory=dict)
    outlines: tuple[Outline, ...] = ()


MOST_POINTS = 3000
"""A map of this many points is some 30 kB of path data, and a page of it stays below 30 kB when compressed."""


@dataclass(frozen=True)
class Detail:
    """How fine a map is drawn: the points that its areas may have, and whether they stand at tenths of a view unit."""

    most_points: int = MOST_POINTS
    in_tenths: bool = True


FINE = Detail()
"""A map that has a page of its own."""


@dataclass(frozen=True)
class MapLabel:
    """A name on the map. `anchor` says which end of the text stands at (x, y), the middle of its height.

    `large` labels also fit at the type size of a narrow screen; the others are shown on wide ones only.
    """

    x: float
    y: float
    lines: tuple[str, ...]
    large: bool
    anchor: Anchor = "middle"


@dataclass(frozen=True)
class MapDot:
    """A circle that stands for a unit whose boundary is not known; view units."""

    x: float
    y: float
    r: float


@dataclass(frozen=True)
class MapShape:
    """A unit on the map: either an SVG path (`path_d`) or a `dot`."""

    unit_id: str
    name: str
    path_d: str
    dot: MapDot | None
    label: MapLabel | None


@dataclass(frozen=True)
class MapOutline:
    """A boundary that is drawn but is no link."""

    name: str
    path_d: str
    label: MapLabel | None


@dataclass(frozen=True)
class ScaleBar:
    """A distance on the map: `km` kilometres are `length` view units long."""

    km: float
    length: float


@dataclass(frozen=True)
class MapDrawing:
    """A map as data: north is up, lengths are in the units of the view box.

    `kind` is `boundaries` (units as areas), `outlines` (the enclosing boundary, units as dots at their centres) or
    `diagram` (dots only). `border` is the outer line of all unit areas together. `place` is the name as it stands in a
    sentence. Of the units `drawn` are areas, `dotted` are dots, and of those `missing` the position is not known.
    """

    kind: Literal["boundaries", "outlines", "diagram"]
    width: int
    height: int
    shapes: tuple[MapShape, ...]
    outlines: tuple[MapOutline, ...]
    border: str
    scale_bar: ScaleBar
    provenance: Provenance | None
    missing: int
    place: str
    drawn: int
    dotted: int

    @property
    def view_box(self) -> str:
        """The `viewBox` attribute."""
        return f"0 0 {self.width} {self.height}"

    @property
    def is_diagram(self) -> bool:
        """Whether the drawing shows centres only and no boundary at all."""
        return self.kind == "diagram"

    @property
    def edition(self) -> str:
        """The edition of the boundaries; empty for a diagram."""
        return self.provenance.edition if self.provenance else ""

    @property
    def origin(self) -> str:
        """The origin of the boundaries; empty for a diagram."""
        return self.provenance.origin if self.provenance else ""

    def shape_of(self, unit_id: str) -> MapShape | None:
        """Return the shape of a unit, or None when its position is not known."""
        return next((shape for shape in self.shapes if shape.unit_id == unit_id), None)
