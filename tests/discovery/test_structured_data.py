"""The graph of a page: what stands in it, on which pages, and that nothing in it can leave its element."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from plugins.discovery.structured_data import structured_data
from plugins.editions.site import Site, site_for
from tests.sample_content import SITE, article, read_sample

HOST = "https://thu-nghiem.example"
BUILT = datetime.fromisoformat("2026-01-01T07:00:00+07:00")
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
ARTICLE = "tin/2018/12/huyen-thu-nghiem-hop-thu/index.html"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    edition, problems = read_sample(tmp_path)
    assert edition is not None, problems
    return site_for(edition, HOST, False, BUILT)


def graph(html: str) -> list[dict[str, Any]]:
    """Return the one graph that stands in HTML."""
    (found,) = SCRIPT.findall(html)
    nodes: list[dict[str, Any]] = json.loads(found)["@graph"]
    return nodes


def node(html: str, type: str) -> dict[str, Any]:
    """Return the one thing of a type."""
    (found,) = [one for one in graph(html) if one["@type"] == type]
    return found


def test_no_text_can_end_the_element(site: Site) -> None:
    title = '"</script><script>alert(1)</script> & <!-- “A”"'
    printed = structured_data(None, site, title, "a/", trail=[(title, "b/")])
    assert not set(str(printed).removeprefix('<script type="application/ld+json">').removesuffix("</script>")) & set(
        "<>&"
    )
    assert graph(printed)[0]["name"] == title


def test_words_that_a_template_escaped_are_told_as_they_are_read(site: Site) -> None:
    printed = structured_data(None, site, Markup("A &amp; B"), "a/", trail=[(2018, "b/")], home="Trang chủ")
    assert graph(printed)[0]["name"] == "A & B"
    assert [step["name"] for step in graph(printed)[1]["itemListElement"]] == ["Trang chủ", "2018", "A & B"]


def test_home_tells_of_the_site_and_all_that_is_known_of_the_agency(build_site) -> None:
    more = (
        "address: Số 1, đường Mẫu\nphone: 0999 000 000\nemail: a@thu.example\nlocality: thu-nghiem\n"
        "social: [{name: Kênh, url: https://kenh.example}]\nsealed: {on: 2025-07-01}\n"
    )
    contact = "---\ntitle: Liên hệ\n---\n\nGửi thư.\n"
    files = {"site.yaml": SITE + more, "pages/lien-he.md": contact}
    output = build_site(files, conf="publishconf.py")
    home = (output / "index.html").read_text("utf-8")
    agency = node(home, "GovernmentOrganization")
    assert agency["contactPoint"] == {
        "@type": "ContactPoint",
        "telephone": "0999 000 000",
        "email": "a@thu.example",
        "url": f"{HOST}/lien-he/",
    }
    assert (agency["address"], agency["sameAs"]) == ("Số 1, đường Mẫu", ["https://kenh.example"])
    assert (agency["areaServed"]["name"], agency["dissolutionDate"]) == ("Huyện Thử Nghiệm", "2025-07-01")
    assert node(home, "WebSite")["publisher"] == {"@id": agency["@id"]}
    assert node((output / "lien-he" / "index.html").read_text("utf-8"), "ContactPage")["name"] == "Liên hệ"


def test_lists_name_their_articles_in_their_order(build_site) -> None:
    later = article(title="Bài sau", slug="sau", date="2019-01-01", event_date="2018-12-31")
    output = build_site({"news/2019/sau.md": later}, conf="publishconf.py")
    page = node((output / "index.html").read_text("utf-8"), "CollectionPage")
    assert [one["url"] for one in page["mainEntity"]["itemListElement"]] == [
        f"{HOST}/tin/2019/01/sau/",
        f"{HOST}/tin/2018/12/huyen-thu-nghiem-hop-thu/",
    ]
    place = node((output / "dia-phuong" / "thu-nghiem" / "index.html").read_text("utf-8"), "CollectionPage")
    assert place["about"] == {"@id": f"{HOST}/dia-phuong/thu-nghiem/#place"}


def test_page_of_an_official_tells_every_office_with_its_days_and_place(build_site) -> None:
    page = (build_site(conf="publishconf.py") / "can-bo" / "nguyen-thi-mau" / "index.html").read_text("utf-8")
    person = node(page, "Person")
    assert node(page, "ProfilePage")["mainEntity"] == {"@id": person["@id"]}
    first, second = person["hasOccupation"]
    assert (first["startDate"], first["endDate"]) == ("2015-01-01", "2018-12-31")
    assert first["hasOccupation"]["occupationLocation"]["@id"] == f"{HOST}/dia-phuong/thu-nghiem/#place"
    assert (second["startDate"], "endDate" in second) == ("2019-01-01", False), "an end that is not known is not told"


def test_page_of_a_unit_tells_where_it_is_and_what_it_was_part_of(build_site) -> None:
    output = build_site(conf="publishconf.py") / "dia-phuong" / "thu-nghiem"
    place = node((output / "index.html").read_text("utf-8"), "AdministrativeArea")
    assert (place["identifier"], place["geo"]["latitude"]) == ("990", 20.5)
    assert place["containedInPlace"] == {"@type": "AdministrativeArea", "name": "Tỉnh Mẫu"}
    commune = node((output / "mau-mot" / "index.html").read_text("utf-8"), "AdministrativeArea")
    assert commune["containedInPlace"]["@id"] == place["@id"]


@pytest.mark.parametrize(("number", "type"), [("78/2025/NĐ-CP", "Legislation"), ("25-NQ/TW", "CreativeWork")])
def test_only_what_binds_everybody_is_legislation(build_site, number: str, type: str) -> None:
    output = build_site({"news/2018/hop-thu.md": article() + f"\nCăn cứ số {number}.\n"}, conf="publishconf.py")
    (path,) = (path for path in (output / "van-ban").glob("*/index.html") if path.parent.name[0].isdigit())
    page = path.read_text("utf-8")
    told = node(page, type)
    assert number in (told.get("legislationIdentifier"), told.get("identifier"))
    assert node((output / ARTICLE).read_text("utf-8"), "NewsArticle")["citation"][0]["@id"] == told["@id"]


def test_public_page_carries_it_and_preview_does_not(build_site) -> None:
    public = (build_site(conf="publishconf.py") / ARTICLE).read_text(encoding="utf-8")
    assert node(public, "NewsArticle")["url"] == f"{HOST}/tin/2018/12/huyen-thu-nghiem-hop-thu/"
    assert not SCRIPT.findall((build_site() / ARTICLE).read_text(encoding="utf-8"))


def test_hidden_article_says_nothing_of_itself_to_machines(build_site) -> None:
    hidden = article(status="hidden")
    output = build_site({"news/2018/hop-thu.md": hidden}, conf="publishconf.py")
    page = (output / ARTICLE).read_text(encoding="utf-8")
    assert not SCRIPT.findall(page)
