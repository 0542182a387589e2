"""The two views of a place: its units until 30 June 2025 and since 1 July 2025."""

from __future__ import annotations

from datetime import date

from plugins.maps.model import Place, Unit, View

REFORM = date(2025, 7, 1)
"""The district level ended and the new communes began (Nghị quyết 203/2025/QH15, Luật số 72/2025/QH15)."""


def units_of(place: Place, view: View) -> tuple[Unit, ...]:
    """Return the units of a place in one view, in the place's order; a unit that never changed stands in both."""
    if view == "former":
        return tuple(unit for unit in place.units if unit.until is not None or not _began_with_reform(unit))
    return tuple(unit for unit in place.units if unit.until is None)


def view_in_name(file_name: str) -> View | None:
    """Return the view a file name states: `x.until-2025-06.geojson` is former, `x.since-2025-07.geojson` present."""
    for part in file_name.split(".")[1:-1]:
        if part.startswith("until-"):
            return "former"
        if part.startswith("since-"):
            return "present"
    return None


def _began_with_reform(unit: Unit) -> bool:
    return unit.since is not None and unit.since >= REFORM
