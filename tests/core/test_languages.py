"""How languages write days, times and numbers."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from plugins.core.body_text import VIETNAMESE_WORDS, body_words
from plugins.core.dates import PartialDay
from plugins.core.interface import BrokenCatalogue
from plugins.core.languages import TRANSLATIONS, Language, known_languages, read_language

VI, EN = (read_language(TRANSLATIONS, code) for code in ("vi", "en"))
DAY = date(2018, 12, 19)
MOMENT = datetime(2018, 12, 9, 8, 5)


def both(said) -> tuple[str, str]:
    return said(VI), said(EN)


def test_a_day():
    assert both(lambda one: one.formats.day(DAY)) == ("19/12/2018", "19 December 2018")


def test_a_day_with_its_weekday():
    assert both(lambda one: one.formats.long_day(DAY)) == ("Thứ Tư, 19/12/2018", "Wednesday, 19 December 2018")


def test_a_moment():
    assert both(lambda one: one.moment(MOMENT)) == ("09/12/2018, 08:05", "9 December 2018, 08:05")
    assert both(lambda one: one.long_moment(MOMENT)) == (
        "Chủ nhật, 09/12/2018, 08:05",
        "Sunday, 9 December 2018, 08:05",
    )


@pytest.mark.parametrize(
    ("last", "shown"),
    [
        (DAY, ("Thứ Tư, 19/12/2018", "Wednesday, 19 December 2018")),
        (date(2018, 12, 20), ("19–20/12/2018", "19–20 Dec 2018")),
        (date(2019, 1, 2), ("19/12/2018–02/01/2019", "19 Dec 2018 – 2 Jan 2019")),
    ],
)
def test_days_say_once_what_they_share(last: date, shown: tuple[str, str]):
    found = both(lambda one: one.long_days(DAY, last))
    assert tuple(text.replace("\u2009", " ") for text in found) == shown


@pytest.mark.parametrize(
    ("known", "shown"),
    [
        (PartialDay(2018), ("2018", "2018")),
        (PartialDay(2018, 3), ("03/2018", "March 2018")),
        (PartialDay(2018, 3, 9), ("09/03/2018", "9 March 2018")),
    ],
)
def test_no_more_is_said_of_a_day_than_is_known(known: PartialDay, shown: tuple[str, str]):
    assert both(lambda one: one.partial_day(known)) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, ("0", "0")),
        (999, ("999", "999")),
        (1234567, ("1.234.567", "1,234,567")),
        (0.5, ("0,5", "0.5")),
        (Decimal("5.0"), ("5,0", "5.0")),
    ],
)
def test_numbers(number: float | Decimal, shown: tuple[str, str]):
    assert both(lambda one: one.formats.number(number)) == shown


def test_a_month_of_a_year():
    assert both(lambda one: one.formats.month(2018, 2)) == ("02/2018", "February 2018")


def test_the_languages_are_those_with_a_catalogue():
    assert known_languages(TRANSLATIONS) == ("en", "vi")


def test_a_catalogue_of_another_language_than_its_folder_is_refused(tmp_path):
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "bantin.po").write_bytes((TRANSLATIONS / "en" / "LC_MESSAGES" / "bantin.po").read_bytes())
    with pytest.raises(BrokenCatalogue, match="en_GB is not fr"):
        read_language(tmp_path, "fr")


def test_the_words_around_vietnamese_texts_are_those_of_the_catalogue():
    assert body_words(VI.words) == VIETNAMESE_WORDS


def test_every_language_is_whole():
    assert all(isinstance(one, Language) and one.words.strict for one in (VI, EN))
