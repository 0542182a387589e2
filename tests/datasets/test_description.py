"""The page that explains the data, and what search engines are told of them."""

from __future__ import annotations

import json

from bs4 import BeautifulSoup

from plugins.datasets.description import data_page
from plugins.editions.filters import linked_data
from tests.sample_content import SITE, article


def test_sets_are_counted_as_they_are_written(read, data_of):
    two = {"news/2018/b.md": article(title="Hai", slug="hai")}
    page = data_page(*read(two), translate=str)
    printed = data_of(two)
    counts = {one.kind: one.count for one in page.variables["data_sets"]}
    assert counts == {"articles": 2, "officials": 1, "localities": 4, "documents": 0, "appearances": 2}
    for one in page.variables["data_sets"]:
        assert one.address in printed
        assert one.schema in printed
        assert one.index_schema is None or one.index_schema in printed
        assert one.example_data is None or one.example_data in printed
        if one.index_schema:
            assert printed[one.address]["count"] == one.count


def test_search_engines_are_told_where_the_files_are_and_what_days_they_cover(read):
    site = SITE + "licence: Ghi rõ nguồn.\nlocality: thu-nghiem\n"
    found = data_page(*read({"site.yaml": site}), translate=str).variables["description"]
    assert found["@type"] == "Dataset"
    assert found["name"] == "Open data – Bản tin Thử Nghiệm"
    assert found["url"] == "https://thu-nghiem.example/du-lieu/"
    assert found["temporalCoverage"] == "2018-12-19/2018-12-19"
    assert found["spatialCoverage"] == {"@type": "Place", "name": "huyện Thử Nghiệm"}
    assert found["license"] == {"@type": "CreativeWork", "name": "Ghi rõ nguồn."}
    assert [one["encodingFormat"] for one in found["distribution"]] == [*["application/json"] * 4, "text/csv"]
    assert found["distribution"][0]["contentUrl"] == "https://thu-nghiem.example/du-lieu/tin.json"
    assert 50 <= len(found["description"]) <= 5000, "the bounds that search engines set"


def test_a_site_without_news_covers_no_days(read):
    found = data_page(*read({"news/2018/hop-thu.md": article(status="draft")}), translate=str)
    assert "temporalCoverage" not in found.variables["description"]


def test_nothing_in_the_description_can_end_the_element_it_stands_in():
    told = {"name": "</script><script>alert(1)</script><!-- & \u2028"}
    printed = linked_data(told)
    assert str(printed).count("</script>") == 1
    assert "<!--" not in printed
    element = BeautifulSoup(str(printed), "html.parser").script
    assert element["type"] == "application/ld+json"
    assert json.loads(element.string) == told


def test_pages_lead_to_their_data_and_the_footer_to_the_page_of_data(build_site):
    output = build_site({"news/2018/an.md": article(title="Ẩn", slug="an", status="hidden")})

    def data_links(address: str) -> list[str]:
        page = BeautifulSoup((output / address / "index.html").read_text(encoding="utf-8"), "html.parser")
        assert page.select_one("footer a[href='/du-lieu/']")
        return [one["href"] for one in page.select("head link[rel=alternate][type='application/json']")]

    for address, file in (
        ("tin/2018/12/huyen-thu-nghiem-hop-thu", "/du-lieu/tin/2018/12/huyen-thu-nghiem-hop-thu.json"),
        ("can-bo/nguyen-thi-mau", "/du-lieu/can-bo/nguyen-thi-mau.json"),
        ("dia-phuong/thu-nghiem/mau-mot", "/du-lieu/dia-phuong/thu-nghiem/mau-mot.json"),
        ("can-bo", "/du-lieu/can-bo.json"),
        ("dia-phuong", "/du-lieu/dia-phuong.json"),
        ("", "/du-lieu/tin.json"),
    ):
        assert data_links(address) == [file]
        assert (output / file.lstrip("/")).is_file()
    assert data_links("tin/2018/12/an") == []
