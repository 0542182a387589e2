"""An English version names its original, and each leads to the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.articles.translations import language_versions
from tests.sample_content import article, read_sample, rules

ORIGINAL = "news/2018/hop-thu.md"


def english(original: str, **changes: str) -> str:
    return article(title="A trial meeting", lang="en", translation_of=original, **changes)


@pytest.mark.parametrize("original", ["2018/hop-thu", "hop-thu"])
def test_an_original_is_named_by_its_id_or_its_file(tmp_path: Path, original: str):
    edition, problems = read_sample(tmp_path, {"news/2018/meeting.md": english(original)})
    assert problems == []
    assert edition is not None
    versions = language_versions(edition.articles)
    assert {id: [one.id for one in others] for id, others in versions.items()} == {
        "2018/hop-thu": ["2018/meeting"],
        "2018/meeting": ["2018/hop-thu"],
    }


def test_articles_without_another_version_have_none(tmp_path: Path):
    edition, _ = read_sample(tmp_path)
    assert edition is not None
    assert language_versions(edition.articles) == {}


@pytest.mark.parametrize(
    ("original", "rule", "said"),
    [
        ("2018/hop-thi", "unknown-article", "“2018/hop-thu”"),
        ("hop-tu", "unknown-article", "“hop-thu”"),
        ("không đâu", "unknown-article", "2018/ten-bai"),
        ("trung-ten", "ambiguous-article", "2018/trung-ten, 2019/trung-ten"),
        ("meeting", "same-language", "lang"),
    ],
)
def test_an_original_that_cannot_be_found_is_told(tmp_path: Path, original: str, rule: str, said: str):
    twins = {f"news/{year}/trung-ten.md": article(title=f"Trùng tên {year}") for year in (2018, 2019)}
    edition, problems = read_sample(tmp_path, {**twins, "news/2018/meeting.md": english(original)})
    assert edition is None
    assert rules(problems) == [rule]
    assert said in problems[0].remedy
    assert problems[0].value == original
    assert problems[0].path == "content/news/2018/meeting.md"


def test_a_translation_in_the_language_of_its_original_is_told(tmp_path: Path):
    _, problems = read_sample(tmp_path, {"news/2018/b.md": article(title="Bài hai", translation_of="hop-thu")})
    assert rules(problems) == ["same-language"]


def test_a_translation_of_a_translation_is_told(tmp_path: Path):
    chain = {
        "news/2018/meeting.md": english("hop-thu"),
        "news/2018/lai.md": article(title="Dịch lại", translation_of="meeting"),
    }
    _, problems = read_sample(tmp_path, chain)
    assert rules(problems) == ["not-an-original"]
    assert "hop-thu" in problems[0].remedy


def test_a_problem_of_the_original_is_told_once_and_not_of_its_translations(tmp_path: Path):
    broken = {ORIGINAL: article(section="khong-co", title=None), "news/2018/meeting.md": english("hop-thu")}
    _, problems = read_sample(tmp_path, broken)
    assert {problem.path for problem in problems} == {f"content/{ORIGINAL}"}


def test_readers_are_not_led_to_a_draft(build_site):
    draft = {"news/2018/meeting.md": english("hop-thu", status="draft")}
    page = "tin/2018/12/huyen-thu-nghiem-hop-thu/index.html"
    assert "meeting" not in (build_site(draft, conf="publishconf.py") / page).read_text(encoding="utf-8")
    assert 'href="/nhap/2018/12/a-trial-meeting/"' in (build_site(draft) / page).read_text(encoding="utf-8")
