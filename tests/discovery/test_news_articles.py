"""What an article says to machines: days kept apart, offices of the day, nothing of what was withdrawn."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from plugins.discovery.news_articles import news_article
from plugins.editions.site import site_for
from tests.sample_content import SITE, Files, article, read_sample

HOST = "https://thu-nghiem.example"
BUILT = datetime.fromisoformat("2026-01-01T07:00:00+07:00")
STAMPED = "\n  url: https://trang-cu.example/1\n  stamp: Chủ nhật ngày 17/01/2021"


def described(folder: Path, text: str, changes: Files | None = None) -> dict[str, Any]:
    edition, problems = read_sample(folder, {"news/2018/hop-thu.md": text, **(changes or {})})
    assert edition is not None, problems
    return news_article(edition.articles[0], site_for(edition, HOST, False, BUILT))


def every_text(data: object) -> list[str]:
    """Return all strings of the data, in any depth."""
    if isinstance(data, dict):
        return [text for value in data.values() for text in every_text(value)]
    if isinstance(data, list):
        return [text for value in data for text in every_text(value)]
    return [data] if isinstance(data, str) else []


def test_published_and_happened_are_two_days(tmp_path: Path) -> None:
    data = described(tmp_path, article(imported_from=STAMPED))
    assert data["datePublished"] == data["dateModified"] == "2018-12-20T08:00:00+07:00"
    assert (data["about"]["startDate"], data["about"]["endDate"]) == ("2018-12-19", "2018-12-19")
    assert not any("2021" in text for text in every_text(data)), "the stamp of the old page is nobody's day"


def test_day_without_a_time_is_given_as_a_day(tmp_path: Path) -> None:
    assert described(tmp_path, article(date="2018-12-20"))["datePublished"] == "2018-12-20"


@pytest.mark.parametrize("event_date", ["unknown", None])
def test_event_without_a_day_is_not_told(tmp_path: Path, event_date: str | None) -> None:
    data = described(tmp_path, article(event_date=event_date, officials=None))
    assert "about" not in data


@pytest.mark.parametrize(
    ("day", "modified"), [("2019-02-03", "2019-02-03"), ("2018-12-20", "2018-12-20T08:00:00+07:00")]
)
def test_modified_is_the_last_update_that_readers_were_told_of(tmp_path: Path, day: str, modified: str) -> None:
    data = described(tmp_path, article(updates=f"\n  - {{date: {day}, kind: addition, note: Thêm.}}"))
    assert data["dateModified"] == modified
    assert "correction" not in data


def test_correction_is_told_with_its_day(tmp_path: Path) -> None:
    data = described(tmp_path, article(updates="\n  - {date: 2019-02-03, kind: correction, note: Sửa số.}"))
    assert data["correction"] == [{"@type": "CorrectionComment", "text": "Sửa số.", "datePublished": "2019-02-03"}]


def test_participant_has_the_office_of_the_day_and_a_page(tmp_path: Path) -> None:
    extra = "\n  - {id: nguyen-thi-mau, role: chaired}\n  - {name: Lê Ví Dụ, office: Trưởng thôn, role: attended}"
    data = described(tmp_path, article(officials=extra))
    assert data["about"]["attendee"] == [
        {
            "@type": "Person",
            "@id": f"{HOST}/can-bo/nguyen-thi-mau/#person",
            "name": "Nguyễn Thị Mẫu",
            "url": f"{HOST}/can-bo/nguyen-thi-mau/",
            "hasOccupation": [
                {
                    "@type": "Role",
                    "startDate": "2015-01-01",
                    "endDate": "2018-12-31",
                    "hasOccupation": {"@type": "Occupation", "name": "Trưởng Phòng Thử huyện Thử Nghiệm"},
                }
            ],
        },
        {
            "@type": "Person",
            "name": "Lê Ví Dụ",
            "hasOccupation": [{"@type": "Occupation", "name": "Trưởng thôn"}],
        },
    ]


def test_who_took_part_in_an_event_of_unknown_day_is_among_those_named(tmp_path: Path) -> None:
    data = described(tmp_path, article(event_date="unknown"))
    assert [one["name"] for one in data["mentions"]] == ["Nguyễn Thị Mẫu"]
    assert "about" not in data


def test_author_is_given_with_the_unit_and_else_the_agency(tmp_path: Path) -> None:
    data = described(tmp_path, article(authors="[Trần Văn Thử – Ban biên tập]"))
    (author,) = data["author"]
    assert (author["name"], author["affiliation"]["name"]) == ("Trần Văn Thử", "Ban biên tập")
    assert described(tmp_path, article(authors=None))["author"] == [data["publisher"]] == [{"@id": f"{HOST}/#agency"}]


def test_licence_is_that_of_the_agency_and_not_told_of_what_others_wrote(tmp_path: Path) -> None:
    changes = {"site.yaml": f"{SITE}licence: Ghi rõ nguồn.\n"}
    assert described(tmp_path, article(), changes)["license"]["name"] == "Ghi rõ nguồn."
    taken = described(tmp_path, article(source="{name: Báo Thử, url: https://bao-thu.example/1}"), changes)
    assert taken["isBasedOn"] == "https://bao-thu.example/1"
    assert "license" not in taken


def test_of_a_withdrawn_article_only_what_its_page_shows_is_told(tmp_path: Path) -> None:
    data = described(tmp_path, article(updates="\n  - {date: 2019-01-05, kind: withdrawal, note: Không có thật.}"))
    assert data["creativeWorkStatus"] == "Withdrawn"
    assert not {"description", "about", "author", "image", "mentions"} & set(data)
