"""Regular expressions over text of editors take a time that grows with the text and not with its square."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import FrameType

import pytest

from tests.expressions.found import ANCHORED, Expression, Unread, expressions
from tests.expressions.pumped import Pump, pumps, text_of
from tests.sample_content import article, read_sample

SHORT = 5_000
"""Characters on which a square shows: some twelve million steps in place of thousands."""
SLOW = 0.012
"""Seconds of the processor for a short text; a linear expression takes a hundredth."""
LONG = 100_000
LONGEST_RUN = 2.0
"""Seconds of the processor, twice what is wanted: a core that others share takes up to twice as long."""
USUAL = 0.04
"""Seconds of the processor for what `pace` does, where nobody else uses the core."""
UNREAD = {
    Unread("plugins.articles.named_people", "line_of"): "an id, escaped",
    Unread("plugins.articles.people_entries", "_block"): "a key of ours before spaces, asked at the start of a line",
    Unread("plugins.core.phrases", "_with_marks"): "a syllable of a list of words, asked about one run of syllables",
    Unread("plugins.core.raw_html", "handleMatch"): "the end tag of an element that is read over",
    Unread("plugins.documents.citing", "line_of"): "words of the text, escaped",
    Unread("plugins.newsdesk.command_line", "refusal"): "what argparse says of the arguments of a command",
    Unread("plugins.serving.headers", "at"): "patterns of headers, which nginx reads too, about one address",
    Unread("plugins.serving.live_headers", "cache_problems"): "the same patterns, about one address",
}
"""Calls whose patterns are put together while a program runs, with what they are put together from."""

WINDOW = "its callers cut a window of at most some hundred characters"
CLOSED = "reads HTML that has passed the allowlist, in which every tag is closed"
LISTED = "one start and one run in a line of a list that a program wrote or in one tag, asked once"
OURS = "reads files of the project itself, not of editors"
MATCHED = "matched at one place, not searched; other rooms' constants of this name are"
NOT_REACHED = "slow when asked about a long text; no field tried so far brings it one"
IMPORTER = "slow when asked about a long text; whether a saved page can bring it one is not examined yet"
KNOWN = {
    "articles.dates_in_prose:_TOOK_PLACE": NOT_REACHED,
    "articles.people_entries:_ITEM": LISTED,
    **{f"core.dates:_LOOSE_DAYS[{place}]": "asked about at most LONGEST_DATE characters" for place in range(8)},
    "core.dates:_LOOSE_TIME": "asked about at most LONGEST_DATE characters",
    "core.dates_in_text:_A_NUMBER_OF_A_DOCUMENT": WINDOW,
    "core.dates_in_text:_LED_BY": WINDOW,
    "core.dates_in_text:_WEEKDAY_BEFORE": WINDOW,
    "core.body_text:_PLACEHOLDER": "its first sign is taken out of every text before Markdown is read",
    "core.html_tokens:_TAG": CLOSED,
    "core.prose:_LAST_WORD": WINDOW,
    "core.prose:_STOP": NOT_REACHED,
    "core.typographic_edits:_WORD_BEFORE": WINDOW,
    "datasets.prose:_NOTE_NUMBER": CLOSED,
    "datasets.prose:_TAG": CLOSED,
    "documents.passages:excerpt.sub": WINDOW,
    "figures.changes:_BY": WINDOW,
    "figures.numbers:_NAMED_BY_NUMBER": WINDOW,
    "figures.numbers:_WORDS": MATCHED,
    "figures.parts:_DAY_OR_NUMBER_OF_DOCUMENT": NOT_REACHED,
    "figures.shares:_DAY": WINDOW,
    "figures.shares:_fractions.match": WINDOW,
    **dict.fromkeys(
        (
            *("imports.captions:_CREDIT", "imports.captions:_LABEL", "imports.event_days:_DOCUMENT"),
            *("imports.event_days:_EVENT", "imports.furniture:_LINES", "imports.headlines:_DAY_FIRST"),
            *("imports.headlines:_NULL", "imports.headlines:_PARTED", "imports.signatures:_BETWEEN_PEOPLE"),
            *("imports.signatures:_DASH", "imports.signatures:_DOMAIN", "imports.signatures:_LABEL"),
            *("imports.signatures:_SOURCE", "imports.signatures:_signed.fullmatch", "imports.signed_text:_END_MARK"),
            "imports.stamps:_STAMP",
        ),
        IMPORTER,
    ),
    "media.body_pictures:_ATTRIBUTE": LISTED,
    "media.drawings:_CSS_COMMENT": NOT_REACHED,
    "media.renditions:_WHOLE": MATCHED,
    "releases.lasting:LASTING": MATCHED,
    "secrets.keys:_KEYS": "every run in it is bounded",
    "secrets.numbers:_IN_ADDRESS": WINDOW,
    "visitors.article_tables:_ROW": MATCHED,
    **dict.fromkeys(
        (
            *("editions.stylesheet:_ADDRESS", "editions.stylesheet:_COMMENT_OR_STRING", "editions.stylesheet:_STRING"),
            *("editions.stylesheet:_squeezed.sub", "editions.theme_assets:_ADDRESS", "editions.theme_assets:_IMPORTED"),
            *("releases.page_reading:_IMPORTED", "releases.page_reading:_STYLE_ADDRESS"),
            *("specimens.components:_COMMENT", "specimens.standing_apart:_TARGET"),
        ),
        OURS,
    ),
}
"""Expressions that are not linear by themselves, with what bounds them. No others may be so."""


def pace() -> float:
    """Return how many times as long as usual this processor takes now: others may share its core."""
    start = time.process_time()
    for _ in range(50):
        re.sub(r"[aeiou]\w", "x", "mot hai ba bon nam " * 1000)
    return max(1.0, (time.process_time() - start) / USUAL)


class TooSlow(Exception):
    """A run was broken off."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Break off what takes longer on the processor."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@cache
