"""The videos' gate: what browsers play, how heavy, with which captions and poster."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.core.links import VideoFacts
from plugins.core.sources import ContentFolder
from plugins.media.library import media_problems
from plugins.media.pictures import ContentPictures
from plugins.media.videos import ContentVideos, read_video

MP4 = b"\x00\x00\x00\x20ftypisom" + bytes(20) + b"\x00\x00\x00\x08moovavc1"
WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm" + bytes(40)
MOV = b"\x00\x00\x00\x14ftypqt  " + bytes(20) + b"moov"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360"><rect width="640" height="360"/></svg>'
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:02.000\nXin chào.\n"


def write(root: Path, files: dict[str, bytes | str]) -> ContentFolder:
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return ContentFolder(root, "content")


def video_of(folder: ContentFolder, src: str) -> VideoFacts | str:
    return ContentVideos(folder, ContentPictures(folder)).video(src)


@pytest.mark.parametrize(("name", "data", "mime"), [("a.mp4", MP4, "video/mp4"), ("a.webm", WEBM, "video/webm")])
def test_kinds_that_browsers_play(tmp_path: Path, name: str, data: bytes, mime: str) -> None:
    (tmp_path / name).write_bytes(data)
    video, problems = read_video(tmp_path / name, name)
    assert problems == []
    assert video is not None
    assert (video.mime, video.size) == (mime, len(data))


@pytest.mark.parametrize(
    ("name", "data", "rule", "remedy"),
    [
        ("a.mov", MOV, "not-a-video", "Lưu lại thành MP4"),
        ("a.mp4", WEBM, "wrong-suffix", "a.webm"),
        ("a.m4v", MP4, "wrong-suffix", "a.mp4"),
        ("a.mp4", b"<html>", "not-a-video", "Lưu lại thành MP4"),
        ("a.mp4", MP4.replace(b"moov", b"mdat"), "broken-video", "Chép lại"),
        ("a.mp4", MP4.replace(b"avc1", b"hvc1"), "hevc", "Tương thích nhất"),
        ("a.avi", b"RIFF\x24\x00\x00\x00AVI LIST", "not-a-video", "Lưu lại thành MP4"),
    ],
)
def test_a_refusal_says_what_to_do(tmp_path: Path, name: str, data: bytes, rule: str, remedy: str) -> None:
    (tmp_path / name).write_bytes(data)
    video, (problem,) = read_video(tmp_path / name, f"content/media/{name}")
    assert video is None
    assert (problem.path, problem.rule) == (f"content/media/{name}", rule)
    assert remedy in problem.remedy


def test_a_heavy_video_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "a.mp4").open("wb") as file:
        file.write(MP4)
        file.truncate(60_200_000)
    assert "60,2 MB" in read_video(tmp_path / "a.mp4", "a.mp4")[1][0].reason


def test_poster_and_captions_have_the_name_of_the_video(tmp_path: Path) -> None:
    folder = write(
        tmp_path, {"media/2024/a.mp4": MP4, "media/2024/a.vtt": CAPTIONS, "images/2024/a.svg": SVG, "media/b.mp4": MP4}
    )
    found = video_of(folder, "../../media/2024/a.mp4")
    assert isinstance(found, VideoFacts)
    assert (found.path, found.captions, found.is_silent) == ("media/2024/a.mp4", "media/2024/a.vtt", False)
    assert found.poster is not None
    assert (found.poster.path, found.poster.width) == ("images/2024/a.svg", 640)
    bare = video_of(folder, "b.mp4")
    assert isinstance(bare, VideoFacts)
    assert (bare.poster, bare.captions, bare.is_silent) == (None, None, False)


def test_captions_without_a_word_say_that_nobody_speaks(tmp_path: Path) -> None:
    folder = write(tmp_path, {"media/a.mp4": MP4, "media/a.vtt": "WEBVTT\n"})
    found = video_of(folder, "a.mp4")
    assert isinstance(found, VideoFacts)
    assert (found.captions, found.is_silent) == (None, True)
    assert media_problems(folder) == []


@pytest.mark.parametrize("src", ["../a.mp4", "x/../../site.yaml.mp4", "", "thieu.mp4"])
def test_what_is_not_in_the_folder_is_not_found(tmp_path: Path, src: str) -> None:
    folder = write(tmp_path, {"a.mp4": MP4, "media/b.mp4": MP4})
    assert "thư mục media" in str(video_of(folder, src))


def test_a_link_that_leads_out_of_the_content_is_no_video(tmp_path: Path) -> None:
    folder = write(tmp_path / "content", {"media/b.mp4": MP4})
    (tmp_path / "secret.mp4").write_bytes(MP4)
    (tmp_path / "content/media/a.mp4").symlink_to(tmp_path / "secret.mp4")
    assert isinstance(video_of(folder, "a.mp4"), str)
    assert "outside-content" in [problem.rule for problem in media_problems(folder)]


def test_a_video_without_captions_is_a_warning(tmp_path: Path) -> None:
    (problem,) = media_problems(write(tmp_path, {"media/a.mp4": MP4}))
    assert (problem.path, problem.rule, problem.severity) == ("content/media/a.mp4", "no-captions", "warning")
    assert "a.vtt" in problem.remedy


def test_captions_without_their_video_are_a_warning(tmp_path: Path) -> None:
    (problem,) = media_problems(write(tmp_path, {"media/b.vtt": CAPTIONS}))
    assert (problem.rule, problem.severity) == ("captions-alone", "warning")


def test_what_is_neither_sound_nor_video_is_refused(tmp_path: Path) -> None:
    folder = write(
        tmp_path, {"media/a.pdf": b"%PDF", "media/.hidden": b"x", "media/b.webm": WEBM, "media/b.vtt": CAPTIONS}
    )
    assert [(problem.path, problem.rule) for problem in media_problems(folder)] == [
        ("content/media/a.pdf", "not-a-sound")
    ]
