"""All lists of a site together: one page an address, and a feed only where it is linked."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from plugins.editions.site import site_for
from plugins.listings.model import Listing
from plugins.listings.site_map import all_listings
from plugins.maps import drawing
from plugins.maps.drawing import draw_map
from tests.sample_content import Files, article, read_sample

SONG_PAGE = "---\ntitle: Trang thường\n---\n\nKhông phải bài hát.\n"


def listings_of(
    folder: Path, changes: Files | None = None, at: str = "2026-01-01T07:00:00+07:00"
) -> tuple[Listing, ...]:
    edition, problems = read_sample(folder, changes)
    assert edition is not None, problems
    now = datetime.fromisoformat(at)
    return all_listings(edition, site_for(edition, "", True, now), now)


def test_no_two_lists_stand_at_one_address(tmp_path: Path):
    paths = [listing.save_as for listing in listings_of(tmp_path)]
    assert len(set(paths)) == len(paths)


@pytest.mark.parametrize(
    ("url", "path"),
    [("", "index.html"), ("the/a/", "the/a/index.html"), ("404.html", "404.html"), ("cu/a.htm", "cu/a.htm")],
)
def test_a_list_is_saved_where_its_address_leads(url: str, path: str):
    assert Listing(url, "index", "").save_as == path


def test_news_that_waits_is_in_no_list(tmp_path: Path):
    before, after = (listings_of(tmp_path, at=f"2018-12-20T{time}:00+07:00") for time in ("07:59", "08:00"))
    assert [len(listing.items) for listing in before if listing.url in ("", "can-bo/nguyen-thi-mau/")] == [0, 0]
    assert [len(listing.items) for listing in after if listing.url in ("", "can-bo/nguyen-thi-mau/")] == [1, 1]


@pytest.mark.parametrize(
    ("status", "date", "leads"),
    [
        ("published", "2018-12-20", True),
        ("hidden", "2018-12-20", True),
        ("draft", "2018-12-20", False),
        ("published", "2030-01-01", False),
    ],
)
def test_an_old_address_leads_on_when_its_article_has_a_page(tmp_path: Path, status: str, date: str, leads: bool):
    text = article(status=status, date=date, aliases="[/cu/hop-thu]")
    found = [
        listing for listing in listings_of(tmp_path, {"news/2018/hop-thu.md": text}) if listing.template == "redirect"
    ]
    expected = [("cu/hop-thu/", f"tin/{date[:4]}/{date[5:7]}/huyen-thu-nghiem-hop-thu/")] if leads else []
    assert [(listing.url, listing.variables["target"]) for listing in found] == expected


def test_a_site_without_songs_has_no_list_of_them(tmp_path: Path):
    urls = [listing.url for listing in listings_of(tmp_path, {"pages/trang-thuong.md": SONG_PAGE})]
    assert "bai-hat/" not in urls


def test_a_map_is_drawn_when_a_page_shows_it_and_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    drawn = []

    def counted(place, units, boundaries, detail):
        drawn.append(place.id)
        return draw_map(place, units, boundaries, detail)

    monkeypatch.setattr(drawing, "draw_map", counted)
    found = {listing.url: listing for listing in listings_of(tmp_path, {})}
    assert drawn == []
    of_place, of_all = found["dia-phuong/thu-nghiem/"], found["ban-do/"]
    shown = [of_place.variables["maps"], *(one.maps for one in of_all.variables["place_maps"])]
    for views in shown:
        assert views.former.drawing.shapes and views.present.drawing.shapes
    assert drawn == ["thu-nghiem", "thu-nghiem"], "the former view and the present one, once each"
