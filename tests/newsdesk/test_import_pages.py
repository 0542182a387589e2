"""`make import` says in words what it did, what to look at and what it left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.newsdesk.__main__ import run_command
from plugins.newsdesk.import_pages import progress_to, unused_name
from tests.sample_content import SAMPLE, write_files

PAGES = Path(__file__).parents[1] / "imports" / "pages"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_files(tmp_path / "content", SAMPLE)


def imported(content: Path, source: Path | str, *arguments: str) -> int:
    report = content.parent / "bao-cao.md"
    return run_command(
        ["import", "--content", str(content), "--from", str(source), "--report", str(report), *arguments]
    )


def test_a_folder_is_imported_and_reported(content: Path, capsys: pytest.CaptureFixture[str]):
    assert imported(content, PAGES) == 1
    shown = capsys.readouterr()
    assert "Đã viết 6 bản nháp" in shown.out
    assert "Để nguyên login.html: Đây là trang đăng nhập, không có bài viết." in shown.out
    assert "Đọc trang 7/7" in shown.err
    report = (content.parent / "bao-cao.md").read_text(encoding="utf-8")
    assert "- Trang cũ: `nukeviet.html`" in report
    assert "- Cán bộ: Nguyễn Thị Mẫu (Phó Chủ tịch Ủy ban nhân dân huyện Thử Nghiệm): dự, trao tặng" in report
    assert "- Văn bản: Kế hoạch số 18-KH/HU ngày 05/03/2020; Nghị quyết số 42/NQ-CP" in report
    assert "- **Cần xem** (ngày đăng): Không rõ ngày đăng; tạm lấy ngày diễn ra 03/10/2018." in report
    assert "- `login.html`: Đây là trang đăng nhập" in report
    assert str(content.parent) not in report


def test_one_page_is_imported_without_a_word_of_progress(content: Path, capsys: pytest.CaptureFixture[str]):
    assert imported(content, PAGES / "liferay.html") == 0
    assert capsys.readouterr().err == ""
    assert run_command(["check", "--content", str(content), "--format", "json"]) in (0, 1)


def test_a_report_is_never_overwritten(content: Path):
    imported(content, PAGES / "liferay.html")
    first = (content.parent / "bao-cao.md").read_text(encoding="utf-8")
    imported(content, PAGES / "liferay.html")
    assert (content.parent / "bao-cao.md").read_text(encoding="utf-8") == first
    assert "Đã nhập trước đây" in (content.parent / "bao-cao-2.md").read_text(encoding="utf-8")
    assert unused_name(content.parent / "bao-cao.md").name == "bao-cao-3.md"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--place", "khong-co"], "Không có địa phương “khong-co”"),
        (["--section", "tin-tu"], "Không có chuyên mục “tin-tu”"),
        (["--date", "31/02/2019"], "ngày"),
    ],
)
def test_a_wrong_wish_is_refused_before_anything_is_read(
    content: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
):
    assert imported(content, PAGES, *arguments) == 2
    assert said in capsys.readouterr().err
    assert sorted(path.name for path in (content / "news").rglob("*.md")) == ["hop-thu.md"]


def test_wishes_may_be_names(content: Path):
    assert imported(content, PAGES / "liferay.html", "--place", "Thử Nghiệm", "--section", "Thông báo") == 0


@pytest.mark.parametrize("source", ["", "khong-co-thu-muc"])
def test_nothing_to_import_from_is_said(content: Path, capsys: pytest.CaptureFixture[str], source: str):
    assert imported(content, source) == 2
    assert "Ghi đường dẫn sau FROM=" in capsys.readouterr().err


def test_a_folder_without_pages_is_said(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    write_files(tmp_path / "in", {"a.jpg": "x"})
    assert imported(content, tmp_path / "in") == 2
    assert "Không có trang nào" in capsys.readouterr().err


def test_content_with_errors_has_to_be_mended_first(content: Path, capsys: pytest.CaptureFixture[str]):
    write_files(content, {"news/2018/hong.md": "không có phần đầu"})
    assert imported(content, PAGES) == 2
    shown = capsys.readouterr().err
    assert "hong.md" in shown
    assert "Sửa các lỗi trên" in shown


class Stream:
    def __init__(self, is_screen: bool):
        self.is_screen = is_screen
        self.text = ""

    def isatty(self) -> bool:
        return self.is_screen

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        pass


def told(is_screen: bool, total: int) -> str:
    stream = Stream(is_screen)
    tell = progress_to(stream)  # type: ignore[arg-type]
    for number in range(1, total + 1):
        tell(number, total)
    return stream.text


def test_on_a_screen_one_line_counts_and_in_a_pipe_a_few_lines_do():
    assert told(True, 200).count("\n") == 1
    assert told(True, 200).count("\r") == 200
    assert told(False, 200).split("\n")[:2] == ["Đọc trang 20/200", "Đọc trang 40/200"]
    assert told(False, 200).count("\n") == 10
    assert told(False, 1) == ""
