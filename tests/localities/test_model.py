from __future__ import annotations

from datetime import date

import pytest

from plugins.core.frontmatter import parse_yaml
from plugins.core.problems import Problem
from plugins.core.records import read_record
from plugins.localities.model import LocalityRecord, OutsideUnit, Unit, alphabetical


def read(text: str) -> tuple[LocalityRecord | None, list[Problem]]:
    document, problems = parse_yaml(text, "content/localities/thu-nghiem.yaml")
    assert document is not None, problems
    record, more = read_record(LocalityRecord, document)
    return record, problems + more


def unit(id: str, name: str = "Mẫu", kind: str = "xã", until: date | None = None) -> Unit:
    return Unit(id, name, kind, None, None, until, None, "", None, (), "thu-nghiem")


def test_every_field_of_a_place_and_its_communes_is_read() -> None:
    record, problems = read(
        "name: Thử Nghiệm\nkind: huyện\ncode: '0990'\nparent: {name: Mẫu, kind: tỉnh, code: '99'}\nfrom: 1990-01-01\n"
        "to: 2025-06-30\ncentre: {lat: 20.5, lon: 105.5}\nbecame: [khac]\n"
        "decision: {number: 1/NQ-THU, date: 2025-06-16}\n"
        "source: Sách thử\ncommunes:\n- {id: mau, name: Mẫu, kind: xã, parent: khac}\n"
    )
    assert problems == []
    assert record is not None
    assert (record.name, record.kind, record.code, record.source) == ("Thử Nghiệm", "huyện", "0990", "Sách thử")
    assert record.parent == OutsideUnit(name="Mẫu", kind="tỉnh", code="99")
    assert (record.since, record.until) == (date(1990, 1, 1), date(2025, 6, 30))
    assert record.centre is not None
    assert (record.centre.lat, record.centre.lon) == (20.5, 105.5)
    assert record.became == ("khac",)
    assert record.decision is not None
    assert (record.decision.number, record.decision.date) == ("1/NQ-THU", date(2025, 6, 16))
    assert [(one.id, one.name, one.parent) for one in record.communes] == [("mau", "Mẫu", "khac")]


@pytest.mark.parametrize(
    ("lat", "lon", "rule", "remedy"),
    [
        ("6.0", "101.0", None, ""),
        ("24", "118", None, ""),
        ("5.99", "105", "bad-centre", "Kiểm tra vĩ độ"),
        ("24.01", "105", "bad-centre", "Kiểm tra vĩ độ"),
        ("20", "118.5", "bad-centre", "Kiểm tra vĩ độ"),
        ("105.5", "20.5", "bad-centre", "đổi lại"),
        ("2050000", "560000", "bad-centre", "Kiểm tra vĩ độ"),
        ("nan", "105", "bad-number", "18.52"),
        ("1e1", "105", "bad-number", "18.52"),
        ("2_0", "105", "bad-number", "18.52"),
        ("'20,5'", "105", "bad-number", "dấu chấm thập phân"),
        ("true", "105", "bad-number", "18.52"),
        ("[20]", "105", "bad-number", "18.52"),
    ],
)
def test_centre_is_two_numbers_inside_viet_nam(lat: str, lon: str, rule: str | None, remedy: str) -> None:
    _, problems = read(f"name: A\nkind: xã\ncentre: {{lat: {lat}, lon: {lon}}}\n")
    assert [problem.rule for problem in problems] == ([rule] if rule else [])
    assert all(remedy in problem.remedy and problem.line == 3 for problem in problems)


@pytest.mark.parametrize("id", ["Mẫu Một", "mau_mot", "a/b", "-a"])
def test_id_of_a_commune_is_part_of_an_address(id: str) -> None:
    _, problems = read(f"name: A\nkind: huyện\ncommunes:\n  - id: {id}\n    name: B\n    kind: xã\n")
    assert [(problem.rule, problem.line) for problem in problems] == [("bad-id", 4)]
    assert "communes.1.id" in problems[0].reason


def test_unit_is_named_with_its_kind() -> None:
    one = unit("thu-nghiem/mau", kind="thị trấn")
    assert (one.full_name, one.title, one.url) == ("thị trấn Mẫu", "Thị trấn Mẫu", "dia-phuong/thu-nghiem/mau/")


def test_unit_that_ended_is_a_former_one() -> None:
    assert unit("thu-nghiem/cu", until=date(2025, 6, 30)).is_former
    assert not unit("thu-nghiem/moi").is_former


def test_units_are_sorted_the_vietnamese_way_and_by_id_where_names_are_equal() -> None:
    names = [("e", "Đông"), ("d", "Dũng"), ("c", "Ánh"), ("b", "An"), ("a", "Đông")]
    assert [one.id for one in alphabetical(unit(id, name) for id, name in names)] == ["b", "c", "d", "a", "e"]
