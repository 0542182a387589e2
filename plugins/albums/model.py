"""An album: what an editor writes in its front matter, and the checked record that its page is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from plugins.articles.model import DayRange, Picture, Slug
from plugins.core.records import FilledText, PublicationMoment, Record, Text
from plugins.localities.model import Unit

ALBUMS = "thu-vien-anh/"
"""The address of the list of albums; each stands below it."""


def _days(value: object) -> object:
    """Return one day as a range of one day."""
    return value if isinstance(value, dict) or value is None else {"from": value, "to": value}


class AlbumRecord(Record):
    """The front matter of `content/albums/**/<slug>.md`."""

    title: Annotated[FilledText, Field(max_length=200)]
    date: PublicationMoment
    event_date: Annotated[DayRange | None, BeforeValidator(_days)] = None
    summary: Annotated[Text, Field(max_length=300)] = ""
    credit: Text = ""
    localities: tuple[Text, ...] = ()
    articles: tuple[Text, ...] = ()
    status: Literal["published", "draft"] = "published"
    slug: Slug | None = None


@dataclass(frozen=True)
class Album:
    """A checked album. Addresses are relative to the site's root, without a leading slash."""

    id: str
    """The source file below `albums/`, without its suffix."""
    slug: str
    title: str
    summary: str
    credit: str
    html: str
    """Pictures, videos and words, safe and typeset."""
    published: datetime
    """With the site's time zone."""
    happened: DayRange | None
    localities: tuple[Unit, ...]
    articles: tuple[str, ...]
    """The ids of the articles on the same event, in the order of the file."""
    cover: Picture | None
    """The first picture, or the poster of the first video."""
    pictures: int
    videos: int
    status: Literal["published", "draft"]

    @property
    def url(self) -> str:
        return f"{ALBUMS}{self.slug}/"

    def is_shown(self, now: datetime, is_preview: bool) -> bool:
        """Whether a printing at a moment has the album; previews have all."""
        return is_preview or self.status == "published" and self.published <= now
