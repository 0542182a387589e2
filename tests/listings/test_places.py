"""The pages of places: their articles, their people, and the two views of their map."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from plugins.editions.edition import Edition
from plugins.listings.company import company_of
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
    pages = {page.url: page for page in place_listings(edition, edition.articles, lines, company_of(edition))}
    assert pages["dia-phuong/thu-nghiem/"].variables["officials"] == lines
    assert pages["dia-phuong/thu-nghiem/mau-mot/"].variables["officials"] == ()


def test_a_commune_has_no_map_of_its_own(tmp_path: Path):
    edition = edition_of(tmp_path)
    pages = {page.url: page for page in place_listings(edition, edition.articles, (), company_of(edition))}
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


def inherited_by(folder: Path, id: str, changes: Files) -> list[tuple[str, str]]:
    edition = edition_of(folder, changes)
    (page,) = (
        one
        for one in place_listings(edition, edition.articles, (), company_of(edition))
        if one.url == f"dia-phuong/{id}/"
    )
    return [(item.former.id if item.former else "", item.record.id) for item in page.items]


def test_a_new_commune_inherits_the_articles_that_name_the_units_before_it_once_each(tmp_path: Path):
    more = {
        "news/2025/moi.md": article(title="Xã mới", date="2025-08-01", localities="[thu-nghiem/mau-moi]"),
        "news/2018/mot.md": article(title="Xã một", localities="[thu-nghiem/mau-mot]"),
        "news/2018/hai.md": article(title="Xã hai và một", localities="[thu-nghiem/mau-hai, thu-nghiem/mau-mot]"),
    }
    assert inherited_by(tmp_path, "thu-nghiem/mau-moi", more) == [
        ("", "2025/moi"),
        ("thu-nghiem/mau-hai", "2018/hai"),
        ("thu-nghiem/mau-mot", "2018/mot"),
        ("thu-nghiem", "2018/hop-thu"),
    ]


def test_a_former_commune_inherits_nothing_from_its_district(tmp_path: Path):
    more = {"news/2018/mot.md": article(title="Xã một", localities="[thu-nghiem/mau-mot]")}
    assert inherited_by(tmp_path, "thu-nghiem/mau-mot", more) == [("", "2018/mot")]


def test_what_another_commune_of_the_district_did_is_not_inherited(tmp_path: Path):
    locality = LOCALITY + "  - {id: mau-ba, name: Mẫu Ba, kind: xã, to: 2025-06-30}\n"
    more = {
        "localities/thu-nghiem.yaml": locality,
        "news/2018/ba.md": article(title="Xã ba", localities="[thu-nghiem/mau-ba]"),
    }
    assert inherited_by(tmp_path, "thu-nghiem/mau-moi", more) == [("thu-nghiem", "2018/hop-thu")]


def test_units_before_those_before_are_inherited_too(tmp_path: Path):
    locality = LOCALITY + "  - {id: mau-cu, name: Mẫu Cũ, kind: xã, to: 1990-01-01, became: [thu-nghiem/mau-mot]}\n"
    more = {
        "localities/thu-nghiem.yaml": locality,
        "news/2018/cu.md": article(title="Xã cũ", localities="[thu-nghiem/mau-cu]", officials=None, event_date=None),
    }
    assert ("thu-nghiem/mau-cu", "2018/cu") in inherited_by(tmp_path, "thu-nghiem/mau-moi", more)


def test_a_place_inherits_what_happened_anywhere_in_the_place_before_it(tmp_path: Path):
    more = {
        "localities/moi.yaml": "name: Mới\nkind: tỉnh\nfrom: 2025-07-01\n",
        "localities/cu.yaml": "name: Cũ\nkind: tỉnh\nto: 2025-06-30\nbecame: [moi]\ncommunes:\n"
        "  - {id: a, name: A, kind: xã, to: 2025-06-30}\n",
        "news/2018/a.md": article(title="Xã a", localities="[cu/a]"),
    }
    assert inherited_by(tmp_path, "moi", more) == [("cu", "2018/a")]


def test_unit_that_the_reform_left_alone_stands_in_both_views(tmp_path: Path) -> None:
    island = "  - {id: dao-mau, name: Đảo Mẫu, kind: đặc khu, centre: {lat: 20.7, lon: 105.7}}\n"
    edition, problems = read_sample(tmp_path, {"localities/thu-nghiem.yaml": LOCALITY + island})
    assert edition is not None, problems
    page = next(
        one for one in place_listings(edition, (), (), company_of(edition)) if one.url == "dia-phuong/thu-nghiem/"
    )
    for view in (page.variables["maps"].former, page.variables["maps"].present):
        assert "Đảo Mẫu" in [row.name for row in view.units]
        assert "Đảo Mẫu" in [shape.name for shape in view.drawing.shapes]
