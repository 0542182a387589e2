from __future__ import annotations

import pytest

from plugins.core.frontmatter import parse_yaml
from plugins.core.problems import Problem
from plugins.core.records import read_record
from plugins.pages.model import PageRecord, Song, StandingPage


def read(text: str) -> tuple[PageRecord | None, list[Problem]]:
    document, problems = parse_yaml(text, "content/pages/a.md")
    assert document is not None, problems
    record, more = read_record(PageRecord, document)
    return record, problems + more


def test_page_needs_only_a_title() -> None:
    record, problems = read("title: Giới thiệu\n")
    assert problems == []
    assert record is not None
    assert (record.kind, record.menu, record.order, record.slug) == ("page", "none", 0, None)


def test_every_key_of_a_song_is_read() -> None:
    record, problems = read(
        "title: Bài hát thử\nslug: bai-hat-thu\nkind: song\nmenu: footer\norder: 3\ncomposer: Trần Văn Thử\n"
        "lyricist: Nguyễn Thị Mẫu\nperformer: Tốp ca thử\nlicence: Của chung\naudio: thu.mp3\n"
    )
    assert problems == []
    assert record is not None
    assert (record.slug, record.menu, record.order) == ("bai-hat-thu", "footer", 3)
    assert (record.composer, record.lyricist, record.performer) == ("Trần Văn Thử", "Nguyễn Thị Mẫu", "Tốp ca thử")
    assert (record.licence, record.audio) == ("Của chung", "thu.mp3")


@pytest.mark.parametrize(
    "written", ["", "composer: Trần Văn Thử\n", "audio: thu.mp3\n", "composer: ''\naudio: thu.mp3\n"]
)
def test_song_without_composer_or_sound_is_refused(written: str) -> None:
    record, problems = read(f"title: Bài hát thử\nkind: song\n{written}")
    assert record is None
    assert [problem.rule for problem in problems] == ["missing"]
    assert "composer" in problems[0].reason
    assert "audio" in problems[0].reason


@pytest.mark.parametrize("key", ["composer", "lyricist", "performer", "licence", "audio"])
def test_key_of_a_song_on_another_page_is_refused_by_name(key: str) -> None:
    _, problems = read(f"title: Giới thiệu\n{key}: Chữ\n")
    assert [problem.rule for problem in problems] == ["not-a-song"]
    assert key in problems[0].reason
    assert "kind: song" in problems[0].remedy


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("kind: poem", "unknown-choice"),
        ("menu: top", "unknown-choice"),
        ("order: đầu", "bad-number"),
        ("order: true", "bad-number"),
        ("order: 1.5", "bad-number"),
        ("slug: Giới thiệu", "bad-slug"),
        ("slug: ../gioi-thieu", "bad-slug"),
        ("url: /x/", "unknown-key"),
        ("save_as: ../x.html", "unknown-key"),
    ],
)
def test_unusable_value_is_refused_at_its_line(line: str, rule: str) -> None:
    record, problems = read(f"title: Giới thiệu\n{line}\n")
    assert record is None
    assert [(problem.rule, problem.line) for problem in problems] == [(rule, 2)]


def test_song_stands_below_the_songs_and_a_page_at_the_root() -> None:
    song = Song("Trần Văn Thử", "", "", "", "media/thu.mp3", "audio/mpeg", 9)
    assert StandingPage("pages/a.md", "a", "A", "", "", "none", 0, None).url == "a/"
    assert StandingPage("pages/a.md", "a", "A", "", "", "none", 0, song).url == "bai-hat/a/"
