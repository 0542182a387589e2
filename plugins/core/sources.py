"""Reading what editors committed: only text, of a sensible size, and only from inside the content folder."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from plugins.core.file_names import is_good_name, name_problem, names_twice
from plugins.core.problems import Problem
from plugins.core.text import normalise_text

LARGEST_SOURCE = 1_000_000
"""Bytes. The longest real article met so far is 40 kB."""


@dataclass(frozen=True)
class Source:
    """A text file of the content folder: its normalised text, and the name editors know it by."""

    path: Path
    label: str
    text: str
    digest: str = ""
    """Of the bytes of the file."""


@dataclass(frozen=True)
class SourceFile:
    """A file that can be read, and what the file system says of it; None where it is not written yet."""

    path: Path
    label: str
    status: os.stat_result | None = None


class ContentFolder:
    """The folder an agency's editors work in. Files outside of it are never read."""

    def __init__(self, root: Path, label: str | None = None):
        """`root` is the folder; `label` is how messages call it (by default as `root` was given, if relative)."""
        self.root = root.resolve()
        self.label = label or (root.name if root.is_absolute() else root.as_posix())
        self._prefix = f"{str(self.root).rstrip(os.sep)}{os.sep}"

    def label_of(self, path: Path) -> str:
        """Return the name of a file as editors know it: `content/news/2018/x.md`."""
        return f"{self.label}/{path.relative_to(self.root).as_posix()}"

    def below(self, path: str) -> str:
        """Return the name of something that lies below the folder from there: `news/2018/x.md`."""
        return path[len(self._prefix) :].replace(os.sep, "/")

    def files(self, folder: str, *suffixes: str) -> tuple[list[Path], list[Problem]]:
        """Return the files below `folder` with one of the suffixes, sorted, and a problem per unusable link."""
        files, problems = self.source_files(folder, *suffixes)
        return [file.path for file in files], problems

    def source_files(self, folder: str, *suffixes: str) -> tuple[list[SourceFile], list[Problem]]:
        """Return what `files` returns, with what is known of each file without reading it."""
        found: list[SourceFile] = []
        problems: list[Problem] = []
        top = self.root / folder
        if not top.is_dir():
            return found, problems
        is_inside = self.holds(top)
        problems += self.name_problems(folder)
        for entry in _walked(top):
            if entry.is_symlink() or not is_inside:
                path = Path(entry.path)
                linked_to = str(path.readlink()) if path.is_symlink() else ""
                if linked_to and not path.exists():
                    problems.append(broken_link(self.label_of(path), linked_to))
                    continue
                if not self.holds(path):
                    problems.append(outside_content(self.label_of(path), linked_to))
                    continue
                if entry.is_dir():
                    problems.append(linked_folder(self.label_of(path), linked_to))
                    continue
            if entry.name.lower().endswith(suffixes) and entry.is_file():
                with suppress(FileNotFoundError):  # gone since the folder was listed
                    found.append(SourceFile(Path(entry.path), f"{self.label}/{self.below(entry.path)}", entry.stat()))
        return found, problems

    def stray_files(self, folder: str, *suffixes: str) -> list[Problem]:
        """Return a problem per file below `folder` that nobody reads, as it has none of the suffixes."""
        top = self.root / folder
        return [
            Problem(
                self.label_of(path),
                0,
                "stray-file",
                f"Tệp này không được đọc: thư mục {folder} chỉ nhận tệp {' hoặc '.join(suffixes)}.",
                "Đổi đuôi tệp nếu viết nhầm, hoặc chuyển tệp đi nơi khác.",
                path.name,
            )
            for path in (Path(entry.path) for entry in _walked(top) if not entry.name.lower().endswith(suffixes))
            if self.has_file(path)
        ]

    def name_problems(self, folder: str) -> list[Problem]:
        """Return a problem per file or folder below `folder` that has no name, or one that another there has too."""
        problems: list[Problem] = []
        for place, folders, files in os.walk(self.root / folder):
            names = [*folders, *(name for name in files if not name.startswith("."))]
            label = self.label_of(Path(place)).removesuffix("/.")
            problems += [name_problem(f"{label}/{name}", name) for name in names if not is_good_name(name)]
            folders[:] = [name for name in folders if is_good_name(name)]
            problems += names_twice(label, names)
        return problems

    def holds(self, path: Path) -> bool:
        """Whether a path, with its links followed, stays inside the folder."""
        try:
            return path.resolve().is_relative_to(self.root)
        except (OSError, RuntimeError):  # links in a circle; which of the two depends on the version of Python
            return False

    def has_file(self, path: Path) -> bool:
        """Whether a path that an editor wrote leads to a file inside the folder."""
        try:
            return self.holds(path) and path.is_file()
        except OSError:  # a name that no file system takes
            return False

    def read(self, path: Path) -> tuple[Source | None, list[Problem]]:
        """Return the text of a file, or None and the problem that keeps it from being read."""
        label = self.label_of(path)
        if not self.holds(path):
            return None, [outside_content(label, str(path.readlink()) if path.is_symlink() else "")]
        return self.read_found(path, label)

    def read_found(self, path: Path, label: str) -> tuple[Source | None, list[Problem]]:
        """Return the text of a file that `source_files` found, or None and the problem."""
        try:
            size = path.stat().st_size
            data = path.read_bytes() if size <= LARGEST_SOURCE else b""
        except OSError as error:
            return None, [
                Problem(
                    label,
                    0,
                    "unreadable",
                    "Không đọc được tệp.",
                    "Kiểm tra xem đây có phải là tệp không và có quyền đọc không.",
                    error.strerror or "",
                )
            ]
        if size > LARGEST_SOURCE:
            return None, [
                Problem(
                    label,
                    0,
                    "too-large",
                    f"Tệp quá lớn ({size / 1e6:.1f} MB); tối đa {LARGEST_SOURCE / 1e6:.0f} MB.".replace(".", ",", 1),
                    "Để tranh ảnh và phụ lục dài ở tệp riêng, trong bài chỉ giữ phần chữ.",
                )
            ]
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return None, [
                Problem(
                    label,
                    0,
                    "not-utf-8",
                    "Tệp được lưu ở bảng mã UTF-16.",
                    "Mở tệp bằng trình soạn thảo và lưu lại với bảng mã UTF-8.",
                )
            ]
        if b"\x00" in data:
            return None, [
                Problem(
                    label,
                    0,
                    "binary",
                    "Tệp không phải là văn bản (có byte rỗng).",
                    "Có lẽ một tệp ảnh hay Word bị đổi tên; hãy chép nội dung chữ vào một tệp văn bản mới.",
                )
            ]
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            return None, [
                Problem(
                    label,
                    line,
                    "not-utf-8",
                    "Tệp không ở bảng mã UTF-8.",
                    "Mở tệp bằng trình soạn thảo và lưu lại với bảng mã UTF-8.",
                    data[max(0, error.start - 20) : error.start + 1].decode("utf-8", "replace"),
                )
            ]
        if not text.strip():
            return None, [Problem(label, 0, "empty", "Tệp rỗng.", "Viết nội dung, hoặc xóa tệp này.")]
        return Source(path, label, normalise_text(text), hashlib.sha256(data).hexdigest()), []


