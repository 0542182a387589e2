"""Problems in the three forms in which they are read: by people, by the pages of a change, by programs."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from plugins.core.problems import Problem
from plugins.newsdesk.problem_report import WIDTH, as_github, as_gitlab, as_json, as_terminal, count_text

LONG = Problem(
    "content/news/2018/mot-bai-co-ten-tep-rat-dai.md",
    12,
    "unknown-official",
    "Không có cán bộ nào mang mã này, " * 8,
    "Sửa mã cho đúng, hoặc tạo tệp của người này. " * 6,
    "giá trị rất dài " * 20,
)
WARNING = Problem("content/site.yaml", 0, "no-url", "Thiếu địa chỉ.", "Thêm địa chỉ.", severity="warning")
AWKWARD = Problem("content/a,b:c%.md", 3, "x", "100% sai:\nhai dòng, và dấu ::", "Sửa\r\nlại.", "a\nb")


def test_a_report_fits_in_a_hundred_columns():
    lines = as_terminal([LONG, WARNING], colour=False).splitlines()
    assert max(len(line) for line in lines) <= WIDTH == 100


def test_a_report_goes_file_by_file_and_line_by_line():
    second = Problem(LONG.path, 2, "x", "Trước.", "Sửa.")
    assert as_terminal([LONG, WARNING, second], colour=False).splitlines()[:3] == [
        LONG.path,
        "  dòng 2     Trước.",
        "             cách sửa: Sửa.",
    ]


def test_a_whole_file_has_no_line_number():
    assert "  cả tệp     (lưu ý) Thiếu địa chỉ." in as_terminal([WARNING], colour=False)


def test_a_word_that_cannot_be_broken_is_left_whole():
    address = "https://thu-nghiem.example/" + "a" * 120
    assert address in as_terminal([Problem("a.md", 1, "x", f"Địa chỉ {address} sai.", "Sửa.")], colour=False)


def test_colour_changes_nothing_but_the_colour():
    coloured = as_terminal([LONG, WARNING], colour=True)
    assert "\x1b[31m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == as_terminal([LONG, WARNING], colour=False)


@pytest.mark.parametrize(
    ("problems", "text"),
    [
        ([], "Không có lỗi."),
        ([WARNING], "1 lưu ý trong 1 tệp."),
        ([LONG, LONG, WARNING], "2 lỗi, 1 lưu ý trong 2 tệp."),
    ],
)
def test_problems_are_counted(problems: list[Problem], text: str):
    assert count_text(problems) == text


def test_github_gets_one_line_a_problem_with_everything_escaped():
    assert as_github([AWKWARD, WARNING]).splitlines() == [
        "::error file=content/a%2Cb%3Ac%25.md,line=3,title=x::100%25 sai:%0Ahai dòng, và dấu :: [a b] Sửa%0D%0Alại.",
        "::warning file=content/site.yaml,line=1,title=no-url::Thiếu địa chỉ. Thêm địa chỉ.",
    ]


def test_gitlab_gets_a_report_whose_fingerprints_outlive_a_moved_line():
    first, second = json.loads(as_gitlab([AWKWARD, WARNING]))
    assert first["location"] == {"path": "content/a,b:c%.md", "lines": {"begin": 3}}
    assert (first["check_name"], first["severity"], second["severity"]) == ("x", "major", "minor")
    assert second["location"]["lines"]["begin"] == 1
    assert "100% sai" in first["description"] and "Sửa" in first["description"]
    moved = json.loads(as_gitlab([replace(AWKWARD, line=9)]))[0]
    assert moved["fingerprint"] == first["fingerprint"] != second["fingerprint"]


def test_gitlab_is_told_of_the_same_mistake_twice():
    report = json.loads(as_gitlab([AWKWARD, replace(AWKWARD, line=9)]))
    assert len({one["fingerprint"] for one in report}) == 2


def test_json_keeps_its_keys():
    report = json.loads(as_json([AWKWARD, WARNING]))
    assert report == {
        "problems": [
            {
                "path": "content/a,b:c%.md",
                "line": 3,
                "rule": "x",
                "severity": "error",
                "value": "a b",
                "reason": "100% sai:\nhai dòng, và dấu ::",
                "remedy": "Sửa\r\nlại.",
            },
            {
                "path": "content/site.yaml",
                "line": 0,
                "rule": "no-url",
                "severity": "warning",
                "value": "",
                "reason": "Thiếu địa chỉ.",
                "remedy": "Thêm địa chỉ.",
            },
        ],
        "errors": 1,
        "warnings": 1,
    }


def test_json_without_a_problem():
    assert json.loads(as_json([])) == {"problems": [], "errors": 0, "warnings": 0}
