"""Writes a bundle: pages in `site/`, their sources in `content/`, the manifest of both; always the same bytes."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from plugins.archives.manifest import NAME, as_manifest, sum_of

SITE, CONTENT = "site", "content"
MOMENT = 315_532_800
"""1 January 1980, the date of all files in a bundle: theirs say when somebody copied them, and nothing else."""


class BundleRefused(Exception):
    """Why a bundle can't be written, for editors; what is there stays as it is."""


@dataclass(frozen=True)
class Bundle:
    """A finished bundle: how many pages and sources it holds, its bytes and its own SHA-256 sum."""

    pages: int
    sources: int
    size: int
    digest: str


def write_bundle(site: Path, content: Path, archive: Path) -> Bundle:
    """Write the bundle of a built site and its content to `archive`, whole or not at all.

    Hidden sources and what links lead to outside of the content are left out, as they are when the site is built.
    Raises BundleRefused when the archive would lie in what it holds, or a file can't be read or written.
    """
    for folder in (site, content):
        if archive.resolve().is_relative_to(folder.resolve()):
            raise BundleRefused(
                f"Gói lưu trữ không thể nằm trong “{folder}”, là thư mục được gói. Chọn nơi khác: ARCHIVE=…"
            )
    files = {**files_below(site, SITE, hidden=True), **files_below(content, CONTENT, hidden=False)}
    aside = None
    try:
        archive.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=archive.parent, prefix=f".{archive.name}.", delete=False) as made:
            aside = Path(made.name)
            with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=made, mtime=0) as packed:
                write_tar(files, packed)
        with aside.open("rb") as file:
            digest = sum_of(file)
        size = aside.stat().st_size
        aside.chmod(0o644)
        aside.replace(archive)
    except OSError as error:
        raise BundleRefused(f"Không ghi được gói lưu trữ “{archive}”: {error.strerror}.") from error
    finally:
        if aside is not None:
            with suppress(FileNotFoundError):
                aside.unlink()
    pages = sum(1 for name in files if name.startswith(f"{SITE}/") and name.endswith(".html"))
    return Bundle(pages, sum(1 for name in files if name.startswith(f"{CONTENT}/")), size, digest)


def files_below(folder: Path, name: str, hidden: bool) -> Mapping[str, Path]:
    """Return the files of a folder by their names in the bundle; links that lead out of the folder are left out.

    `hidden` says whether files and folders whose names begin with a dot are among them.
    """
    root = folder.resolve()
    found = {}
    for parent, folders, files in os.walk(root):
        folders[:] = sorted(one for one in folders if hidden or not one.startswith("."))
        for file in files:
            path = Path(parent, file)
            if (hidden or not file.startswith(".")) and path.resolve().is_relative_to(root) and path.is_file():
                found[f"{name}/{path.relative_to(root).as_posix()}"] = path
    return found


def write_tar(files: Mapping[str, Path], packed: gzip.GzipFile) -> None:
    """Write the manifest, then the files in the order of their names."""
    sums = {}
    for name, path in files.items():
        with path.open("rb") as file:
            sums[name] = sum_of(file)
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar:
        manifest = as_manifest(sums)
        tar.addfile(member(NAME, len(manifest)), io.BytesIO(manifest))
        for name, path in sorted(files.items()):
            with path.open("rb") as file:
                tar.addfile(member(name, os.fstat(file.fileno()).st_size), file)


def member(name: str, size: int) -> tarfile.TarInfo:
    """Return the head of a file in the bundle: of nobody, at one moment, readable by all."""
    info = tarfile.TarInfo(name)
    info.size, info.mtime, info.mode = size, MOMENT, 0o644
    return info
