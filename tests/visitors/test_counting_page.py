"""The page on how visits are counted says what the settings in force are, in every language."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from tests.sample_content import SITE

PAGE = "---\ntitle: Cách đếm\nslug: thong-ke-truy-cap\nmenu: footer\n---\n\nLời của tòa soạn.\n"
ENGLISH = "---\ntitle: Counting\nlang: en\ntranslation_of: thong-ke-truy-cap\n---\n\nWords of the editors.\n"
FIGURES = """\
as_of: 2026-11-20
{how}
months:
  - {{month: 2026-10, visits: 120, page_views: 310}}
  - {{month: 2026-11, visits: 64, page_views: 150}}
"""
LOGS = """counted_by: goaccess
read:
  - {from: 2026-10-01T00:00:00+07:00, to: 2026-10-31T23:00:00+07:00, head: 1, tail: 1}
  - {from: 2026-11-03T01:00:00+07:00, to: 2026-11-20T00:00:00+07:00, head: 1, tail: 1}"""
SNAPSHOT = "visitors: {provider: snapshot, file: dem.yaml}\n"
LIVE = 'visitors: {provider: live, url: "https://dem.example/so"}\n'


def pages(build_site: Callable[..., Path], card: str, figures: str = "") -> tuple[str, str]:
    """Return what the page says in Vietnamese and in English, without its frame."""
    files = {
        "site.yaml": f"{SITE}languages: [vi, en]\n{card}",
        "pages/thong-ke-truy-cap.md": PAGE,
        "pages/en/counting.md": ENGLISH,
        **({"dem.yaml": figures} if figures else {}),
    }
    output = build_site(files)
    texts = [(output / address / "index.html").read_text("utf-8") for address in ("thong-ke-truy-cap", "en/counting")]
    mains = [re.sub(r"<[^>]+>", " ", text.partition("<main")[2].partition("</main>")[0]) for text in texts]
    vietnamese, english = (" ".join(unescape(main).split()) for main in mains)
    assert "Lời của tòa soạn." in vietnamese
    assert "Words of the editors." in english
    return vietnamese, english


def test_site_that_does_not_count_says_so(build_site: Callable[..., Path]) -> None:
    vietnamese, english = pages(build_site, "")
    assert "không đếm lượt truy cập" in vietnamese
    assert "does not count visits" in english
    assert "GoAccess" not in vietnamese + english


def test_figures_of_logs_are_told_with_method_months_and_what_is_missing(build_site: Callable[..., Path]) -> None:
    vietnamese, english = pages(build_site, SNAPSHOT, FIGURES.format(how=LOGS))
    assert "nhật ký máy chủ của trang bằng chương trình GoAccess" in vietnamese
    assert "Không có nhật ký của 2 ngày" in vietnamese
    assert "11/2026 64 150 10/2026 120 310 Tất cả 184 460" in vietnamese
    assert "Tính từ tháng 10/2026, đến ngày 20/11/2026." in vietnamese
    assert "Of 2 days there is no log" in english
    assert "không đếm lượt truy cập" not in vietnamese


def test_figures_written_by_hand_are_not_said_to_be_counted_from_logs(build_site: Callable[..., Path]) -> None:
    vietnamese, english = pages(build_site, SNAPSHOT, FIGURES.format(how="method: Chép từ cổng cũ"))
    assert "Số liệu do ban biên tập ghi lại. Cách đếm: Chép từ cổng cũ" in vietnamese
    assert "GoAccess" not in vietnamese + english


@pytest.mark.parametrize(("seal", "tells"), [("", True), ("sealed: true\n", False)])
def test_counting_service_is_named_where_it_is_asked(build_site: Callable[..., Path], seal: str, tells: bool) -> None:
    vietnamese, english = pages(build_site, LIVE + seal)
    assert ("do dịch vụ ở dem.example đếm" in vietnamese) is tells
    assert ("by a service at dem.example" in english) is tells
    assert ("không gửi yêu cầu tới máy chủ nào khác" in vietnamese) is not tells


def test_article_shows_its_own_figure_with_the_day_and_others_none(build_site: Callable[..., Path]) -> None:
    address = "tin/2018/12/huyen-thu-nghiem-hop-thu"
    counted = f"{FIGURES.format(how='')}articles:\n  - {{address: /{address}/, page_views: 1234}}\n"
    for figures, shown in ((counted, True), (FIGURES.format(how=""), False)):
        output = build_site({"site.yaml": SITE + SNAPSHOT, "dem.yaml": figures})
        text = (output / address / "index.html").read_text("utf-8")
        assert ("1.234 lượt xem (đến ngày 20/11/2026)" in text) is shown
        assert ("lượt xem (" in text) is shown
