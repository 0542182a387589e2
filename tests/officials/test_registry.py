from __future__ import annotations

from pathlib import Path

import pytest

from plugins.core.problems import Problem
from plugins.core.sources import ContentFolder
from plugins.localities.registry import read_localities
from plugins.officials.model import Official
from plugins.officials.registry import Officials, name_form, read_officials
from tests.sample_content import LOCALITY, OFFICIAL, Files, rules, write_files


def read(root: Path, files: Files) -> tuple[Officials, list[Problem]]:
    folder = ContentFolder(write_files(root, {"localities/thu-nghiem.yaml": LOCALITY, **files}), "content")
    localities, problems = read_localities(folder)
    assert problems == []
    return read_officials(folder, localities, lambda document: (f"<p>{document.body.strip()}</p>\n", []))


def person(id: str, name: str, *also: str) -> Official:
    return Official(id, name, also, (), "")


def test_official_is_read_with_offices_and_biography(tmp_path: Path) -> None:
    officials, problems = read(tmp_path, {"officials/nguyen-thi-mau.md": OFFICIAL})
    assert problems == []
    official = officials.find("nguyen-thi-mau")
    assert official is not None
    assert (official.name, official.url) == ("Nguyễn Thị Mẫu", "can-bo/nguyen-thi-mau/")
    assert [office.title for office in official.offices] == ["Trưởng Phòng Thử", "Phó Chủ tịch"]
    assert official.biography == "<p>Nguyễn Thị Mẫu là một người không có thật.</p>\n"


def test_unknown_id_finds_nobody() -> None:
    assert Officials([person("a", "A")]).find("b") is None


def test_officials_stand_in_the_order_of_given_names() -> None:
    officials = Officials(
        [person("c", "Trần Văn Đức"), person("b", "Lê An"), person("a", "Vũ Dũng"), person("d", "Lê An")]
    )
    assert [one.id for one in officials.all] == ["b", "d", "a", "c"]


@pytest.mark.parametrize("asked", ["Đặng Thị Hòa", "đặng thị hoà", "  Đặng  Thị Hòa", "ĐẶNG THỊ HÒA"])
def test_name_is_found_whatever_its_capitals_spaces_and_place_of_the_tone(asked: str) -> None:
    official = person("dang-thi-hoa", "Đặng Thị Hòa")
    assert Officials([official]).named(asked) == (official,)


@pytest.mark.parametrize("asked", ["Đặng Thị Hoa", "Đặng Hòa", ""])
def test_other_names_are_not_found(asked: str) -> None:
    assert Officials([person("dang-thi-hoa", "Đặng Thị Hòa")]).named(asked) == ()


def test_name_also_known_finds_the_person_once() -> None:
    official = person("le-an", "Lê An", "Ba An", "LÊ AN")
    assert Officials([official]).named("Ba An") == (official,)
    assert Officials([official]).named("Lê An") == (official,)


def test_name_of_two_people_finds_both() -> None:
    found = Officials([person("le-an", "Lê An"), person("le-an-2", "Lê Bình", "Lê An")]).named("Lê An")
    assert {one.id for one in found} == {"le-an", "le-an-2"}


def test_name_form_is_the_same_for_both_ways_to_write_a_tone() -> None:
    assert name_form("Nguyễn Thuỷ") == name_form("NGUYỄN  Thủy")


@pytest.mark.parametrize(
    ("name", "remedy"),
    [("Nguyễn Thị Mẫu", "nguyen-thi-mau.md"), ("nguyen_thi_mau", "nguyen-thi-mau.md"), ("___", "ho-va-ten.md")],
)
def test_file_name_that_is_no_id_gets_the_right_one(tmp_path: Path, name: str, remedy: str) -> None:
    _, problems = read(tmp_path, {f"officials/{name}.md": OFFICIAL})
    assert rules(problems) == ["bad-id"]
    assert remedy in problems[0].remedy
    assert problems[0].value == f"{name}.md"


def test_one_id_in_two_folders_is_refused_and_names_the_other_file(tmp_path: Path) -> None:
    officials, problems = read(tmp_path, {"officials/cu/a.md": OFFICIAL, "officials/moi/a.md": OFFICIAL})
    assert [(problem.rule, problem.path) for problem in problems] == [("duplicate-id", "content/officials/moi/a.md")]
    assert "content/officials/cu/a.md" in problems[0].reason
    assert len(officials.all) == 1


def test_unknown_locality_of_an_office_gets_the_nearest_id(tmp_path: Path) -> None:
    text = OFFICIAL.replace("locality: thu-nghiem\n    from: 2019", "locality: thu-nghien\n    from: 2019")
    _, problems = read(tmp_path, {"officials/a.md": text})
    assert [(problem.rule, problem.line) for problem in problems] == [("unknown-locality", 11)]
    assert "“thu-nghiem”" in problems[0].remedy


def test_day_seen_outside_the_term_is_told_at_its_own_line(tmp_path: Path) -> None:
    text = OFFICIAL.replace(
        "    to: 2018-12-31", "    to: 2018-12-31\n    seen:\n      - 2016-01-01\n      - 2019-01-01"
    )
    _, problems = read(tmp_path, {"officials/a.md": text})
    assert [(problem.rule, problem.line, problem.value) for problem in problems] == [
        ("seen-outside-term", 11, "2019-01-01")
    ]
    assert "Trưởng Phòng Thử huyện Thử Nghiệm" in problems[0].reason


def test_same_office_twice_names_the_line_of_the_first(tmp_path: Path) -> None:
    entry = (
        "  - title: Trưởng Phòng Thử\n    body: huyện Thử Nghiệm\n    locality: thu-nghiem\n    seen: [2016-01-01]\n"
    )
    _, problems = read(tmp_path, {"officials/a.md": OFFICIAL.replace("---\n\nN", f"{entry}---\n\nN")})
    assert [(problem.rule, problem.line) for problem in problems] == [("overlapping-terms", 13)]
    assert "dòng 4" in problems[0].reason


def test_every_file_tells_its_own_problems(tmp_path: Path) -> None:
    files = {"officials/a.md": "---\nnam: A\n---\n", "officials/b.md": "Chữ.\n", "officials/c.md": OFFICIAL}
    officials, problems = read(tmp_path, files)
    assert {(problem.path, problem.rule) for problem in problems} == {
        ("content/officials/a.md", "unknown-key"),
        ("content/officials/a.md", "missing"),
        ("content/officials/b.md", "no-front-matter"),
    }
    assert [one.id for one in officials.all] == ["c"]


def test_site_without_officials_has_none(tmp_path: Path) -> None:
    officials, problems = read(tmp_path, {})
    assert (officials.all, problems) == ((), [])
