"""The captions' gate: what browsers would silently ignore is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.media.captions import read_captions

GOOD = "WEBVTT\n\n1\n00:00.000 --> 00:02.500\nXin chào.\n\n01:00:01.000 --> 01:00:02.000 line:0\nHết.\n"


def read(folder: Path, data: str | bytes):
    path = folder / "a.vtt"
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return read_captions(path, "content/media/a.vtt")


@pytest.mark.parametrize(
    ("text", "cues"), [(GOOD, 2), ("\ufeff" + GOOD, 2), ("WEBVTT", 0), ("WEBVTT - không lời\n", 0)]
)
def test_captions_are_counted(tmp_path: Path, text: str, cues: int) -> None:
    captions, problems = read(tmp_path, text)
    assert problems == []
    assert captions is not None
    assert captions.cues == cues


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        ("", 1, "not-captions"),
        ("1\n00:00.000 --> 00:02.000\nA\n", 1, "not-captions"),
        ("WEBVTT\n\n00:00,000 --> 00:02,000\nA\n", 3, "bad-cue"),
        ("WEBVTT\n\n0:00.000 --> 0:02.000\nA\n", 3, "bad-cue"),
        ("WEBVTT\n\n00:05.000 --> 00:02.000\nA\n", 3, "bad-cue"),
        ("WEBVTT\n\n00:05.000 --> 00:06.000\nA\n\n00:01.000 --> 00:02.000\nB\n", 6, "bad-cue"),
        ("WEBVTT\n\n00:61.000 --> 00:62.000\nA\n", 3, "bad-cue"),
        ("WEBVTT\nA\n".encode("utf-16"), 0, "encoding"),
        ("WEBVTT\n" + "a" * 500_000, 0, "too-large"),
    ],
    ids=lambda one: str(one)[:30].encode("ascii", "replace").decode(),
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str | bytes, line: int, rule: str) -> None:
    captions, problems = read(tmp_path, text)
    assert captions is None
    assert [(problem.line, problem.rule) for problem in problems] == [(line, rule)]
    assert problems[0].remedy


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "WEBVTT\n\n0 --> 1\nA\n\n2 --> 3\nB\n")
    assert [problem.line for problem in problems] == [3, 6]
