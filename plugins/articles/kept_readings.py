"""Readings of articles between builds: one entry a reading in a pack, and an index that says which file has which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from plugins.articles.body import NO_BODY, Body
from plugins.articles.facts import ArticleFacts
from plugins.articles.readings import FreshReading, Grounds, Reading
from plugins.articles.registries import Registries
from plugins.core.kept_objects import Name, ObjectReader, as_bytes, from_bytes
from plugins.core.kept_results import KeptResults, key_of
from plugins.core.pack import SLACK, Pack, Place
from plugins.core.sources import SourceFile

ROOM = "articles"
"""Under which indexes are kept."""
PACK = "articles.pack"
READING, BODY, SOURCE, GROUNDS = range(4)
"""The parts of an entry."""
MOST_INDEXES = 3
SETTLED = 1_000_000_000
"""Nanoseconds: a file that was changed so shortly before it was looked at may change again with the same times."""
_BODY: Name = ("body",)

Status = tuple[int, ...]
"""Size, times and number of a file as the file system has them; empty where they prove nothing."""


class Row(NamedTuple):
    """What the index knows of a file. `key` is that of its entry in the pack."""

    status: Status
    key: bytes
    facts: ArticleFacts


class Verified(NamedTuple):
    """What the readings of all rows were held against when the index was written, in digests."""

    officials: str = ""
    names: str = ""
    addresses: str = ""


@dataclass
class KeptReadings:
    """What is kept of earlier readings under a context: the code, and all else that every reading is given.

    `places` has all readings of the pack, those of files as they once were among them.
    """

    kept: KeptResults
    pack: Pack
    context: str
    rows: Mapping[str, Row] = field(default_factory=dict)
    places: dict[bytes, Place] = field(default_factory=dict)
    verified: Verified = Verified()  # noqa: RUF009 (a tuple)
    is_told: bool = False
    """Whether the index says all that is known of the pack."""
    scanned: int = 0
    """Up to which byte of the pack its entries are known."""

    @classmethod
    def of(cls, kept: KeptResults, pack: Pack, context: str) -> KeptReadings:
        """Return what is kept: nothing without a pack, what the pack itself tells without an index."""
        found = cls(kept, pack, context)
        if pack.name:
            found._read_index()
            found._scan()
        return found

    def key(self, path: str, label: str, digest: str) -> bytes:
        """Return the key of the reading of a file."""
        return bytes.fromhex(key_of(self.context, path, label, digest))

    def reading(self, key: bytes, objects: ObjectReader) -> Reading | None:
        """Return a reading as it was made, but for the body of its article; None where it is not kept whole."""
        place = self.places.get(key)
        data = self.pack.part(key, place, READING) if place else None
        try:
            return objects.read(data) if data is not None else None
        except Exception:  # Whatever a file may hold that is not what was kept.
            return None

    def grounds(self, key: bytes) -> Grounds | None:
        """Return what a reading holds by, or None."""
        place = self.places.get(key)
        data = self.pack.part(key, place, GROUNDS) if place else None
        try:
            return from_bytes(data) if data is not None else None
        except Exception:  # Whatever a file may hold that is not what was kept.
            return None

    def text(self, key: bytes, part: int) -> str | None:
        """Return one of the texts of an entry, or None."""
        place = self.places.get(key)
        data = self.pack.part(key, place, part) if place else None
        return data.decode("utf-8", "surrogatepass") if data is not None else None

    def keep(self, key: bytes, fresh: FreshReading, source: str, registries: Registries) -> Place | None:
        """Append a reading to the pack and return its place; None where it does not take it."""
        return self.keep_parts(key, parts_of(fresh, source, registries)) if self.pack.name else None

    def keep_parts(self, key: bytes, parts: Sequence[bytes]) -> Place | None:
        """Append the parts of a reading to the pack and return its place; None where it does not take it."""
        return self.pack.append(key, parts) if self.pack.name else None

    def save(self, rows: Mapping[str, Row], verified: Verified) -> None:
        """Write the index of these files if it says anything new; write the pack anew if most of it is dead."""
        if not self.pack.name:
            return
        self._scan()
        live = {row.key: self.places[row.key] for row in rows.values()}
        if self.pack.size > 2 * sum(sum(lengths) for _, *lengths in live.values()) + SLACK:
            moved = self.pack.compacted(live)
            if moved is not None:
                self.places, self.is_told, self.scanned = moved, False, self.pack.size
        if self.is_told and (rows, verified) == (self.rows, self.verified):
            return
        plain = {path: (row.status, row.key, tuple(row.facts)) for path, row in rows.items()}
        data = as_bytes((self.pack.name, plain, self.places, tuple(verified), self.scanned))
        self.kept.keep_latest(ROOM, self._index, data, MOST_INDEXES)
        self.rows, self.verified, self.is_told = rows, verified, True

    @property
    def _index(self) -> str:
        return key_of("index", self.context)

    def _scan(self) -> None:
        """Learn of the entries that were appended since, whoever did."""
        end = self.pack.size
        for key, place in self.pack.entries(self.scanned):
            self.places[key] = place
            self.is_told = False
        self.scanned = end

    def _read_index(self) -> None:
        """Take what the index knows, if it is this pack's."""
        data = self.kept.result(ROOM, self._index)
        try:
            name, rows, places, verified, scanned = from_bytes(data) if data is not None else (b"", {}, {}, (), 0)
            if name != self.pack.name or scanned > self.pack.size:
                return
            facts = ArticleFacts._make
            self.rows = {path: Row(status, key, facts(told)) for path, (status, key, told) in rows.items()}
            self.verified = Verified(*verified)
            self.places, self.scanned, self.is_told = places, scanned, True
        except Exception:  # Whatever a file may hold that is not what was kept.
            return


def dumped(reading: Reading, registries: Registries) -> bytes:
    """Return a reading as bytes, without the body of its article."""
    return as_bytes(reading, lambda one: _BODY if isinstance(one, Body) else registries.name_of(one))


def status_of(file: SourceFile, now: int) -> Status:
    """Return what shows that a file was not changed; nothing where it was changed a moment ago and may be again."""
    told = file.status
    if told is None or told.st_ctime_ns + SETTLED > now:
        return ()
    return told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino


def parts_of(fresh: FreshReading, source: str, registries: Registries) -> list[bytes]:
    """Return the parts of an entry in their order."""
    texts = (text.encode("utf-8", "surrogatepass") for text in (fresh.html, source))
    return [dumped(fresh.reading, registries), *texts, as_bytes(fresh.grounds)]


def reader_of(registries: Registries) -> ObjectReader:
    """Return what reads readings, with the objects of the registries in them."""
    return ObjectReader({**registries.objects, _BODY: NO_BODY}.__getitem__)
