"""The offices of a person over time, as far as sources tell: those held, those that ended, those of unknown end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from plugins.articles.model import Article
from plugins.listings.model import ListedArticle
from plugins.localities.model import Unit
from plugins.localities.registry import Localities
from plugins.officials.model import Office, Official

TermState = Literal["held", "open", "former"]
"""Held on the day of printing; of an end that is not known; ended."""


@dataclass(frozen=True)
class SeenDay:
    """A day on which a source shows the office held, and the article of this site that tells of it, if one does."""

    day: date
    record: Article | None


@dataclass(frozen=True)
class TermLine:
    """An office in the order of time. `unit` is where it was held; `seen` has the latest day first."""

    office: Office
    state: TermState
    unit: Unit | None
    seen: tuple[SeenDay, ...]

    @property
    def unit_is_gone(self) -> bool:
        """Whether only the end of its unit tells that the office is not held any more."""
        return self.state == "former" and self.office.until is None


def office_terms(
    official: Official, localities: Localities, items: Iterable[ListedArticle], today: date
) -> tuple[TermLine, ...]:
    """Return the offices of a person: those held on a day, then the others, the latest evidence first.

    `items` are the person's appearances. An office without a known end is not said to be held, nor to have ended,
    unless the unit it belongs to exists no more.
    """
    told = {
        item.appearance.day: item.record for item in items if item.appearance and not item.appearance.is_assumed_day
    }
    lines = [term_line(office, localities, told, today) for office in official.offices]
    last = {id(line): max(line.office.evidence, default=date.min) for line in lines}
    return tuple(sorted(lines, key=lambda line: (line.state != "held", -last[id(line)].toordinal())))


def term_line(office: Office, localities: Localities, told: Mapping[date, Article], today: date) -> TermLine:
    """Return one office with its state on a day; `told` are the person's articles by the day of the event."""
    unit = localities.find(office.locality) if office.locality else None
    seen = tuple(SeenDay(day, told.get(day)) for day in sorted(office.seen, reverse=True))
    return TermLine(office, term_state(office, unit, today), unit, seen)


def term_state(office: Office, unit: Unit | None, today: date) -> TermState:
    """Return what is known of an office on a day."""
    if office.latest < today or unit is not None and unit.until is not None and unit.until < today:
        return "former"
    return "held" if office.covers(today) else "open"
