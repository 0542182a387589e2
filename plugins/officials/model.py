"""An official, the offices held, and what is known of when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from plugins.core.dates import PartialDay
from plugins.core.records import Day, OfficeDay, Record, Text, broken


class Office(Record):
    """One office. `since` and `until` are the keys `from` and `to`; None is *not known*, never guessed.

    `seen` are days on which a source shows the office held.
    """

    title: Text
    body: Text = ""
    locality: Text | None = None
    since: OfficeDay | None = Field(default=None, alias="from")
    until: OfficeDay | None = Field(default=None, alias="to")
    seen: tuple[Day, ...] = ()

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
        """Days on which the office was certainly held, sorted: those seen, and the known ends of the term."""
        ends = ([self.since.latest()] if self.since else []) + ([self.until.earliest()] if self.until else [])
        return tuple(sorted({*self.seen, *ends}))

    def covers(self, day: date) -> bool:
        """Whether the office was held on a day for all that is known: see `offices_held`."""
        if not self.earliest <= day <= self.latest:
            return False
        return self.since is not None or bool(self.seen) and self.evidence[0] <= day <= self.evidence[-1]


def _in_order(office: Office) -> Office:
    if office.since and office.until and office.since.earliest() > office.until.latest():
        raise broken(
            "reversed-term",
            f"Nhiệm kỳ kết thúc ({office.until.text}) trước khi bắt đầu ({office.since.text}).",
            "Đổi lại giá trị của from và to.",
        )
    return office


class OfficialRecord(Record):
    """The front matter of `content/officials/<id>.md`."""

    name: Text = Field(min_length=1)
    also_known_as: tuple[Text, ...] = ()
    offices: tuple[Annotated[Office, AfterValidator(_in_order)], ...] = ()


@dataclass(frozen=True)
class HeldOffice:
    """An office on a day. `seen_on` is the day of the evidence when the term itself is not known, else None.

    `seen_on` equal to the day asked for is as good as a known term.
    """

    office: Office
    day: date
    seen_on: date | None

    @property
    def name(self) -> str:
        return self.office.name

    @property
    def is_certain(self) -> bool:
        return self.seen_on is None or self.seen_on == self.day


@dataclass(frozen=True)
class Official:
    """A person with a page."""

    id: str
    name: str
    also_known_as: tuple[str, ...]
    offices: tuple[Office, ...]
    biography: str
    """Safe HTML."""

    @property
    def url(self) -> str:
        return f"can-bo/{self.id}/"


def offices_held(official: Official | OfficialRecord, on: date) -> tuple[HeldOffice, ...]:
    """Return the offices that a person held on a day, in the order of the file.

    A term with a known beginning covers every day until its known end, or every later day where no end is known.
    Where the beginning is not known, the office is certain between two days on which a source shows it; otherwise the
    offices seen nearest to the day are taken, and carry the day of that evidence so that readers can be told.
    """
    possible = [office for office in official.offices if office.earliest <= on <= office.latest]
    nearest_day = {
        index: min(days, key=lambda day: (abs(day - on), day))
        for index, office in enumerate(possible)
        if not office.covers(on) and (days := office.evidence)
    }
    nearest = min((abs(day - on) for day in nearest_day.values()), default=None)
    held: list[HeldOffice] = []
    for index, office in enumerate(possible):
        if office.covers(on):
            held.append(HeldOffice(office, on, None))
        elif index in nearest_day and abs(nearest_day[index] - on) == nearest:
            held.append(HeldOffice(office, on, nearest_day[index]))
    return tuple(held)


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


def term_text(since: PartialDay | None, until: PartialDay | None) -> str:
    """Return a term for readers: “từ 03/2018 đến 2020”, “từ 2018”, “đến 12/2020”, or an empty string."""
    parts = []
    if since:
        parts.append(f"từ {since.text}")
    if until:
        parts.append(f"đến {until.text}")
    return " ".join(parts)
