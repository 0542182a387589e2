"""Everything in the content folder read together: one edition, or all its problems."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from plugins.core.sources import ContentFolder
from plugins.editions.edition import boundaries_folder, read_edition
from tests.sample_content import SAMPLE, SITE, article, read_sample, rules, write_files

NEW_YEAR = "2026-01-01T07:00:00+07:00"


def test_the_sample_is_an_edition_without_a_problem(tmp_path: Path):
    edition, problems = read_sample(tmp_path)
    assert problems == []
    assert edition is not None
    assert [one.id for one in edition.articles] == ["2018/hop-thu"]
    assert [one.id for one in edition.officials.all] == ["nguyen-thi-mau"]
    assert edition.zone.key == "Asia/Ho_Chi_Minh"


@pytest.mark.parametrize(
    ("status", "date", "read"),
    [
        ("published", "2026-01-01 07:00", True),
        ("published", "2026-01-01 07:01", False),
        ("published", "2026-01-02", False),
        ("draft", "2018-12-20", False),
        ("hidden", "2018-12-20", False),
    ],
)
def test_readers_find_what_is_published_and_due(tmp_path: Path, status: str, date: str, read: bool):
    edition, _ = read_sample(tmp_path, {"news/2018/hop-thu.md": article(status=status, date=date)})
    assert edition is not None
    assert len(edition.articles) == 1
    assert bool(edition.published(datetime.fromisoformat(NEW_YEAR))) is read


def test_due_means_due_in_the_zone_of_the_site(tmp_path: Path):
    edition, _ = read_sample(tmp_path, {"news/2018/hop-thu.md": article(date="2026-01-01 07:00")})
    assert edition is not None
    assert edition.published(datetime.fromisoformat("2026-01-01T00:00:00+00:00"))
    assert not edition.published(datetime.fromisoformat("2025-12-31T23:59:59+00:00"))


def test_articles_of_one_moment_stand_in_the_order_of_their_files(tmp_path: Path):
    twins = {f"news/2018/{name}.md": article(title=f"Bài {name}") for name in ("c", "a", "b")}
    edition, _ = read_sample(tmp_path, twins)
    assert edition is not None
    assert [one.id for one in edition.articles] == ["2018/a", "2018/b", "2018/c", "2018/hop-thu"]


def test_a_link_to_a_file_leads_to_its_page(tmp_path: Path):
    linking = {
        "news/2019/sau.md": article(title="Bài sau", date="2019-01-02") + "\nXem [bài trước](../2018/hop-thu.md).\n"
    }
    edition, problems = read_sample(tmp_path, linking)
    assert edition is not None, problems
    assert 'href="site:/tin/2018/12/huyen-thu-nghiem-hop-thu/"' in edition.articles[0].html


def test_a_link_to_a_file_that_is_not_there_is_told(tmp_path: Path):
    text = article() + "\nXem [bài khác](../2017/khong-co.md).\n"
    _, problems = read_sample(tmp_path, {"news/2018/hop-thu.md": text})
    assert [problem.line for problem in problems] == [16]
    assert "khong-co.md" in problems[0].value


def test_a_broken_card_does_not_hide_the_problems_of_articles(tmp_path: Path):
    broken = {
        "site.yaml": SITE.replace("name: Bản tin", "nam: Bản tin"),
        "news/2018/hop-thu.md": article(localities="[khong-co]"),
    }
    edition, problems = read_sample(tmp_path, broken)
    assert edition is None
    assert {"unknown-key", "missing", "unknown-locality"} <= set(rules(problems))
    assert "unknown-section" not in rules(problems)


def test_without_a_card_nothing_but_the_card_is_said_of_sections(tmp_path: Path):
    files = {name: text for name, text in SAMPLE.items() if name != "site.yaml"}
    edition, problems = read_edition(ContentFolder(write_files(tmp_path, files), "content"))
    assert edition is None
    assert rules(problems) == ["no-site"]


def test_problems_come_sorted_and_once_each(tmp_path: Path):
    broken = {
        "news/2018/b.md": article(title="Bài b", section="khong-co", localities="[khong-co]"),
        "news/2018/a.md": article(title="Bài a", section="khong-co"),
    }
    _, problems = read_sample(tmp_path, broken)
    assert problems == sorted(set(problems))
    assert [(problem.path, problem.rule) for problem in problems] == [
        ("content/news/2018/a.md", "unknown-section"),
        ("content/news/2018/b.md", "unknown-section"),
        ("content/news/2018/b.md", "unknown-locality"),
    ]


@pytest.mark.parametrize("elsewhere", [True, False])
def test_boundaries_lie_in_the_content_or_where_a_setting_says(tmp_path: Path, elsewhere: bool):
    content = ContentFolder(tmp_path / "content", "content")
    folder, inside = boundaries_folder(content, str(tmp_path / "ranh-gioi") if elsewhere else "maps")
    assert (folder.root / inside).name == ("ranh-gioi" if elsewhere else "maps")
    assert (folder is content) is not elsewhere
