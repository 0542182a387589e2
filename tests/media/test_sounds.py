"""The sounds' gate: kinds by content, right names, bearable weight."""

from __future__ import annotations

import pytest

from plugins.media.sounds import SoundFacts, read_sound

MP3 = b"\xff\xfb\x90\x00" + b"\x00" * 400
OPUS = b"OggS\x00\x02" + b"\x00" * 20 + b"\x01\x13OpusHead\x01" + b"\x00" * 40
VORBIS = b"OggS\x00\x02" + b"\x00" * 20 + b"\x01\x1e\x01vorbis" + b"\x00" * 40
WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + b"\x00" * 40
M4A = b"\x00\x00\x00\x20ftypM4A \x00\x00\x00\x00" + b"\x00" * 40


@pytest.mark.parametrize(
    ("name", "data", "mime"),
    [
        ("a.mp3", MP3, "audio/mpeg"),
        ("a.MP3", b"ID3\x04" + b"\x00" * 50, "audio/mpeg"),
        ("a.opus", OPUS, "audio/ogg"),
        ("a.ogg", VORBIS, "audio/ogg"),
        ("a.wav", WAV, "audio/wav"),
        ("a.m4a", M4A, "audio/mp4"),
    ],
)
def test_a_recording_is_known_by_its_content(tmp_path, name, data, mime):
    path = tmp_path / name
    path.write_bytes(data)
    assert read_sound(path, f"content/media/{name}") == (SoundFacts(mime, len(data)), [])


@pytest.mark.parametrize(
    ("name", "data", "rule", "reason", "remedy"),
    [
        ("a.mp3", b"", "empty", "rỗng", "Chép lại"),
        ("a.mp3", WAV, "wrong-suffix", "là WAV", "a.wav"),
        ("a.mp3", M4A, "wrong-suffix", "là M4A", "a.m4a"),
        ("a.mp3", b"<script>", "not-a-sound", "không phải là âm thanh", "MP3"),
        ("a.mp3", b"\xff\xff\xff\xff", "not-a-sound", "không phải là âm thanh", "MP3"),
        ("a.mp3", b"\xff", "not-a-sound", "không phải là âm thanh", "MP3"),
        ("a.ogg", b"OggS" + b"\x00" * 50, "not-a-sound", "không phải là âm thanh", "MP3"),
        ("a.wav", b"RIFF\x24\x00\x00\x00WEBP", "not-a-sound", "không phải là âm thanh", "MP3"),
        ("a.flac", b"fLaC" + b"\x00" * 50, "not-a-sound", "không phải là âm thanh", "MP3"),
    ],
)
def test_a_refusal_says_why_and_how_to_mend_it(tmp_path, name, data, rule, reason, remedy):
    path = tmp_path / name
    path.write_bytes(data)
    facts, (problem,) = read_sound(path, f"content/media/{name}")
    assert facts is None
    assert (problem.path, problem.rule) == (f"content/media/{name}", rule)
    assert reason in problem.reason and remedy in problem.remedy


def test_a_heavy_recording_is_refused(tmp_path):
    path = tmp_path / "a.mp3"
    with path.open("wb") as file:
        file.write(MP3)
        file.truncate(20_500_000)
    assert "20,5 MB" in read_sound(path, "content/media/a.mp3")[1][0].reason


def test_a_missing_recording_is_a_problem(tmp_path):
    assert read_sound(tmp_path / "thieu.mp3", "content/media/thieu.mp3")[1][0].rule == "no-sound"
    assert read_sound(tmp_path, "content/media")[1][0].rule == "unreadable"
