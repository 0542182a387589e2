"""What can be found: everything that readers may read, by its own words and by names of before and after."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from plugins.editions.edition import Edition
from plugins.editions.site import site_for
from plugins.listings.site_map import all_listings
from plugins.search.model import FoundPage
from plugins.search.pages import found_pages
from tests.sample_content import OFFICIAL, Files, article, read_sample

NOW = datetime(2026, 1, 1, 7, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
ARTICLE = "tin/2018/12/huyen-thu-nghiem-hop-thu/"


def sample(tmp_path: Path, changes: Files | None = None) -> tuple[Edition, dict[str, FoundPage]]:
    edition, problems = read_sample(tmp_path, changes)
    assert edition, problems
    site = site_for(edition, "", True, NOW)
    return edition, {page.url: page for page in found_pages(edition, NOW, all_listings(edition, site, NOW))}


def test_articles_officials_places_documents_and_pages_are_found_and_nothing_else(tmp_path: Path) -> None:
    told = article().replace("Cuộc họp thử", "Nghị quyết số 25-NQ/TW. Cuộc họp thử")
    page = "---\ntitle: Giới thiệu\n---\n\nMột trang thử.\n"
    _, pages = sample(tmp_path, {"news/2018/hop-thu.md": told, "pages/gioi-thieu.md": page})
    kinds = {url: page.kind for url, page in pages.items()}
    assert kinds == {
        ARTICLE: "tin",
        "can-bo/nguyen-thi-mau/": "can-bo",
        "dia-phuong/thu-nghiem/": "dia-phuong",
        "dia-phuong/thu-nghiem/mau-mot/": "dia-phuong",
        "dia-phuong/thu-nghiem/mau-hai/": "dia-phuong",
        "dia-phuong/thu-nghiem/mau-moi/": "dia-phuong",
        "van-ban/25-nq-tw/": "van-ban",
        "gioi-thieu/": "trang",
    }
    assert list(pages) == sorted(pages)


def test_article_is_found_by_its_text_and_by_what_stands_around_it(tmp_path: Path) -> None:
    _, pages = sample(tmp_path)
    found = pages[ARTICLE]
    assert found.text == "Cuộc họp thử diễn ra ở một nơi không có thật. Bà Nguyễn Thị Mẫu chủ trì cuộc họp."
    assert found.more == "Nguyễn Thị Mẫu, Trưởng Phòng Thử huyện Thử Nghiệm. Họp thử. Trần Văn Thử. Tin tức."
    assert (found.day, found.section, found.officials) == (
        datetime(2018, 12, 20).date(),
        "tin-tuc",
        ("nguyen-thi-mau",),
    )
    assert found.place == "Huyện Thử Nghiệm"


def test_article_of_a_former_district_is_found_by_the_commune_of_today(tmp_path: Path) -> None:
    _, pages = sample(tmp_path)
    assert pages[ARTICLE].notes == ("Huyện Thử Nghiệm: nay thuộc xã Mẫu Mới",)
    assert set(pages[ARTICLE].places) == {"thu-nghiem", "thu-nghiem/mau-moi"}


def test_article_of_a_commune_of_today_is_found_by_the_names_of_before(tmp_path: Path) -> None:
    _, pages = sample(tmp_path, {"news/2018/hop-thu.md": article(localities="[thu-nghiem/mau-moi]")})
    assert pages[ARTICLE].notes == ("Xã Mẫu Mới: trước là huyện Thử Nghiệm, xã Mẫu Hai, xã Mẫu Một",)


def test_withdrawn_article_is_found_by_its_title_and_reason_alone(tmp_path: Path) -> None:
    updates = "\n  - {date: 2019-01-05, kind: withdrawal, note: Bài đăng nhầm.}"
    _, pages = sample(tmp_path, {"news/2018/hop-thu.md": article(updates=updates)})
    found = pages[ARTICLE]
    assert (found.text, found.more, found.officials, found.documents) == ("Bài đăng nhầm.", "", (), ())


@pytest.mark.parametrize("change", [{"status": "draft"}, {"status": "hidden"}, {"date": "2030-01-01 08:00"}])
def test_what_readers_may_not_find_is_not_indexed(tmp_path: Path, change: dict[str, str]) -> None:
    _, pages = sample(tmp_path, {"news/2018/hop-thu.md": article(**change)})
    assert [page for page in pages.values() if page.kind == "tin"] == []


def test_official_is_found_by_offices_other_spellings_and_biography(tmp_path: Path) -> None:
    named = OFFICIAL.replace("offices:", "also_known_as: [Nguyễn Thị Mẩu]\noffices:", 1)
    _, pages = sample(tmp_path, {"officials/nguyen-thi-mau.md": named})
    found = pages["can-bo/nguyen-thi-mau/"]
    assert found.text == (
        "Trưởng Phòng Thử huyện Thử Nghiệm (Huyện Thử Nghiệm). Phó Chủ tịch UBND huyện Thử Nghiệm (Huyện Thử Nghiệm). "
        "Nguyễn Thị Mẩu. Nguyễn Thị Mẫu là một người không có thật."
    )


def test_place_is_found_by_what_it_was_and_what_it_became(tmp_path: Path) -> None:
    _, pages = sample(tmp_path)
    assert pages["dia-phuong/thu-nghiem/mau-mot/"].text == (
        "Thuộc huyện Thử Nghiệm. Đến ngày 30/06/2025. Xã Mẫu Một: nay thuộc xã Mẫu Mới."
    )
    assert "trước là" in pages["dia-phuong/thu-nghiem/mau-moi/"].text


def test_items_headings_and_cells_of_a_text_are_sentences_of_what_is_quoted(tmp_path: Path) -> None:
    told = article() + "\n## Việc làm\n\n- việc một\n- việc hai;\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    _, pages = sample(tmp_path, {"news/2018/hop-thu.md": told})
    assert pages[ARTICLE].text.endswith("Việc làm. việc một. việc hai; a | b. 1 | 2.")
