"""Days in the words of an article agree with each other, with the front matter and with the calendar."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.articles.prose_rules import prose_problems
from plugins.core.problems import Problem
from plugins.core.sources import ContentFolder
from plugins.editions.edition import read_edition
from tests.articles.test_rules import entry
from tests.sample_content import article

ROOT = Path(__file__).parents[2]
LEGACY_PAGES = ROOT.parent / "shared" / "legacy-pages"
FIRST_LINE = 13
"""Where the body of the sample article begins."""


def told(body: str, **changes: str | None) -> list[Problem]:
    """Return the problems of the sample article with another body: published on 20, happened on 19 December 2018."""
    header = article(**changes).rpartition("---\n")[0]
    return prose_problems(entry(f"{header}---\n\n{body}\n"))


def rules_of(body: str, **changes: str | None) -> list[str]:
    return [problem.rule for problem in told(body, **changes)]


@pytest.mark.parametrize(
    "body",
    [
        "Chiều 18/12, Thị ủy họp sơ kết.",
        "Chiều ngày 18/12/2018, Thị ủy họp sơ kết.",
        "Ngày 19/12/2017, Thị ủy họp sơ kết.",
        "Sáng 19/11, Thị ủy họp sơ kết.",
        "Chiều thứ Hai, 17/12, Thị ủy họp và nghe báo cáo về đăng ký thi đua theo kế hoạch.",
        "## Đề mục\n\nVào chiều 18/12, Thị ủy họp sơ kết.",
        "Trong hai ngày 17 và 18/12, Thị ủy họp sơ kết.",
    ],
)
def test_day_that_an_article_opens_with_is_that_of_its_event(body: str) -> None:
    assert rules_of(body) == ["other-event-day"]


@pytest.mark.parametrize(
    "body",
    [
        "Chiều 19/12, Thị ủy họp sơ kết.",
        "Chiều 19/12/2018, Thị ủy họp sơ kết.",
        "Trong hai ngày 18 và 19/12, Thị ủy họp sơ kết.",
        "Từ ngày 18 đến 19/12, Thị ủy họp sơ kết.",
        "Thứ Tư, 19/12/2018, Thị ủy họp sơ kết.",
        "Thị ủy họp sơ kết. Chiều 18/12, đoàn đi thăm thôn.",
        "Ngày 12/12/2018, Thị ủy ban hành Chỉ thị số 20-CT/ThU. Nay là lúc nhìn lại.",
        "Ngày 18/12/2018 là ngày truyền thống của ngành.",
        "Chiều 18/12, đoàn đến nơi. Hội nghị khai mạc sáng 19/12.",
        "Ngày 22/12, Thị ủy sẽ họp.",
        "Ngày 14/3/2010, một nhóm thợ về đây lập nghiệp.",
        "“Chiều 18/12” là tên một bài thơ.",
        "Sau chiều 18/12, công việc vẫn tiếp tục.",
        "Số 18/12 có bài hay.",
    ],
)
def test_opening_that_agrees_or_speaks_of_something_else_is_no_problem(body: str) -> None:
    assert rules_of(body) == []


def test_days_of_an_event_of_several_days_are_compared_with_all_of_them() -> None:
    days = "{from: 2018-12-17, to: 2018-12-19}"
    assert rules_of("Sáng 18/12, hội thi khai mạc.", event_date=days) == []
    (problem,) = told("Sáng 16/12, hội thi khai mạc.", event_date=days)
    assert problem.reason == "Bài mở đầu bằng ngày 16/12/2018, nhưng event_date ghi 17–19/12/2018."
    assert (problem.line, problem.value, problem.severity) == (FIRST_LINE + 1, "Sáng 16/12", "warning")


def test_news_of_the_new_year_opens_with_a_day_of_the_old_one() -> None:
    assert rules_of("Chiều 28/12, Thị ủy họp.", date="2019-01-03", event_date="2018-12-28") == []


def test_event_day_that_the_text_gives_is_not_unknown() -> None:
    (problem,) = told("Chiều 19/12, Thị ủy họp sơ kết.", event_date="unknown")
    assert (problem.rule, problem.remedy) == (
        "event-day-known",
        "Nếu đó là ngày diễn ra, ghi event_date: 2018-12-19.",
    )
    assert rules_of("Thứ Năm, 20/12/2018\nThị ủy họp sơ kết.", event_date="unknown") == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Hội thi mở màn vào Thứ Ba, 24/7/2024 ở thôn Mẫu.", "error"),
        ("Thứ Ba, 24/7/2024", "error"),
        ("Hội thi mở màn sáng thứ ba (24/7/2024).", "error"),
        ("Hội thi mở màn ngày 24/7/2024 (thứ Ba).", "error"),
        ("Hội thi mở màn từ chủ nhật ngày 24 tháng 7 năm 2024.", "error"),
        ("Đoàn đi từ chiều thứ Ba, 19/12.", "warning"),
    ],
)
def test_weekday_belongs_to_its_day(text: str, severity: str) -> None:
    (problem,) = told(f"Mở đầu.\n\n{text}")
    assert (problem.rule, problem.line, problem.severity) == ("wrong-weekday", FIRST_LINE + 3, severity)


def test_message_of_a_wrong_weekday_says_which_is_right() -> None:
    (problem,) = told("Họp sáng Thứ Ba, 24/7/2024.")
    assert problem.reason == "Ngày 24/07/2024 là Thứ Tư, không phải Thứ Ba."


@pytest.mark.parametrize(
    "text",
    [
        "Họp vào thứ Tư, 24/7/2024.",
        "Họp sáng thứ 4 ngày 24/7/2024.",
        "Hôm nay, Chủ nhật ngày 17/01/2021",
        "Đại hội lần thứ ba, ngày 24/7/2024.",
        "Kỳ họp thứ 3, ngày 24/7/2024.",
        "Thứ nhất, rà soát. Thứ hai, ngày 24/7/2024 phải xong.",
        "Trang cũ ghi “Thứ Ba, 24/7/2024”.",
        "Chuyện của thứ Sáu, 19/7 năm nào.",
        "Đoàn đi từ chiều thứ Tư, 19/12.",
    ],
)
def test_right_weekday_ordinal_or_quotation_is_no_problem(text: str) -> None:
    assert rules_of(f"Mở đầu.\n\n{text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "Sáng 25/12, huyện đã trao quà cho các hộ.",
        "Ngày 25/12/2018, đoàn vừa về thôn.",
        "Hội thi đã diễn ra vào ngày 25/12/2018.",
        "Giải đã khai mạc sáng 23/12.",
    ],
)
def test_day_to_come_is_not_told_as_past(text: str) -> None:
    (problem,) = told(f"Mở đầu.\n\n{text}")
    assert (problem.rule, problem.line, problem.severity) == ("future-told-as-past", FIRST_LINE + 3, "warning")


@pytest.mark.parametrize(
    "text",
    [
        "Sáng 25/12, huyện sẽ trao quà cho các hộ đã có tên.",
        "Ngày 25/12/2018 là hạn cuối cho hộ đã kê khai.",
        "Huyện đã thống nhất họp vào ngày 25/12/2018.",
        "Sáng 18/12, huyện đã trao quà.",
        "Ngày 25/6, huyện đã trao quà.",
        "Huyện đã họp về lễ hội ngày 25/12.",
        "Nghị quyết có hiệu lực từ ngày 01/01/2019 đã được phổ biến.",
    ],
)
def test_announcement_or_day_gone_by_is_no_problem(text: str) -> None:
    assert rules_of(f"Mở đầu.\n\n{text}") == []


def imported(stamp: str) -> str:
    return f"\n  url: https://trang-cu.example/1\n  stamp: {stamp}"


@pytest.mark.parametrize("stamp", ["Chủ nhật ngày 17/01/2021", "17/01/2021 09:15", "2021-01-17 09:15", "17-01-2021"])
def test_stamp_of_an_old_page_is_not_the_day_of_publication(stamp: str) -> None:
    (problem,) = told("Mở đầu.", date="2021-01-17", imported_from=imported(stamp))
    assert (problem.rule, problem.line, problem.value) == ("stamp-as-date", 3, stamp)


@pytest.mark.parametrize(
    ("date", "stamp"),
    [("2018-12-20", "Chủ nhật ngày 17/01/2021"), ("2018-12-20", "20/12/2018 08:00"), ("2018-12-20", "")],
)
def test_stamp_of_another_day_or_right_after_the_event_is_believed(date: str, stamp: str) -> None:
    assert rules_of("Mở đầu.", date=date, imported_from=imported(f'"{stamp}"')) == []


def test_text_in_another_language_is_left_alone() -> None:
    assert rules_of("Họp sáng Thứ Ba, 24/7/2024.", lang="en") == []


def test_every_problem_of_figures_and_days_is_told_at_its_line() -> None:
    body = "Chiều 18/12, họp.\n\nCó 112 mô hình, gồm 27 mô hình cấp tỉnh\nvà 84 mô hình cấp thị xã."
    found = told(body, title='"Từ 62 lên 143 mô hình, tăng 82"')
    assert [(one.rule, one.line) for one in found] == [
        ("change-of-figures", 2),
        ("sum-of-parts", FIRST_LINE + 3),
        ("other-event-day", FIRST_LINE + 1),
    ]


def test_demo_articles_raise_no_alarm() -> None:
    _, problems = read_edition(ContentFolder(ROOT / "content"))
    assert problems == []


@pytest.mark.skipif(not LEGACY_PAGES.is_dir(), reason="needs the saved pages beside the repository")
@pytest.mark.parametrize(
    ("page", "date", "event_date", "stamp"),
    [
        ("bac-kan", "2024-07-23", "unknown", ""),
        ("hong-linh", "2018-12-19", "2018-12-19", ""),
        ("hong-linh", "2018-12-21", "2018-12-19", ""),
        ("kim-son", "2018-10-03", "2018-10-03", "Chủ nhật ngày 17/01/2021"),
        ("kim-son", "2018-10-05", "2018-10-03", ""),
    ],
)
def test_saved_pages_raise_no_alarm(page: str, date: str, event_date: str, stamp: str) -> None:
    body = (LEGACY_PAGES / f"{page}.txt").read_text(encoding="utf-8")
    found = told(body, date=date, event_date=event_date, imported_from=imported(f'"{stamp}"') if stamp else None)
    assert found == []


@pytest.mark.skipif(not LEGACY_PAGES.is_dir(), reason="needs the saved pages beside the repository")
def test_saved_pages_raise_an_alarm_where_a_figure_is_changed() -> None:
    body = (LEGACY_PAGES / "hong-linh.txt").read_text(encoding="utf-8").replace("67 mô hình", "66 mô hình")
    assert rules_of(body) == ["sum-of-parts"]
