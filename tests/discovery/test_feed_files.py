"""All feeds of a site, and what each is made from: as long as that is the same, so are its bytes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from plugins.core.sheets import Sheet
from plugins.discovery.feed_files import feed_files, newest
from plugins.editions.edition import Edition
from plugins.editions.site import site_for
from plugins.listings.site_map import all_listings
from tests.sample_content import Files, article, read_sample

NOW = datetime.fromisoformat("2026-01-01T07:00:00+07:00")
LATER = article(
    title="Tin về sau", date="2020-05-04 09:00", section="thong-bao", tags="[Việc khác]", event_date="2018-01-02"
)


def edition_of(folder: Path, changes: Files | None = None) -> Edition:
    edition, problems = read_sample(folder, changes)
    assert edition is not None, problems
    return edition


def files_of(edition: Edition, longest: int = 30) -> dict[str, Sheet]:
    site = site_for(edition, "https://thu-nghiem.example", False, NOW)
    return {one.name: one for one in feed_files(edition, site, NOW, all_listings(edition, site, NOW), longest)}


def test_every_list_has_its_two_feeds_and_so_have_the_corrections(tmp_path: Path) -> None:
    names = {name.removeprefix("feeds/") for name in files_of(edition_of(tmp_path))}
    lists = (
        *("tat-ca", "chuyen-muc/tin-tuc", "chuyen-muc/thong-bao", "the/hop-thu", "tac-gia/tran-van-thu"),
        *("can-bo/nguyen-thi-mau", "dia-phuong/thu-nghiem", "dinh-chinh"),
    )
    assert {f"{one}.{kind}.xml" for one in lists for kind in ("atom", "rss")} <= names


def test_a_feed_that_an_article_does_not_stand_in_is_made_from_what_it_was_made_from(tmp_path: Path) -> None:
    before = files_of(edition_of(tmp_path / "a"))
    after = files_of(edition_of(tmp_path / "b", {"news/2020/sau.md": LATER}))
    changed = {name for name, one in before.items() if one.parts != after[name].parts}
    assert "feeds/the/hop-thu.atom.xml" not in changed
    assert {"feeds/tat-ca.atom.xml", "feeds/chuyen-muc/thong-bao.rss.xml"} <= changed
    assert changed == {name for name, one in before.items() if one.make() != after[name].make()}


def test_a_feed_brings_what_was_published_last_however_its_list_is_sorted(tmp_path: Path) -> None:
    edition = edition_of(tmp_path, {"news/2020/sau.md": LATER})
    _, _, articles, _ = files_of(edition, 1)["feeds/can-bo/nguyen-thi-mau.atom.xml"].parts
    assert [one.id for one in articles] == ["2020/sau"]


def test_an_article_that_stands_twice_in_a_list_stands_twice_in_the_newest(tmp_path: Path) -> None:
    one = edition_of(tmp_path).articles[0]
    assert newest((one, one), {one.id: 0}, 5) == (one, one)
