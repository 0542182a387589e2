"""The videos' gate: a file that browsers play, not too heavy for a telephone, with captions for who can't hear."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from plugins.core.links import PictureFacts, VideoFacts
from plugins.core.problems import Problem, did_you_mean
from plugins.core.sources import ContentFolder
from plugins.media.captions import SUFFIX, read_captions
from plugins.media.pictures import ContentPictures

LARGEST_VIDEO = 50_000_000
"""Bytes: five minutes at 1.3 Mbit/s. Git services warn from here on."""
SUFFIXES_BY_MIME = {"video/mp4": ".mp4", "video/webm": ".webm"}
POSTERS = (".jpg", ".jpeg", ".png", ".webp", ".svg")

_SEARCHED = 2_000_000
"""Bytes at each end of a file in which the name of its codec stands."""
_UPWARDS = re.compile(r"^(?:\.{1,2}/)*/*(?:content/)?(?:media/)?")
_SAVE_AS_MP4 = "Lưu lại thành MP4 (hình H.264, tiếng AAC), chiều ngang 1280 điểm là đủ."


@dataclass(frozen=True)
class VideoFile:
    """A video that browsers play: its media type and its size in bytes."""

    mime: str
    size: int


def read_video(path: Path, label: str) -> tuple[VideoFile | None, list[Problem]]:
    """Return a video's media type and size, or None and why it can't be played."""

    def refuse(rule: str, reason: str, remedy: str, value: str = "") -> tuple[None, list[Problem]]:
        return None, [Problem(label, 0, rule, reason, remedy, value)]

    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_SEARCHED)
            file.seek(max(0, size - _SEARCHED))
            tail = file.read(_SEARCHED)
    except FileNotFoundError:
        return refuse("no-video", "Không có tệp video này.", "Kiểm tra tên tệp, hoặc chép tệp vào thư mục media.")
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or "tên không hợp lệ"
        return refuse("unreadable", f"Không đọc được tệp video ({said}).", "Kiểm tra tên và quyền đọc của tệp.")
    if size > LARGEST_VIDEO:
        megabytes = f"{size / 1e6:.1f}".replace(".", ",")
        reason = f"Video quá nặng ({megabytes} MB); tối đa {LARGEST_VIDEO // 1_000_000} MB."
        return refuse("too-large", reason, f"Cắt ngắn, hoặc nén lại. {_SAVE_AS_MP4}")
    mime = mime_of_video(head)
    if mime is None:
        return refuse(
            "not-a-video", "Tệp này không phải là video dùng được. Các loại dùng được: MP4, WebM.", _SAVE_AS_MP4
        )
    if path.suffix.lower() != SUFFIXES_BY_MIME[mime]:
        right = SUFFIXES_BY_MIME[mime]
        reason = f"Nội dung là {right[1:].upper()} nhưng tên tệp kết thúc bằng “{path.suffix}”."
        return refuse("wrong-suffix", reason, f"Đổi tên tệp thành “{path.stem}{right}”.", path.name)
    if mime == "video/mp4" and not any(b"moov" in part for part in (head, tail)):
        return refuse("broken-video", "Video bị hỏng hoặc chưa chép hết.", "Chép lại từ bản gốc.")
    if mime == "video/mp4" and any(codec in part for part in (head, tail) for codec in (b"hvc1", b"hev1")):
        reason = "Video mã hóa bằng HEVC (H.265) nên nhiều máy không mở được."
        return refuse("hevc", reason, f"{_SAVE_AS_MP4} Ở iPhone: Cài đặt, Camera, Định dạng, Tương thích nhất.")
    return VideoFile(mime, size), []


def mime_of_video(head: bytes) -> str | None:
    """Return the media type that a file's first bytes show, or None."""
    if head[4:8] == b"ftyp" and head[8:12] not in (b"qt  ", b"M4A ", b"M4B ", b"avif", b"heic", b"mif1"):
        return "video/mp4"
    if head.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in head[:64]:
        return "video/webm"
    return None


class ContentVideos:
    """The videos of a content folder. What belongs to one has its name: `media/2024/hop.mp4` has its captions in
    `media/2024/hop.vtt` and its poster in `images/2024/hop.jpg`.
    """

    def __init__(self, folder: ContentFolder, pictures: ContentPictures):
        self._folder = folder
        self._top = folder.root / "media"
        self._pictures = pictures

    def video(self, src: str) -> VideoFacts | str:
        """Return the facts of a video, or why not. `x.mp4`, `media/x.mp4`, `../../media/x.mp4` are the same."""
        name = unicodedata.normalize("NFC", _UPWARDS.sub("", src.strip(), count=1))
        path = self._top / name
        if not name or any(part in ("", ".", "..") for part in name.split("/")):
            return f"Đường dẫn video “{src}” không nằm trong thư mục media."
        if not path.is_file() or not path.resolve().is_relative_to(self._top.resolve()):
            known = [one.relative_to(self._top).as_posix() for one in self._files()]
            return f"Không có video “{name}” trong thư mục media.{did_you_mean(name, known)}"
        video, problems = read_video(path, self._folder.label_of(path))
        if video is None:
            return f"Video “{name}”: {problems[0].reason} {problems[0].remedy}"
        captions, _ = read_captions(path.with_suffix(SUFFIX), "") if path.with_suffix(SUFFIX).is_file() else (None, [])
        below = path.relative_to(self._folder.root)
        return VideoFacts(
            below.as_posix(),
            video.mime,
            video.size,
            self._poster(name),
            below.with_suffix(SUFFIX).as_posix() if captions and captions.cues else None,
            captions is not None and not captions.cues,
        )

    def _poster(self, name: str) -> PictureFacts | None:
        stem = name.rpartition(".")[0]
        names = [f"{stem}{suffix}" for suffix in POSTERS if f"{stem}{suffix}" in self._pictures.files()]
        facts = self._pictures.picture(names[0]) if names else ""
        return facts if isinstance(facts, PictureFacts) else None

    def _files(self) -> list[Path]:
        found = sorted(self._top.rglob("*")) if self._top.is_dir() else []
        return [path for path in found if path.suffix.lower() in SUFFIXES_BY_MIME.values()]
