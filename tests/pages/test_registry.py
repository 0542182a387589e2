from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from plugins.core.markdown import MarkdownRenderer
from plugins.core.problems import Problem
from plugins.core.sources import ContentFolder
from plugins.editions.content_links import ContentLinks
from plugins.media.pictures import ContentPictures
from plugins.media.videos import ContentVideos
from plugins.pages.model import StandingPage
from plugins.pages.registry import read_pages
from tests.sample_content import Files, rules, write_files

SONG = "---\ntitle: Bài hát thử\nkind: song\ncomposer: Trần Văn Thử\naudio: thu.mp3\n---\n\nLời một\n"
SOUND = b"ID3" + bytes(600)


def read(root: Path, files: Files) -> tuple[list[StandingPage], list[Problem]]:
    folder = ContentFolder(write_files(root, {"media/thu.mp3": SOUND, **files}), "content")
    pictures = ContentPictures(folder)
    links = ContentLinks(pictures, ContentVideos(folder, pictures), {}, PurePosixPath("pages"))
    pages, problems = read_pages(folder, MarkdownRenderer(), links)
    return [page for page, _ in pages], problems


def test_page_is_read_with_its_body_and_named_after_its_file(tmp_path: Path) -> None:
    pages, problems = read(tmp_path, {"pages/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\n\nChữ *thử*.\n"})
    assert problems == []
    assert [(page.path, page.slug, page.title, page.song) for page in pages] == [
        ("pages/gioi-thieu.md", "gioi-thieu", "Giới thiệu", None)
    ]
    assert "<em>thử</em>" in pages[0].html
    assert pages[0].summary == "Chữ thử."


def test_slug_in_the_front_matter_goes_before_the_name_of_the_file(tmp_path: Path) -> None:
    pages, _ = read(
        tmp_path, {"pages/Trang một.md": "---\ntitle: A\n---\n", "pages/b.md": "---\ntitle: B\nslug: khac\n---\n"}
    )
    assert [page.slug for page in pages] == ["khac", "trang-mot"]


def test_pages_stand_in_the_order_of_menus(tmp_path: Path) -> None:
    files = {
        f"pages/{name}.md": f"---\ntitle: A\norder: {order}\n---\n" for name, order in [("a", 2), ("b", 1), ("c", 1)]
    }
    pages, _ = read(tmp_path, files)
    assert [page.slug for page in pages] == ["b", "c", "a"]


def test_song_comes_with_its_sound(tmp_path: Path) -> None:
    pages, problems = read(tmp_path, {"pages/bai-hat/thu.md": SONG})
    assert problems == []
    song = pages[0].song
    assert song is not None
    assert (song.composer, song.audio_path, song.audio_type, song.audio_bytes) == (
        "Trần Văn Thử", "media/thu.mp3", "audio/mpeg", len(SOUND),
    )  # fmt: skip
    assert pages[0].url == "bai-hat/thu/"


@pytest.mark.parametrize(
    ("audio", "rule"),
    [
        ("khong-co.mp3", "no-sound"),
        ("../site.yaml", "outside-content"),
        ("/etc/passwd", "outside-content"),
        ("../images/a.mp3", "outside-content"),
        (".", "unreadable"),
        ("a" * 300 + ".mp3", "unreadable"),
        ("vong.mp3", "outside-content"),
    ],
    ids=range(7),
)
def test_sound_that_can_not_be_used_is_told_at_the_line_of_the_song(tmp_path: Path, audio: str, rule: str) -> None:
    write_files(tmp_path, {"media/thu.mp3": SOUND, "images/a.mp3": SOUND})
    (tmp_path / "media" / "vong.mp3").symlink_to("vong.mp3")
    pages, problems = read(tmp_path, {"pages/thu.md": SONG.replace("thu.mp3", audio)})
    assert pages == []
    assert [(one.rule, one.path, one.line, one.value) for one in problems] == [(rule, "content/pages/thu.md", 5, audio)]


def test_file_name_of_signs_alone_needs_a_slug(tmp_path: Path) -> None:
    _, problems = read(tmp_path, {"pages/___.md": "---\ntitle: A\n---\n"})
    assert rules(problems) == ["no-address"]
    assert "slug" in problems[0].remedy


def test_broken_page_does_not_hide_the_others_nor_its_own_body(tmp_path: Path) -> None:
    files = {"pages/a.md": "---\ntitl: A\n---\n\n<script>x()</script>\n", "pages/b.md": "---\ntitle: B\n---\n"}
    pages, problems = read(tmp_path, files)
    assert [page.slug for page in pages] == ["b"]
    assert {"unknown-key", "missing", "raw-script"} <= set(rules(problems))
