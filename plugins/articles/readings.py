"""What comes of one file of `news/`, and whether it would come of it again: a reading depends on nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from plugins.articles.citing import citing_article
from plugins.articles.model import Article
from plugins.articles.needs import NOTHING, KnownOfficials, Needs, WatchedOfficials
from plugins.articles.registries import KINDS
from plugins.articles.registry import ArticleFile, FrontMatter, Newsroom, resolve_article
from plugins.core.digests import Digests, content_of
from plugins.core.links import LinkResolver, PictureFacts, VideoFacts
from plugins.core.problems import Problem
from plugins.documents.citing import Mention
from plugins.officials.spoken_names import capitals_in, spoken_names_in
from plugins.secrets.rules import secret_problems

A = TypeVar("A")
Answer = tuple[str, str, Any]


@dataclass(frozen=True)
class Reading:
    """What came of one file: the article, if it has no error, its problems, and the documents that it names.

    `names` are the objects of registries that the article speaks of, `digest` is one of all else in it, `body` that of
    its body. `files` are the answers that it got about pictures and videos, each with its kind and the question.
    """

    article: Article | None
    problems: tuple[Problem, ...]
    mentions: tuple[Mention, ...] = ()
    texts: tuple[str, ...] = ()
    files: tuple[Answer, ...] = ()
    names: tuple[str, ...] = ()
    digest: str = ""
    body: str = ""


@dataclass(frozen=True)
class Grounds:
    """What else a reading holds by: officials are what it `needs`, pages have the `addresses` that it was told.

    `capitals` are the words of its text in which names are looked for.
    """

    needs: Needs
    addresses: tuple[Answer, ...]
    capitals: str


@dataclass(frozen=True)
class FreshReading:
    """A reading just made, with its grounds and the HTML of its article."""

    reading: Reading
    html: str = ""
    grounds: Grounds = Grounds(NOTHING, (), "")


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

    @property
    def noted(self) -> tuple[Answer, ...]:
        """The answers so far."""
        return tuple((kind, about, answer) for (kind, about), answer in self.answers.items())

    def _asked(self, kind: str, about: str, ask: Callable[[str], A]) -> A:
        answer = ask(about)
        self.answers[kind, about] = answer
        return answer


def read_article(
    front: FrontMatter, file: ArticleFile, text: str, newsroom: Newsroom, links: LinkResolver
) -> FreshReading:
    """Return what comes of one file with this text, the problems of its front matter among it."""
    inquiry = Inquiry(links)
    registries = newsroom.registries
    officials = WatchedOfficials(newsroom.officials)
    article, problems, prose = resolve_article(file, newsroom, officials, inquiry)
    capitals = capitals_in(prose)
    needs = officials.needs(registries.known_officials, capitals, article is not None)
    grounds = Grounds(needs, tuple(one for one in inquiry.noted if one[0] == "address"), capitals)
    files = tuple(one for one in inquiry.noted if one[0] != "address")
    secrets = secret_problems(text, file.document.label, newsroom.office_numbers, newsroom.secret_kinds)
    found = (*front.problems, *problems, *secrets)
    if article is None or secrets:
        return FreshReading(Reading(None, found, files=files), "", grounds)
    citing = citing_article(article, file.document, newsroom.localities)
    named: dict[str, None] = {}

    def told(one: Any) -> Any:
        name = registries.name_of(one)
        if name is None:
            return content_of(type(one))(one)
        named[registries.subject_of(name)] = None
        return name

    body = article.body.digest
    digests = Digests(told=dict.fromkeys(KINDS, told))
    digest = digests.of((body, [value for name, value in vars(article).items() if name != "body"])).hex()
    mentions, texts = citing.mentions, citing.texts
    reading = Reading(article, found, mentions, texts, files, tuple(sorted(named)), digest, body)
    return FreshReading(reading, article.body.fetch(), grounds)


@dataclass(frozen=True)
class Same:
    """What is known to be as it was when a reading was made, or last held against everything."""

    officials: bool
    names: bool
    """No name was added to those that texts are searched for, or taken from them."""
    addresses: bool


def grounds_hold(grounds: Grounds, known: KnownOfficials, links: LinkResolver, same: Same) -> bool:
    """Whether what a reading asked about officials and addresses is still so."""
    if not same.officials and not grounds.needs.hold(known):
        return False
    if not same.names and spoken_names_in(grounds.capitals, known.officials.spoken_names.names) != grounds.needs.spoken:
        return False
    return same.addresses or answers_hold(grounds.addresses, links)


def answers_hold(answers: Iterable[Answer], links: LinkResolver) -> bool:
    """Whether the same questions have the same answers."""
    return all(getattr(links, kind)(about) == answer for kind, about, answer in answers)


def changed_while_read(label: str) -> Problem:
    """Return the problem of a file that is no longer what it was at the beginning of a command."""
    return Problem(
        label,
        0,
        "changed-while-read",
        "Tệp được sửa hoặc xóa trong lúc đang đọc.",
        "Chạy lại lệnh này.",
    )
