"""A reading is made anew when an official whom it asked about changed, or a name came up that it may mean; else not."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.articles.test_readings import Desk
from tests.sample_content import SAMPLE, article

PEOPLE = {
    "tran-van-thu": "Trần Văn Thử",
    "le-thi-nghiem": "Lê Thị Nghiệm",
    "giang-a-mau": "Giàng A Mẫu",
    "nguyen-thi-mau-2": "Nguyễn Thị Mẫu",
}
OFFICES = ("Trưởng Phòng Thử", "Phó Phòng Thử", "Bí thư Huyện ủy", "Chánh Văn phòng")


def official(name: str, office: str = OFFICES[0], biography: str = "Người không có thật.", also: str = "") -> str:
    known_as = f"also_known_as: [{also}]\n" if also else ""
    return (
        f"---\nname: {name}\n{known_as}offices:\n  - title: {office}\n    body: huyện Thử Nghiệm\n"
        f"    from: 2015-01-01\n    to: 2019-12-31\n---\n\n{biography}\n"
    )


def told(*names: str) -> str:
    """Return an article that names people, some after a form of address and some in the middle of a sentence."""
    return article(title=f"Bài về {' và '.join(names)}", summary="Tóm tắt.") + "".join(
        f"\n\nĐồng chí {name}, {OFFICES[number % 4]}, phát biểu. Sau đó {name} và Mẫu Văn Khác ra về.\n"
        for number, name in enumerate(names)
    )


@pytest.fixture
def people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk(tmp_path, monkeypatch)
    news = {
        "news/2018/ca-hai.md": told("Trần Văn Thử", "Lê Thị Nghiệm"),
        "news/2018/mot.md": told("Trần Văn Thử"),
        "news/2018/nguoi-la.md": told("Giàng A Mẫu"),
        "news/2018/khong-ai.md": article(title="Bài không có ai").replace("Nguyễn Thị Mẫu", "chủ tọa"),
    }
    first = {f"officials/{id}.md": official(PEOPLE[id]) for id in ("tran-van-thu", "le-thi-nghiem")}
    desk.read({**SAMPLE, **news, **first})
    return desk


def test_only_articles_with_the_changed_official_are_read_anew(people: Desk):
    people.read({"officials/le-thi-nghiem.md": official("Lê Thị Nghiệm", "Phó Phòng Thử")})
    assert people.anew == ["2018/ca-hai"]
    people.read()
    assert people.anew == []


def test_a_changed_biography_has_nothing_read_anew_and_changes_the_digests(people: Desk):
    before = people.digests()
    people.read({"officials/le-thi-nghiem.md": official("Lê Thị Nghiệm", biography="Một câu khác.")})
    assert people.anew == []
    after = people.digests()
    assert {id for id in before if before[id] != after[id]} == {
        one.id for one in people.edition.articles if "le-thi-nghiem" in str((one.appearances, one.mentioned))
    }


def test_a_new_name_has_only_texts_read_anew_that_may_mean_it(people: Desk):
    people.read({"officials/giang-a-mau.md": official("Giàng A Mẫu")})
    assert people.anew == ["2018/nguoi-la"]
    people.read({"officials/xa-la.md": official("Xa Văn Lạ")})
    assert people.anew == []
    (people.root / "content" / "officials" / "giang-a-mau.md").unlink()
    people.read()
    assert people.anew == ["2018/nguoi-la"]


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_of_officials_what_is_kept_is_what_would_be_read(people: Desk, seed: int):
    """`Desk.read` compares; edits are renamed, removed and added people, other offices, other names of the same."""
    chance = random.Random(seed)
    for _ in range(6):
        id = chance.choice(sorted(PEOPLE))
        path = people.root / "content" / "officials" / f"{id}.md"
        if path.exists() and chance.random() < 0.3:
            path.unlink()
            people.read()
        else:
            name = chance.choice([PEOPLE[id], "Mẫu Văn Khác", "Trần Văn Thử"])
            also = chance.choice(["", "", "Giàng A Mẫu", "Văn Thử"])
            people.read({f"officials/{id}.md": official(name, chance.choice(OFFICES), also=also)})
