"""Every file of `news/`: what is kept of it is taken, the rest is read, side by side where there is much of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from pathlib import PurePosixPath
from typing import Any

from plugins.articles.body import Body
from plugins.articles.facts import ArticleFacts, NewsFile, facts_of
from plugins.articles.kept_readings import (
    BODY,
    PACK,
    SOURCE,
    KeptReadings,
    Row,
    Status,
    Verified,
    dumped,
    reader_of,
    status_of,
)
from plugins.articles.readings import (
    FreshReading,
    Reading,
    Same,
    answers_hold,
    changed_while_read,
    grounds_hold,
    read_article,
)
from plugins.articles.registries import Registries
from plugins.articles.registry import FOLDER, FrontMatter, Newsroom, front_matter
from plugins.articles.sent_files import Taken, begin_elsewhere, read_elsewhere
from plugins.core.forked import FEWEST, forked_results
from plugins.core.frontmatter import Document, FiledDocument, parse_markdown_file
from plugins.core.kept_objects import ObjectReader, as_bytes, from_bytes
from plugins.core.kept_results import key_of
from plugins.core.links import LinkResolver
from plugins.core.own_code import code_digest
from plugins.core.pack import Place
from plugins.core.problems import ContentProblems, Problem
from plugins.core.records import changed
from plugins.core.sources import ContentFolder, Source, SourceFile
from plugins.core.workshop import ALONE, Workshop

Links = Callable[[str], LinkResolver]
"""Who answers the questions of a file, by its path."""


@dataclass(frozen=True)
class _Begun:
    """What was learnt of a file by itself; `key` is that of its kept reading, if there is one."""

    facts: ArticleFacts | None
    problems: tuple[Problem, ...] = ()
    key: bytes = b""


@dataclass(frozen=True)
class _Done:
    """What a worker says of a reading: where it put it, or what it could not put anywhere."""

    place: Place | None
    reading: bytes = b""
    html: str = ""


class News:
    """The files of `news/`, in two steps: what each says of itself, then what comes of it among all the others."""

    def __init__(self, folder: ContentFolder, main_language: str, given: str, workshop: Workshop = ALONE):
        """`given` is a digest of all that every reading is given beside officials and answers to its questions."""
        self.folder = folder
        self.main_language = main_language
        self.workshop = workshop
        self.context = key_of(code_digest(), main_language, given) if workshop.kept.is_on else ""
        self.kept = KeptReadings.of(workshop.kept, workshop.pack(PACK), self.context)
        self.fronts: dict[str, FrontMatter] = {}
        self.keys: dict[str, bytes] = {}
        self.status: dict[str, Status] = {}
        self.files: list[NewsFile] = []
        self.problems: list[Problem] = []
        self._begin()

    def _begin(self) -> None:
        """Find out which files there are, and the facts of each; those that did not change are not opened."""
        now = time.time_ns()
        found, self.problems = self.folder.source_files(FOLDER, ".md")
        self.problems += self.folder.stray_files(FOLDER, ".md")
        begun: list[_Begun | None] = []
        unknown: list[int] = []
        rows = self.kept.rows
        for index, file in enumerate(found):
            path = self._path(file)
            status = status_of(file, now)
            row = rows.get(path)
            self.status[path] = status
            if row is not None and status and row.status == status:
                begun.append(_Begun(row.facts, (), row.key))
            else:
                begun.append(None)
                unknown.append(index)
        unread = [found[index] for index in unknown]
        if self.workshop.executors and len(unread) >= FEWEST:
            told = begin_elsewhere(self.workshop.executors, self.main_language, self.folder, unread)
            for index, answer in zip(unknown, told, strict=True):
                begun[index] = self._told(*answer) if answer else self._begun(found[index], self.fronts)
        elif self._is_much(unread):
            label, workers = attrgetter("label"), self.workshop.workers
            answers = forked_results(unread, lambda file: as_bytes(self._begun(file, {})), label, workers)
            for index, data in zip(unknown, answers, strict=True):
                begun[index] = from_bytes(data)
        else:
            for index in unknown:
                begun[index] = self._begun(found[index], self.fronts)
        for one in begun:
            assert one is not None
            self.problems += one.problems
            if one.facts is not None:
                if one.key:
                    self.keys[one.facts.path] = one.key
                document = FiledDocument(one.facts.label, partial(self.document, one.facts))
                self.files.append(NewsFile(one.facts, document))

    def _told(self, facts: ArticleFacts | None, problems: tuple[Problem, ...]) -> _Begun:
        key = self._key(facts) if facts else b""
        return _Begun(facts, problems, key if key in self.kept.places else b"")

    def _path(self, file: SourceFile) -> str:
        return file.label[len(self.folder.label) + 1 :]

    def _is_much(self, items: Sequence[Any]) -> bool:
        return self.workshop.workers > 1 and len(items) >= FEWEST

    def _begun(self, file: SourceFile, fronts: dict[str, FrontMatter]) -> _Begun:
        source, problems = self.folder.read_found(file.path, file.label)
        if source is None:
            return _Begun(None, tuple(problems))
        path = self._path(file)
        key = self.kept.key(path, file.label, source.digest)
        row = self.kept.rows.get(path)
        if row is not None and row.key == key:
            return _Begun(row.facts, (), key)
        front = front_matter(source, file.path.relative_to(self.folder.root), self.main_language)
        if front.file is None:
            return _Begun(None, front.problems)
        fronts[path] = front
        return self._told(facts_of(front.file, path, source.digest, front.file.is_whole), ())

    def read(self, newsroom: Newsroom, links: Links, addresses: str) -> list[Reading]:
        """Return the reading of each file, in order; `addresses` is a digest of the addresses of all pages.

        Raises WorkerFailed.
        """
        registries = newsroom.registries
        officials = registries.known_officials
        verified = Verified(officials.digest, officials.names_digest, addresses)
        objects = reader_of(registries)
        self._made = partial(self._make, newsroom, links)
        readings = [self._kept_reading(file.facts, verified, registries, objects, links) for file in self.files]
        missing = [index for index, reading in enumerate(readings) if reading is None]

        def done(index: int) -> bytes:
            facts = self.files[index].facts
            fresh, source = self._made(facts)
            place = self._keep(facts, fresh, source, registries)
            return as_bytes(_Done(place) if place else _Done(None, dumped(fresh.reading, registries), fresh.html))

        def take(number: int, taken: Taken | None) -> None:
            facts = self.files[missing[number]].facts
            readings[missing[number]] = self._taken(facts, *taken) if taken else self._read_here(facts, registries)

        if self.workshop.executors and len(missing) >= FEWEST:
            away = [self.files[index].facts for index in missing]
            read_elsewhere(self.workshop, newsroom, objects, away, self._source, links, take)
        elif self._is_much(missing):
            label = [file.facts.label for file in self.files].__getitem__
            for index, data in zip(missing, forked_results(missing, done, label, self.workshop.workers), strict=True):
                readings[index] = self._heard(self.files[index].facts, from_bytes(data), objects)
        else:
            for index in missing:
                readings[index] = self._read_here(self.files[index].facts, registries)
        self._save(verified)
        return [reading for reading in readings if reading is not None]

    def _read_here(self, facts: ArticleFacts, registries: Registries) -> Reading:
        fresh, source = self._made(facts)
        place = self._keep(facts, fresh, source, registries)
        return self._with_body(facts, fresh.reading, None if place else fresh.html)

    def _taken(self, facts: ArticleFacts, reading: Reading, parts: Sequence[bytes]) -> Reading:
        """Return a reading that was made elsewhere, after it was kept."""
        place = self._noted(facts, self.kept.keep_parts(self._key(facts), parts))
        html = None if place else parts[BODY].decode("utf-8", "surrogatepass")
        return self._with_body(facts, reading, html)

    def _source(self, facts: ArticleFacts) -> Source | None:
        """Return the source of a file, if it is what it was when its facts were read."""
        source, _ = self.folder.read_found(self.folder.root / facts.path, facts.label)
        return source if source and source.digest == facts.digest else None

    def document(self, facts: ArticleFacts) -> Document:
        """Return the front matter and the text of a file, as they were read."""
        if facts.path in self.fronts and (file := self.fronts[facts.path].file):
            return file.document
        text = self.kept.text(self._key(facts), SOURCE)
        if text is None:
            source, _ = self.folder.read_found(self.folder.root / facts.path, facts.label)
            text = source.text if source else ""
        document, _ = parse_markdown_file(text, facts.label)
        return document or Document(facts.label, {}, {(): 1})

    def _kept_reading(
        self, facts: ArticleFacts, verified: Verified, registries: Registries, objects: ObjectReader, links: Links
    ) -> Reading | None:
        """Return the kept reading of a file if it still holds."""
        key = self.keys.get(facts.path)
        reading = self.kept.reading(key, objects) if key else None
        if key is None or reading is None:
            return None
        row, before = self.kept.rows.get(facts.path), self.kept.verified
        if row is None or row.key != key:
            before = Verified()
        is_good = not reading.files or answers_hold(reading.files, links(facts.path))
        if is_good and verified != before:
            grounds = self.kept.grounds(key)
            same = Same(*(one == other for one, other in zip(verified, before, strict=True)))
            known = registries.known_officials
            is_good = grounds is not None and grounds_hold(grounds, known, links(facts.path), same)
        if not is_good:
            del self.keys[facts.path]
            return None
        return self._with_body(facts, reading, None)

    def _make(self, newsroom: Newsroom, links: Links, facts: ArticleFacts) -> tuple[FreshReading, str]:
        """Read a file; return what comes of it and its text, which is empty where the file is no longer what it was."""
        front = self.fronts.get(facts.path)
        source = self._source(facts)
        if source is None:
            return FreshReading(Reading(None, (changed_while_read(facts.label),))), ""
        if front is None:
            front = front_matter(source, PurePosixPath(facts.path), self.main_language)
        assert front.file is not None, "its facts could be read"
        return read_article(front, front.file, source.text, newsroom, links(facts.path)), source.text

    def _keep(self, facts: ArticleFacts, fresh: FreshReading, source: str, registries: Registries) -> Place | None:
        return self._noted(facts, self.kept.keep(self._key(facts), fresh, source, registries)) if source else None

    def _key(self, facts: ArticleFacts) -> bytes:
        return self.kept.key(facts.path, facts.label, facts.digest)

    def _noted(self, facts: ArticleFacts, place: Place | None) -> Place | None:
        """Note where the reading of a file is kept; its front matter need not stay in memory any longer."""
        if place is not None:
            self.keys[facts.path] = key = self._key(facts)
            self.kept.places[key] = place
            self.fronts.pop(facts.path, None)
        return place

    def _heard(self, facts: ArticleFacts, done: _Done, objects: ObjectReader) -> Reading:
        """Return the reading that a worker made."""
        if self._noted(facts, done.place) is not None:
            if (reading := self.kept.reading(self._key(facts), objects)) is not None:
                return self._with_body(facts, reading, None)
            fresh, _ = self._made(facts)
            return self._with_body(facts, fresh.reading, fresh.html)
        return self._with_body(facts, objects.read(done.reading), done.html)

    def _with_body(self, facts: ArticleFacts, reading: Reading, html: str | None) -> Reading:
        """Return a reading whose article has its body: in memory, or to be fetched."""
        if reading.article is None:
            return reading
        fetch = partial(self._html, facts) if html is None else lambda: html
        return changed(reading, article=changed(reading.article, body=Body(reading.body, fetch)))

    def _html(self, facts: ArticleFacts) -> str:
        """Return the HTML of an article; where it is not kept whole any more, it is made again."""
        text = self.kept.text(self.keys[facts.path], BODY)
        if text is not None:
            return text
        fresh, source = self._made(facts)
        if not source:
            raise ContentProblems(fresh.reading.problems)
        return fresh.html

    def _save(self, verified: Verified) -> None:
        rows = {}
        for file in self.files:
            path = file.facts.path
            key = self.keys.get(path)
            if key is not None:
                row = self.kept.rows.get(path)
                is_same = row is not None and row.key == key and row.status == self.status[path]
                rows[path] = row if row and is_same else Row(self.status[path], key, file.facts)
        self.kept.save(rows, verified)
