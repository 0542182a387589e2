"""From the files in `news/` to checked articles, with every relation resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import PurePath
from zoneinfo import ZoneInfo

from plugins.agencies.model import Agency
from plugins.articles.body import NO_BODY, Body
from plugins.articles.facts import slug_for
from plugins.articles.model import (
    Appearance,
    Article,
    ArticleRecord,
    Author,
    DayRange,
    KnownParticipant,
    NamedParticipant,
    Picture,
    TagLabel,
)
from plugins.articles.named_people import people_problems, read_people
from plugins.articles.person_links import linked_people
from plugins.articles.registries import Registries
from plugins.articles.rules import Known, article_problems
from plugins.core.body_text import VIETNAMESE_WORDS, BodyWords
from plugins.core.dates import localise
from plugins.core.frontmatter import parse_markdown_file
from plugins.core.markdown import LinkResolver, MarkdownRenderer
from plugins.core.misleading_letters import misleading_letters
from plugins.core.phrases import in_language
from plugins.core.problems import Problem
from plugins.core.reading import markdown_sources
from plugins.core.records import Entry, read_record, readable_part
from plugins.core.shown_files import files_shown_in, pictures_shown_in
from plugins.core.sources import ContentFolder, Source
from plugins.core.text import slug_of
from plugins.core.typography import typeset_text
from plugins.documents.model import ListedDocument
from plugins.localities.registry import Localities
from plugins.officials.model import offices_held
from plugins.officials.registry import Officials
from plugins.secrets.model import Kind
from plugins.secrets.rules import ALL_KINDS, OFFICE_KINDS, office_numbers, secret_problems

FOLDER = "news"
SUMMARY_LENGTH = 300
"""Characters; the same bound as for a summary that an editor writes."""


@dataclass(frozen=True)
class Newsroom:
    """All that an article may refer to, but for what it asks of its links."""

    agency: Agency
    localities: Localities
    officials: Officials
    renderer: MarkdownRenderer
    zone: ZoneInfo
    words: Mapping[str, BodyWords] = field(default_factory=dict)
    """What pages add to texts, by language."""
    cards: Mapping[str, Agency] = field(default_factory=dict)
    """The agency in each language of the site."""

    @cached_property
    def registries(self) -> Registries:
        """What articles name, as kept articles name it."""
        return Registries(self.cards.values(), self.localities, self.officials)

    @cached_property
    def office_numbers(self) -> frozenset[str]:
        """The digits of numbers that articles may name though they look like a citizen's."""
        return office_numbers(self.agency)

    @cached_property
    def secret_kinds(self) -> frozenset[Kind]:
        """What is looked for: without a card nobody knows which numbers are an office's."""
        return ALL_KINDS if self.agency.name else ALL_KINDS - OFFICE_KINDS


@dataclass(frozen=True)
class ArticleFile(Entry[ArticleRecord]):
    """A file of `news/` whose front matter could be read, as far as its keys can be used.

    `path` is below the content folder, `id` the same without `news/` and the suffix; `digest` is that of the text.
    """

    is_whole: bool = True
    path: str = ""
    digest: str = ""


@dataclass(frozen=True)
class FrontMatter:
    """A file of `news/`, or None where nothing in it can be read, and the problems of its beginning."""

    file: ArticleFile | None
    problems: tuple[Problem, ...]


def read_article_files(folder: ContentFolder, main_language: str = "vi") -> tuple[list[ArticleFile], list[Problem]]:
    """Return every file of `news/` with its front matter, and the problems of all of them.

    An article that does not say its language is in the main one.
    """
    sources, problems = markdown_sources(folder, FOLDER)
    found = [front_matter(source, source.path.relative_to(folder.root), main_language) for source in sources]
    return [one.file for one in found if one.file], problems + [problem for one in found for problem in one.problems]


def front_matter(source: Source, path: PurePath, main_language: str) -> FrontMatter:
    """Return what the beginning of a file says. `path` is that of the file below the content folder."""
    document, problems = parse_markdown_file(source.text, source.label)
    problems += misleading_letters(source.text, source.label)
    if document is None:
        never = ALL_KINDS - OFFICE_KINDS
        return FrontMatter(None, (*problems, *secret_problems(source.text, source.label, frozenset(), never)))
    record, more = read_record(ArticleRecord, document)
    part, unreadable = (record, frozenset[str]()) if record else readable_part(ArticleRecord, document)
    if part.lang is None and "lang" not in unreadable:
        part = part.model_copy(update={"lang": main_language})
    id = path.relative_to(FOLDER).with_suffix("").as_posix()
    file = ArticleFile(id, part, document, unreadable, bool(record), path.as_posix(), source.digest)
    return FrontMatter(file, (*problems, *more))