def found() -> tuple[list[Expression], list[Unread]]:
    return expressions()


def seconds_for(expression: Expression, text: str, limit: float) -> float:
    """Return the processor's time to ask an expression about a text as our modules do, or infinity past a limit."""
    start = time.process_time()
    try:
        with at_most(limit):
            if expression.methods - ANCHORED:
                for _ in expression.pattern.finditer(text):
                    pass
            for method in sorted(expression.methods & ANCHORED):
                getattr(expression.pattern, method)(text)
    except TooSlow:
        return float("inf")
    return time.process_time() - start


def slowest(expression: Expression, length: int, limit: float) -> tuple[float, Pump | None]:
    """Return the longest time for a text of a length, and what that text repeats."""
    worst: tuple[float, Pump | None] = (0.0, None)
    for pump in pumps(expression.pattern):
        text = text_of(pump, length)
        taken = seconds_for(expression, text, limit)
        if taken > worst[0] and taken > SLOW:
            taken = min(taken, *(seconds_for(expression, text, limit) for _ in range(2)))
        worst = max(worst, (taken, pump), key=lambda one: one[0])
        if worst[0] == float("inf"):
            break
    return worst


def test_every_expression_of_the_source_is_read() -> None:
    assert len(found()[0]) > 300
    assert set(found()[1]) == set(UNREAD)


def test_expressions_that_are_not_linear_are_known() -> None:
    slow = {one.id: (one.pattern.pattern, slowest(one, SHORT, 0.2)) for one in found()[0] if one.id not in KNOWN}
    assert {id: said for id, said in slow.items() if said[1][0] > 2 * SLOW * pace()} == {}


def test_no_expression_is_excused_that_is_gone() -> None:
    assert set(KNOWN) <= {one.id for one in found()[0]}


