"""The map of the site lists what readers may find, with the day of the last change they were told of."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from plugins.discovery.sitemap import robots_text, sitemap_files
from tests.sample_content import article

NAME = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HOST = "https://thu-nghiem.example"
PAGE = f"{HOST}/tin/2018/12/huyen-thu-nghiem-hop-thu/"


def days(output: Path) -> dict[str, str | None]:
    """Return the day of the last change of every address on the map."""
    root = ElementTree.parse(output / "sitemap.xml").getroot()
    return {row.findtext(f"{NAME}loc") or "": row.findtext(f"{NAME}lastmod") for row in root}


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        ({}, "2018-12-20"),
        ({"imported_from": "\n  url: https://trang-cu.example/1\n  stamp: 17/01/2021"}, "2018-12-20"),
        ({"updates": "\n  - {date: 2019-02-03, kind: correction, note: Sửa.}"}, "2019-02-03"),
    ],
)
def test_article_changed_when_it_was_published_or_updated(build_site, changes: dict[str, str], day: str) -> None:
    found = days(build_site({"news/2018/hop-thu.md": article(**changes)}, conf="publishconf.py"))
    assert found[PAGE] == found[f"{HOST}/"] == found[f"{HOST}/can-bo/nguyen-thi-mau/"] == day


def test_every_address_on_the_map_is_a_page_and_hidden_ones_are_not_on_it(build_site) -> None:
    news = {
        "news/2018/an.md": article(title="Bài ẩn", status="hidden"),
        "news/2018/nhap.md": article(title="Bài nháp", status="draft"),
        "news/2026/hen.md": article(title="Bài hẹn", date="2030-01-01"),
        "news/2018/cu.md": article(title="Bài cũ", aliases="[/tin-cu/1.html]"),
        "pages/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\n\nMột trang.\n",
    }
    output = build_site(news, conf="publishconf.py")
    found = days(output)
    for address in found:
        assert (output / address.removeprefix(f"{HOST}/") / "index.html").is_file(), address
    assert list(found) == sorted(found)
    assert {PAGE, f"{HOST}/tin/2018/12/bai-cu/", f"{HOST}/gioi-thieu/"} <= set(found)
    hidden = ("/bai-an/", "/bai-nhap/", "/bai-hen/", "404", "tin-cu", "/trang-")
    assert not any(part in address for address in found for part in hidden)
    assert found[f"{HOST}/gioi-thieu/"] is None


def test_robots_are_told_where_the_map_is(build_site) -> None:
    text = (build_site(conf="publishconf.py") / "robots.txt").read_text(encoding="utf-8")
    assert text == robots_text(HOST) == f"User-agent: *\nDisallow:\n\nSitemap: {HOST}/sitemap.xml\n"


def test_preview_has_no_map(build_site) -> None:
    output = build_site()
    assert not (output / "sitemap.xml").exists()
    assert not (output / "robots.txt").exists()


def test_large_site_has_a_map_in_parts() -> None:
    files = sitemap_files({f"tin/{number}/": "" for number in range(5)}, HOST, most=2)
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    index = ElementTree.fromstring(files["sitemap.xml"].encode())
    assert [row.findtext(f"{NAME}loc") for row in index] == [f"{HOST}/sitemap-{number}.xml" for number in (1, 2, 3)]
    assert [len(ElementTree.fromstring(text.encode())) for name, text in files.items() if "-" in name] == [2, 2, 1]


def test_address_with_odd_signs_is_written_for_xml() -> None:
    text = sitemap_files({"ảnh & bản đồ/": "2018-12-20"}, HOST)["sitemap.xml"]
    (row,) = ElementTree.fromstring(text.encode())
    assert row.findtext(f"{NAME}loc") == f"{HOST}/%E1%BA%A3nh%20%26%20b%E1%BA%A3n%20%C4%91%E1%BB%93/"