def resolve_article(
    file: ArticleFile, newsroom: Newsroom, officials: Officials, links: LinkResolver
) -> tuple[Article | None, list[Problem], str]:
    """Return the article of a file, or None and every problem that the file has beyond its front matter, and its prose.

    `officials` are the newsroom's, or what notes on their behalf who is asked for.
    """
    record = file.record
    main = newsroom.agency.language
    language = record.lang or main
    words = newsroom.words.get(language) or newsroom.words.get(main, VIETNAMESE_WORDS)
    rendered = newsroom.renderer.render(file.document.body, file.document.label, file.document.body_line, links, words)
    problems = list(rendered.problems)
    known = Known(newsroom.agency, newsroom.localities, officials)
    picture, more = lead_picture(file, links)
    problems += more + article_problems(file, known)
    people, prose, spans = read_people(file, rendered.html, newsroom.localities, officials)
    problems += people_problems(file, people, prose, officials)
    section = newsroom.cards.get(language, newsroom.agency).section(record.section)
    if section is None or not file.is_whole or any(problem.severity == "error" for problem in problems):
        return None, problems, prose
    day, is_assumed = day_of_offices(record)
    html = in_language(linked_people(rendered.html, people, spans), language)
    return (
        without_withdrawn_text(
            Article(
                id=file.id,
                path=file.path,
                slug=slug_for(record),
                title=typeset_text(record.title),
                summary=typeset_text(record.summary or shortened(rendered.plain_summary)),
                body=Body.of(html),
                published=localise(record.date, newsroom.zone),
                has_time=record.date.has_time,
                happened=record.event_date if isinstance(record.event_date, DayRange) else None,
                happened_is_unknown=record.event_date == "unknown",
                section=section,
                localities=tuple(unit for id in record.localities if (unit := newsroom.localities.find(id))),
                authors=tuple(Author(author.name, author.unit, slug_of(author.name)) for author in record.authors),
                tags=tuple(TagLabel(tag, slug_of(tag)) for tag in record.tags),
                appearances=tuple(
                    appearance(participant, officials, day, is_assumed) for participant in record.officials
                ),
                mentioned=tuple(official for id in record.mentioned if (official := officials.find(id))),
                documents=tuple(ListedDocument(text) for text in record.documents),
                source=record.source,
                imported_from=record.imported_from,
                picture=picture,
                updates=tuple(sorted(record.updates, key=lambda update: update.date)),
                status=record.status,
                lang=language,
                translation_of=record.translation_of,
                aliases=record.aliases,
                standfirst=typeset_text(record.summary),
                shown_files=files_shown_in(html),
                shown_pictures=pictures_shown_in(html),
            )
        ),
        problems,
        prose,
    )


def without_withdrawn_text(article: Article) -> Article:
    """Return the article as readers may have it: of a withdrawn one only title, address and reason are left.

    Nobody who prints from an edition can then show by mistake what was taken back.
    """
    if article.withdrawal is None:
        return article
    return replace(
        article,
        body=NO_BODY,
        shown_files=(),
        shown_pictures=(),
        summary="",
        standfirst="",
        picture=None,
        appearances=(),
        mentioned=(),
        documents=(),
    )


def day_of_offices(record: ArticleRecord) -> tuple[date, bool]:
    """Return the day whose offices an article shows, and whether it is only the day of publication."""
    if isinstance(record.event_date, DayRange):
        return record.event_date.first, False
    return record.date.at.date(), True


def appearance(
    participant: KnownParticipant | NamedParticipant, officials: Officials, day: date, is_assumed: bool
) -> Appearance:
    """Return a participant with the offices of a day."""
    if isinstance(participant, NamedParticipant):
        return Appearance(participant.name, None, participant.role, (), participant.office, day, is_assumed)
    official = officials.find(participant.id)
    assert official is not None, "the rules have seen to it"
    return Appearance(official.name, official, participant.role, offices_held(official, day), "", day, is_assumed)


def lead_picture(entry: Entry[ArticleRecord], links: LinkResolver) -> tuple[Picture | None, list[Problem]]:
    """Return the lead picture with its size, or None and why it can't be used."""
    image = entry.record.image
    if image is None:
        return None, []
    facts = links.picture(image.file)
    if isinstance(facts, str):
        return None, [
            entry.document.problem(
                "picture",
                facts,
                "Đặt tệp ảnh vào thư mục images và viết đúng tên tệp.",
                "image",
                "file",
                value=image.file,
            )
        ]
    return (
        Picture(
            facts.path,
            typeset_text(image.alt),
            typeset_text(image.caption),
            image.credit,
            facts.width,
            facts.height,
        ),
        [],
    )


def shortened(text: str) -> str:
    """Return text cut at a word to the length of a summary."""
    if len(text) <= SUMMARY_LENGTH:
        return text
    return text[: SUMMARY_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def newest_first(articles: list[Article]) -> tuple[Article, ...]:
    """Return articles in the order of lists: by time of publication, then by id, so that the order never varies."""
    return tuple(sorted(articles, key=lambda article: (-article.published.timestamp(), article.id)))
