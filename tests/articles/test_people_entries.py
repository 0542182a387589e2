from __future__ import annotations

import pytest

from plugins.articles.people_entries import MissingPeople, with_people

HEAD = "title: Họp thử\ndate: 2018-12-20\nevent_date: 2018-12-19\nsection: tin-tuc\nlocalities: [thu-nghiem]\n"
ENTRY = "{id: le-van-thu, role: [spoke]}"


def mended(keys: str, officials: tuple[str, ...] = (), mentioned: tuple[str, ...] = ()) -> str | None:
    text = with_people(f"---\n{HEAD}{keys}---\n\nThân bài.\n", MissingPeople(officials, mentioned))
    return None if text is None else text.removeprefix(f"---\n{HEAD}").partition("---\n")[0]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("", f"officials:\n  - {ENTRY}\n"),
        (
            "officials:\n  - id: x   # ghi chú\n    role: chaired\n",
            f"officials:\n  - id: x   # ghi chú\n    role: chaired\n  - {ENTRY}\n",
        ),
        (
            "officials:\n- {id: x, role: spoke}\ntags: [Họp]\n",
            f"officials:\n- {{id: x, role: spoke}}\n- {ENTRY}\ntags: [Họp]\n",
        ),
        (
            "officials:\n    - id: x\n      role: chaired\n\n# cuối\nstatus: draft\n",
            f"officials:\n    - id: x\n      role: chaired\n    - {ENTRY}\n\n# cuối\nstatus: draft\n",
        ),
    ],
)
def test_participant_is_written_at_the_end_of_the_list_and_nothing_else_changes(keys: str, expected: str) -> None:
    assert mended(keys, (ENTRY,)) == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("", "mentioned: [le-van-thu]\n"),
        ("mentioned: [x]\n", "mentioned: [x, le-van-thu]\n"),
        ("mentioned: []   # chưa có\n", "mentioned: [le-van-thu]   # chưa có\n"),
        ("mentioned:\n  - x\nstatus: draft\n", "mentioned:\n  - x\n  - le-van-thu\nstatus: draft\n"),
        (
            "officials:\n  - {id: y, role: spoke}\nstatus: draft\n",
            "officials:\n  - {id: y, role: spoke}\nmentioned: [le-van-thu]\nstatus: draft\n",
        ),
    ],
)
def test_person_only_named_is_written_into_mentioned(keys: str, expected: str) -> None:
    assert mended(keys, mentioned=("le-van-thu",)) == expected


@pytest.mark.parametrize(
    "keys",
    [
        "officials: [{id: x, role: spoke}]\n",
        "officials: null\n",
        "officials:\n  - id: x\n    role: không có\n",
        "officials:\n  - {id: x,\n    role: spoke}\n  -\n    id: y\n",
        "title: Hai lần\n",
    ],
)
def test_what_cannot_be_mended_safely_is_left_alone(keys: str) -> None:
    assert mended(keys, (ENTRY,)) is None


def test_line_ends_and_a_mark_at_the_start_are_kept() -> None:
    text = f"\ufeff---\n{HEAD}---\n\nThân bài.\n".replace("\n", "\r\n")
    assert with_people(text, MissingPeople((ENTRY,), ())) == text.replace(
        "[thu-nghiem]\r\n", f"[thu-nghiem]\r\nofficials:\r\n  - {ENTRY}\r\n"
    )


@pytest.mark.parametrize("text", ["", "không có phần đầu", "---\ntitle: x\n"])
def test_file_without_front_matter_is_left_alone(text: str) -> None:
    assert with_people(text, MissingPeople((ENTRY,), ())) is None
