"""A language that pages can be in: its words, and how it writes days, times and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton, format_time
from babel.numbers import format_decimal

from plugins.core.dates import PartialDay, day_range_text, day_text, long_day_text, time_text
from plugins.core.interface import CATALOGUE, Catalogue, read_catalogue

TRANSLATIONS = Path(__file__).parents[2] / "theme" / "translations"
"""The catalogues of our theme: a folder a language."""
VIETNAMESE = "vi"


class Formats(Protocol):
    """How a language writes days, times and numbers."""

    def day(self, day: date) -> str:
        """Return a day."""
        ...

    def long_day(self, day: date) -> str:
        """Return a day with its weekday."""
        ...

    def time(self, moment: datetime) -> str:
        """Return the time of day."""
        ...

    def days(self, first: date, last: date) -> str:
        """Return the days from the first to the last, saying once what they share."""
        ...

    def month(self, year: int, month: int) -> str:
        """Return a month of a year."""
        ...

    def number(self, number: float | Decimal) -> str:
        """Return a number, thousands set apart; a Decimal with all its digits."""
        ...


class VietnameseFormats:
    """“Thứ Tư, 19/12/2018”, “1.234.567”: the way of Vietnamese administration, which CLDR does not have."""

    def day(self, day: date) -> str:
        return day_text(day)

    def long_day(self, day: date) -> str:
        return long_day_text(day)

    def time(self, moment: datetime) -> str:
        return time_text(moment)

    def days(self, first: date, last: date) -> str:
        return day_range_text(first, last)

    def month(self, year: int, month: int) -> str:
        return f"{month:02d}/{year}"

    def number(self, number: float | Decimal) -> str:
        return f"{number:,}".translate(_VIETNAMESE_SIGNS)


_VIETNAMESE_SIGNS = {ord(","): ".", ord("."): ","}


@dataclass(frozen=True)
class LocaleFormats:
    """As CLDR has it for a locale: “Wednesday, 19 December 2018”, “1,234,567” for `en_GB`."""

    locale: Locale

    def day(self, day: date) -> str:
        return format_date(day, "long", self.locale)

    def long_day(self, day: date) -> str:
        return format_date(day, "full", self.locale)

    def time(self, moment: datetime) -> str:
        return format_time(moment.time(), "short", locale=self.locale)

    def days(self, first: date, last: date) -> str:
        return self.day(first) if first == last else format_interval(first, last, "yMMMMd", locale=self.locale)

    def month(self, year: int, month: int) -> str:
        return format_skeleton("yMMMM", datetime(year, month, 1), locale=self.locale)

    def number(self, number: float | Decimal) -> str:
        if isinstance(number, Decimal):
            digits = -int(number.as_tuple().exponent)
            return format_decimal(number, f"#,##0.{'0' * digits}", self.locale)
        return format_decimal(number, locale=self.locale)


@dataclass(frozen=True)
class Language:
    """A language by its code, with its words and its ways."""

    code: str
    words: Catalogue
    formats: Formats

    @property
    def name(self) -> str:
        """The language as its speakers call it: “English”, “Tiếng Việt”."""
        return self.name_of(self.code)

    def name_of(self, code: str) -> str:
        """Return what this language calls another: “Tiếng Anh”."""
        name = Locale.parse(code).get_language_name(self.code) or code
        return name[:1].upper() + name[1:]

    def moment(self, moment: datetime) -> str:
        """Return a day and a time: “21/12/2018, 08:05”."""
        return f"{self.formats.day(moment.date())}, {self.formats.time(moment)}"

    def long_moment(self, moment: datetime) -> str:
        """Return a day with its weekday, and a time: “Thứ Năm, 12/10/2023, 17:55”."""
        return f"{self.formats.long_day(moment.date())}, {self.formats.time(moment)}"

    def long_days(self, first: date, last: date) -> str:
        """Return one day with its weekday, or a range of days."""
        return self.formats.long_day(first) if first == last else self.formats.days(first, last)

    def partial_day(self, known: PartialDay) -> str:
        """Return what is known of a day: a year, a month or a day."""
        if known.month is None:
            return str(known.year)
        if known.day is None:
            return self.formats.month(known.year, known.month)
        return self.formats.day(known.earliest())


Languages = Mapping[str, Language]
"""The languages of a site by code, the main one first."""


def read_language(folder: Path, code: str) -> Language:
    """Return a language whose catalogue lies in the theme's `translations`.

    Raises BrokenCatalogue where there is none, or none that can be used.
    """
    words = read_catalogue(folder, code)
    formats: Formats = VietnameseFormats() if code == VIETNAMESE else LocaleFormats(Locale.parse(words.locale))
    return Language(code, words, formats)


def known_languages(folder: Path) -> tuple[str, ...]:
    """Return the codes of the languages that have a catalogue, sorted."""
    return tuple(sorted(path.name for path in folder.iterdir() if (path / CATALOGUE).is_file()))
