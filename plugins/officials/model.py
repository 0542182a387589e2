"""An official, the offices held, and what is known of when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from plugins.agencies.model import LanguageCode
from plugins.core.phrases import Phrase
from plugins.core.records import Day, FilledText, OfficeDay, Record, Text, broken


class OfficeTranslation(Record):
    """An office as it is officially called in another language."""

    title: FilledText
    body: Text = ""

    @property
    def name(self) -> str:
        """“Secretary, Party Committee of …”."""
        return ", ".join(part for part in (self.title, self.body) if part)


class Office(Record):
    """One office. `since` and `until` are the keys `from` and `to`; None is *not known*, never guessed.

    `seen` are days on which a source shows the office held.
    """

    title: FilledText
    body: Text = ""
    locality: Text | None = None
    since: OfficeDay | None = Field(default=None, alias="from")
    until: OfficeDay | None = Field(default=None, alias="to")
    seen: tuple[Day, ...] = ()
    translations: dict[LanguageCode, OfficeTranslation] = Field(default_factory=dict)

    def name_in(self, language: str) -> str:
        """Return the name in a language, a `Phrase`; where nobody wrote it in that language, the name as it is."""
        words = self.translations.get(language)
        return Phrase(words.name, language) if words else self.name

    @property
    def name(self) -> str:
        """Title and body as they are read out: “Trưởng Ban Dân vận Thị ủy Hồng Lĩnh”."""
        return f"{self.title} {self.body}".strip()

    @property
    def earliest(self) -> date:
        """The first day on which the office may have been held."""
        return self.since.earliest() if self.since else date.min

    @property
    def latest(self) -> date:
        """The last day on which the office may have been held."""
        return self.until.latest() if self.until else date.max

    @property
    def evidence(self) -> tuple[date, ...]:
        """Days on which the office was held for all that is known, sorted: those seen, and the known ends of the term.

        An end known to the month or year gives the day of it that lies deepest in the term.
        """
        begun = self.since.latest() if self.since else None
        ended = self.until.earliest() if self.until else None
        if begun and ended and begun > ended:  # both in one month or year
            begun, ended = self.earliest, self.latest
        return tuple(sorted({*self.seen, *(day for day in (begun, ended) if day)}))

    def covers(self, day: date) -> bool:
        """Whether the office was held on a day for all that is known.

        A known end holds to the whole of its month or year; on the side where the end is not known, only up to the
        outermost day of the evidence.
        """
        if self.since and self.until:
            return self.since.earliest() <= day <= self.until.latest()
        evidence = self.evidence
        if not evidence:
            return False
        first = self.earliest if self.since else evidence[0]
        last = self.latest if self.until else evidence[-1]
        return first <= day <= last

    def nearest_evidence(self, day: date) -> date | None:
        """Return the day of the evidence that is nearest to a day, the earlier of two; None where there is none."""
        return min(self.evidence, key=lambda seen: (abs(seen - day), seen), default=None)


def _in_order(office: Office) -> Office:
    if office.since and office.until and office.since.earliest() > office.until.latest():
        raise broken(
            "reversed-term",
            f"Nhiệm kỳ kết thúc ({office.until.text}) trước khi bắt đầu ({office.since.text}).",
            "Đổi lại giá trị của from và to.",
        )
    return office


def _whole_translations(office: Office) -> Office:
    for code, words in office.translations.items():
        if office.body and not words.body:
            raise broken(
                "missing",
                f"Bản dịch ({code}) của chức vụ có title mà thiếu body, nên không rõ là chức vụ ở đâu.",
                "Thêm dòng body với tên của cơ quan bằng ngôn ngữ ấy.",
            )
    return office


class OfficialRecord(Record):
    """The front matter of `content/officials/<id>.md`."""

    name: FilledText
    also_known_as: tuple[FilledText, ...] = ()
    offices: tuple[Annotated[Office, AfterValidator(_in_order), AfterValidator(_whole_translations)], ...] = ()


class BiographyRecord(Record):
    """The front matter of a biography in another language; the body of the file is the biography."""

    lang: LanguageCode
    translation_of: FilledText


@dataclass(frozen=True)
class HeldOffice:
    """An office on a day. `seen_on` is the nearest day of the evidence where the term is not known to cover the day.

    It is None where the term covers the day; equal to the day asked for it is as good as that.
    """

    office: Office
    day: date
    seen_on: date | None

    @property
    def name(self) -> str:
        return self.office.name

    @property
    def is_certain(self) -> bool:
        return self.distance == timedelta(0)

    @property
    def is_seen(self) -> bool:
        """Whether a source shows the office on the day of the evidence, which else is an end of its term."""
        return self.seen_on in self.office.seen

    @property
    def distance(self) -> timedelta:
        """How far the evidence is from the day."""
        return abs(self.seen_on - self.day) if self.seen_on else timedelta(0)


@dataclass(frozen=True)
class Biography:
    """A biography as safe HTML, and its language."""

    html: str
    language: str


@dataclass(frozen=True)
class Official:
    """A person with a page."""

    id: str
    name: str
    also_known_as: tuple[str, ...]
    offices: tuple[Office, ...]
    biography: str
    """Safe HTML."""
    biographies: Mapping[str, str] = field(default_factory=dict)
    """The biography in other languages, safe HTML."""

    @property
    def url(self) -> str:
        return f"can-bo/{self.id}/"

    def biography_in(self, language: str, main_language: str) -> Biography | None:
        """Return the biography in a language, else in the main one; None where there is none."""
        if language in self.biographies:
            return Biography(self.biographies[language], language)
        return Biography(self.biography, main_language) if self.biography else None

    def is_told_in(self, language: str) -> bool:
        """Whether an office or the biography was written in another language."""
        return language in self.biographies or any(language in office.translations for office in self.offices)


def offices_held(official: Official | OfficialRecord, on: date) -> tuple[HeldOffice, ...]:
    """Return the offices that a person held on a day, in the order of the file.

    These are the offices whose term covers the day, as far as it is known: an end that is `null` is not known, so a
    term without an end is certain only until the last day on which a source shows it. Of the other offices that may
    have been held then, those seen nearest to the day are given, before or after, and carry the day of that evidence so
    that readers can be told; but beside an office that is certain, only those seen while it was held. A day outside of
    known ends is never answered.
    """
    certain = {index: office for index, office in enumerate(official.offices) if office.covers(on)}
    possible = {
        index: HeldOffice(office, on, seen)
        for index, office in enumerate(official.offices)
        if index not in certain and office.earliest <= on <= office.latest and (seen := office.nearest_evidence(on))
        if not certain or any(other.covers(seen) for other in certain.values())
    }
    nearest = min((one.distance for one in possible.values()), default=None)
    return tuple(
        HeldOffice(office, on, None) if index in certain else possible[index]
        for index, office in enumerate(official.offices)
        if index in certain or index in possible and possible[index].distance == nearest
    )


def overlapping_offices(offices: Iterable[Office]) -> list[tuple[int, int]]:
    """Return the pairs (indices) of entries that give the same office twice for the same time."""
    entries: list[tuple[int, Any, Office]] = [
        (index, (office.title, office.body, office.locality), office) for index, office in enumerate(offices)
    ]
    return [
        (first, second)
        for position, (first, name, one) in enumerate(entries)
        for second, other_name, other in entries[position + 1 :]
        if name == other_name and certainly_overlap(one, other)
    ]


def certainly_overlap(one: Office, other: Office) -> bool:
    """Whether two entries share a day. Ends that are not known are as far apart as the known ones and `seen` allow."""
    first, second = one.evidence, other.evidence
    if not first or not second:
        return True
    return first[0] <= second[-1] and second[0] <= first[-1]
