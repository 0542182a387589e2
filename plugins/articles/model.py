"""An article: what an editor writes in its front matter, and the checked record that pages are made from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, model_validator

from plugins.agencies.model import LanguageCode, Section, WebAddress
from plugins.articles.body import Body
from plugins.articles.roles import Role
from plugins.core.records import Day, FilledText, PublicationMoment, Record, Text, broken
from plugins.core.text import slug_of
from plugins.documents.model import ListedDocument, Quotation
from plugins.localities.model import Unit
from plugins.officials.model import HeldOffice, Official

UpdateKind = Literal["correction", "addition", "withdrawal"]


class DayRange(Record):
    """The days over which something happened, both included."""

    first: Day = Field(alias="from")
    last: Day = Field(alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> DayRange:
        if self.first > self.last:
            raise broken(
                "reversed-days", "Ngày kết thúc (to) trước ngày bắt đầu (from).", "Đổi lại giá trị của from và to."
            )
        return self


def _days(value: Any) -> Any:
    """Return one day as a range of one day."""
    return value if isinstance(value, dict) or value == "unknown" else {"from": value, "to": value}


EventDate = Annotated[
    Annotated[DayRange, Tag("days")] | Annotated[Literal["unknown"], Tag("unknown")],
    Discriminator(lambda value: "unknown" if value == "unknown" else "days"),
]


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


RoleList = Annotated[tuple[Role, ...], BeforeValidator(_one_or_many), Field(min_length=1)]


class KnownParticipant(Record):
    """A participant with a page."""

    id: FilledText
    role: RoleList


class NamedParticipant(Record):
    """A participant without a page."""

    name: FilledText
    office: FilledText
    role: RoleList


def _is_named(value: Any) -> bool:
    """Whether an entry was meant for a person without a page, even if it is not complete."""
    return isinstance(value, dict) and ("name" in value or "office" in value and "id" not in value)


Participant = Annotated[
    Annotated[KnownParticipant, Tag("with-page")] | Annotated[NamedParticipant, Tag("without-page")],
    Discriminator(lambda value: "without-page" if _is_named(value) else "with-page"),
]


class AuthorRecord(Record):
    """Who wrote the article, and for which unit."""

    name: FilledText
    unit: Text = ""


_DASH = re.compile(r"(?:^|(?<!\s)\s++)[–—-]\s++")


def _author(value: Any) -> Any:
    """Return "Ngô Quyền – Văn phòng Huyện ủy" as a name and a unit."""
    if not isinstance(value, str):
        return value
    name, *unit = _DASH.split(value, maxsplit=1)
    return {"name": name, "unit": "".join(unit)}


class ImportedFrom(Record):
    """The page that an article was migrated from, and the stamp that it showed."""

    url: WebAddress
    stamp: Text = ""


class SourceRecord(Record):
    """Where an article is re-published from."""

    name: FilledText
    url: WebAddress | None = None
    author: Text = ""
    published: Day | None = None


class ImageRecord(Record):
    """The lead picture; `file` is below `content/images/`."""

    file: FilledText
    alt: FilledText
    caption: Text = ""
    credit: Text = ""


class Update(Record):
    """A change that readers are told of."""

    date: Day
    kind: UpdateKind
    note: FilledText


def _slug(value: str) -> str:
    if not value or value != slug_of(value, longest=200):
        raise broken(
            "bad-slug",
            "slug chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối.",
            f"Viết: slug: {slug_of(value, longest=200) or 'ten-bai'}",
        )
    return value


Slug = Annotated[Text, AfterValidator(_slug)]


class ArticleRecord(Record):
    """The front matter of `content/news/YYYY/<slug>.md`."""

    title: Annotated[FilledText, Field(max_length=200)]
    date: PublicationMoment
    event_date: Annotated[EventDate, BeforeValidator(_days)] | None = None
    imported_from: ImportedFrom | None = None
    summary: Annotated[Text, Field(max_length=300)] = ""
    section: FilledText
    tags: tuple[FilledText, ...] = ()
    localities: tuple[Text, ...] = Field(min_length=1)
    authors: tuple[Annotated[AuthorRecord, BeforeValidator(_author)], ...] = ()
    officials: tuple[Participant, ...] = ()
    mentioned: tuple[Text, ...] = ()
    documents: tuple[FilledText, ...] = ()
    source: SourceRecord | None = None
    image: ImageRecord | None = None
    updates: tuple[Update, ...] = ()
    status: Literal["published", "draft", "hidden"] = "published"
    lang: LanguageCode | None = None
    translation_of: Text | None = None
    aliases: tuple[Text, ...] = ()
    slug: Slug | None = None


@dataclass(frozen=True)
class Appearance:
    """A person at an event: with the offices of that day, and in which roles.

    `official` is None for a person without a page, whose office is then `office_as_written`. `is_assumed_day` says that
    the day of the event is not known and offices are those of the day of publication.
    """

    name: str
    official: Official | None
    roles: tuple[Role, ...]
    offices: tuple[HeldOffice, ...]
    office_as_written: str
    day: date
    is_assumed_day: bool


@dataclass(frozen=True)
class Author:
    """Who wrote an article. `slug` is the author's address below `tac-gia/`."""

    name: str
    unit: str
    slug: str

    @property
    def url(self) -> str:
        return f"tac-gia/{self.slug}/"