def _walked(top: Path) -> Iterator[os.DirEntry[str]]:
    """Yield the files below a folder, in the order of paths; none with a hidden or bad name, nothing beyond a link."""
    try:
        with os.scandir(top) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return
    for entry in found:
        if not is_good_name(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walked(Path(entry.path))
        elif not entry.name.startswith("."):
            yield entry


def broken_link(label: str, value: str) -> Problem:
    """Return the problem of a link that leads nowhere."""
    return Problem(
        label,
        0,
        "broken-link",
        "Liên kết trỏ tới một tệp không tồn tại.",
        "Xóa liên kết này, hoặc chép tệp thật vào đây.",
        value,
    )


def linked_folder(label: str, value: str) -> Problem:
    """Return the problem of a link to a folder, whose files would be left out."""
    return Problem(
        label,
        0,
        "linked-folder",
        "Thư mục này là một liên kết nên các tệp trong đó không được đọc.",
        "Xóa liên kết và chép thư mục thật vào đây.",
        value,
    )


def outside_content(label: str, value: str) -> Problem:
    """Return the problem of a file that leads out of the content folder."""
    return Problem(
        label,
        0,
        "outside-content",
        "Tệp là một liên kết dẫn ra ngoài thư mục nội dung.",
        "Xóa liên kết và chép tệp thật vào thư mục nội dung.",
        value,
    )
