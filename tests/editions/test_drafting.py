"""One article, not written yet, held against everything that is."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.core.sources import ContentFolder
from plugins.editions.drafting import Desk, open_desk, problems_of_text
from tests.sample_content import SAMPLE, Files, article, rules, write_files


def desk_of(folder: Path, changes: Files | None = None) -> Desk:
    content = ContentFolder(write_files(folder / "content", {**SAMPLE, **(changes or {})}), "content")
    desk, problems = open_desk(content)
    assert desk is not None, problems
    return desk


def problems_at(desk: Desk, text: str, name: str = "news/2018/bai-moi.md") -> list[str]:
    return rules(problems_of_text(desk, desk.folder.root / name, text))


def test_a_good_text_has_no_problem_and_is_not_written(tmp_path: Path):
    desk = desk_of(tmp_path)
    assert problems_at(desk, article(title="Bài mới")) == []
    assert not (desk.folder.root / "news/2018/bai-moi.md").exists()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("không có phần đầu", "no-front-matter"),
        (article(title="Bài mới", section="khong-co"), "unknown-section"),
        (article(title="Bài mới", tags="[Hợp thư]"), "similar-tags"),
        (article(title="Bài mới", authors="[Trần Văn Thứ]"), "similar-authors"),
        (article(title="Bài mới", translation_of="khong-co"), "unknown-article"),
        (article(title="Bài mới") + "\n![Ảnh](khong-co.png)\n", "bad-picture"),
        (article(), "duplicate-address"),
        (article(status="draft"), "duplicate-address"),
    ],
)
def test_a_text_is_checked_as_if_it_stood_in_its_file(tmp_path: Path, text: str, rule: str):
    assert problems_at(desk_of(tmp_path), text) == [rule]


def test_a_draft_is_held_against_old_addresses_too(tmp_path: Path):
    moved = {"news/2018/hop-thu.md": article(aliases="[/tin/2018/12/bai-moi/]")}
    assert problems_at(desk_of(tmp_path, moved), article(title="Bài mới", status="draft")) == ["duplicate-address"]


def test_a_text_may_take_the_place_of_its_own_file(tmp_path: Path):
    desk = desk_of(tmp_path)
    assert problems_at(desk, article(status="draft"), "news/2018/hop-thu.md") == []


def test_no_desk_is_opened_on_broken_content(tmp_path: Path):
    broken = {**SAMPLE, "news/2018/hop-thu.md": article(section="khong-co")}
    desk, problems = open_desk(ContentFolder(write_files(tmp_path / "content", broken), "content"))
    assert desk is None
    assert rules(problems) == ["unknown-section"]
