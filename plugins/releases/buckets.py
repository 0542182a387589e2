"""Publishes to a bucket, or what else rclone reaches, where nothing is switched: in an order that misleads nobody."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta

from plugins.core.sheets import Name
from plugins.releases.lasting import is_lasting
from plugins.releases.putting import Entry, staged

LASTING_DAYS = 30
"""How long a file whose name holds a digest stays after no page names it any more."""
SUBJECTS = ("bai-hat/", "can-bo/", "dia-phuong/", "thu-vien-anh/", "tin/", "van-ban/")
"""Where the pages lie to which others lead: articles and what they name."""
FOR_A_YEAR, REVALIDATED = "public, max-age=31536000, immutable", "no-cache"
LAST = ("index.html", "sitemap.xml", "robots.txt")
"""What leads to all the rest."""


class BucketFailed(Exception):
    """rclone could not do it; says why in Vietnamese."""


def publish_to_bucket(entries: Mapping[Name, Entry], path: str) -> int:
    """Bring a site to `path`, as rclone names it, and return how many files were removed there.

    First what pages ask for, what has a digest in its name before all; then the pages of articles and of what they
    name, then those that lead to them, the home page last. What is gone is removed when nothing leads there any more.
    A publication that is killed in between leaves a site in which every page finds what it asks for, and the next one
    completes it. Raises BucketFailed and OSError.
    """
    files = {name: entry for name, entry in entries.items() if not entry.ending and _is_public(name)}
    with staged(files, lambda *_: b"") as folder:
        for names in in_order(files):
            if names:
                cached = FOR_A_YEAR if is_lasting(names[0]) else REVALIDATED
                _rclone_for(
                    names, "copy", "--checksum", "--header-upload", f"Cache-Control: {cached}", str(folder), path
                )
        there = dict(_there(path))
        gone = sorted(name for name in there if name not in files and not _stays(name, there[name]))
        if gone:
            _rclone_for(gone, "delete", path)
    return len(gone)


def in_order(names: Iterable[Name]) -> list[list[Name]]:
    """Return names in the groups in which they are brought: one is complete before the next begins."""
    groups: list[list[Name]] = [[], [], [], [], []]
    for name in sorted(names):
        groups[_turn(name)].append(name)
    return groups


def _turn(name: Name) -> int:
    if name in LAST:
        return 4
    if is_lasting(name):
        return 0
    if not name.endswith((".html", ".xml")):
        return 1
    return 2 if name.startswith(SUBJECTS) and name.count("/") > 1 else 3


def _is_public(name: Name) -> bool:
    return not name.startswith(".") or name.startswith(".well-known/")


def _stays(name: Name, changed: datetime) -> bool:
    return is_lasting(name) and datetime.fromtimestamp(time.time(), UTC) - changed < timedelta(days=LASTING_DAYS)


def _there(path: str) -> Iterator[tuple[Name, datetime]]:
    for line in _rclone("lsf", "--recursive", "--files-only", "--format", "tp", "--separator", "\t", path).splitlines():
        moment, _, name = line.partition("\t")
        try:
            yield name, datetime.strptime(moment[:19], "%Y-%m-%d %H:%M:%S").astimezone(UTC)
        except ValueError:
            yield name, datetime.fromtimestamp(0, UTC)


def _rclone_for(names: Iterable[Name], *arguments: str) -> None:
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", errors="surrogateescape", suffix=".txt") as file:
        file.write("".join(f"{name}\n" for name in names))
        file.flush()
        _rclone(*arguments, "--files-from-raw", file.name)


def _rclone(*arguments: str) -> str:
    try:
        answer = subprocess.run(
            ["rclone", *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    except OSError as error:
        raise BucketFailed("Máy này chưa có rclone. Trên Debian: sudo apt-get install rclone") from error
    if answer.returncode:
        said = answer.stderr.strip().splitlines()
        raise BucketFailed(f"rclone {arguments[0]} không thành công: {said[-1] if said else answer.returncode}")
    return answer.stdout
