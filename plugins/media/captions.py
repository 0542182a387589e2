"""The captions' gate: a WebVTT file that browsers understand, or one that says that nobody speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from plugins.core.problems import Problem

LARGEST_CAPTIONS = 500_000
"""Bytes."""
SUFFIX = ".vtt"

_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMES = re.compile(rf"{_TIME}\s+-->\s+{_TIME}(?:\s.*)?")
_FORM = "Viết như 00:01.000 --> 00:04.500 (phút:giây.phần nghìn)."


@dataclass(frozen=True)
class Captions:
    """What a file of captions holds. `cues` is how many; a file without any says that nobody speaks."""

    cues: int


def read_captions(path: Path, label: str) -> tuple[Captions | None, list[Problem]]:
    """Return what a file of captions holds, or None and every place where a browser would give up."""
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST_CAPTIONS else None
    except OSError as error:
        reason = f"Không đọc được tệp phụ đề ({error.strerror})."
        return None, [Problem(label, 0, "unreadable", reason, "Kiểm tra tên và quyền đọc của tệp.")]
    if data is None:
        reason = "Tệp phụ đề quá nặng; tối đa 500 kB."
        return None, [Problem(label, 0, "too-large", reason, "Kiểm tra xem đây có đúng là tệp phụ đề không.")]
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        reason = "Tệp phụ đề không phải chữ Unicode (UTF-8)."
        return None, [Problem(label, 0, "encoding", reason, "Lưu lại tệp với bảng mã UTF-8.")]
    if not lines or not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        reason = "Dòng đầu của tệp phụ đề phải là WEBVTT."
        return None, [Problem(label, 1, "not-captions", reason, "Thêm dòng WEBVTT, rồi một dòng trống, ở đầu tệp.")]
    cues, problems = read_cues(lines, label)
    return (None, problems) if problems else (Captions(cues), [])


def read_cues(lines: list[str], label: str) -> tuple[int, list[Problem]]:
    """Return the number of cues, and the lines of times that are not right or go back in time."""
    cues, last = 0, 0
    problems: list[Problem] = []
    for number, line in enumerate(lines, start=1):
        if "-->" not in line:
            continue
        times = _TIMES.fullmatch(line.strip())
        if times is None:
            reason = "Dòng thời gian của phụ đề viết chưa đúng."
            problems.append(Problem(label, number, "bad-cue", reason, _FORM, line))
            continue
        start, end = milliseconds(*times.groups()[:4]), milliseconds(*times.groups()[4:])
        if end <= start:
            reason = "Câu phụ đề kết thúc trước khi bắt đầu."
            problems.append(Problem(label, number, "bad-cue", reason, "Sửa lại hai mốc thời gian.", line))
        elif start < last:
            reason = "Câu phụ đề bắt đầu trước câu đứng trên nó."
            problems.append(Problem(label, number, "bad-cue", reason, "Xếp các câu theo thời gian.", line))
        cues, last = cues + 1, start
    return cues, problems


def milliseconds(hours: str | None, minutes: str, seconds: str, thousandths: str) -> int:
    """Return a time of WebVTT in milliseconds."""
    return ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(thousandths)
