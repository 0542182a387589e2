from __future__ import annotations

import pytest

from plugins.core.problems import Problem
from plugins.newsdesk.build_outcome import BuildOutcome, outcome_from_json
from plugins.newsdesk.page_banner import banner, page_without_site, with_preview

PROBLEM = Problem(
    "content/news/2018/thu.md", 9, "unknown-official", "Không có cán bộ này.", "Sửa lại mã.", "<b>nguyen-thi-mau</b>"
)
WARNING = Problem("content/maps/a.geojson", 0, "map-warning", "Thiếu nguồn.", "Ghi nguồn.", severity="warning")


def test_banner_lists_file_line_value_reason_and_remedy() -> None:
    shown = banner(BuildOutcome((PROBLEM,)), still_shown=True)
    assert 'role="alert"' in shown
    for words in ("content/news/2018/thu.md, dòng 9", "Không có cán bộ này.", "Sửa lại mã.", "bản dựng tốt gần nhất"):
        assert words in shown


def test_what_stands_in_the_file_is_shown_and_never_run() -> None:
    evil = Problem('a"><script>', 1, "x", "<script>alert(1)</script>", "<img onerror=x>", "<svg onload=x>")
    shown = banner(BuildOutcome((evil,), failure="<script>"), still_shown=False)
    assert "<script" not in shown
    assert "<img" not in shown
    assert "<svg" not in shown
    assert "&lt;script&gt;alert(1)" in shown


@pytest.mark.parametrize(
    ("problems", "heading"),
    [
        ((PROBLEM,), "<h2>1 lỗi cần sửa</h2>"),
        ((PROBLEM, WARNING), "<h2>1 lỗi cần sửa, 1 lưu ý</h2>"),
        ((WARNING,), "<h2>1 lưu ý</h2>"),
    ],
)
def test_heading_counts_errors_apart_from_warnings(problems: tuple[Problem, ...], heading: str) -> None:
    assert heading in banner(BuildOutcome(problems, pages=1), still_shown=False)


def test_problem_of_a_whole_file_names_no_line() -> None:
    assert "dòng" not in banner(BuildOutcome((WARNING,), pages=1), still_shown=False)


def test_good_build_has_no_banner() -> None:
    assert banner(BuildOutcome(pages=3), still_shown=False) == ""


def test_banner_comes_first_in_the_body_and_script_last() -> None:
    page = b'<!doctype html><html><head><title>x</title></head><BODY class="a">\n<main>nd</main></BODY></html>'
    shown = with_preview(page, "<div>BANNER</div>", "7")
    assert shown.index(b'<BODY class="a">') < shown.index(b"BANNER") < shown.index(b"<main>")
    assert shown.index(b"</main>") < shown.index(b'data-build="7"') < shown.index(b"</BODY>")


def test_nothing_inline_is_added_that_a_strict_policy_would_block() -> None:
    shown = with_preview(b"<body></body>", banner(BuildOutcome((PROBLEM,)), still_shown=True), "7")
    assert b"style=" not in shown
    assert b"<style" not in shown
    assert b"<script>" not in shown


def test_page_without_body_still_gets_both() -> None:
    shown = with_preview(b"<title>x</title><p>y", "<div>BANNER</div>", "7")
    assert shown.startswith(b"<title>x</title><p>y")
    assert b"BANNER" in shown
    assert b"preview.js" in shown


def test_first_build_that_fails_is_explained_on_a_page_of_its_own() -> None:
    page = page_without_site(BuildOutcome((PROBLEM,))).decode()
    assert "<h1>Chưa dựng được trang</h1>" in page
    assert "dòng 9" in page
    assert "bản dựng tốt gần nhất" not in page


def test_waiting_for_the_first_build_is_said() -> None:
    assert "xin chờ" in page_without_site(None).decode()


def test_outcome_survives_the_way_from_one_process_to_another() -> None:
    outcome = BuildOutcome((PROBLEM, WARNING), "hỏng", 3, 1.5)
    assert outcome_from_json(outcome.as_json()) == outcome


@pytest.mark.parametrize("text", ["", "not json", "[]", "{}", '{"problems": [{}]}', '{"problems": [], "other": 1}'])
def test_anything_but_an_outcome_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"outcome|Expecting"):
        outcome_from_json(text)


def test_last_line_of_a_build_writes_numbers_the_vietnamese_way() -> None:
    assert BuildOutcome(pages=12345, seconds=3.24).sentence("output") == (
        "Đã dựng 12.345 trang trong 3,2 giây, ở: output"
    )
