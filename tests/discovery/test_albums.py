"""Albums for machines: a gallery on their page, a feed, a place on the map with their pictures, data of their own."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

from tests.discovery.test_structured_data import HOST, node

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="12" height="6"><rect width="12" height="6"/></svg>'
HEAD = "title: Chợ phiên\ndate: 2018-12-21 09:00\nevent_date: 2018-12-19\ncredit: Tổ ảnh thử\nlocalities: [thu-nghiem]"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"


def built(build_site) -> Path:
    body = "![Một gian hàng](a.svg)\n\n![Hai gian hàng](b.svg)\n"
    files = {f"images/{name}.svg": PICTURE for name in "ab"}
    draft = f"---\n{HEAD.replace('Chợ phiên', 'Nháp')}\nstatus: draft\n---\n\n{body}"
    albums = {"albums/cho-phien.md": f"---\n{HEAD}\n---\n\n{body}", "albums/nhap.md": draft}
    output: Path = build_site({**files, **albums}, conf="publishconf.py")
    return output


def test_album_is_a_gallery_on_the_map_in_a_feed_and_in_the_data(build_site) -> None:
    output = built(build_site)
    gallery = node((output / "thu-vien-anh/cho-phien/index.html").read_text("utf-8"), "ImageGallery")
    assert gallery["image"] == [f"{HOST}/images/a.svg", f"{HOST}/images/b.svg"]
    assert gallery["datePublished"] == "2018-12-21T09:00:00+07:00"
    assert (gallery["about"]["startDate"], gallery["creditText"]) == ("2018-12-19", "Tổ ảnh thử")

    rows = {row.findtext(f"{MAP}loc"): row for row in ElementTree.parse(output / "sitemap.xml").getroot()}
    row = rows[f"{HOST}/thu-vien-anh/cho-phien/"]
    assert row.findtext(f"{MAP}lastmod") == "2018-12-21"
    assert len(row.findall(f"{IMAGE}image")) == 2

    feed = ElementTree.parse(output / "feeds/thu-vien-anh.atom.xml").getroot()
    assert [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")] == ["Chợ phiên"]
    page = (output / "thu-vien-anh/index.html").read_text("utf-8")
    assert 'href="https://thu-nghiem.example/feeds/thu-vien-anh.atom.xml"' in page

    index = json.loads((output / "du-lieu/thu-vien-anh.json").read_text("utf-8"))
    assert [(one["id"], one["pictures"]) for one in index["items"]] == [("cho-phien", 2)]
    data = json.loads((output / "du-lieu/thu-vien-anh/cho-phien.json").read_text("utf-8"))
    assert data["happened"] == {"is_known": True, "from": "2018-12-19", "to": "2018-12-19"}
    assert "du-lieu/thu-vien-anh.json" in (output / "du-lieu/index.html").read_text("utf-8")


def test_site_without_albums_has_nothing_of_them(build_site) -> None:
    output = build_site(conf="publishconf.py")
    assert not (output / "feeds/thu-vien-anh.atom.xml").exists()
    assert not (output / "du-lieu/thu-vien-anh.json").exists()
