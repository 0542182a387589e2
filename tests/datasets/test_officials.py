"""An official as data."""

from __future__ import annotations

from tests.sample_content import OFFICIAL, article

AT = "du-lieu/can-bo/nguyen-thi-mau.json"


def test_terms_are_given_as_far_as_they_are_known(data_of):
    monthly = OFFICIAL.replace("from: 2019-01-01", "from: 2019-02\n    seen: [2019-06-01, 2019-03-01]")
    first, second = data_of({"officials/nguyen-thi-mau.md": monthly})[AT]["offices"]
    assert (first["from"], first["to"], first["seen"]) == ("2015-01-01", "2018-12-31", [])
    assert (second["from"], second["to"], second["seen"]) == ("2019-02", None, ["2019-03-01", "2019-06-01"])


def test_each_appearance_has_the_office_of_its_day(data_of):
    later = article(title="Họp sau", slug="hop-sau", date="2019-03-02 08:00", event_date="2019-03-01")
    found = data_of({"news/2019/hop-sau.md": later})[AT]["appearances"]
    assert [(one["day"], one["offices"][0]["title"]) for one in found] == [
        ("2019-03-01", "Phó Chủ tịch"),
        ("2018-12-19", "Trưởng Phòng Thử"),
    ]
    assert found[0]["article"]["title"] == "Họp sau"
    assert "person" not in found[0]


def test_who_is_only_named_took_no_part(data_of):
    printed = data_of({"news/2018/hop-thu.md": article(officials=None, mentioned="[nguyen-thi-mau]")})
    assert printed[AT]["appearances"] == []
    assert [one["title"] for one in printed[AT]["mentioned_in"]] == ["Huyện Thử Nghiệm họp thử"]
    assert printed["du-lieu/can-bo.json"]["items"][0]["appearances"] == 0


def test_a_withdrawn_article_says_nothing_of_a_person(data_of):
    withdrawal = "\n  - {date: 2019-01-05, kind: withdrawal, note: Không diễn ra.}"
    printed = data_of({"news/2018/hop-thu.md": article(updates=withdrawal)})
    assert printed[AT]["appearances"] == []
    assert printed["du-lieu/can-bo.json"]["items"][0]["appearances"] == 0


def test_a_biography_is_given_or_null(data_of):
    assert data_of()[AT]["biography"]["text"] == "Nguyễn Thị Mẫu là một người không có thật."
    bare = OFFICIAL.rpartition("---\n")[0] + "---\n"
    assert data_of({"officials/nguyen-thi-mau.md": bare})[AT]["biography"] is None


def test_the_index_sorts_by_given_name(data_of):
    others = {
        "officials/a.md": "---\nname: Trần Văn Ân\n---\n",
        "officials/b.md": "---\nname: Lê Văn Đa\n---\n",
        "officials/c.md": "---\nname: Vũ Thị An\n---\n",
    }
    index = data_of(others)["du-lieu/can-bo.json"]
    assert [one["name"] for one in index["items"]] == ["Vũ Thị An", "Trần Văn Ân", "Lê Văn Đa", "Nguyễn Thị Mẫu"]
    assert index["count"] == 4
