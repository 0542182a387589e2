"""The search's index between builds: kept under the digest of everything that Pagefind made it from."""

from __future__ import annotations

import hashlib
import importlib.metadata
import io
import json
import tarfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from plugins.core.kept_results import KeptResults, key_of
from plugins.search.model import FoundPage

ROOM = "search"
"""Under which indexes are kept."""
KEPT = 2
"""How many: an index of 10,000 articles has 50 MB, and a build rarely goes back behind the last but one."""
CODE = ("index.py", "kept_index.py", "model.py", "sources.py", "syllables.py")
"""What makes Pagefind's sources of a page, or changes the index: another text of these gives another key."""
NAMES = "names.json"


def index_key(pages: Iterable[FoundPage], language: str) -> str:
    """Return the digest of all records of the index, of the code that writes its sources, and of Pagefind's version."""
    code = [(Path(__file__).parent / name).read_bytes() for name in CODE]
    versions = [importlib.metadata.version(name) for name in ("pagefind", "pagefind_bin")]
    records = hashlib.sha256()
    for page in pages:
        record = repr(page).encode("utf-8", "surrogatepass")
        records.update(len(record).to_bytes(8, "big") + record)
    return key_of(language, *versions, *code, records.digest())


def keep_index(kept: KeptResults, key: str, index: Path, names: Mapping[str, str]) -> None:
    """Keep the files of an index, and Pagefind's names of its pages by address."""
    if not kept.is_on:
        return
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as bundle:
        add(bundle, NAMES, json.dumps(names).encode())
        for path in sorted(index.rglob("*")):
            if path.is_file():
                add(bundle, f"index/{path.relative_to(index).as_posix()}", path.read_bytes())
    kept.keep_latest(ROOM, key, packed.getvalue(), KEPT)


def kept_index(kept: KeptResults, key: str, index: Path) -> Mapping[str, str] | None:
    """Write the index kept under a key into a folder and return its names; None where there is none."""
    content = kept.result(ROOM, key)
    if content is None:
        return None
    with tarfile.open(fileobj=io.BytesIO(content)) as bundle:
        files = {member.name: read(bundle, member) for member in bundle}
    names: dict[str, str] = json.loads(files.pop(NAMES))
    for name, data in files.items():
        path = index / name.removeprefix("index/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return names


def add(bundle: tarfile.TarFile, name: str, data: bytes) -> None:
    """Add a file of which nothing but name and content is told."""
    member = tarfile.TarInfo(name)
    member.size = len(data)
    bundle.addfile(member, io.BytesIO(data))


def read(bundle: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    """Return the content of a file of a bundle."""
    file = bundle.extractfile(member)
    return file.read() if file else b""
