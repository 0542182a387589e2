"""The home page: which stories stand where, and none of them twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.listings.home import LATEST, MOST_UNITS, PER_SECTION, Home, home_page
from plugins.listings.news import corrections
from tests.listings.test_news import edition_of
from tests.sample_content import LOCALITY, Files, article

NO_NEWS: Files = {"news/2018/hop-thu.md": article(status="draft")}


def home_of(folder: Path, changes: Files) -> Home:
    edition = edition_of(folder, changes)
    articles = tuple(one for one in edition.articles if one.status == "published")
    return home_page(edition, articles, corrections(articles))


def many(number: int, **given: str) -> Files:
    """Return articles after that of the sample, the last of them the newest."""
    return {
        f"news/2019/tin-{at}.md": article(
            title=f"Tin số {at}",
            slug=f"tin-{at}",
            date=f"2019-{at // 28 + 1:02}-{at % 28 + 1:02}",
            event_date="2019-01-01",
            **{"section": ("tin-tuc", "thong-bao")[at % 2], **given},
        )
        for at in range(number)
    }


def told(home: Home) -> list[str]:
    stories = (
        *([home.lead] if home.lead else []),
        *home.latest,
        *(one for news in home.sections for one in news.articles),
    )
    return [one.title for one in stories]


def test_a_site_without_articles_has_a_home_page(tmp_path: Path) -> None:
    home = home_of(tmp_path, NO_NEWS)
    assert (home.lead, home.latest, home.count) == (None, (), 0)
    assert [(news.section.name, news.count, news.articles) for news in home.sections] == [
        ("Tin tức", 0, ()),
        ("Thông báo", 0, ()),
    ]


def test_one_article_leads_and_stands_nowhere_else(tmp_path: Path) -> None:
    home = home_of(tmp_path, {})
    assert told(home) == ["Huyện Thử Nghiệm họp thử"]
    assert home.lead is not None
    assert home.sections[0].count == 1


@pytest.mark.parametrize("number", [1, 5, 6, 7, 30])
def test_no_story_stands_twice(tmp_path: Path, number: int) -> None:
    titles = told(home_of(tmp_path, many(number)))
    assert len(titles) == len(set(titles))
    assert len(titles) == min(number + 1, 1 + LATEST + 2 * PER_SECTION)


def test_the_newest_leads_and_sections_go_on_where_the_latest_ended(tmp_path: Path) -> None:
    home = home_of(tmp_path, many(20))
    assert home.lead is not None
    assert home.lead.title == "Tin số 19"
    assert [one.title for one in home.latest] == [f"Tin số {at}" for at in range(18, 18 - LATEST, -1)]
    assert [one.title for one in home.sections[0].articles] == [f"Tin số {at}" for at in (12, 10, 8)]
    assert [one.title for one in home.sections[1].articles] == [f"Tin số {at}" for at in (13, 11, 9)]
    assert [news.count for news in home.sections] == [11, 10]
    assert home.count == 21


def test_what_was_withdrawn_stands_among_the_corrections_only(tmp_path: Path) -> None:
    updates = "\n  - {date: 2019-02-05, kind: withdrawal, note: Không đúng.}"
    home = home_of(tmp_path, many(1, updates=updates))
    assert told(home) == ["Huyện Thử Nghiệm họp thử"]
    assert [one.record.title for one in home.corrections] == ["Tin số 0"]


def test_a_translation_is_no_story_of_its_own(tmp_path: Path) -> None:
    english = {
        "news/2018/meeting.md": article(title="A meeting", slug="meeting", lang="en", translation_of="2018/hop-thu")
    }
    assert told(home_of(tmp_path, english)) == ["Huyện Thử Nghiệm họp thử"]


def test_an_agency_of_one_place_shows_its_units_in_the_news(tmp_path: Path) -> None:
    home = home_of(tmp_path, many(3, localities="[thu-nghiem/mau-hai]"))
    assert [(one.unit.title, one.count) for one in home.places] == [("Huyện Thử Nghiệm", 4), ("Xã Mẫu Hai", 3)]
    assert len(home.places) <= 1 + MOST_UNITS


def test_an_agency_of_several_places_shows_the_places(tmp_path: Path) -> None:
    other = LOCALITY.split("communes:")[0].replace("Thử Nghiệm", "Kế Bên")
    other = "\n".join(line for line in other.splitlines() if not line.startswith(("became", "decision"))) + "\n"
    home = home_of(tmp_path, {"localities/ke-ben.yaml": other})
    assert [(one.unit.title, one.count) for one in home.places] == [("Huyện Kế Bên", 0), ("Huyện Thử Nghiệm", 1)]
