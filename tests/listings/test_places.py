"""The pages of places: their articles, their people, and the two views of their map."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from plugins.editions.edition import Edition
from plugins.listings.people import official_lines
from plugins.listings.places import articles_within, map_views, place_listings, unit_row
from tests.sample_content import LOCALITY, Files, article, read_sample


def edition_of(folder: Path, changes: Files | None = None) -> Edition:
    edition, problems = read_sample(folder, changes)
    assert edition is not None, problems
    return edition


def test_a_place_has_the_articles_of_its_communes_once_each(tmp_path: Path):
    more = {
        "news/2018/o-xa.md": article(title="Ở xã", localities="[thu-nghiem/mau-mot]"),
        "news/2018/hai-noi.md": article(title="Hai nơi", localities="[thu-nghiem/mau-mot, thu-nghiem]"),
    }
    edition = edition_of(tmp_path, more)
    within = articles_within(edition, edition.articles)
    assert sorted(one.id for one in within["thu-nghiem"]) == ["2018/hai-noi", "2018/hop-thu", "2018/o-xa"]
    assert sorted(one.id for one in within["thu-nghiem/mau-mot"]) == ["2018/hai-noi", "2018/o-xa"]
    assert within["thu-nghiem/mau-hai"] == []


def test_the_people_of_a_place_are_those_with_an_office_there(tmp_path: Path):
    edition = edition_of(tmp_path)
    lines = official_lines(edition, edition.articles, date(2026, 1, 1))
    pages = {page.url: page for page in place_listings(edition, edition.articles, lines)}
    assert pages["dia-phuong/thu-nghiem/"].variables["officials"] == lines
    assert pages["dia-phuong/thu-nghiem/mau-mot/"].variables["officials"] == ()


def test_a_commune_has_no_map_of_its_own(tmp_path: Path):
    edition = edition_of(tmp_path)
    pages = {page.url: page for page in place_listings(edition, edition.articles, ())}
    assert pages["dia-phuong/thu-nghiem/"].variables["maps"] is not None
    assert pages["dia-phuong/thu-nghiem/mau-mot/"].variables["maps"] is None


def test_a_row_beside_the_map_leads_to_the_unit_and_to_what_it_became(tmp_path: Path):
    edition = edition_of(tmp_path)
    unit = edition.localities.units["thu-nghiem/mau-mot"]
    row = unit_row(edition, unit, 3)
    assert (row.name, row.code, row.articles) == ("Mẫu Một", "99001", 3)
    assert row.url == "dia-phuong/thu-nghiem/mau-mot/"
    assert [(now.full_name, now.url) for now in row.now] == [("xã Mẫu Mới", "dia-phuong/thu-nghiem/mau-moi/")]


def test_former_and_present_units_are_two_views(tmp_path: Path):
    edition = edition_of(tmp_path)
    (place,) = edition.localities.places
    rows = {unit.id: unit_row(edition, unit, 0) for unit in edition.localities.units.values()}
    maps = map_views(edition, place, rows)
    assert maps.former is not None
    assert maps.present is not None
    assert [row.name for row in maps.former.units] == ["Mẫu Hai", "Mẫu Một"]
    assert [row.name for row in maps.present.units] == ["Mẫu Mới"]
    assert maps.former.id != maps.present.id


def test_a_time_without_units_has_no_view(tmp_path: Path):
    header = LOCALITY.partition("communes:")[0].replace("became: [thu-nghiem/mau-moi]\n", "")
    edition = edition_of(tmp_path, {"localities/thu-nghiem.yaml": header})
    (place,) = edition.localities.places
    assert map_views(edition, place, {}).former is None
    assert map_views(edition, place, {}).present is None
