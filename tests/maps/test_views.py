"""The two views of a place."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.maps.views import units_of, view_in_name


@pytest.mark.parametrize(
    ("name", "view"),
    [
        ("thu-nghiem.geojson", None),
        ("thu-nghiem.communes.geojson", None),
        ("thu-nghiem.until-2025-06.geojson", "former"),
        ("thu-nghiem.district.until-2025-06.geojson", "former"),
        ("thu-nghiem.communes.since-2025-07.geojson", "present"),
        ("since-x.geojson", None),
    ],
)
def test_a_file_name_states_its_view(name, view):
    assert view_in_name(name) == view


def test_former_and_present_units_are_kept_apart(place):
    assert [unit.name for unit in units_of(place, "former")] == ["Cũ 0", "Cũ 1", "Cũ 2", "Cũ 3"]
    assert [unit.name for unit in units_of(place, "present")] == ["Mẫu Tây", "Mẫu Đông"]


def test_a_unit_that_the_reform_left_alone_stands_in_both_views(place, unit):
    island = unit("thu-nghiem/dao", "Đảo", since=date(1977, 1, 1))
    place = type(place)((*place.units, island))
    assert island in units_of(place, "former")
    assert island in units_of(place, "present")
