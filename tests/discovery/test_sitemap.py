"""The maps of the site list what readers may find, with true days, and keep to the protocol and its extensions."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from xmlschema import XMLSchema

from plugins.discovery.sitemap import NEWS_PROTOCOL, Bounds, MappedPage, news_files, robots_text, sitemap_files
from plugins.editions.site import site_for
from tests.sample_content import Files, article, read_sample

NAME = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HOST = "https://thu-nghiem.example"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="12" height="6"><rect width="12" height="6"/></svg>'
IMAGES = "{http://www.google.com/schemas/sitemap-image/1.1}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
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


@pytest.fixture(scope="module")
def protocol() -> XMLSchema:
    """The protocol of sitemaps with its extensions for pictures and news."""
    return XMLSchema(Path(__file__).with_name("schemas") / "sitemap.xsd")


def numbered(count: int) -> list[MappedPage]:
    return [MappedPage(f"tin/{number}/") for number in range(count)]


@pytest.mark.parametrize("bounds", [Bounds(2), Bounds(50_000, bytes=1024 + 140)])
def test_large_site_has_a_map_in_parts(bounds: Bounds, protocol: XMLSchema) -> None:
    files = sitemap_files(numbered(5), HOST, bounds)
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    index = ElementTree.fromstring(files["sitemap.xml"].encode())
    assert [row.findtext(f"{NAME}loc") for row in index] == [f"{HOST}/sitemap-{number}.xml" for number in (1, 2, 3)]
    assert [len(ElementTree.fromstring(text.encode())) for name, text in files.items() if "-" in name] == [2, 2, 1]
    for text in files.values():
        protocol.validate(text)
        assert len(text.encode()) <= bounds.bytes


def test_map_holds_as_many_addresses_as_the_protocol_allows_and_no_more(protocol: XMLSchema) -> None:
    assert list(sitemap_files(numbered(50_000), HOST)) == ["sitemap.xml"]
    assert len(sitemap_files(numbered(50_001), HOST)) == 3


def test_address_with_odd_signs_is_written_for_xml(protocol: XMLSchema) -> None:
    text = sitemap_files([MappedPage("ảnh & bản đồ/", "2018-12-20", ("images/a&b.jpg",))], HOST)["sitemap.xml"]
    protocol.validate(text)
    (row,) = ElementTree.fromstring(text.encode())
    assert row.findtext(f"{NAME}loc") == f"{HOST}/%E1%BA%A3nh%20%26%20b%E1%BA%A3n%20%C4%91%E1%BB%93/"


@pytest.mark.parametrize(
    "wrong",
    [
        "<url><loc>/tin/</loc></url>",
        f"<url><loc>{HOST}/</loc><lastmod>19/12/2018</lastmod></url>",
        f"<url><loc>{HOST}/</loc></url><url><loc>{HOST}/</loc></url>",
        "",
    ],
)
def test_schema_of_the_protocol_refuses_what_is_wrong(wrong: str, protocol: XMLSchema) -> None:
    (text,) = sitemap_files([MappedPage("")], HOST).values()
    assert protocol.is_valid(text)
    assert not protocol.is_valid(text.replace(f"<url><loc>{HOST}/</loc></url>", wrong))


def test_pictures_of_an_article_stand_with_its_address(build_site, protocol: XMLSchema) -> None:
    lead = "\n  file: mau.svg\n  alt: Hình mẫu"
    text = article(image=lead) + "\n![Hình hai](../../images/hai.svg)\n\n![Hình mẫu](../../images/mau.svg)\n"
    files = {"news/2018/hop-thu.md": text, "images/mau.svg": PICTURE, "images/hai.svg": PICTURE}
    output = build_site(files, conf="publishconf.py")
    protocol.validate((output / "sitemap.xml").read_text("utf-8"))
    root = ElementTree.parse(output / "sitemap.xml").getroot()
    shown = {row.findtext(f"{NAME}loc"): [one.text or "" for one in row.iter(f"{IMAGES}loc")] for row in root}
    assert len(shown[PAGE]) == 2
    assert all((output / address.removeprefix(f"{HOST}/")).is_file() for address in shown[PAGE])
    assert not any(found for address, found in shown.items() if address != PAGE), "a list shows what articles own"


def test_map_of_real_content_keeps_to_the_protocol(public_sites, protocol: XMLSchema) -> None:
    for site in public_sites:
        protocol.validate((site.root / "sitemap.xml").read_text("utf-8"))


@pytest.fixture
def news(tmp_path: Path):
    """Return `news(changes, moment)`: the files of the map of news as of a moment."""

    def made(changes: Files, moment: str = "2018-12-21T08:00:00+07:00", bounds: Bounds = NEWS_PROTOCOL):
        edition, problems = read_sample(tmp_path, changes)
        assert edition is not None, problems
        now = datetime.fromisoformat(moment)
        return news_files(edition.published(now), site_for(edition, HOST, False, now), now, bounds)

    return made


def test_map_of_news_tells_title_day_and_publication(news, protocol: XMLSchema) -> None:
    files = news({"news/2018/hop-thu.md": article(title="Họp & bàn thử", slug="hop")})
    (text,) = files.values()
    protocol.validate(text)
    (row,) = ElementTree.fromstring(text.encode())
    told = {element.tag.removeprefix(NEWS): element.text for element in row.iter() if element.tag.startswith(NEWS)}
    assert (told["title"], told["publication_date"]) == ("Họp & bàn thử", "2018-12-20T08:00:00+07:00")
    assert (told["name"], told["language"]) == ("Bản tin Thử Nghiệm", "vi")


@pytest.mark.parametrize(
    ("moment", "is_news"),
    [
        ("2018-12-20T07:59:00+07:00", False),
        ("2018-12-20T08:00:00+07:00", True),
        ("2018-12-22T08:00:00+07:00", True),
        ("2018-12-22T08:01:00+07:00", False),
    ],
)
def test_article_is_news_for_two_days_of_the_moment_of_printing(news, moment: str, is_news: bool) -> None:
    assert bool(news({}, moment)) is is_news


def test_withdrawn_article_is_no_news(news) -> None:
    withdrawn = article(updates="\n  - {date: 2018-12-20, kind: withdrawal, note: Không có thật.}")
    assert news({"news/2018/hop-thu.md": withdrawn}) == {}


def test_much_news_has_a_map_in_parts(news, protocol: XMLSchema) -> None:
    more = {f"news/2018/{number}.md": article(title=f"Tin {number}", slug=f"tin-{number}") for number in range(4)}
    files = news(more, bounds=Bounds(2))
    assert list(files) == ["sitemap-tin-moi.xml", *(f"sitemap-tin-moi-{number}.xml" for number in (1, 2, 3))]
    for text in files.values():
        protocol.validate(text)


def test_robots_are_told_of_news_while_there_is_some(build_site) -> None:
    fresh = article(title="Tin mới", slug="tin-moi", date="2025-12-31 09:00", event_date="2025-12-30", officials=None)
    text = fresh.replace(" Bà Nguyễn Thị Mẫu chủ trì cuộc họp.", "").replace("[thu-nghiem]", "[thu-nghiem/mau-moi]")
    output = build_site({"news/2025/moi.md": text}, conf="publishconf.py")
    assert (output / "sitemap-tin-moi.xml").is_file()
    assert (output / "robots.txt").read_text("utf-8").endswith(f"Sitemap: {HOST}/sitemap-tin-moi.xml\n")
    assert not (build_site(conf="publishconf.py") / "sitemap-tin-moi.xml").exists()


def test_pages_that_say_noindex_are_open_to_robots_and_on_no_map(public_sites) -> None:
    closed = 0
    for site in public_sites:
        listed = (site.root / "sitemap.xml").read_text("utf-8")
        assert "Disallow: /" not in (site.root / "robots.txt").read_text("utf-8")
        for address, html in site.pages().items():
            if '<meta name="robots" content="noindex">' in html:
                closed += 1
                assert f"<loc>{site.host}/{address}</loc>" not in listed
    assert closed, "the moved page at the least"
