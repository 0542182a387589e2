"""The component that prints a map: links with names, a table that says the same, words from the catalogue."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from shapely.geometry import box

from plugins.core.languages import TRANSLATIONS, read_language
from plugins.editions.page_filters import template_filters
from plugins.maps.drawing import draw_map
from plugins.maps.labels import NARROW_SIZE, WIDE_SIZE
from plugins.maps.model import Boundaries, MapLabel, Provenance
from plugins.maps.views import units_of
from tests.theme.specimens import SITE

ROOT = Path(__file__).resolve().parents[2]
STYLE = (ROOT / "theme/static/css/components/locality-map.css").read_text(encoding="utf-8")
IMPORT = '{% from "components/locality_map.html" import locality_map, locality_map_views %}'


@dataclass
class Successor:
    full_name: str
    url: str


@dataclass
class Row:
    id: str
    name: str
    full_name: str
    kind: str = "xã"
    code: str | None = "02001"
    url: str = "dia-phuong/thu-nghiem/"
    articles: int = 3
    now: list[Successor] = field(default_factory=list)


@dataclass
class NamedPlace:
    title: str
    full_name: str


@dataclass
class ShownView:
    id: str
    view: str
    drawing: object
    units: list[Row]
    place: NamedPlace = field(default_factory=lambda: NamedPlace("Xã Thử", "xã Thử"))
    day: date = date(2025, 7, 1)


def rows_of(units, **values):
    return [Row(unit.id, unit.name, unit.full_name, code=unit.code, url=f"{unit.id}/", **values) for unit in units]


def environment(autoescape: bool) -> Environment:
    """Words marked with « » show that they went through the catalogue."""
    found = Environment(
        loader=FileSystemLoader(ROOT / "theme/templates"),
        extensions=["jinja2.ext.i18n"],
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(template_filters())
    found.globals.update({"site": SITE, "language": read_language(TRANSLATIONS, "vi")})
    found.install_gettext_callables(lambda text: f"«{text}»", lambda one, many, n: many, newstyle=True)
    return found


def printed(source: str, autoescape: bool = True, **values) -> str:
    return environment(autoescape).from_string(IMPORT + source).render(**values)


def parsed(html: str) -> ElementTree.Element:
    return ElementTree.fromstring(f"<body>{html}</body>")


@pytest.fixture
def drawing(place):
    areas = {"thu-nghiem/mau-tay": box(105, 20, 105.2, 20.1), "thu-nghiem/mau-dong": box(105.2, 20, 105.4, 20.1)}
    known = Provenance("2025", "Sở <Thử> & Nghiệm")
    return draw_map(place, units_of(place, "present"), Boundaries("present", known, areas))


@pytest.fixture
def one_map(place, drawing):
    rows = rows_of(units_of(place, "present"))
    return printed('{{ locality_map(drawing, units, "Từ ngày 01/7/2025", "nay") }}', drawing=drawing, units=rows)


def test_each_unit_is_a_link_with_its_name_and_number_of_articles(one_map):
    links = parsed(one_map).findall(".//svg/a")
    assert [link.get("href") for link in links] == ["/thu-nghiem/mau-tay/", "/thu-nghiem/mau-dong/"]
    assert links[0].get("aria-label") == "«Xã Mẫu Tây: articles 3»"
    assert links[0].find("title").text == links[0].get("aria-label")


def test_a_name_on_two_lines_keeps_the_space_between_its_words(place, drawing):
    units = units_of(place, "present")
    two_lines = MapLabel(500.0, 300.0, ("Mẫu", "Tây"), large=False)
    drawing = replace(drawing, shapes=(replace(drawing.shapes[0], label=two_lines),))
    html = printed('{{ locality_map(d, u, "Nay", "nay") }}', d=drawing, u=rows_of(units))
    assert "".join(parsed(html).find(".//svg/a/text").itertext()) == "Mẫu Tây"


def test_links_follow_the_order_of_the_table_and_not_of_the_drawing(place, drawing):
    rows = rows_of(reversed(units_of(place, "present")))
    html = printed('{{ locality_map(drawing, units, "Nay", "nay") }}', drawing=drawing, units=rows)
    assert [link.get("href") for link in parsed(html).findall(".//svg/a")] == [f"/{row.url}" for row in rows]


def test_the_table_says_what_the_map_says(one_map):
    cells = [["".join(cell.itertext()).strip() for cell in row] for row in parsed(one_map).findall(".//table/tbody/tr")]
    assert cells == [["Mẫu Tây", "xã", "02001", "3"], ["Mẫu Đông", "xã", "02002", "3"]]
    assert parsed(one_map).find(".//table/caption").text == "«Units and articles: Từ ngày 01/7/2025»"


def test_a_former_unit_tells_what_it_is_part_of_today(place):
    rows = rows_of(units_of(place, "former"))
    rows[0].now = [Successor("xã Mẫu Tây", "/a/"), Successor("xã Mẫu Đông", "/b/")]
    html = printed('{{ locality_map(none, units, "Trước", "truoc") }}', units=rows)
    body = parsed(html)
    assert [head.text for head in body.findall(".//thead/tr/th")][-1] == "«Today part of»"
    last_cells = ["".join(row[-1].itertext()).strip() for row in body.findall(".//tbody/tr")]
    assert last_cells == ["xã Mẫu Tây, xã Mẫu Đông", "–", "–", "–"]


def test_without_a_drawing_the_table_stands_alone(place):
    html = printed('{{ locality_map(none, units, "Nay", "nay") }}', units=rows_of(units_of(place, "present")))
    assert "<svg" not in html
    assert "<figure" not in html
    assert html.count("<tr") == 3


def test_edition_and_origin_stand_under_boundaries(one_map):
    caption = "".join(parsed(one_map).find(".//figcaption").itertext())
    assert "«Boundaries: Sở <Thử> & Nghiệm, edition 2025.»" in caption
    assert "A diagram" not in caption


def test_a_diagram_says_that_it_is_one_also_to_a_screen_reader(place):
    units = units_of(place, "present")
    html = printed('{{ locality_map(d, u, "Nay", "nay") }}', d=draw_map(place, units), u=rows_of(units))
    body = parsed(html)
    description = body.find(f".//*[@id='{body.find('.//svg').get('aria-describedby')}']")
    assert "".join(description.itertext()).startswith("«A diagram, not boundaries.»")
    assert "Boundaries:" not in html


@pytest.mark.parametrize("autoescape", [True, False])
def test_names_cannot_break_out_of_the_page(place, drawing, autoescape):
    evil = '"><script>alert(1)</script>'
    units = units_of(place, "present")
    rows = rows_of(units)
    rows[0].name = rows[0].full_name = rows[0].kind = rows[0].code = rows[0].url = evil
    rows[0].now = [Successor(evil, evil)]
    html = printed("{{ locality_map(d, u, t, 'nay') }}", autoescape, d=drawing, u=rows, t=evil)
    assert "<script" not in html
    assert "&amp;lt;" not in html
    assert parsed(html).find(".//tbody/tr/th/a").text == evil


def test_the_page_needs_no_script_and_no_inline_style(one_map):
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=|https?:", one_map)


def test_every_reference_inside_the_page_has_its_target(place, drawing):
    rows = rows_of(units_of(place, "present"))
    views = [ShownView("nay", "present", drawing, rows), ShownView("truoc", "former", None, rows)]
    body = parsed(printed("{{ locality_map_views(views) }}", views=views))
    ids = [element.get("id") for element in body.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for element in body.iter():
        for name in ("aria-labelledby", "aria-describedby"):
            assert set((element.get(name) or "").split()) <= set(ids)
        if (element.get("href") or "").startswith("#"):
            assert element.get("href")[1:] in ids


def test_both_views_are_in_the_page_with_a_link_to_each(place, drawing):
    rows = rows_of(units_of(place, "present"))
    views = [ShownView("nay", "present", drawing, rows), ShownView("truoc", "former", None, rows)]
    body = parsed(printed("{{ locality_map_views(views) }}", views=views))
    assert [link.get("href") for link in body.findall(".//nav//a")] == ["#nay", "#truoc"]
    assert [section.get("id") for section in body.findall("./div/section")] == ["nay", "truoc"]


@pytest.mark.parametrize(("articles", "level"), [(0, "none"), (1, "few"), (4, "few"), (5, "some"), (20, "many")])
def test_the_shade_follows_the_number_of_articles(place, drawing, articles, level):
    rows = rows_of(units_of(place, "present"), articles=articles)
    html = printed('{{ locality_map(d, u, "Nay", "nay") }}', d=drawing, u=rows)
    assert f'class="bt-map__unit bt-map__unit--{level}"' in html


def test_the_style_sheet_sets_names_in_the_sizes_they_were_fitted_to():
    narrow, wide = STYLE.split("@container (min-width: 34rem)")[:2]
    assert f"font-size: {NARROW_SIZE}px" in narrow
    assert f"font-size: {WIDE_SIZE}px" in wide


def test_every_class_of_the_template_has_a_style():
    template = (ROOT / "theme/templates/components/locality_map.html").read_text(encoding="utf-8")
    classes = set(re.findall(r"bt-map[\w-]*(?<!-)(?=[\s\"{])", template))
    unstyled = {name for name in classes if f".{name}" not in STYLE}
    assert unstyled <= {"bt-map-views", "bt-map-views__switch", "bt-map-views__item", "bt-map__foot"}
