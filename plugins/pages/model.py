"""A standing page, or a song of the town with its sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, model_validator

from plugins.agencies.model import LanguageCode
from plugins.articles.model import Slug
from plugins.core.records import FilledText, Record, Text, WholeNumber, broken

SONG_KEYS = ("composer", "lyricist", "performer", "licence", "audio")


class PageRecord(Record):
    """The front matter of `content/pages/**/<slug>.md`. A song has a composer and a sound in `content/media/`."""

    title: Annotated[FilledText, Field(max_length=200)]
    slug: Slug | None = None
    kind: Literal["page", "song"] = "page"
    menu: Literal["main", "footer", "none"] = "none"
    order: WholeNumber = 0
    lang: LanguageCode | None = None
    translation_of: Text | None = None
    composer: Text = ""
    lyricist: Text = ""
    performer: Text = ""
    licence: Text = ""
    audio: Text = ""

    @model_validator(mode="after")
    def _song_keys(self) -> PageRecord:
        written = [key for key in SONG_KEYS if getattr(self, key)]
        if self.kind == "page" and written:
            raise broken(
                "not-a-song",
                f"Trang thường không có {', '.join(written)}.",
                "Thêm dòng kind: song nếu đây là bài hát, nếu không thì xóa các dòng này.",
            )
        if self.kind == "song" and not (self.composer and self.audio):
            raise broken(
                "missing",
                "Trang bài hát cần tác giả nhạc (composer) và tệp âm thanh (audio).",
                "Thêm các dòng còn thiếu.",
            )
        return self


@dataclass(frozen=True)
class Song:
    """The sound of a song and who made it. `audio_path` is below `content/`, `audio_bytes` its size."""

    composer: str
    lyricist: str
    performer: str
    licence: str
    audio_path: str
    audio_type: str
    audio_bytes: int


@dataclass(frozen=True)
class StandingPage:
    """A page that is not news."""

    path: str
    """The source file below the content folder."""
    slug: str
    title: str
    html: str
    summary: str
    menu: Literal["main", "footer", "none"]
    order: int
    song: Song | None
    language: str = "vi"
    folder: str = ""
    """The folder of the language in addresses, with a slash at its end; empty for the main one."""
    translation_of: str | None = None
    """The slug of the page that this one translates."""

    @property
    def url(self) -> str:
        return f"bai-hat/{self.slug}/" if self.song else f"{self.folder}{self.slug}/"