def test_time_for_a_long_text_grows_with_its_length() -> None:
    told = []
    for one in found()[0]:
        if one.id in KNOWN:
            continue
        _, pump = slowest(one, 300, 0.2)
        if pump is None:
            continue
        half, whole = (min(seconds_for(one, text_of(pump, size), 2) for _ in range(2)) for size in (LONG // 2, LONG))
        if whole > LONGEST_RUN * pace() or half > 0.02 and whole / half >= 3:
            told.append((one.id, pump, half, whole))
    assert told == []


@pytest.mark.parametrize("pattern", [r"\s+$", r"(a|aa)+b", r"(?:\w+\s*)*!", r"<[^>]*>"])
def test_expression_that_is_not_linear_is_found(pattern: str) -> None:
    expression = Expression("made.up", "_PATTERN", re.compile(pattern), frozenset({"search"}))
    assert slowest(expression, SHORT, 0.2)[0] > SLOW


def in_paragraphs(unit: str) -> str:
    """Return a text of 100 kB in paragraphs of the length that is still read."""
    paragraph = (unit * (29_000 // len(unit))).strip(" ")
    return "\n\n".join([paragraph] * 3)


UNITS = {
    "offices": "Bí thư, ",
    "documents": "Nghị quyết số ",
    "numbers of documents": "số 25-NQ/TW, ",
    "parentheses": "(",
    "numbers": "1.000 ",
    "days": "ngày 1 tháng ",
    "brackets": "[",
    "stars": "*",
    "underscores": "_",
    "quotes": ">",
    "bars": "|",
    "pictures": "![",
    "links": "[a](",
    "one word": "a",
    "combining marks": "\u0301",
    "people": "ông Nguyễn Văn A, ",
    "ellipses": "…",
    "footnotes": "[^\n",
    "unlike stops": ".…",
}


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_article_of_repeated_words_is_read_within_a_second(unit: str, tmp_path: Path) -> None:
    assert seconds_to_check(in_paragraphs(unit), tmp_path) < LONGEST_RUN * pace()


@pytest.mark.parametrize(
    "text",
    [
        "Theo 25-NQ/TW" + " " * 29_000 + "5.",
        "Ngày 1 tháng 1" + " " * 29_000 + "x.",
        "đ" * 29_000 + "Ð.",
        "a" + "_" * 29_000 + "z.",
        "Hộ tăng" + " thêm" * 5_800 + "z 5.",
        "25-NQ/TW " + "…" * 29_000 + "x.",
        "| - " + " " * 29_000 + "x|.",
        "5 hộ gồm " + "1" * 29_000 + " hộ.",
    ],
    ids=["document", "day", "eth", "underscores", "change", "ellipses", "rule of a table", "digits"],
)
def test_article_made_to_hold_up_the_check_is_read_within_a_second(text: str, tmp_path: Path) -> None:
    assert seconds_to_check(text, tmp_path) < LONGEST_RUN * pace()


@pytest.mark.parametrize("key", ["date", "event_date", "title"])
@pytest.mark.parametrize("unit", ["thứ 1", "1:", "–", "a"])
def test_value_made_to_hold_up_the_check_is_read_within_a_second(key: str, unit: str, tmp_path: Path) -> None:
    text = article(**{key: f'"{unit}{" " * 20_000}x"'})
    assert seconds_to_read({"news/2018/hop-thu.md": text}, tmp_path) < LONGEST_RUN * pace()


def seconds_to_check(body: str, folder: Path) -> float:
    return seconds_to_read({"news/2018/hop-thu.md": article().partition("\n---\n")[0] + f"\n---\n\n{body}\n"}, folder)


def seconds_to_read(files: dict[str, str], folder: Path) -> float:
    """Return the processor's time to read and check the sample with files changed, less that for the sample itself."""
    read_sample(folder / "warm")
    start = time.process_time()
    read_sample(folder / "plain")
    middle = time.process_time()
    try:
        with at_most(10 * LONGEST_RUN):
            read_sample(folder / "changed", files)
    except TooSlow:
        return float("inf")
    return (time.process_time() - middle) - (middle - start)
