"""What lies in `content/media/`: sound, videos and their captions, each held to its kind, as all of it is published."""

from __future__ import annotations

from pathlib import Path

from plugins.core.body_videos import SUFFIXES as VIDEO_SUFFIXES
from plugins.core.file_names import is_good_name
from plugins.core.problems import Problem
from plugins.core.sources import ContentFolder, outside_content
from plugins.media.captions import SUFFIX as CAPTIONS
from plugins.media.captions import read_captions
from plugins.media.sounds import read_sound
from plugins.media.videos import SUFFIXES_BY_MIME, read_video


def media_problems(folder: ContentFolder) -> list[Problem]:
    """Return what is wrong with any file of `media/`, played by a page or not."""
    top = folder.root / "media"
    problems = folder.name_problems("media")
    for path in sorted(top.rglob("*")) if top.is_dir() else []:
        label = folder.label_of(path)
        if path.name.startswith(".") or path.is_dir() and not path.is_symlink():
            continue
        if not is_good_name(path.name):
            continue
        if not path.resolve().is_relative_to(folder.root):
            problems.append(outside_content(label, path.name))
        else:
            problems += file_problems(path, label)
    return problems


def file_problems(path: Path, label: str) -> list[Problem]:
    """Return what is wrong with one file of `media/`."""
    suffix = path.suffix.lower()
    if suffix == CAPTIONS:
        return captions_problems(path, label)
    if suffix not in VIDEO_SUFFIXES:
        return read_sound(path, label)[1]
    video, problems = read_video(path, label)
    if video is not None and not path.with_suffix(CAPTIONS).is_file():
        problems.append(without_captions(path, label))
    return problems


def without_captions(path: Path, label: str) -> Problem:
    """Return the problem of a video that who can't hear can't follow (WCAG 2.2, 1.2.2)."""
    name = path.with_suffix(CAPTIONS).name
    reason = "Video chưa có phụ đề nên người không nghe được không theo dõi được."
    remedy = (
        f"Viết phụ đề vào tệp {name} cạnh video (xem docs/bien-tap.md); nếu trong video không ai nói, tệp ấy "
        "chỉ gồm một dòng WEBVTT."
    )
    return Problem(label, 0, "no-captions", reason, remedy, path.name, severity="warning")


def captions_problems(path: Path, label: str) -> list[Problem]:
    """Return what is wrong with a file of captions."""
    problems = read_captions(path, label)[1]
    if not any(path.with_suffix(suffix).is_file() for suffix in SUFFIXES_BY_MIME.values()):
        reason = "Không có video nào cùng tên với tệp phụ đề này."
        remedy = f"Đổi tên cho trùng với video, ví dụ {path.stem}.mp4 và {path.name}."
        problems.append(Problem(label, 0, "captions-alone", reason, remedy, path.name, severity="warning"))
    return problems
