"""A check of what was checked already says the same again without reading it."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.core.problems import Problem
from plugins.newsdesk import last_check
from plugins.newsdesk.__main__ import run_command
from plugins.newsdesk.last_check import Checked, LastCheck
from tests.sample_content import SAMPLE, article, write_files

FOUND = Checked((Problem("news/a.md", 4, "rule", "Vì sao.", "Sửa thế này.", severity="warning"),), "")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_files(tmp_path / "content", {"site.yaml": "name: Mẫu"})


def asked(content: Path, maps: str = "maps") -> LastCheck:
    return LastCheck(content.parent / "cache", content, maps)


def test_what_was_found_is_said_again_until_something_changes(content: Path):
    first = asked(content)
    assert first.recalled() is None
    first.remember(FOUND)
    assert asked(content).recalled() == FOUND
    (content / "news.md").write_text("x")
    assert asked(content).recalled() is None


def test_what_is_saved_while_it_is_read_is_read_again(content: Path):
    first = asked(content)
    assert first.recalled() is None
    (content / "site.yaml").write_text("name: Khác")
    first.remember(FOUND)
    assert asked(content).recalled() is None


def test_other_code_and_other_places_are_checked(content: Path, monkeypatch: pytest.MonkeyPatch):
    first = asked(content)
    first.recalled()
    first.remember(FOUND)
    assert asked(content, str(content.parent)).recalled() is None
    monkeypatch.setattr(last_check, "code_digest", lambda: "other")
    assert asked(content).recalled() is None


@pytest.mark.parametrize("damage", [b"", b"{}", b"null", b"\xff"])
def test_a_damaged_note_is_none(content: Path, damage: bytes):
    first = asked(content)
    first.recalled()
    first.remember(FOUND)
    for path in (content.parent / "cache").rglob("*"):
        if path.is_file():
            path.write_bytes(damage)
    assert asked(content).recalled() is None


def test_an_editor_reads_the_same_the_second_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    content = write_files(tmp_path / "content", {**SAMPLE, "news/2018/sai.md": article(section="khong-co")})
    command = ["check", "--content", str(content), "--cache", str(tmp_path / "cache"), "--format", "json"]
    said = []
    for _ in range(2):
        assert run_command(command) == 1
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
    assert "khong-co" in said[0]
    write_files(content, {"news/2018/sai.md": article(title="Đã sửa")})
    assert run_command(command) == 0
