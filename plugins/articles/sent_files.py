"""Files of `news/` that are sent away to be read, to workers who share nothing with us but the cache."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath

from plugins.articles.expected_answers import ExpectedAnswers, expected_answers
from plugins.articles.facts import ArticleFacts, facts_of
from plugins.articles.kept_readings import GROUNDS, READING, parts_of
from plugins.articles.newsrooms import kept_newsroom, newsroom_at
from plugins.articles.readings import Grounds, Reading, answers_hold, read_article
from plugins.articles.registry import FrontMatter, Newsroom, front_matter
from plugins.core.executors import Common, Executors, Task
from plugins.core.kept_objects import ObjectReader, as_bytes, from_bytes
from plugins.core.links import LinkResolver
from plugins.core.problems import Problem
from plugins.core.sources import ContentFolder, Source, SourceFile
from plugins.core.workshop import Workshop

Told = tuple[ArticleFacts | None, tuple[Problem, ...]]
"""The facts of a file, or none and its problems."""
Taken = tuple[Reading, list[bytes]]
"""A reading with the parts of its entry."""

_NOTHING = b""
"""Travels for a file that is nobody else's to read."""


def begin_elsewhere(
    executors: Executors, main_language: str, folder: ContentFolder, files: Sequence[SourceFile]
) -> list[Told | None]:
    """Return what each file says of itself; None for one that can't be sent."""
    told: list[Told | None] = [None] * len(files)

    def sent(file: SourceFile) -> bytes:
        source, _ = folder.read_found(file.path, file.label)
        return _sent(source, file.path.relative_to(folder.root).as_posix()) if source else _NOTHING

    def take(number: int, data: bytes) -> None:
        if data != _NOTHING:
            facts, problems = from_bytes(data)
            told[number] = (None if facts is None else ArticleFacts._make(facts)), problems

    executors.spread(files, Task(begin, lambda: (main_language,), sent), lambda file: file.label, take)
    return told


def read_elsewhere(
    workshop: Workshop,
    newsroom: Newsroom,
    objects: ObjectReader,
    files: Sequence[ArticleFacts],
    source_of: Callable[[ArticleFacts], Source | None],
    links: Callable[[str], LinkResolver],
    take: Callable[[int, Taken | None], None],
) -> None:
    """Give `take` the number of each file and its reading as it comes.

    None comes for a file without a source to send, and for one that asked what was not expected of it.
    """
    assert workshop.executors is not None

    def sent(facts: ArticleFacts) -> bytes:
        source = source_of(facts)
        return _sent(source, facts.path, links(facts.path)) if source else _NOTHING

    def came(number: int, data: bytes) -> None:
        parts: list[bytes] = from_bytes(data) if data != _NOTHING else []
        if not parts:
            return take(number, None)
        reading: Reading = objects.read(parts[READING])
        grounds: Grounds = from_bytes(parts[GROUNDS])
        is_so = answers_hold((*reading.files, *grounds.addresses), links(files[number].path))
        take(number, (reading, parts) if is_so else None)

    task = Task(read, lambda: kept_newsroom(newsroom, workshop.kept), sent)
    workshop.executors.spread(files, task, lambda facts: facts.label, came)


def begin(common: Common, data: bytes) -> bytes:
    """Read the front matter of a file, in a worker; `common` is the main language."""
    if data == _NOTHING:
        return _NOTHING
    (main_language,) = common
    source, path, _ = _received(data)
    front = _front_matter(source, path, main_language)
    if front.file is None:
        return as_bytes((None, front.problems))
    return as_bytes((tuple(facts_of(front.file, path, source.digest, front.file.is_whole)), ()))


def read(common: Common, data: bytes) -> bytes:
    """Read a file, in a worker; `common` is where the newsroom is kept."""
    if data == _NOTHING:
        return _NOTHING
    newsroom = newsroom_at(*common)
    source, path, answers = _received(data)
    front = _front_matter(source, path, newsroom.agency.language)
    assert front.file is not None, "its facts could be read"
    fresh = read_article(front, front.file, source.text, newsroom, answers)
    return as_bytes(parts_of(fresh, source.text, newsroom.registries))


def _sent(source: Source, path: str, links: LinkResolver | None = None) -> bytes:
    answers = expected_answers(source.text, links) if links else {}
    return as_bytes((source.label, source.text, source.digest, path, answers))


def _received(data: bytes) -> tuple[Source, str, ExpectedAnswers]:
    label, text, digest, path, answers = from_bytes(data)
    return Source(Path(path), label, text, digest), path, ExpectedAnswers(answers)


def _front_matter(source: Source, path: str, main_language: str) -> FrontMatter:
    return front_matter(source, PurePosixPath(path), main_language)
