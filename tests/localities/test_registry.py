from __future__ import annotations

from pathlib import Path

import pytest

from plugins.core.problems import Problem
from plugins.core.sources import ContentFolder
from plugins.localities.registry import Localities, path_back, read_localities
from tests.sample_content import LOCALITY, Files, rules, write_files


def read(root: Path, files: Files) -> tuple[Localities, list[Problem]]:
    return read_localities(
        ContentFolder(write_files(root, {f"localities/{name}": text for name, text in files.items()}), "content")
    )


@pytest.fixture
def sample(tmp_path: Path) -> Localities:
    files = {
        "thu-nghiem.yaml": LOCALITY,
        "mau.yml": "name: Mẫu\nkind: tỉnh\n",
        "lang-gieng.yaml": "name: Láng Giềng\nkind: huyện\nparent: mau\nto: 2025-06-30\n"
        "became: [thu-nghiem/mau-moi, mau]\n",
    }
    localities, problems = read(tmp_path, files)
    assert problems == []
    return localities


def ids(units: object) -> list[str]:
    return [unit.id for unit in units]  # type: ignore[attr-defined]


def test_places_stand_in_the_order_of_the_alphabet(sample: Localities) -> None:
    assert ids(sample.places) == ["lang-gieng", "mau", "thu-nghiem"]


def test_unit_is_found_by_its_id_and_nothing_else(sample: Localities) -> None:
    unit = sample.find("thu-nghiem/mau-mot")
    assert unit is not None
    assert (unit.name, unit.place_id) == ("Mẫu Một", "thu-nghiem")
    assert sample.find("mau-mot") is None
    assert sample.find("") is None


def test_place_of_a_commune_is_the_one_whose_file_describes_it(sample: Localities) -> None:
    assert sample.place_of(sample.units["thu-nghiem/mau-mot"]).id == "thu-nghiem"
    assert sample.place_of(sample.units["mau"]).id == "mau"


def test_relations_before_and_after_answer_each_other(sample: Localities) -> None:
    assert ids(sample.became(sample.units["lang-gieng"])) == ["thu-nghiem/mau-moi", "mau"]
    assert sorted(ids(sample.predecessors(sample.units["thu-nghiem/mau-moi"]))) == [
        "lang-gieng", "thu-nghiem", "thu-nghiem/mau-hai", "thu-nghiem/mau-mot",
    ]  # fmt: skip
    for unit in sample.units.values():
        assert all(unit in sample.predecessors(later) for later in sample.became(unit))
    assert sample.became(sample.units["mau"]) == ()
    assert sample.predecessors(sample.units["lang-gieng"]) == ()


def within(localities: Localities, id: str) -> set[str]:
    return {inner for inner, outer in localities.around.items() if id in outer}


def test_place_holds_its_communes_and_everything_whose_parent_it_is(sample: Localities) -> None:
    assert within(sample, "thu-nghiem") == {
        "thu-nghiem", "thu-nghiem/mau-mot", "thu-nghiem/mau-hai", "thu-nghiem/mau-moi",
    }  # fmt: skip
    assert within(sample, "mau") == {"mau", "lang-gieng"}
    assert within(sample, "thu-nghiem/mau-mot") == {"thu-nghiem/mau-mot"}


def test_parents_of_parents_hold_what_their_children_hold(tmp_path: Path) -> None:
    files = {
        "a.yaml": "name: A\nkind: tỉnh\n",
        "b.yaml": "name: B\nkind: huyện\nparent: a\n",
        "c.yaml": "name: C\nkind: xã\nparent: b\ncommunes: [{id: d, name: D, kind: thôn}]\n",
    }
    localities, problems = read(tmp_path, files)
    assert problems == []
    assert within(localities, "a") == {"a", "b", "c", "c/d"}
    assert localities.around["c/d"] == ("a", "b", "c", "c/d")


def test_parent_is_the_file_the_unit_named_or_the_unit_outside(sample: Localities) -> None:
    named = {id: (unit.parent_name, unit.parent_id) for id, unit in sample.units.items()}
    assert named["thu-nghiem"] == ("tỉnh Mẫu", None)
    assert named["thu-nghiem/mau-mot"] == ("huyện Thử Nghiệm", "thu-nghiem")
    assert named["thu-nghiem/mau-moi"] == ("tỉnh Mẫu", None)
    assert named["lang-gieng"] == ("tỉnh Mẫu", "mau")
    assert named["mau"] == ("", None)


def line_of(text: str, part: str) -> int:
    """Return the last line on which a part of the text stands."""
    return text[: text.rindex(part)].count("\n") + 1


