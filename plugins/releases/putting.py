"""Brings the files of a release to where releases lie: copied or linked on this machine, by rsync on another."""

# ruff: noqa: PTH101, PTH102
# Tens of thousands of files: a path object for each would take longer than the system does.

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from plugins.core.digests import digest
from plugins.core.sheets import Name
from plugins.press.trees import remove_tree
from plugins.releases.compression import ENDINGS, CopyOf, Packed, PackedFile
from plugins.releases.lasting import lasting_text
from plugins.releases.release import FACTS, FILES, LASTING, Release
from plugins.releases.targets import RemoteFolder

FOLDER_MODE, FILE_MODE = 0o755, 0o644
"""Readers' server must be able to read what was made under a stricter mask."""


class PuttingFailed(Exception):
    """Files could not be brought to their place; says so in Vietnamese."""


@dataclass(frozen=True)
class Entry:
    """A file of a release: one of the output, or a compressed copy of it. Equal digests are equal bytes."""

    digest: str
    size: int
    file: PackedFile
    ending: str = ""


def entries_of(packed: Packed) -> dict[Name, Entry]:
    """Return the files of a release by name, sorted: those of the output, each with its compressed copies beside it."""
    entries = {}
    for name, file in sorted(packed.items()):
        entries[name] = Entry(file.digest.hex(), file.size, file)
        for ending, size in zip(ENDINGS, (file.brotli_size, file.gzip_size), strict=True):
            if size:
                entries[name + ending] = Entry(file.digest.hex() + ending, size, file, ending)
    return entries


def digest_of(entries: Mapping[Name, Entry]) -> str:
    """Return the digest of all files of a release, hexadecimal."""
    told = (f"{name}\0{one.digest}".encode("utf-8", "surrogateescape") for name, one in entries.items())
    return digest(*told).hex()


def put_beside(entries: Mapping[Name, Entry], copy_of: CopyOf, release: Release, place: Path, last: Path | None) -> int:
    """Write a release into an empty folder; what the last one has too is linked. Return how many files were written.

    Raises OSError.
    """
    known = _known_files(last) if last else {}
    made: set[str] = set()
    written = 0
    place.chmod(FOLDER_MODE)
    for name, entry in entries.items():
        path = f"{place}/{name}"
        _make_folders(path, str(place), made)
        if last and known.get(name) == [entry.digest, entry.size]:
            try:
                os.link(f"{last}/{name}", path)
                continue
            except OSError:
                # It was removed by hand, or the file system has no links, or no more of them for this file.
                pass
        _write(entry, copy_of, path)
        written += 1
    _write_own(entries, release, place)
    return written


def send_beside(
    entries: Mapping[Name, Entry],
    copy_of: CopyOf,
    release: Release,
    target: RemoteFolder,
    place: str,
    last: str | None,
    ssh: Sequence[str],
) -> None:
    """Send a release into an empty folder of another machine, `place`; what the last one there has too is linked there.

    Raises PuttingFailed and OSError.
    """
    with staged(entries, copy_of, release) as folder:
        port = ["-p", str(target.port)] if target.port else []
        command = [
            *("rsync", "--recursive", "--checksum", "--no-owner", "--no-group", "--perms", "--chmod=D755,F644"),
            *("--protect-args", "-e", " ".join([*ssh, *port])),
            *([f"--link-dest={last}"] if last else []),
            *("--", f"{folder}/", f"{target.host}:{place}/"),
        ]
        try:
            answer = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        except OSError as error:
            raise PuttingFailed("Máy này chưa có rsync. Trên Debian: sudo apt-get install rsync") from error
        if answer.returncode:
            said = answer.stderr.decode("utf-8", "replace").strip().splitlines()
            raise PuttingFailed(f"rsync không chép được ({answer.returncode}): {said[-1] if said else ''}")


@contextmanager
def staged(entries: Mapping[Name, Entry], copy_of: CopyOf, release: Release | None = None) -> Iterator[Path]:
    """Yield a folder of this machine with all files of a release: links to the output where that can be, else copies.

    It lies beside the output and is for whoever holds that. Raises OSError.
    """
    output = folder_of(entries)
    folder = Path(tempfile.mkdtemp(prefix=f"{output.name}.building-", dir=output.parent))
    try:
        made: set[str] = set()
        for name, entry in entries.items():
            path = f"{folder}/{name}"
            _make_folders(path, str(folder), made)
            try:
                if not entry.ending:
                    os.link(entry.file.path, path)
                    continue
            except OSError:
                # The file system has no links.
                pass
            _write(entry, copy_of, path)
        if release:
            _write_own(entries, release, folder)
        yield folder
    finally:
        remove_tree(folder)


def folder_of(entries: Mapping[Name, Entry]) -> Path:
    """Return the output that a release was made of, by its first file."""
    name, entry = next((name, entry) for name, entry in entries.items() if not entry.ending)
    return Path(str(entry.file.path)[: -len(name)])


def _known_files(folder: Path) -> Mapping[Name, list[str | int]]:
    try:
        known: Mapping[Name, list[str | int]] = json.loads((folder / FILES).read_bytes())
        return known
    except (OSError, ValueError):
        return {}


def _make_folders(path: str, top: str, made: set[str]) -> None:
    folder = path.rpartition("/")[0]
    if folder != top and folder not in made:
        _make_folders(folder, top, made)
        os.mkdir(folder)
        os.chmod(folder, FOLDER_MODE)
        made.add(folder)


def _write(entry: Entry, copy_of: CopyOf, path: str) -> None:
    if entry.ending:
        Path(path).write_bytes(copy_of(entry.file, entry.ending))
    else:
        shutil.copyfile(entry.file.path, path)
    os.chmod(path, FILE_MODE)


def _write_own(entries: Mapping[Name, Entry], release: Release, place: Path) -> None:
    files = {name: [one.digest, one.size] for name, one in entries.items()}
    own = {FILES: json.dumps(files), LASTING: lasting_text(entries), FACTS: release.as_text()}
    for name, text in own.items():
        path = place / name
        path.write_text(text, encoding="utf-8", errors="surrogateescape")
        path.chmod(FILE_MODE)
