"""People of a page are gathered once each, matched with those who have a page, and left to the editor where unsure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from plugins.imports.new_officials import Sighting, locality_of, official_files
from plugins.imports.people import Person, Roster, other_office, people_on_page
from plugins.localities.model import Unit
from plugins.officials.model import Office, Official
from plugins.officials.registry import Officials

DAY = date(2018, 12, 19)
PLACE = Unit("thu-nghiem", "Thử Nghiệm", "huyện", "990", None, None, None, "tỉnh Mẫu", None, (), "thu-nghiem")


@dataclass(frozen=True)
class Seen:
    title: str
    body: str = ""


@dataclass(frozen=True)
class Found:
    name: str
    offices: tuple[Seen, ...] = ()
    roles: tuple[str, ...] = ()
    kind: str = "participant"
    refers_to: str | None = None


def office(title: str, **keys) -> Office:
    return Office.model_validate(
        {"title": title, "body": "UBND huyện Thử Nghiệm", **keys}, by_alias=True, by_name=False
    )


def official(id: str, name: str, *offices: Office) -> Official:
    return Official(id, name, (), offices, "")


CHAIR = official("le-vi-du", "Lê Ví Dụ", office("Chủ tịch", **{"from": "2018-01-01", "to": "2018-12-31"}))
LATER = official("pham-thi-thi", "Phạm Thị Thí", office("Chủ tịch", **{"from": "2020-01-01", "to": "2020-12-31"}))
TWINS = (
    official("tran-van-thu", "Trần Văn Thử", office("Chủ tịch", seen=["2018-12-19"])),
    official("tran-van-thu-2", "Trần Văn Thử", office("Bí thư", seen=["2018-12-19"])),
)
OFFICIALS = Officials([CHAIR, LATER, *TWINS])


def test_one_person_is_listed_once_with_all_roles_and_offices():
    found = people_on_page(
        [
            Found("Lê Ví Dụ", (Seen("Chủ tịch", "UBND huyện Thử Nghiệm"),), ("spoke",)),
            Found("Chủ tịch", (Seen("Chủ tịch"),), ("chaired",), refers_to="Lê Ví Dụ"),
            Found("LÊ VÍ DỤ", (Seen("Phó Bí thư", "Huyện ủy"),), (), "mentioned"),
            Found("Vũ Thị Thử", (), ("attended",), "mentioned"),
            Found("", (Seen("Chủ tịch"),)),
        ]
    )
    assert found == (
        Person(
            "Lê Ví Dụ", (("Chủ tịch", "UBND huyện Thử Nghiệm"), ("Phó Bí thư", "Huyện ủy")), ("chaired", "spoke"), True
        ),
        Person("Vũ Thị Thử", (), (), False),
    )


def person(name: str, *offices: tuple[str, str], takes_part: bool = True) -> Person:
    return Person(name, offices, ("attended",), takes_part)


def test_who_has_a_page_is_listed_by_its_id():
    listed = Roster(OFFICIALS).listed(person("Lê Ví Dụ", ("Chủ tịch", "UBND huyện")), DAY)
    assert (listed.id, listed.is_new, listed.objection) == ("le-vi-du", False, "")


def test_of_two_namesakes_the_office_tells_which():
    assert Roster(OFFICIALS).listed(person("Trần Văn Thử", ("Bí thư", "Huyện ủy")), DAY).id == "tran-van-thu-2"


def test_where_it_does_not_tell_the_editor_is_asked():
    listed = Roster(OFFICIALS).listed(person("Trần Văn Thử", ("Trưởng phòng", "")), DAY)
    assert "tran-van-thu, tran-van-thu-2" in listed.objection


def test_who_held_no_office_that_day_is_left_to_the_editor():
    listed = Roster(OFFICIALS).listed(person("Phạm Thị Thí", ("Chủ tịch", "UBND huyện")), DAY)
    assert "không giữ chức vụ nào ngày 19/12/2018" in listed.objection
    assert "Chủ tịch UBND huyện" in listed.objection
    named = Roster(OFFICIALS).listed(person("Phạm Thị Thí", takes_part=False), DAY)
    assert named.objection == ""


def test_another_office_than_the_file_has_is_said():
    assert other_office(person("Lê Ví Dụ", ("Chủ tịch", "UBND huyện")), CHAIR, DAY) == ""
    assert other_office(person("Lê Ví Dụ"), CHAIR, DAY) == ""
    assert "trang cũ ghi “Bí thư Huyện ủy”" in other_office(person("Lê Ví Dụ", ("Bí thư", "Huyện ủy")), CHAIR, DAY)


def test_new_people_get_one_id_each_and_nobody_elses():
    roster = Roster(OFFICIALS)
    ids = [roster.listed(person(name), DAY).id for name in ("Đỗ Mẫu", "Đô Mẫu", "Đỗ  Mẫu", "Lê Vi Dụ")]
    assert ids == ["do-mau", "do-mau-2", "do-mau", "le-vi-du-2"]


def sighting(one: Person, day: date = DAY, known: bool = True) -> Sighting:
    return Sighting(Roster(Officials([])).listed(one, day), day, known, PLACE, f"content/news/{day.year}/x.md")


def test_an_office_seen_on_two_days_is_written_once():
    chair = person("Đỗ Mẫu", ("Chủ tịch", "UBND huyện Thử Nghiệm"))
    files = official_files([sighting(chair), sighting(chair, date(2019, 1, 2))])
    assert list(files) == ["do-mau"]
    assert files["do-mau"].count("title:") == 1
    assert "seen: [2018-12-19, 2019-01-02]" in files["do-mau"]
    assert "locality: thu-nghiem" in files["do-mau"]


def test_who_is_only_named_is_seen_in_no_office():
    text = official_files([sighting(person("Đỗ Mẫu", ("Chủ tịch nước", ""), takes_part=False))])["do-mau"]
    assert "seen: []" in text
    assert "chỉ được nhắc tên" in text


def test_a_day_that_is_only_that_of_publication_is_said():
    assert "ngày đăng" in official_files([sighting(person("Đỗ Mẫu", ("Bí thư", "Huyện ủy")), known=False)])["do-mau"]


def test_who_has_no_office_on_the_page_gets_a_file_that_says_so():
    assert "offices: []" in official_files([sighting(person("Đỗ Mẫu"))])["do-mau"]


@pytest.mark.parametrize(
    ("title", "body", "locality"),
    [
        ("Chủ tịch", "UBND huyện Thử Nghiệm", "thu-nghiem"),
        ("Huyện ủy viên", "", "thu-nghiem"),
        ("Tỉnh ủy viên", "", ""),
        ("Trưởng Ban Dân vận", "Tỉnh ủy Mẫu", ""),
        ("Chủ tịch nước", "", ""),
    ],
)
def test_an_office_belongs_to_the_place_only_where_it_says_so(title: str, body: str, locality: str):
    assert locality_of(title, body, PLACE) == locality
