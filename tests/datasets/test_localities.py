"""A locality as data."""

from __future__ import annotations

from tests.sample_content import LOCALITY, article

PLACE = "du-lieu/dia-phuong/thu-nghiem.json"
OLD = "du-lieu/dia-phuong/thu-nghiem/mau-mot.json"
PRESENT = "du-lieu/dia-phuong/thu-nghiem/mau-moi.json"


def test_a_former_unit_says_until_when_by_which_decision_and_what_it_became(data_of):
    found = data_of()[OLD]
    assert (found["full_name"], found["is_former"], found["from"], found["to"]) == (
        *("xã Mẫu Một", True, None, "2025-06-30"),
    )
    assert found["decision"] == {"number": "9999/NQ-THU", "day": "2025-06-16"}
    assert [one["full_name"] for one in found["became"]] == ["xã Mẫu Mới"]
    assert found["made_from"] == []


def test_a_present_unit_says_since_when_and_from_what(data_of):
    found = data_of()[PRESENT]
    assert (found["is_former"], found["from"], found["to"]) == (False, "2025-07-01", None)
    assert [one["id"] for one in found["made_from"]] == ["thu-nghiem", "thu-nghiem/mau-hai", "thu-nghiem/mau-mot"]


def test_a_parent_without_a_page_has_a_name_and_no_address(data_of):
    assert data_of()[PLACE]["parent"] == {"id": None, "full_name": "tỉnh Mẫu", "url": None, "data_url": None}
    assert data_of()[OLD]["parent"]["id"] == "thu-nghiem"


def test_the_news_of_a_commune_stands_with_its_place_too(data_of):
    printed = data_of({"news/2018/hop-thu.md": article(localities="[thu-nghiem/mau-mot]")})
    assert [len(printed[address]["articles"]) for address in (PLACE, OLD, PRESENT)] == [1, 1, 0]
    counts = {one["id"]: one["articles"] for one in printed["du-lieu/dia-phuong.json"]["items"]}
    assert counts == {"thu-nghiem": 1, "thu-nghiem/mau-hai": 0, "thu-nghiem/mau-moi": 0, "thu-nghiem/mau-mot": 1}


def test_who_held_an_office_there_is_named(data_of):
    printed = data_of()
    assert [one["id"] for one in printed[PLACE]["officials"]] == ["nguyen-thi-mau"]
    assert printed[OLD]["officials"] == []


def test_what_is_not_known_of_a_unit_is_null(data_of):
    bare = LOCALITY.replace('code: "990"\n', "").replace("decision: {number: 9999/NQ-THU, date: 2025-06-16}\n", "")
    bare = bare.replace("centre: {lat: 20.5, lon: 105.5}\nbecame", "became", 1)
    found = data_of({"localities/thu-nghiem.yaml": bare})[PLACE]
    assert [found[key] for key in ("code", "decision", "centre", "source", "from")] == [None] * 5
