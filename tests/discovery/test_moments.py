"""Between two moments that `same_until` parts, the same content gives the same site."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.core.sources import ContentFolder
from plugins.datasets.description import data_page
from plugins.datasets.files import data_sheets
from plugins.discovery.feed_files import feed_files
from plugins.discovery.moments import FOREVER, same_until
from plugins.discovery.sitemap import files_for_robots
from plugins.editions.edition import Edition, read_edition
from plugins.editions.shown_pictures import shown_pictures
from plugins.editions.site import site_for
from plugins.listings.site_map import all_listings
from plugins.search.pages import found_pages
from tests.sample_content import SAMPLE, Files, article, read_sample, write_files

HOST = "https://thu-nghiem.example"
START = datetime.fromisoformat("2026-03-01T06:00:00+07:00")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360"><rect width="640" height="360"/></svg>'
NEWS: Files = {
    "images/a.svg": SVG,
    "albums/ngay-hoi.md": "---\ntitle: Ngày hội\ndate: 2026-03-02 10:00\n---\n\n![Sân khấu](a.svg)\n",
    "news/2026/hom-qua.md": article(title="Tin hôm qua", date="2026-02-28 18:00"),
    "news/2026/sap-toi.md": article(title="Tin sắp tới", date="2026-03-01 09:30", aliases="[/cu/sap-toi.html]"),
    "news/2026/thu-hai.md": article(title="Tin thứ hai", date="2026-03-03 00:00"),
    "news/2026/an.md": article(title="Tin ẩn", date="2026-03-01 20:00", status="hidden"),
    "news/2026/nhap.md": article(title="Bản nháp", date="2026-03-02 01:00", status="draft"),
    "news/2026/rut.md": article(
        title="Tin đã rút", date="2026-02-27 12:00", updates="[{date: 2026-02-28, kind: withdrawal, note: Nhầm ngày.}]"
    ),
}


def edition_of(folder: Path, changes: Files) -> Edition:
    edition, problems = read_sample(folder, changes)
    assert edition is not None, problems
    return edition


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return edition_of(tmp_path_factory.mktemp("content"), NEWS)


def made(edition: Edition, now: datetime, is_preview: bool) -> tuple[Any, ...]:
    """Return all that the pages and files of a site are made from, and the files that are no pages."""
    site = site_for(edition, "" if is_preview else HOST, is_preview, now)
    listings = (*all_listings(edition, site, now), data_page(edition, site, now, str))
    return (
        vars(site),
        listings,
        {one.name: one.make() for one in feed_files(edition, site, now, listings, 30)},
        {one.name: one.make() for one in data_sheets(edition, site, now)},
        found_pages(edition, now, listings),
        {} if is_preview else files_for_robots(edition.published(now), edition.pages, listings, site, now),
        shown_pictures(edition, now, is_preview),
    )


moments = st.integers(0, 5 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(now=moments, share=st.floats(0, 1), is_preview=st.booleans())
def test_within_its_interval_a_moment_changes_nothing(
    edition: Edition, now: datetime, share: float, is_preview: bool
) -> None:
    until = same_until(edition, now)
    assert now < until
    later = now + (until - now - timedelta.resolution) * share
    assert made(edition, now, is_preview) == made(edition, later, is_preview)


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-03-01T06:00:00+07:00", "2026-03-01T09:30:00+07:00"),
        ("2026-03-01T09:30:00+07:00", "2026-03-01T20:00:00+07:00"),
        ("2026-03-01T20:00:00+07:00", "2026-03-02T00:00:00+07:00"),
        ("2026-03-02T06:00:00+07:00", "2026-03-02T10:00:00+07:00"),
        ("2026-03-02T10:00:00+07:00", "2026-03-02T18:00:00.000001+07:00"),
        ("2026-03-02T18:00:00+07:00", "2026-03-02T18:00:00.000001+07:00"),
        ("2026-03-02T19:00:00+07:00", "2026-03-03T00:00:00+07:00"),
        ("2026-03-03T01:00:00+07:00", "2026-03-03T09:30:00.000001+07:00"),
    ],
)
def test_the_next_moment_is_the_first_at_which_something_happens(edition: Edition, now: str, until: str) -> None:
    assert same_until(edition, datetime.fromisoformat(now)) == datetime.fromisoformat(until)


@pytest.mark.parametrize(
    "until",
    [
        "2026-03-01T09:30:00+07:00",
        "2026-03-02T10:00:00+07:00",
        "2026-03-02T18:00:00.000001+07:00",
        "2026-03-03T00:00:00+07:00",
    ],
)
def test_at_its_end_the_site_is_another(edition: Edition, until: str) -> None:
    end = datetime.fromisoformat(until)
    assert made(edition, end - timedelta.resolution, False) != made(edition, end, False)


def test_a_site_of_old_news_and_nobody_in_office_stays_as_it_is(tmp_path: Path) -> None:
    files = {name: text for name, text in SAMPLE.items() if not name.startswith("officials/")}
    nobody = article(officials=None).replace("Bà Nguyễn Thị Mẫu chủ trì cuộc họp.", "")
    folder = write_files(tmp_path / "content", {**files, "news/2018/hop-thu.md": nobody})
    edition, problems = read_edition(ContentFolder(folder, "content"))
    assert edition is not None, problems
    assert same_until(edition, START) == FOREVER


def test_the_day_ends_where_the_site_is(tmp_path: Path) -> None:
    edition = edition_of(tmp_path, {})
    assert same_until(edition, datetime.fromisoformat("2026-01-01T18:00:00+00:00")) == datetime.fromisoformat(
        "2026-01-03T00:00:00+07:00"
    )
