from __future__ import annotations

from pathlib import Path

import pytest

from plugins.core.sources import ContentFolder
from plugins.editions.edition import read_edition
from plugins.editions.mending import Mended, mend_people
from plugins.newsdesk.__main__ import run_command
from tests.sample_content import SAMPLE, Files, article, rules, write_files

OFFICIAL = "---\nname: Lê Văn Thử\noffices:\n  - {title: Bí thư, body: Huyện ủy Thử Nghiệm, seen: [2018-12-19]}\n---\n"
TEXT = article().rstrip("\n") + "\n\nDự có ông Lê Văn Thử, Bí thư Huyện ủy; bà Trần Thị Ví, Chủ tịch HĐND huyện.\n"


def mend(root: Path, changes: Files) -> tuple[ContentFolder, list[Mended]]:
    content = write_files(root / "content", {**SAMPLE, "officials/le-van-thu.md": OFFICIAL, **changes})
    folder = ContentFolder(content, "content")
    return folder, mend_people(folder, read_edition(folder)[1])


def test_missing_people_are_written_and_the_check_is_content(tmp_path: Path) -> None:
    folder, mended = mend(tmp_path, {"news/2018/hop-thu.md": TEXT})
    assert [one.label for one in mended] == ["content/news/2018/hop-thu.md"]
    written = (folder.root / "news/2018/hop-thu.md").read_text(encoding="utf-8")
    assert written == TEXT.replace(
        "    role: chaired\n",
        "    role: chaired\n  - {id: le-van-thu, role: [attended]}\n"
        '  - {name: "Trần Thị Ví", office: "Chủ tịch Hội đồng nhân dân huyện Thử Nghiệm", role: [attended]}\n',
    )
    assert read_edition(folder)[1] == []
    assert mend_people(folder, []) == [], "a second run has nothing to do"


def test_file_with_an_error_is_left_as_it_is(tmp_path: Path) -> None:
    broken = TEXT.replace("section: tin-tuc", "section: khong-co")
    folder, mended = mend(tmp_path, {"news/2018/hop-thu.md": broken})
    assert mended == []
    assert (folder.root / "news/2018/hop-thu.md").read_text(encoding="utf-8") == broken


def test_file_whose_lists_are_in_dispute_is_left_as_it_is(tmp_path: Path) -> None:
    disputed = TEXT.replace("authors:", "mentioned: [le-van-thu]\nauthors:")
    folder, mended = mend(tmp_path, {"news/2018/hop-thu.md": disputed})
    assert mended == []
    assert "mentioned-took-part" in rules(read_edition(folder)[1])


def test_nobody_takes_part_in_what_has_no_day(tmp_path: Path) -> None:
    text = article(event_date=None, officials=None).replace("Bà Nguyễn Thị Mẫu chủ trì", "Bà Nguyễn Thị Mẫu dự")
    _, mended = mend(tmp_path, {"news/2018/hop-thu.md": text})
    assert mended == []


def test_command_tells_what_it_wrote_and_checks_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = write_files(
        tmp_path / "content", {**SAMPLE, "officials/le-van-thu.md": OFFICIAL, "news/2018/hop-thu.md": TEXT}
    )
    assert run_command(["check", "--content", str(content)]) == 1
    capsys.readouterr()
    assert run_command(["check", "--content", str(content), "--fix"]) == 0
    said = capsys.readouterr().out
    assert "Đã ghi thêm vào content/news/2018/hop-thu.md, hãy xem lại:" in said
    assert "officials: - {id: le-van-thu, role: [attended]}" in said
    assert "Không có lỗi" in said
    assert run_command(["check", "--content", str(content), "--fix", "--format", "json"]) == 0
    assert capsys.readouterr().out.lstrip().startswith("{")
