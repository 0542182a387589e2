from __future__ import annotations

import pytest

from plugins.core.file_names import is_good_name, name_problem, names_twice

GOOD = ["so-ket-2018.md", "Ảnh họp (1).JPG", "Ảnh".encode().decode(), "a b.md", "ảnh chụp màn hình 10.30.png", "com.md"]
BAD = [
    "a\nb.md",
    "\x1b[31m.md",
    "a\u202egpj.md",
    "a\udcff.md",
    "-rf",
    "a.md ",
    "aux.md",
    "a:b.md",
    "a\\b.md",
    "ư" * 101,
]


@pytest.mark.parametrize("name", GOOD)
def test_names_that_people_give_are_names(name: str) -> None:
    assert is_good_name(name)


@pytest.mark.parametrize("name", BAD)
def test_other_names_are_refused_with_their_signs_shown(name: str) -> None:
    assert not is_good_name(name)
    problem = name_problem(f"content/news/{name}", name)
    assert problem.path.isprintable()
    assert problem.shown_value.isprintable()
    assert problem.reason


def test_names_that_another_system_takes_for_one_are_told() -> None:
    problems = names_twice("content/images", ["b.png", "\u1ea2nh.png", "A\u0309nh.png", "a.png", "A.png"])
    assert [one.path for one in problems] == ["content/images/a.png", "content/images/\u1ea2nh.png"]
    assert names_twice("content/images", ["Ảnh.png", "Anh.png", "b.png"]) == []
