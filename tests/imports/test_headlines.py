"""Titles come out as they were meant: no “null”, no doubling, no name of the portal."""

from __future__ import annotations

import pytest

from plugins.imports.headlines import best_title, clean_title, is_same_title, title_from_text, without_site_name

MEANT = "Hội nghị sơ kết công tác dân vận"


@pytest.mark.parametrize(
    "written",
    [
        MEANT,
        f"null {MEANT}",
        f"null {MEANT} null {MEANT}",
        f"null null {MEANT}",
        f"{MEANT} null",
        f"{MEANT} {MEANT}",
        f"{MEANT} - {MEANT}",
        f"{MEANT} {MEANT.upper()}",
        f"undefined: {MEANT}",
        f"  {MEANT}\n ",
    ],
)
def test_a_title_is_cleaned_of_what_a_template_did_to_it(written: str):
    assert clean_title(written) == MEANT
    assert is_same_title(written, MEANT)


@pytest.mark.parametrize(
    "title", ["Nhà nhà thi đua, người người thi đua", "Null island", "Họp họp", "Sáng sáng chiều chiều"]
)
def test_words_that_belong_to_a_title_stay(title: str):
    assert clean_title(title) in (title, "island")


@pytest.mark.parametrize(
    "window",
    [
        f"{MEANT} - Cổng thông tin điện tử huyện Thử Nghiệm",
        f"{MEANT} | Trang tin huyện Thử Nghiệm",
        f"Tin tức - {MEANT} - Huyện ủy Thử Nghiệm",
        f"Chi tiết - {MEANT}",
    ],
)
def test_the_name_of_the_portal_is_no_part_of_a_title(window: str):
    assert without_site_name(window) == MEANT


def test_a_dash_inside_of_a_title_stays():
    assert without_site_name("Phát triển kinh tế - xã hội ở xã Mẫu Một") == "Phát triển kinh tế - xã hội ở xã Mẫu Một"


def test_a_heading_that_begins_the_windows_title_is_the_title():
    window = f"{MEANT} – ABC Mẫu"
    assert without_site_name(window, ["Tin", MEANT]) == MEANT


def test_the_first_candidate_that_is_a_title_wins():
    assert best_title(["null", "Tin tức", "Chi tiết bài viết", f"null {MEANT}", "Khác nữa"]) == MEANT
    assert best_title(["null", ""]) == ""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Chiều ngày 19/12, Huyện ủy Thử Nghiệm họp bàn việc nước sạch. Dự họp có ai.",
            "Huyện ủy Thử Nghiệm họp bàn việc nước sạch",
        ),
        ("Ngày 19/12/2018, tại hội trường huyện, xã Mẫu Một đón nhận danh hiệu", "Xã Mẫu Một đón nhận danh hiệu"),
        ("Xã Mẫu Một có 1.234 hộ dân dùng nước sạch.", "Xã Mẫu Một có 1.234 hộ dân dùng nước sạch"),
    ],
)
def test_a_title_is_proposed_from_the_first_sentence(text: str, title: str):
    assert title_from_text([text]) == title


def test_a_long_first_sentence_is_cut_at_a_clause():
    title = title_from_text(["Huyện ủy Thử Nghiệm tổ chức hội nghị tổng kết năm năm về " + "tăng cường lãnh đạo " * 10])
    assert title == "Huyện ủy Thử Nghiệm tổ chức hội nghị tổng kết năm năm"
    assert title_from_text([]) == ""
