"""What a search is narrowed by: every choice that has pages behind it, named and ordered as Vietnamese readers look."""

from __future__ import annotations

from pathlib import Path

from plugins.search.catalogue import catalogue
from tests.sample_content import OFFICIAL, Files, article
from tests.search.test_pages import ARTICLE, sample


def made(tmp_path: Path, changes: Files | None = None) -> dict[str, object]:
    edition, pages = sample(tmp_path, changes)
    return catalogue(list(pages.values()), edition)


def test_row_of_an_article_leads_to_its_choices(tmp_path: Path) -> None:
    told = made(tmp_path)
    choices = told["choices"]
    row = next(row for row in told["pages"] if row[0] == ARTICLE)
    _, kind, day, section, places, officials, documents = row
    assert (told["kinds"][kind], day, documents) == ("tin", 20181220, [])
    assert choices["chuyen-muc"][section] == ["tin-tuc", "Tin tức"]
    assert [choices["dia-phuong"][one][0] for one in places] == ["thu-nghiem", "thu-nghiem/mau-moi"]
    assert [choices["can-bo"][one] for one in officials] == [["nguyen-thi-mau", "Nguyễn Thị Mẫu"]]


def test_sections_without_news_are_no_choice(tmp_path: Path) -> None:
    assert made(tmp_path)["choices"]["chuyen-muc"] == [["tin-tuc", "Tin tức"]]


def test_places_are_told_apart_by_what_they_are_part_of(tmp_path: Path) -> None:
    names = [name for _, name in made(tmp_path)["choices"]["dia-phuong"]]
    assert names == [
        "Huyện Thử Nghiệm (tỉnh Mẫu)",
        "Xã Mẫu Hai (huyện Thử Nghiệm)",
        "Xã Mẫu Một (huyện Thử Nghiệm)",
        "Xã Mẫu Mới (tỉnh Mẫu)",
    ]


def test_people_of_one_name_are_told_apart_and_all_are_sorted_by_given_name(tmp_path: Path) -> None:
    twin = OFFICIAL.replace("Trưởng Phòng Thử", "Chánh Văn phòng")
    other = OFFICIAL.replace("Nguyễn Thị Mẫu", "Vũ Văn Ánh")
    changes = {
        "officials/nguyen-thi-mau-2.md": twin,
        "officials/vu-van-anh.md": other,
        "news/2018/hop-thu.md": article(),
    }
    assert made(tmp_path, changes)["choices"]["can-bo"] == [
        ["vu-van-anh", "Vũ Văn Ánh"],
        ["nguyen-thi-mau-2", "Nguyễn Thị Mẫu (Chánh Văn phòng huyện Thử Nghiệm)"],
        ["nguyen-thi-mau", "Nguyễn Thị Mẫu (Trưởng Phòng Thử huyện Thử Nghiệm)"],
    ]


def test_catalogue_tells_the_search_what_abbreviations_stand_for(tmp_path: Path) -> None:
    assert ["HĐND", "Hội đồng nhân dân"] in made(tmp_path)["turns"]
