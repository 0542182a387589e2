"""Adds what logs tell to what was counted: each line once, however often and in whatever file it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from pathlib import Path

from plugins.visitors.agents import is_program
from plugins.visitors.article_counts import plain_address
from plugins.visitors.goaccess import Counted, count
from plugins.visitors.ledger import DayTotals, Ledger
from plugins.visitors.log_files import Losses, read_lines
from plugins.visitors.log_lines import LogLine
from plugins.visitors.log_spans import Span, Stretch, boundaries, cut, hold, is_covered, joined

MOST_STRETCHES = 1000
"""Of one file; a file whose lines jump in time more often is no log."""


@dataclass
class Reading:
    """What was read, and what was lost."""

    losses: dict[Path, Losses] = field(default_factory=dict)
    out_of_order: list[Path] = field(default_factory=list)
    read_before: int = 0
    """Lines of time for which logs were read before."""
    full_addresses: int = 0
    programs: int = 0
    """Page views of programs that name themselves, those that GoAccess knows among them."""
    page_views: int = 0
    visits: int = 0
    """Both as they were added."""
    not_counted: int = 0
    """Page views that GoAccess could not read."""
    split_days: dict[date, int] = field(default_factory=dict)
    """Days that no one reading held as a whole, with the most visits that may be missing."""
    is_news: bool = False
    """Whether there was a line that had not been read before."""


@dataclass(frozen=True)
class Pages:
    """What is counted as a page: any that a reader sees, but those that only lead on to another."""

    base: str
    """The path below which the site lies, `/` or `/thu-nghiem/`."""
    articles: Mapping[str, str]
    """The address of each article by this and by its old ones."""

    def seen(self, path: str) -> str | None:
        """Return the address of the article at a path, "" for another page, None for what is no page of this site."""
        if not path.startswith(self.base):
            return None
        address = plain_address(path.removeprefix(self.base))
        now = self.articles.get(address, "")
        return None if now and now != address else now


def count_logs(
    ledger: Ledger,
    files: Sequence[Path],
    pages: Pages,
    zone: tzinfo,
    now: datetime,
    counted: Callable[[Sequence[bytes]], Counted] = count,
) -> Reading:
    """Add what the files tell to the ledger and return what was read.

    Raises GoAccessMissing, GoAccessFailed; then the ledger is as it was.
    """
    reading = Reading()
    latest = int(now.timestamp()) + 86_400
    stretches = survey(files, latest, ledger.spans, reading)
    before: dict[int, tuple[Span, ...]] = {}
    run: tuple[Span, ...] = ()
    for index in sorted(range(len(stretches)), key=lambda one: (stretches[one].start, -stretches[one].end)):
        before[index] = run
        run = joined([*run, stretches[index].span])
    lines: list[bytes] = []
    touched: set[str] = set()
    held: dict[str, list[bytes]] = {}
    fresh = 0
    for index, line, place, total in _placed(files, latest, stretches, reading, boundaries([*ledger.spans, *run])):
        if is_covered(before[index], line.second, place, total):
            reading.read_before += 1
            continue
        is_new = not is_covered(ledger.spans, line.second, place, total)
        reading.read_before += not is_new
        reading.is_news = reading.is_news or is_new
        reading.full_addresses += line.was_full_address
        moment = datetime.fromtimestamp(line.second, zone)
        day = moment.date().isoformat()
        address = pages.seen(line.page) if line.page is not None else None
        if address is None:
            continue
        if is_program(line.agent):
            reading.programs += is_new
            continue
        if is_new:
            fresh += 1
            touched.add(day)
        elif hold(ledger.spans, *_day_ends(moment.date(), zone)):
            continue  # its visits are known, and nothing can be new on it
        path = f"/{'new' if is_new else 'old'}/{day}/{address}"
        agent = "".join(letter if " " <= letter <= "~" and letter not in '"\\' else "?" for letter in line.agent)
        text = f'{line.network} {day} {moment:%H:%M:%S} {path} "{agent}"\n'
        held.setdefault(day, []).append(text.encode("ascii"))
    for day in sorted(touched):
        lines += held[day]
    result = counted(lines)
    _add(ledger, result, reading, run, zone)
    reading.not_counted = result.failed
    reading.programs += max(0, fresh - reading.page_views - result.failed)
    ledger.spans = joined([*ledger.spans, *run])
    if reading.is_news:
        last = datetime.fromtimestamp(max(span.end for span in run), zone).date()
        ledger.as_of = max(last, ledger.as_of) if ledger.as_of else last
    return reading


def survey(files: Sequence[Path], latest: int, known: Sequence[Span], reading: Reading) -> list[Stretch]:
    """Return the stretches of time that files hold, in the order of files and lines; note what could not be read."""
    asked = boundaries(known)
    stretches: list[Stretch] = []
    for number, path in enumerate(files):
        own: list[Stretch] = []
        losses = reading.losses[path] = Losses()
        for _, line in read_lines(path, latest, losses):
            if not own or not own[-1].goes_on_with(line.second):
                own.append(Stretch(number, line.second, line.second))
            own[-1].add(line.second, asked)
            if len(own) > MOST_STRETCHES:
                reading.out_of_order.append(path)
                own = []
                break
        stretches += own
    return stretches


def _placed(
    files: Sequence[Path], latest: int, stretches: Sequence[Stretch], reading: Reading, asked: set[int]
) -> Iterator[tuple[int, LogLine, int, int]]:
    """Yield each line with its stretch, which of the lines of its second it is there, and how many these are."""
    index = -1
    for number, path in enumerate(files):
        if path in reading.out_of_order:
            continue
        current: Stretch | None = None
        places: dict[int, int] = {}
        for _, line in read_lines(path, latest, Losses(), reading.losses[path].lines):
            if current is None or not current.goes_on_with(line.second):
                index += 1
                current = Stretch(number, line.second, line.second)
                places = {}
            current.add(line.second, set())
            place = 0
            if line.second in asked:
                place = places[line.second] = places.get(line.second, 0) + 1
            yield index, line, place, stretches[index].lines_of(line.second)


def _add(ledger: Ledger, result: Counted, reading: Reading, run: Sequence[Span], zone: tzinfo) -> None:
    for path, views in result.page_views.items():
        _, kind, written, address = path.split("/", 3)
        if kind == "old":
            continue
        day = date.fromisoformat(written)
        month = ledger.month(day)
        month.days.setdefault(day, DayTotals()).page_views += views
        month.page_views += views
        reading.page_views += views
        if address:
            month.articles[address] = month.articles.get(address, 0) + views
    for written, visits in result.visits.items():
        day = date.fromisoformat(written)
        month = ledger.month(day)
        totals = month.days.setdefault(day, DayTotals())
        more = max(0, visits - totals.visits)
        start, end = _day_ends(day, zone)
        is_whole = all(
            any(one.start <= part.start and part.end <= one.end for one in run)
            for part in cut(ledger.spans, start, end)
        )
        if not is_whole and totals.visits:
            reading.split_days[day] = min(visits, totals.visits)
        totals.visits += more
        month.visits += more
        reading.visits += more


def _day_ends(day: date, zone: tzinfo) -> tuple[int, int]:
    start = datetime.combine(day, time(), zone)
    return int(start.timestamp()), int(datetime.combine(day + timedelta(days=1), time(), zone).timestamp()) - 1
