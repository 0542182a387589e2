"""What every template may read of the site, and what publication still needs."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from jinja2 import StrictUndefined, UndefinedError
from pelican.settings import read_settings

from plugins.core.problems import ContentProblems
from plugins.editions.edition import Edition
from plugins.editions.site import feed_addresses, publication_problems, site_for
from plugins.editions.templates import template_environment
from tests.sample_content import SITE, Files, read_sample

BUILT = datetime.fromisoformat("2026-01-01T07:00:00+07:00")
WITHOUT_URL = {"site.yaml": SITE.replace("url: https://thu-nghiem.example\n", "")}


def edition_of(folder: Path, changes: Files | None = None) -> Edition:
    edition, problems = read_sample(folder, changes)
    assert edition is not None, problems
    return edition


def standing(title: str, menu: str, order: int) -> str:
    return f"---\ntitle: {title}\nmenu: {menu}\norder: {order}\n---\n\nVăn bản.\n"


def test_menus_hold_their_pages_in_order(tmp_path: Path):
    pages = {
        "pages/b.md": standing("Trang B", "main", 2),
        "pages/a.md": standing("Trang A", "main", 1),
        "pages/c.md": standing("Trang C", "footer", 0),
        "pages/d.md": standing("Trang D", "none", 0),
    }
    site = site_for(edition_of(tmp_path, pages), "", True, BUILT)
    assert [page.title for page in site.menu] == ["Trang A", "Trang B"]
    assert [page.title for page in site.footer_menu] == ["Trang C"]
    assert site.songs_url is None


def test_the_page_on_counting_is_linked_where_there_is_one(tmp_path: Path):
    assert site_for(edition_of(tmp_path), "", True, BUILT).visitors.method_url is None
    page = {"pages/thong-ke-truy-cap.md": standing("Cách đếm", "none", 0)}
    assert site_for(edition_of(tmp_path, page), "", True, BUILT).visitors.method_url == "thong-ke-truy-cap/"


def test_the_address_of_a_site_has_no_slash_at_its_end(tmp_path: Path):
    assert site_for(edition_of(tmp_path), "https://a.example/", False, BUILT).url == "https://a.example"


def test_a_list_has_two_feeds():
    assert feed_addresses("the/a").atom == "feeds/the/a.atom.xml"
    assert feed_addresses("the/a").rss == "feeds/the/a.rss.xml"


def test_a_site_with_an_address_can_be_published(tmp_path: Path):
    assert publication_problems(edition_of(tmp_path), "content") == []


def test_a_site_without_an_address_can_only_be_previewed(tmp_path: Path):
    (problem,) = publication_problems(edition_of(tmp_path, WITHOUT_URL), "content")
    assert (problem.path, problem.rule) == ("content/site.yaml", "no-url")
    assert "url: https://" in problem.remedy


def test_publication_without_an_address_stops_before_anything_is_written(build_site, tmp_path: Path):
    with pytest.raises(ContentProblems) as raised:
        build_site(WITHOUT_URL, conf="publishconf.py")
    assert [problem.rule for problem in raised.value.problems] == ["no-url"]
    assert not list(tmp_path.glob("output*/*"))


def test_a_warning_stops_publication_and_not_a_preview(build_site):
    corners = [[105.5, 20.5], [105.6, 20.5], [105.6, 20.6], [105.5, 20.6], [105.5, 20.5]]
    only_one = {
        "type": "Feature",
        "properties": {"code": "99001"},
        "geometry": {"type": "Polygon", "coordinates": [corners]},
    }
    boundaries = json.dumps({"type": "FeatureCollection", "features": [only_one]})
    card = 'edition: "2018"\norigin: Người vẽ thử\n'
    incomplete = {"maps/thu-nghiem.geojson": boundaries, "maps/thu-nghiem.yaml": card}
    assert (build_site(incomplete) / "index.html").is_file()
    with pytest.raises(ContentProblems) as raised:
        build_site(incomplete, conf="publishconf.py")
    assert {problem.severity for problem in raised.value.problems} == {"warning"}


def test_a_preview_needs_no_address(build_site):
    page = (build_site(WITHOUT_URL) / "index.html").read_text(encoding="utf-8")
    assert 'href="/tin/2018/12/huyen-thu-nghiem-hop-thu/"' in page
    assert "canonical" not in page


def test_a_published_page_names_its_one_address(build_site):
    page = build_site(conf="publishconf.py") / "tin/2018/12/huyen-thu-nghiem-hop-thu/index.html"
    assert (
        '<link rel="canonical" href="https://thu-nghiem.example/tin/2018/12/huyen-thu-nghiem-hop-thu/">'
        in page.read_text(encoding="utf-8")
    )


def test_a_preview_asks_search_engines_to_stay_away_and_a_publication_does_not(build_site):
    assert 'name="robots" content="noindex"' in (build_site() / "index.html").read_text(encoding="utf-8")
    published = build_site(conf="publishconf.py")
    assert "noindex" not in (published / "index.html").read_text(encoding="utf-8")


def test_the_settings_of_publication_differ_in_nothing_but_the_public():
    def wiring(name: str) -> dict[str, object]:
        made = read_settings(str(Path(__file__).parents[2] / name))
        return {key: value for key, value in made.items() if isinstance(value, (str, int, list, tuple))}

    preview, public = wiring("pelicanconf.py"), wiring("publishconf.py")
    assert {key for key in public if public[key] != preview.get(key)} == {"EDITIONS_PUBLIC"}


def test_a_sealed_site_asks_no_service_for_figures(tmp_path: Path):
    live = "visitors: {provider: live, url: https://dem.example}\n"
    sealed = "sealed: {on: 2025-07-01, note: Kết thúc.}\n"
    open_site = site_for(edition_of(tmp_path / "a", {"site.yaml": SITE + live}), "", True, BUILT).visitors
    assert (open_site.provider, open_site.endpoint, open_site.is_final) == ("live", "https://dem.example", False)
    closed_site = site_for(edition_of(tmp_path / "b", {"site.yaml": SITE + live + sealed}), "", True, BUILT).visitors
    assert (closed_site.provider, closed_site.endpoint, closed_site.is_final) == ("none", None, True)


def test_templates_read_nothing_that_changes_with_the_time_alone(tmp_path: Path) -> None:
    edition = edition_of(tmp_path)
    sites = [site_for(edition, "", True, moment) for moment in (BUILT, BUILT.replace(year=2027))]
    assert vars(sites[0]) == vars(sites[1])
    environment = template_environment(
        [tmp_path], sites[0], edition.languages, {"undefined": StrictUndefined, "extensions": ["jinja2.ext.i18n"]}
    )
    assert not [name for name, value in environment.globals.items() if isinstance(value, date)]
    assert not [name for name in dir(sites[0]) if isinstance(getattr(sites[0], name), datetime)]
    with pytest.raises(UndefinedError, match="built"):
        environment.from_string("{{ site.built }}").render()