@pytest.mark.parametrize(
    ("change", "value", "nearest"),
    [
        (
            ("became: [thu-nghiem/mau-moi]\ndec", "became: [thu-nghiem/mau-moii]\ndec"),
            "thu-nghiem/mau-moii",
            "mau-moi”",
        ),
        (('parent: {name: Mẫu, kind: tỉnh, code: "99"}', "parent: thu-nghiemm"), "thu-nghiemm", "thu-nghiem”"),
        (("parent: {name: Mẫu, kind: tỉnh}", "parent: khong-co"), "khong-co", ""),
    ],
)
def test_unknown_unit_in_a_relation_is_told_with_the_nearest_id(
    tmp_path: Path, change: tuple[str, str], value: str, nearest: str
) -> None:
    text = LOCALITY.replace(*change)
    _, problems = read(tmp_path, {"thu-nghiem.yaml": text})
    assert [(one.rule, one.line, one.value) for one in problems] == [("unknown-locality", line_of(text, value), value)]
    assert nearest in problems[0].remedy


def test_two_communes_with_one_id_are_refused_at_the_second(tmp_path: Path) -> None:
    text = LOCALITY.replace("id: mau-hai", "id: mau-mot")
    _, problems = read(tmp_path, {"thu-nghiem.yaml": text})
    assert [(one.rule, one.line, one.value) for one in problems] == [
        ("duplicate-id", line_of(text, "id: mau-mot"), "mau-mot")
    ]


def test_two_files_with_one_id_are_refused(tmp_path: Path) -> None:
    files = {"a.yaml": "name: A\nkind: xã\n", "a.yml": "name: B\nkind: xã\n"}
    _, problems = read(tmp_path, files)
    assert [(one.rule, one.path) for one in problems] == [("duplicate-id", "content/localities/a.yml")]
    assert "content/localities/a.yaml" in problems[0].reason


def test_unit_that_ends_before_it_begins_is_refused(tmp_path: Path) -> None:
    text = "name: A\nkind: xã\nfrom: 2025-07-01\nto: 2025-06-30\n"
    _, problems = read(tmp_path, {"a.yaml": text})
    assert [(one.rule, one.line) for one in problems] == [("reversed-term", 4)]
    assert rules(read(tmp_path, {"a.yaml": text.replace("2025-06-30", "2025-07-01")})[1]) == []


@pytest.mark.parametrize(
    ("files", "relation", "way"),
    [
        ({"a.yaml": "name: A\nkind: xã\nparent: a\n"}, "parent", "a → a"),
        ({"a.yaml": "name: A\nkind: xã\nbecame: [a]\n"}, "became", "a → a"),
        (
            {"a.yaml": "name: A\nkind: xã\nbecame: [b]\n", "b.yaml": "name: B\nkind: xã\nbecame: [a]\n"},
            "became",
            "a → b → a",
        ),
        (
            {
                "a.yaml": "name: A\nkind: xã\nparent: b\n",
                "b.yaml": "name: B\nkind: xã\nparent: c\n",
                "c.yaml": "name: C\nkind: xã\nparent: a\n",
            },
            "parent",
            "a → b → c → a",
        ),
        (
            {"a.yaml": "name: A\nkind: xã\nbecame: [a/b]\ncommunes:\n  - {id: b, name: B, kind: xã, became: [a]}\n"},
            "became",
            "a → a/b → a",
        ),
    ],
)
def test_relation_that_leads_back_is_told_with_its_way(tmp_path: Path, files: Files, relation: str, way: str) -> None:
    localities, problems = read(tmp_path, files)
    assert set(rules(problems)) == {"locality-cycle"}
    assert any(f"“{relation}” chạy vòng: {way}" in one.reason for one in problems)
    assert set(localities.around) == set(localities.units)


def test_unit_that_leads_into_a_circle_is_not_part_of_it(tmp_path: Path) -> None:
    files = {
        "a.yaml": "name: A\nkind: xã\nbecame: [b]\n",
        "b.yaml": "name: B\nkind: xã\nbecame: [c]\n",
        "c.yaml": "name: C\nkind: xã\nbecame: [b]\n",
    }
    _, problems = read(tmp_path, files)
    assert [one.path for one in problems] == ["content/localities/b.yaml", "content/localities/c.yaml"]


def test_shortest_way_back_is_the_one_told() -> None:
    arrows = {"a": ("b", "c"), "b": ("d",), "c": ("a",), "d": ("a",)}
    assert path_back("a", arrows) == ["a", "c", "a"]
    assert path_back("x", arrows) == []


def test_file_name_that_is_no_id_gets_the_right_one(tmp_path: Path) -> None:
    _, problems = read(tmp_path, {"Thử Nghiệm.yaml": "name: A\nkind: xã\n"})
    assert rules(problems) == ["bad-id"]
    assert "thu-nghiem" in problems[0].remedy


def test_broken_file_does_not_hide_the_others(tmp_path: Path) -> None:
    localities, problems = read(
        tmp_path, {"a.yaml": "name: [", "b.yaml": "kind: xã\n", "c.yaml": "name: C\nkind: xã\n"}
    )
    assert [one.path for one in problems] == ["content/localities/a.yaml", "content/localities/b.yaml"]
    assert ids(localities.places) == ["c"]
