"""The day of an event is found in the opening; a missing year is inferred and said to be, never guessed in silence."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.imports.event_days import event_day, named_years

PUBLISHED = date(2019, 1, 3)

STATED = {
    "Ngày 19/12/2018, huyện Thử Nghiệm sơ kết một năm.": ("2018-12-19", "2018-12-19"),
    "Chiều 19/12/2018, huyện Thử Nghiệm sơ kết một năm.": ("2018-12-19", "2018-12-19"),
    "Vào ngày 19 tháng 12 năm 2018, huyện họp.": ("2018-12-19", "2018-12-19"),
    "Ngày 19 và 20/12/2018, huyện họp.": ("2018-12-19", "2018-12-20"),
    "Trong hai ngày 30/11 và 01/12/2018, huyện họp.": ("2018-11-30", "2018-12-01"),
    "Trong 2 ngày 19-20/12/2018, huyện họp.": ("2018-12-19", "2018-12-20"),
    "Từ ngày 17 đến ngày 20/12/2018, huyện họp.": ("2018-12-17", "2018-12-20"),
    "Trong hai ngày 1, 2/3/2018, xã họp.": ("2018-03-01", "2018-03-02"),
    "Tiếp tục chương trình, sáng 19/12/2018, huyện họp.": ("2018-12-19", "2018-12-19"),
    "Thứ Tư, ngày 19/12/2018, huyện họp.": ("2018-12-19", "2018-12-19"),
}
NONE = [
    "Thực hiện Quyết định số 217-QĐ/TW, ngày 12/12/2013 của Bộ Chính trị, huyện họp.",
    "Sau hơn 10 năm, ngày càng nhiều hộ tham gia.",
    "Chủ trì hội nghị có các đồng chí lãnh đạo huyện.",
    "Tỷ lệ đạt 19/12 chỉ tiêu, có 3/4 số thôn tham gia.",
]


@pytest.mark.parametrize("text", STATED)
def test_a_day_that_is_stated_whole_leaves_no_doubt(text: str):
    found = event_day("", [text], PUBLISHED)
    assert found is not None
    assert (str(found.first), str(found.last)) == STATED[text]
    assert found.doubt == ""


@pytest.mark.parametrize("text", NONE)
def test_dates_of_documents_and_figures_are_no_event(text: str):
    assert event_day("", [text], PUBLISHED) is None


def test_only_the_opening_tells_of_the_event():
    assert event_day("", ["Một.", "Hai.", "Ba.", "Sáng 19/12/2018, họp."], PUBLISHED) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [("Sáng 03/01, huyện họp.", 2019), ("Chiều ngày 19/12, huyện họp.", 2018), ("Chiều nay (02/01), huyện họp.", 2019)],
)
def test_a_missing_year_is_inferred_from_the_day_of_publication(text: str, year: int):
    found = event_day("", [text], PUBLISHED)
    assert found is not None and found.first is not None
    assert found.first.year == year
    assert f"năm {year} suy từ ngày đăng 03/01/2019" in found.doubt


def test_without_a_day_of_publication_the_year_is_the_one_that_the_text_names():
    texts = ["Chiều 19/12, huyện họp.", "Năm 2018, huyện có 5 mô hình; kế hoạch năm 2019 có 7; cuối năm 2018 xong."]
    found = event_day("", texts, None)
    assert found is not None
    assert found.first == date(2018, 12, 19)
    assert "năm 2018 suy từ nội dung (bài nhắc năm 2018 2 lần)" in found.doubt


def test_the_title_says_more_than_the_text():
    texts = ["Sáng 03/10, huyện họp.", "Năm 2019 làm gì? Năm 2019 làm nhiều; năm 2018 đã xong."]
    found = event_day("Giao ban ba tháng cuối năm 2018", texts, None)
    assert found is not None
    assert found.first == date(2018, 10, 3)


def test_a_weekday_decides_between_the_years_of_a_text():
    texts = ["Thứ Tư, ngày 19/12, huyện họp.", "Năm 2019 sẽ làm tiếp việc của năm 2018, năm 2019 làm nhiều hơn."]
    found = event_day("", texts, None)
    assert found is not None
    assert found.first == date(2018, 12, 19)
    assert "đúng thứ trong tuần" in found.doubt


def test_without_any_year_the_day_stays_unknown_and_the_editor_is_asked():
    found = event_day("", ["Chiều 19/12, huyện họp."], None)
    assert found is not None
    assert found.first is None
    assert "hãy tìm năm rồi điền" in found.doubt


def test_a_stamp_years_after_what_the_text_speaks_of_does_not_give_the_year():
    found = event_day("", ["Chiều 19/12, huyện họp.", "Năm 2015 có 5 mô hình."], date(2019, 1, 3))
    assert found is not None and found.first is not None
    assert found.first.year == 2015
    assert "kiểm tra lại" in found.doubt


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Thứ Hai, ngày 19/12/2018, huyện họp.", "không phải thứ hai"),
        ("Ngày 19/12/2019, huyện họp.", "sau ngày đăng 03/01/2019"),
    ],
)
def test_what_disagrees_is_said(text: str, said: str):
    found = event_day("", [text], PUBLISHED)
    assert found is not None
    assert said in found.doubt


def test_periods_terms_and_dates_of_documents_name_no_year():
    texts = ["Giai đoạn 2018 – 2020, nhiệm kỳ 2019-2024, Quyết định 217-QĐ/TW ngày 12/12/2013; năm 2021 và 2022."]
    assert sorted(named_years(texts)) == [2021, 2022]
