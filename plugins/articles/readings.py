"""Reads articles side by side, or takes what was kept: one reading depends on nothing but what it is given here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from plugins.articles.citing import citing_article
from plugins.articles.expected_answers import ExpectedAnswers, expected_answers
from plugins.articles.model import Article
from plugins.articles.newsrooms import kept_newsroom, newsroom_at
from plugins.articles.registry import ArticleFile, Newsroom, resolve_article
from plugins.core.executors import Common, Task
from plugins.core.frontmatter import Document
from plugins.core.kept_objects import Name, as_bytes, from_bytes
from plugins.core.kept_results import key_of
from plugins.core.links import LinkResolver, PictureFacts, VideoFacts
from plugins.core.own_code import code_digest
from plugins.core.problems import Problem
from plugins.core.workshop import Job, Workshop
from plugins.documents.citing import Citing, Mention
from plugins.documents.places import chains_of
from plugins.localities.model import Unit
from plugins.localities.registry import Localities
from plugins.officials.model import Official

A = TypeVar("A")

ROOM = "articles"
"""Under which readings are kept."""


@dataclass(frozen=True)
class Reading:
    """What came of one file: the article, if it has no error, its problems, and the documents that it names.

    `answers` are those that the reading got when it asked about the rest of the content: it holds for as long as the
    same questions have the same answers.
    """

    article: Article | None
    problems: tuple[Problem, ...]
    mentions: tuple[Mention, ...]
    texts: tuple[str, ...]
    answers: Mapping[tuple[str, str], Any]


@dataclass
class Inquiry:
    """Asks about pictures, videos and addresses on behalf of one reading, and notes each answer."""

    links: LinkResolver
    answers: dict[tuple[str, str], Any] = field(default_factory=dict)

    def picture(self, src: str) -> PictureFacts | str:
        """Return the facts of a picture, or why it can't be used."""
        return self._asked("picture", src, self.links.picture)

    def video(self, src: str) -> VideoFacts | str:
        """Return the facts of a video, or why it can't be used."""
        return self._asked("video", src, self.links.video)

    def address(self, href: str) -> str | None:
        """Return the address of the page made from a file, or None."""
        return self._asked("address", href, self.links.address)

    def _asked(self, kind: str, about: str, ask: Callable[[str], A]) -> A:
        answer = ask(about)
        self.answers[kind, about] = answer
        return answer


def read_articles(
    files: Sequence[ArticleFile], newsroom: Newsroom, links: Callable[[str], LinkResolver], workshop: Workshop
) -> list[Reading]:
    """Return the reading of each file, in order; `links` returns who answers the questions of a file, by its path."""
    context = key_of(code_digest(), digest_of(newsroom)) if workshop.kept.is_on else ""

    def read(file: ArticleFile) -> Reading:
        return read_article(file, newsroom, links(file.path))

    def loaded(file: ArticleFile, data: bytes) -> Reading | None:
        reading: Reading = from_bytes(data, lambda name: registered(name, newsroom))
        return reading if holds(reading, links(file.path)) else None

    job: Job[ArticleFile, Reading] = Job(
        ROOM,
        key=lambda file: key_of(context, file.digest, file.document.label, file.id),
        work=read,
        dumped=lambda reading: as_bytes(reading, lambda one: name_in(one, newsroom)),
        loaded=loaded,
        name_of=lambda file: file.document.label,
        task=Task(
            read_sent,
            common=lambda: kept_newsroom(newsroom, workshop.kept),
            sent=lambda file: as_bytes((file, expected_answers(file, links(file.path)))),
        ),
    )
    return workshop.results(files, job)


def read_sent(common: Common, data: bytes) -> bytes:
    """Return the reading of a file that was sent here, as it is kept; the newsroom lies in the cache that all share."""
    newsroom = newsroom_at(*common)
    file, answers = from_bytes(data)
    return as_bytes(read_article(file, newsroom, ExpectedAnswers(answers)), lambda one: name_in(one, newsroom))


def read_article(file: ArticleFile, newsroom: Newsroom, links: LinkResolver) -> Reading:
    """Return what comes of one file."""
    inquiry = Inquiry(links)
    article, problems = resolve_article(file, newsroom, inquiry)
    if article is None:
        return Reading(None, tuple(problems), (), (), inquiry.answers)
    citing = citing_article(article, file.document, newsroom.localities)
    return Reading(article, tuple(problems), citing.mentions, citing.texts, inquiry.answers)


def articles_of(
    files: Sequence[ArticleFile], readings: Sequence[Reading], localities: Localities
) -> tuple[list[tuple[Article, Document]], list[Citing]]:
    """Return the articles that were read, each with its file, and what each names for the index of documents."""
    articles: list[tuple[Article, Document]] = []
    citings: list[Citing] = []
    for file, reading in zip(files, readings, strict=True):
        article = reading.article
        if article is not None:
            chains = tuple(chains_of(article.localities, localities))
            day = article.published.date()
            articles.append((article, file.document))
            citings.append(Citing(article.id, day, chains, file.document, reading.mentions, reading.texts))
    return articles, citings


def holds(reading: Reading, links: LinkResolver) -> bool:
    """Whether everything that a reading asked about the rest of the content is still so."""
    return all(getattr(links, kind)(about) == answer for (kind, about), answer in reading.answers.items())


def digest_of(newsroom: Newsroom) -> str:
    """Return a digest of everything that a reading is given beside its file."""
    given = (newsroom.agency, newsroom.localities.places, newsroom.officials.all, dict(newsroom.words))
    return key_of(as_bytes(given), newsroom.zone.key)


def name_in(one: Any, newsroom: Newsroom) -> Name | None:
    """Return the name of an official or a unit of the registries; they are never kept with an article."""
    if isinstance(one, Official) and newsroom.officials.find(one.id) is one:
        return "official", one.id
    if isinstance(one, Unit) and newsroom.localities.find(one.id) is one:
        return "unit", one.id
    return None


def registered(name: Name, newsroom: Newsroom) -> Official | Unit:
    """Return the official or the unit with a name. Raises KeyError."""
    kind, id = name
    return newsroom.officials.by_id[id] if kind == "official" else newsroom.localities.units[id]
