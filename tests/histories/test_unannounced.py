"""Changes of published articles that readers were not told of."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from plugins.core.problems import Problem
from plugins.core.sources import ContentFolder
from plugins.histories.unannounced import figures, unannounced_changes
from tests.repositories import commit, git
from tests.sample_content import article

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2019, 2, 3, 8, 0, tzinfo=ZONE)
NAME = "news/2018/hop-thu.md"
BODY = """\
Có 112 mô hình, trong đó 27 của tỉnh, 85 của huyện.

1. Việc thứ nhất, xem [trang số 5](https://noi-khac.example/2018/7).

Số 25-NQ/TW ngày 03/6/2013[^1].

[^1]: Trang 12.
"""


def with_body(body: str, **changes: str | None) -> str:
    return article(**changes).partition("---\n\n")[0] + "---\n\n" + body


PUBLISHED = with_body(BODY)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    commit(tmp_path / "content", {NAME: PUBLISHED}, "Đăng", "2018-12-20T07:00:00+07:00")
    return tmp_path / "content"


def problems(root: Path, text: str, base: str = "HEAD", name: str = NAME) -> list[Problem]:
    (root / name).write_text(text, encoding="utf-8")
    return unannounced_changes(ContentFolder(root, "content"), base, ZONE, NOW)


OFFICIALS = "\n  - {id: nguyen-thi-mau, role: spoke}"
CHANGED = {
    "title": (with_body(BODY, title="Huyện họp lại"), "tiêu đề", 2, "Huyện họp lại"),
    "date": (with_body(BODY, date="2018-12-21"), "ngày đăng", 3, "21/12/2018"),
    "event": (with_body(BODY, event_date="unknown"), "ngày diễn ra", 4, "chưa rõ"),
    "officials": (with_body(BODY, officials=OFFICIALS), "cán bộ", 9, "nguyen-thi-mau: spoke"),
    "figure": (with_body(BODY.replace("85", "58")), "số liệu", 14, "58"),
    "figures swapped": (with_body(BODY.replace("27 của tỉnh, 85", "85 của tỉnh, 27")), "số liệu", 14, "112"),
    "figure gone": (with_body(BODY.replace("27 của tỉnh, ", "")), "số liệu", 2, "không có"),
    "document": (with_body(BODY.replace("25-NQ", "26-NQ")), "số liệu", 18, "26"),
}


@pytest.mark.parametrize("name", CHANGED)
def test_a_change_nobody_was_told_of_is_a_problem(root: Path, name: str):
    text, what, line, value = CHANGED[name]
    (one,) = problems(root, text)
    assert (one.rule, one.path, one.line) == ("unannounced-change", f"content/{NAME}", line)
    assert one.reason == f"Bài đã đăng được sửa {what} mà người đọc không được báo: updates không có mục mới."
    assert value in one.value
    assert one.severity == "error"


@pytest.mark.parametrize("name", CHANGED)
def test_the_remedy_can_be_pasted(root: Path, name: str):
    text, *_ = CHANGED[name]
    (one,) = problems(root, text)
    pasted = one.remedy.partition("dòng: ")[2]
    assert pasted.startswith("updates: [{date: 2019-02-03, kind: correction, note: ")
    assert problems(root, text.replace("section:", f"{pasted}\nsection:", 1)) == []


def test_a_remedy_for_an_article_that_was_updated_before_joins_the_list(root: Path):
    told = "\n  - {date: 2018-12-22, kind: addition, note: Thêm}"
    commit(root, {NAME: with_body(BODY, updates=told)}, "Thêm", "2018-12-22T07:00:00+07:00")
    (one,) = problems(root, with_body(BODY, updates=told, title="'Họp \"lại\"'"))
    pasted = one.remedy.partition("dòng: ")[2]
    assert problems(root, with_body(BODY, updates=f"{told}\n  {pasted}", title="Họp lại")) == []


def test_all_changes_of_an_article_are_told_at_once(root: Path):
    (one,) = problems(root, with_body(BODY.replace("112", "113"), title="Họp lại"))
    assert "sửa tiêu đề và số liệu mà" in one.reason
    assert "Tiêu đề trước là “Huyện Thử Nghiệm họp thử”, nay là “Họp lại”; số liệu trước là 112, nay là 113" in (
        one.remedy
    )


@pytest.mark.parametrize(
    "text",
    [
        PUBLISHED,
        with_body(BODY.replace("Việc thứ nhất", "Việc đầu")),
        with_body(BODY.replace("/2018/7", "/2019/8").replace("1. Việc", "2. Việc").replace("[^1]", "[^2]")),
        with_body("Đoạn mới, không có số.\n\n" + "\n\n".join(reversed(BODY.split("\n\n")))),
        with_body(BODY, tags="[Khác]", summary="Tóm tắt."),
        with_body(BODY.replace("mô hình, ", "mô hình,\n")),
    ],
    ids=["nothing", "words", "markup", "order of paragraphs", "other keys", "line breaks"],
)
def test_other_changes_need_not_be_told(root: Path, text: str):
    assert problems(root, text) == []


def test_a_draft_may_change(root: Path):
    commit(root, {NAME: with_body(BODY, status="draft")}, "Nháp", "2018-12-22T07:00:00+07:00")
    assert problems(root, with_body(BODY, title="Khác")) == []


def test_what_waits_for_its_time_may_change(root: Path):
    commit(root, {NAME: with_body(BODY, date="2019-02-03 08:01")}, "Hẹn giờ", "2018-12-22T07:00:00+07:00")
    assert problems(root, with_body(BODY, date="2019-02-05 08:00")) == []


def test_an_update_told_to_readers_is_not_taken_back(root: Path):
    told = "[{date: 2018-12-22, kind: correction, note: Sửa}]"
    commit(root, {NAME: with_body(BODY, updates=told)}, "Sửa", "2018-12-22T07:00:00+07:00")
    (one,) = problems(root, PUBLISHED)
    assert (one.rule, one.line) == ("update-removed", 2)


def test_another_note_in_place_of_an_old_one_announces_nothing(root: Path):
    told = "[{date: 2018-12-22, kind: correction, note: Sửa}]"
    commit(root, {NAME: with_body(BODY, updates=told)}, "Sửa", "2018-12-22T07:00:00+07:00")
    assert len(problems(root, with_body(BODY, updates=told.replace("Sửa", "Sửa tên"), title="Khác"))) == 1


def test_the_text_of_a_withdrawn_article_may_change_but_not_its_title(root: Path):
    gone = "[{date: 2018-12-22, kind: withdrawal, note: Rút}]"
    commit(root, {NAME: with_body(BODY, updates=gone)}, "Rút", "2018-12-22T07:00:00+07:00")
    assert problems(root, with_body("Không còn gì.\n", updates=gone)) == []
    assert len(problems(root, with_body("Không còn gì.\n", updates=gone, title="Khác"))) == 1


def test_a_renamed_article_is_held_against_what_it_was(root: Path):
    git(root, "mv", NAME, "news/2018/moi.md")
    (one,) = problems(root, with_body(BODY, title="Khác"), name="news/2018/moi.md")
    assert one.path == "content/news/2018/moi.md"


def test_what_changed_on_the_main_branch_meanwhile_is_not_held_against_a_branch(root: Path):
    git(root, "switch", "--quiet", "--create", "nhanh")
    git(root, "switch", "--quiet", "main")
    commit(root, {NAME: with_body(BODY, title="Khác")}, "Sửa ở chính", "2018-12-22T07:00:00+07:00")
    git(root, "switch", "--quiet", "nhanh")
    assert problems(root, PUBLISHED, base="main") == []


@pytest.mark.parametrize("text", ["---\ntitle: [\n---\n", "không có phần đầu", "---\nupdates: x\ntitle: 1\n---\n", ""])
def test_a_broken_file_has_problems_of_its_own(root: Path, text: str):
    assert problems(root, text) == []


def test_a_base_that_does_not_exist_is_told(root: Path):
    (one,) = problems(root, PUBLISHED, base="origin/main")
    assert (one.rule, one.value) == ("unknown-base", "origin/main")
    assert "git fetch" in one.remedy


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Tăng 8,5%, đạt 1.234 tấn", [("8,5%", "1.234")]),
        ("- 5 xã\n> 3. ba", [("5",)]),
        ("![Ảnh 1](a-1.svg){width=300}\n<https://a.example/9>", [("1",)]),
        ("Không có số.", []),
    ],
)
def test_figures_are_those_that_are_told(body: str, expected: list[tuple[str, ...]]):
    assert figures(body) == expected