@dataclass(frozen=True)
class TagLabel:
    """A tag and its address below `the/`."""

    name: str
    slug: str

    @property
    def url(self) -> str:
        return f"the/{self.slug}/"


@dataclass(frozen=True)
class Picture:
    """A picture that readers see. `path` is below `content/`; width and height are CSS pixels."""

    path: str
    alt: str
    caption: str
    credit: str
    width: int
    height: int


def address(status: str, year: int, month: int, slug: str) -> str:
    """Return an article's address on the site, without a leading slash. Drafts stay out of the way of the news."""
    return f"{'nhap' if status == 'draft' else 'tin'}/{year:04d}/{month:02d}/{slug}/"


@dataclass(frozen=True)
class Article:
    """A checked article. All addresses are relative to the site's root, without a leading slash."""

    id: str
    """The source file below `news/`, without its suffix: `2018/x`."""
    path: str
    """The source file below the content folder: `news/2018/x.md`."""
    slug: str
    title: str
    summary: str
    body: Body
    """The text, safe and typeset."""
    published: datetime
    """With the site's time zone; midnight where only the day is known."""
    has_time: bool
    happened: DayRange | None
    happened_is_unknown: bool
    """The editor says that the day is not known; with False and no `happened`, the article tells of no event."""
    section: Section
    localities: tuple[Unit, ...]
    authors: tuple[Author, ...]
    tags: tuple[TagLabel, ...]
    appearances: tuple[Appearance, ...]
    mentioned: tuple[Official, ...]
    documents: tuple[ListedDocument, ...]
    """In the order of the text, then what the front matter adds."""
    source: SourceRecord | None
    imported_from: ImportedFrom | None
    picture: Picture | None
    updates: tuple[Update, ...]
    status: Literal["published", "draft", "hidden"]
    lang: str
    translation_of: str | None
    aliases: tuple[str, ...]
    quotations: tuple[Quotation, ...] = ()
    standfirst: str = ""
    """The summary as an editor wrote it, to be read before the text; empty where it is only the text's beginning."""
    shown_files: tuple[str, ...] = ()
    """What `files_shown_in` its text gives."""
    shown_pictures: tuple[str, ...] = ()
    """What `pictures_shown_in` its text gives."""
    digest: str = ""
    """Changes with anything that a page can read from the article, its officials, places and documents among it."""

    @property
    def html(self) -> str:
        """The text with its links to documents; fetched each time, so whoever needs it twice keeps it."""
        return self.body.html

    @property
    def url(self) -> str:
        return address(self.status, self.published.year, self.published.month, self.slug)

    @property
    def withdrawal(self) -> Update | None:
        """The last update that withdraws the article, or None."""
        return next((update for update in reversed(self.updates) if update.kind == "withdrawal"), None)
