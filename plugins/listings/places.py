"""The pages of places and communes, their index, and the map page."""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import chain
from types import MappingProxyType

from plugins.articles.model import Article
from plugins.articles.translations import originals
from plugins.editions.edition import Edition
from plugins.listings.company import Company
from plugins.listings.model import ListedArticle, Listing, listed
from plugins.listings.people import OfficialLine
from plugins.localities.model import Place, Unit, alphabetical
from plugins.maps.model import FINE, Boundaries, Detail, MapDrawing, View
from plugins.maps.model import Unit as DrawnUnit
from plugins.maps.views import REFORM, units_of

POINTS_OF_A_PAGE = 4000
"""Of all maps on the map page together: some 10 kB compressed, which leaves room for their tables."""
SHARE_OF_ANY_MAP = 5
"""Areas; a coast with a single unit has bends to show, too."""
Overview = Mapping[tuple[str, View], Detail]
"""How fine each map of the map page is drawn, by place and view."""


@dataclass(frozen=True)
class UnitRow:
    """A unit in the table beside the map, and the end of its link on the map."""

    id: str
    name: str
    full_name: str
    kind: str
    code: str | None
    url: str
    """Address without a leading slash."""
    articles: int
    now: tuple[UnitLink, ...]


@dataclass(frozen=True)
class UnitLink:
    """A unit that another one is part of today."""

    full_name: str
    url: str


@dataclass(frozen=True)
class MapView:
    """The units of one time, in a table and on a map."""

    id: str
    view: View
    place: Place
    day: date
    """The last day of the former units, or the first of those of today."""
    units: tuple[UnitRow, ...]
    shapes: tuple[DrawnUnit, ...]
    boundaries: Boundaries | None = None
    detail: Detail = FINE

    @cached_property
    def drawing(self) -> MapDrawing | None:
        """The map, drawn when a page that shows it is printed; None where no position is known."""
        # Most builds draw none, and need not wait for the library of geometry.
        draw_map = importlib.import_module("plugins.maps.drawing").draw_map
        drawn: MapDrawing | None = draw_map(self.place, self.shapes, self.boundaries, self.detail)
        return drawn


@dataclass(frozen=True)
class MapViews:
    """A place before and after 1 July 2025; a time without units has no view."""

    former: MapView | None
    present: MapView | None


@dataclass(frozen=True)
class PlaceLine:
    """A line of the index of places."""

    place: Place
    count: int


@dataclass(frozen=True)
class PlaceMaps:
    """A place on the map page."""

    place: Place
    maps: MapViews


def place_listings(
    edition: Edition, articles: tuple[Article, ...], lines: tuple[OfficialLine, ...], company: Company
) -> Iterator[Listing]:
    """Yield a page per place and commune, the index, and the map page.

    `lines` are those of all officials; `company` counts what comes with the articles.
    """
    within = articles_within(edition, articles)
    naming = articles_naming(articles)
    counts = {id: len(inside) for id, inside in within.items()}
    people: dict[str, list[OfficialLine]] = defaultdict(list)
    for line in lines:
        for unit in line.localities:
            people[unit.id].append(line)
    rows = {unit.id: unit_row(edition, unit, counts[unit.id]) for unit in edition.localities.units.values()}
    maps = {place.id: map_views(edition, place, rows) for place in edition.localities.places}
    overview = overview_detail(edition)
    for unit in edition.localities.units.values():
        place = edition.localities.place_of(unit)
        yield Listing(
            unit.url,
            "locality",
            unit.title,
            (*listed(tuple(within[unit.id])), *inherited(edition, unit, within, naming)),
            "articles",
            {
                "unit": unit,
                "place": place,
                "parent": edition.localities.find(unit.parent_id) if unit.parent_id else None,
                "maps": maps[place.id] if unit is place else None,
                "became": edition.localities.became(unit),
                "predecessors": edition.localities.predecessors(unit),
                "officials": tuple(people.get(unit.id, ())),
                "documents": company.documents_in(originals(within[unit.id])),
            },
            f"dia-phuong/{unit.id}",
        )
    places = edition.localities.places
    index = tuple(PlaceLine(place, counts[place.id]) for place in places)
    yield Listing("dia-phuong/", "localities", "", variables={"places": index})
    overviews = tuple(
        PlaceMaps(
            place, map_views(edition, place, rows, overview) if has_boundaries(edition, place) else maps[place.id]
        )
        for place in places
    )
    yield Listing("ban-do/", "map", "", variables={"place_maps": overviews})


