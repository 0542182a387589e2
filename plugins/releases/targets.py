"""Where a site is put, as it is written after `TARGET=`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_SSH = re.compile(r"(?P<host>(?:[\w.-]+@)?(?:[A-Za-z0-9][\w.-]*|\[[0-9A-Fa-f:.]+\])):(?P<folder>(?!//)[^\\].*)")
_SSH_ADDRESS = re.compile(
    r"ssh://(?P<host>(?:[\w.-]+@)?(?:[A-Za-z0-9][\w.-]*|\[[0-9A-Fa-f:.]+\]))(?::(?P<port>\d{1,5}))?(?P<folder>/.*)"
)
_BUCKET = re.compile(r"rclone:(?P<path>[^\s:-][^\s:]*:.*)")
_BRANCH = re.compile(r"branch:(?P<name>[A-Za-z0-9_][\w./-]*)")
EXAMPLES = (
    "TARGET=/var/www/ban-tin, TARGET=nguoi@may-chu:/var/www/ban-tin, TARGET=ssh://nguoi@may-chu:2222/var/www/ban-tin,"
    " TARGET=rclone:kho:ban-tin hoặc TARGET=branch:gh-pages"
)


@dataclass(frozen=True)
class Folder:
    """A folder of this machine."""

    path: Path


@dataclass(frozen=True)
class RemoteFolder:
    """A folder of another machine, reached by ssh; no port means ssh's own choice."""

    host: str
    folder: str
    port: int | None = None


@dataclass(frozen=True)
class Bucket:
    """A remote of rclone's with the path on it, as rclone writes both: `kho:ban-tin`."""

    path: str


@dataclass(frozen=True)
class Branch:
    """A branch of the repository that `origin` names."""

    name: str


Target = Folder | RemoteFolder | Bucket | Branch


class TargetRefused(Exception):
    """What is written after `TARGET=` names no place, or one where a site may not be put; says so in Vietnamese."""


def target_of(written: str) -> Target:
    """Return the target that is meant. Raises TargetRefused."""
    if any(ord(sign) < 32 for sign in written):
        raise TargetRefused(f"Nơi công khai có ký tự không nhìn thấy. Cách ghi: {EXAMPLES}.")
    if written.startswith("rclone:"):
        if found := _BUCKET.fullmatch(written):
            return Bucket(found["path"])
    elif written.startswith("branch:"):
        found = _BRANCH.fullmatch(written)
        if found and ".." not in written and not written.endswith(("/", ".", ".lock")) and "//" not in written:
            return Branch(found["name"])
    elif written.startswith("ssh:"):
        if found := _SSH_ADDRESS.fullmatch(written):
            return RemoteFolder(found["host"], found["folder"], int(found["port"]) if found["port"] else None)
    elif found := _SSH.fullmatch(written):
        return RemoteFolder(found["host"], found["folder"])
    elif written and not written.startswith("-") and "://" not in written:
        return Folder(Path(written))
    raise TargetRefused(f"Không hiểu nơi công khai “{written}”. Cách ghi: {EXAMPLES}.")


def refuse_unsafe_target(folder: Path, output: Path, content: Path, project: Path) -> None:
    """Raise TargetRefused where releases would lie among what is built or written, or around it."""
    place = folder.resolve()
    for other, what in ((output, "thư mục xuất"), (content, "thư mục nội dung")):
        if place.is_relative_to(other.resolve()):
            raise TargetRefused(f"Nơi công khai “{folder}” nằm trong {what} “{other}”. Chọn một thư mục riêng.")
    if project.resolve().is_relative_to(place):
        raise TargetRefused(f"Nơi công khai “{folder}” chứa chính dự án này. Chọn một thư mục riêng.")
    if place.exists() and not place.is_dir():
        raise TargetRefused(f"Nơi công khai “{folder}” là một tệp, không phải thư mục.")
