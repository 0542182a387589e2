from __future__ import annotations

from datetime import date

import pytest

from plugins.officials.mentions import find_mentions
from plugins.officials.model import Office, Official
from plugins.officials.proposals import holds, people_in, propose_officials
from plugins.officials.registry import Officials

DAY = date(2018, 12, 19)


def official(id: str, name: str, title: str, body: str) -> Official:
    return Official(id, name, (), (Office.model_validate({"title": title, "body": body, "seen": ["2018-12-19"]}),), "")


SECRETARY = official("nguyen-van-mau", "Nguyễn Văn Mẫu", "Bí thư", "Huyện ủy Thử Nghiệm")
CHAIRMAN = official("nguyen-van-mau-2", "Nguyễn Văn Mẫu", "Chủ tịch", "UBND huyện Thử Nghiệm")


def test_mentions_of_one_person_are_one_entry() -> None:
    text = "Đồng chí Nguyễn Văn Mẫu, Bí thư Huyện ủy, dự. Đồng chí Bí thư Huyện ủy nhấn mạnh ba việc."
    (person,) = propose_officials(text, Officials([SECRETARY]))
    assert person.official is SECRETARY
    assert person.roles == ("attended", "directed")
    assert person.office_text == "Bí thư Huyện ủy"
    assert len(person.mentions) == 2


def test_other_names_of_one_person_are_one_entry() -> None:
    known = Official("x", "Nguyễn Văn Mẫu", ("Ba Thử",), (), "")
    (person,) = propose_officials("Ông Nguyễn Văn Mẫu dự. Ông Ba Thử phát biểu.", Officials([known]))
    assert (person.name, person.roles) == ("Nguyễn Văn Mẫu", ("attended", "spoke"))


@pytest.mark.parametrize(
    ("office", "meant"), [("Bí thư Huyện ủy", SECRETARY), ("Chủ tịch UBND huyện", CHAIRMAN), ("Trưởng thôn", None)]
)
def test_namesakes_are_told_apart_by_office(office: str, meant: Official | None) -> None:
    text = f"Đồng chí Nguyễn Văn Mẫu, {office}, dự."
    (person,) = propose_officials(text, Officials([SECRETARY, CHAIRMAN]), day=DAY)
    assert person.official is meant
    assert person.namesakes == (() if meant else (SECRETARY, CHAIRMAN))


def test_the_namesake_that_an_editor_listed_is_meant() -> None:
    registry = Officials([SECRETARY, CHAIRMAN])
    mentions = find_mentions("Ông Nguyễn Văn Mẫu dự.", registry=registry)
    (person,) = people_in(mentions, registry, DAY, {"nguyen-van-mau-2"})
    assert person.official is CHAIRMAN


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Bí thư Huyện ủy", True),
        ("Bí thư Huyện ủy Thử Nghiệm", True),
        ("Bí thư Huyện ủy Ví Dụ", False),
        ("Phó Bí thư Huyện ủy", False),
        ("Chủ tịch HĐND huyện", False),
    ],
)
def test_office_of_the_text_is_held_against_the_record(said: str, expected: bool) -> None:
    (mention,) = find_mentions(f"Đồng chí Nguyễn Văn Mẫu, {said}, dự.")
    assert holds(SECRETARY, mention.offices[0], DAY) is expected


def test_standing_deputy_may_be_called_deputy() -> None:
    deputy = official("x", "Lê Thị Thử", "Phó Bí thư Thường trực", "Huyện ủy Thử Nghiệm")
    (mention,) = find_mentions("Đồng chí Lê Thị Thử, Phó Bí thư Huyện ủy, dự.")
    assert holds(deputy, mention.offices[0], DAY)
