from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from plugins.articles.model import Article
from plugins.articles.registry import newest_first
from plugins.articles.visibility import neighbours, shown_status
from tests.sample_content import article, read_sample

MOMENT = "2018-12-20 08:00"


@pytest.fixture
def sample(tmp_path: Path) -> Article:
    edition, problems = read_sample(tmp_path)
    assert edition is not None, problems
    return edition.articles[0]


@pytest.mark.parametrize(
    ("status", "waits", "is_preview", "shown"),
    [
        ("published", False, False, "published"),
        ("published", False, True, "published"),
        ("published", True, False, "skip"),
        ("published", True, True, "draft"),
        ("hidden", False, False, "hidden"),
        ("hidden", False, True, "hidden"),
        ("hidden", True, False, "skip"),
        ("hidden", True, True, "draft"),
        ("draft", False, False, "skip"),
        ("draft", False, True, "draft"),
        ("draft", True, False, "skip"),
        ("draft", True, True, "draft"),
    ],
)
def test_readers_never_meet_drafts_nor_news_of_tomorrow(sample: Article, status, waits, is_preview, shown) -> None:
    now = sample.published - timedelta(seconds=1) if waits else sample.published
    one = replace(sample, status=status)
    result = shown_status(one, now, is_preview)
    assert result.status == shown
    assert replace(result, status=status, digest=one.digest) == one
    assert (result.digest == one.digest) == (result is one)


def test_clock_of_another_zone_tells_the_same_moment(sample: Article) -> None:
    assert shown_status(sample, datetime.fromisoformat("2018-12-20T01:00:00+00:00"), False).status == "published"
    assert shown_status(sample, datetime.fromisoformat("2018-12-20T00:59:59+00:00"), False).status == "skip"


def test_edition_gives_readers_what_is_published_by_now(tmp_path: Path) -> None:
    files = {
        f"news/2018/{name}.md": article(title=f"Tin {name}", date=date, status=status)
        for name, date, status in [
            ("a", "2018-12-21", "published"), ("b", "2018-12-22", "hidden"), ("c", "2018-12-23", "draft"),
            ("d", "2030-01-01", "published"),
        ]
    }  # fmt: skip
    edition, problems = read_sample(tmp_path, files)
    assert edition is not None, problems
    found = edition.published(datetime.fromisoformat("2026-01-01T00:00:00+07:00"))
    assert [one.id for one in found] == ["2018/a", "2018/hop-thu"]
    assert len(edition.articles) == 5


def test_neighbours_are_the_earlier_and_later_articles_of_one_section(tmp_path: Path) -> None:
    files = {
        f"news/2018/{name}.md": article(title=f"Tin {name}", date=f"2018-12-2{number}", section=section)
        for number, (name, section) in enumerate(
            [("a", "tin-tuc"), ("b", "thong-bao"), ("c", "tin-tuc"), ("d", "tin-tuc")], 1
        )
    }
    edition, problems = read_sample(tmp_path, files)
    assert edition is not None, problems
    found = {
        id.removeprefix("2018/"): tuple(one and one.id.removeprefix("2018/") for one in pair)
        for id, pair in neighbours(edition.articles).items()
    }
    assert found == {
        "hop-thu": (None, "a"), "a": ("hop-thu", "c"), "c": ("a", "d"), "d": ("c", None), "b": (None, None),
    }  # fmt: skip


def test_nobody_has_no_neighbours() -> None:
    assert neighbours([]) == {}


def test_newest_come_first_and_equal_times_by_file(sample: Article) -> None:
    later = replace(sample, id="z", published=sample.published + timedelta(minutes=1))
    twins = [replace(sample, id=id) for id in ("c", "a", "b")]
    assert [one.id for one in newest_first([*twins, later])] == ["z", "a", "b", "c"]
    assert newest_first([later, *reversed(twins)]) == newest_first([*twins, later])