def articles_within(edition: Edition, articles: tuple[Article, ...]) -> Mapping[str, list[Article]]:
    """Return the articles of every unit, those of the units inside it among them."""
    inside: dict[str, list[Article]] = {id: [] for id in edition.localities.units}
    around = edition.localities.around
    for article in articles:
        units = article.localities
        outer = around[units[0].id] if len(units) == 1 else chain.from_iterable(around[unit.id] for unit in units)
        for id in dict.fromkeys(outer):
            inside[id].append(article)
    return inside


def articles_naming(articles: tuple[Article, ...]) -> Mapping[str, list[Article]]:
    """Return the articles whose front matter names a unit, by the unit's id."""
    named: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        for unit in article.localities:
            named[unit.id].append(article)
    return named


def inherited(
    edition: Edition, unit: Unit, within: Mapping[str, list[Article]], naming: Mapping[str, list[Article]]
) -> tuple[ListedArticle, ...]:
    """Return the articles of the units that a unit was made from, unit by unit, each article once.

    A commune inherits what names its predecessors, and not all of the district that it was a part of; a place inherits
    what happened anywhere in the places before it.
    """
    is_place = edition.localities.place_of(unit) is unit
    seen = {article.id for article in within[unit.id]}
    found: list[ListedArticle] = []
    for former in predecessors(edition, unit):
        for article in within[former.id] if is_place else naming.get(former.id, ()):
            if article.id not in seen:
                seen.add(article.id)
                found.append(ListedArticle(article, former=former))
    return tuple(found)


def predecessors(edition: Edition, unit: Unit) -> tuple[Unit, ...]:
    """Return the units on whose ground a unit stands, the nearest in time and the smallest first."""
    found: dict[str, Unit] = {}
    latest = [unit]
    while latest:
        before = {one.id: one for later in latest for one in edition.localities.predecessors(later)}
        latest = [one for one in alphabetical(before.values()) if one.id not in found and one.id != unit.id]
        found |= {one.id: one for one in sorted(latest, key=lambda one: one.id == one.place_id)}
    return tuple(found.values())


def overview_detail(edition: Edition) -> Overview:
    """Return how fine the maps of the map page are drawn: each has its share of the page's points by its areas."""
    shares = {key: len(known.areas) + len(known.outlines) + SHARE_OF_ANY_MAP for key, known in edition.maps.items()}
    everything = max(sum(shares.values()), 1)
    return {key: Detail(POINTS_OF_A_PAGE * share // everything, in_tenths=False) for key, share in shares.items()}


def has_boundaries(edition: Edition, place: Place) -> bool:
    """Whether an editor gave boundaries of a place, in either view."""
    return (place.id, "former") in edition.maps or (place.id, "present") in edition.maps


def map_views(
    edition: Edition, place: Place, rows: Mapping[str, UnitRow], details: Overview = MappingProxyType({})
) -> MapViews:
    """Return the two views of a place."""
    return MapViews(
        map_view(edition, place, "former", rows, details),
        map_view(edition, place, "present", rows, details),
    )


def map_view(
    edition: Edition, place: Place, view: View, rows: Mapping[str, UnitRow], details: Overview
) -> MapView | None:
    """Return one view, or None where the place has no units of that time."""
    units = units_of(place, view)
    boundaries: Boundaries | None = edition.maps.get((place.id, view))
    if not units and boundaries is None:
        return None
    return MapView(
        f"{place.id}-{'truoc' if view == 'former' else 'nay'}",
        view,
        place,
        REFORM - timedelta(days=1) if view == "former" else REFORM,
        tuple(rows[unit.id] for unit in units),
        units,
        boundaries,
        details.get((place.id, view), FINE),
    )


def unit_row(edition: Edition, unit: Unit, count: int) -> UnitRow:
    """Return a unit's line in the table."""
    now = tuple(UnitLink(one.full_name, one.url) for one in edition.localities.became(unit))
    return UnitRow(unit.id, unit.name, unit.full_name, unit.kind, unit.code, unit.url, count, now)
