"""The sounds' gate: a recording is of a kind that browsers play, named for what it is, and not too heavy to send."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from plugins.core.problems import Problem

LARGEST_SOUND = 20_000_000
"""Bytes: a song of eight minutes at 320 kbit/s."""

SUFFIXES_BY_MIME = {
    "audio/mpeg": (".mp3",),
    "audio/ogg": (".ogg", ".oga", ".opus"),
    "audio/mp4": (".m4a",),
    "audio/wav": (".wav",),
}
_HEAD = 512
_MP4_SOUND = (b"M4A ", b"M4B ", b"mp42", b"mp41", b"isom", b"iso2", b"dash")


@dataclass(frozen=True)
class SoundFacts:
    """A recording that may be played: its media type and its size in bytes."""

    mime: str
    size: int


def read_sound(path: Path, label: str) -> tuple[SoundFacts | None, list[Problem]]:
    """Return a recording's media type and size, or None and why it can't be played."""

    def refuse(rule: str, reason: str, remedy: str, value: str = "") -> tuple[None, list[Problem]]:
        return None, [Problem(label, 0, rule, reason, remedy, value)]

    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError:
        return refuse("no-sound", "Không có tệp âm thanh này.", "Kiểm tra tên tệp, hoặc chép tệp vào thư mục media.")
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or "tên không hợp lệ"
        return refuse("unreadable", f"Không đọc được tệp âm thanh ({said}).", "Kiểm tra tên và quyền đọc của tệp.")
    if not head:
        return refuse("empty", "Tệp âm thanh rỗng.", "Chép lại tệp từ bản gốc.")
    if size > LARGEST_SOUND:
        megabytes = f"{size / 1e6:.1f}".replace(".", ",")
        reason = f"Tệp âm thanh quá nặng ({megabytes} MB); tối đa {LARGEST_SOUND // 1_000_000} MB."
        return refuse("too-large", reason, "Lưu lại thành MP3 128 kbit/s.")
    mime = mime_of_sound(head)
    if mime is None:
        reason = "Tệp này không phải là âm thanh dùng được. Các loại dùng được: MP3, Ogg, Opus, M4A, WAV."
        return refuse("not-a-sound", reason, "Lưu lại bản ghi thành MP3.")
    if path.suffix.lower() not in SUFFIXES_BY_MIME[mime]:
        right = SUFFIXES_BY_MIME[mime][0]
        reason = f"Nội dung là {right[1:].upper()} nhưng tên tệp kết thúc bằng “{path.suffix}”."
        return refuse("wrong-suffix", reason, f"Đổi tên tệp thành “{path.stem}{right}”.", path.name)
    return SoundFacts(mime, size), []


def mime_of_sound(head: bytes) -> str | None:
    """Return the media type that a file's first bytes show, or None."""
    if head.startswith(b"ID3") or _is_mpeg_frame(head):
        return "audio/mpeg"
    if head.startswith(b"OggS") and (b"OpusHead" in head or b"\x01vorbis" in head):
        return "audio/ogg"
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return "audio/wav"
    if head[4:8] == b"ftyp" and head[8:12] in _MP4_SOUND:
        return "audio/mp4"
    return None


def _is_mpeg_frame(head: bytes) -> bool:
    """Tell whether the bytes begin with an MPEG audio layer III frame header."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return False
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    bitrate, rate = head[2] >> 4, head[2] >> 2 & 3
    return version != 1 and layer == 1 and bitrate not in (0, 15) and rate != 3
