"""What an article says to machines: days kept apart, offices of the day, nothing that could leave its element."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from plugins.discovery.structured_data import news_article, news_article_script
from plugins.editions.site import Site, site_for
from tests.sample_content import Files, article, read_sample

HOST = "https://thu-nghiem.example"
BUILT = datetime.fromisoformat("2026-01-01T07:00:00+07:00")
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
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
            "name": "Nguyễn Thị Mẫu",
            "url": f"{HOST}/can-bo/nguyen-thi-mau/",
            "jobTitle": ["Trưởng Phòng Thử huyện Thử Nghiệm"],
        },
        {"@type": "Person", "name": "Lê Ví Dụ", "jobTitle": ["Trưởng thôn"]},
    ]


def test_author_is_given_with_the_unit_and_else_the_agency(tmp_path: Path) -> None:
    data = described(tmp_path, article(authors="[Trần Văn Thử – Ban biên tập]"))
    (author,) = data["author"]
    assert (author["name"], author["affiliation"]["name"]) == ("Trần Văn Thử", "Ban biên tập")
    assert described(tmp_path, article(authors=None))["author"] == [data["publisher"]]


def test_of_a_withdrawn_article_only_what_its_page_shows_is_told(tmp_path: Path) -> None:
    data = described(tmp_path, article(updates="\n  - {date: 2019-01-05, kind: withdrawal, note: Không có thật.}"))
    assert data["creativeWorkStatus"] == "Withdrawn"
    assert not {"description", "about", "author", "image", "mentions"} & set(data)


def test_no_text_can_end_the_element(tmp_path: Path) -> None:
    title = '"</script><script>alert(1)</script> & <!-- “A”"'
    edition, problems = read_sample(tmp_path, {"news/2018/hop-thu.md": article(title=title)})
    assert edition is not None, problems
    site: Site = site_for(edition, HOST, False, BUILT)
    script = news_article_script(edition.articles[0], site)
    assert not set(script) & set("<>&")
    assert json.loads(script) == json.loads(json.dumps(news_article(edition.articles[0], site)))


def test_public_page_carries_it_and_preview_does_not(build_site) -> None:
    page = "tin/2018/12/huyen-thu-nghiem-hop-thu/index.html"
    public = (build_site(conf="publishconf.py") / page).read_text(encoding="utf-8")
    (found,) = SCRIPT.findall(public)
    assert json.loads(found)["url"] == f"{HOST}/tin/2018/12/huyen-thu-nghiem-hop-thu/"
    assert not SCRIPT.findall((build_site() / page).read_text(encoding="utf-8"))


def test_hidden_article_says_nothing_of_itself_to_machines(build_site) -> None:
    hidden = article(status="hidden")
    output = build_site({"news/2018/hop-thu.md": hidden}, conf="publishconf.py")
    page = (output / "tin/2018/12/huyen-thu-nghiem-hop-thu/index.html").read_text(encoding="utf-8")
    assert not SCRIPT.findall(page)
