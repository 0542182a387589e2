from __future__ import annotations

import gzip
import random
import re
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.visitors.goaccess import Counted, GoAccessMissing
from plugins.visitors.ledger import Ledger
from plugins.visitors.log_counting import MOST_STRETCHES, Pages, Reading, count_logs
from tests.visitors.logs import CHROME, CRAWLER, FIREFOX, MOST_READ, START, ZONE, line

ADDRESS = MOST_READ.removeprefix("/")
PAGES = Pages("/", {ADDRESS: ADDRESS, "tin/cu/": ADDRESS})
NOW = START + timedelta(days=400)
FED = re.compile(rb'(\S+) (\S+) \d\d:\d\d:\d\d (\S+) "(.*)"\n')


def plainly_counted(lines: Sequence[bytes]) -> Counted:
    """Count as GoAccess does: a network with a user agent is one visit a day."""
    seen, views = set(), Counter[str]()
    for one in lines:
        found = FED.fullmatch(one)
        assert found is not None, one
        seen.add((found[1], found[2].decode(), found[4]))
        views[found[3].decode()] += 1
    return Counted(Counter(day for _, day, _ in seen), views, 0)


def add(ledger: Ledger, folder: Path, *files: str | bytes) -> Reading:
    """Read texts as files of one command."""
    folder.mkdir(exist_ok=True)
    paths = []
    for number, text in enumerate(files):
        paths.append(folder / f"{number}.log")
        paths[-1].write_bytes(text if isinstance(text, bytes) else text.encode())
    return count_logs(ledger, paths, PAGES, ZONE, NOW, plainly_counted)


def totals(ledger: Ledger) -> tuple[int, int, int]:
    return ledger.visits, ledger.page_views, sum(sum(month.articles.values()) for month in ledger.months.values())


def test_visits_and_page_views_are_those_of_pages_that_people_saw(tmp_path: Path) -> None:
    ledger = Ledger()
    text = "".join(
        [
            line(0),
            line(1, "/"),
            line(2, "/tin/?trang=2", agent=CHROME),
            line(3, f"{MOST_READ}index.html", status=304, network="2001:db8:7::"),
            line(4, "/images/a.webp"),
            line(5, "/feeds/all.atom.xml"),
            line(6, "/khong-co/", status=404),
            line(7, "/tin", status=301),
            line(8, method="HEAD"),
            line(9, method="POST"),
            line(10, agent=CRAWLER),
            line(11, "/tin/cu/"),
        ]
    )
    reading = add(ledger, tmp_path, text)
    assert totals(ledger) == (3, 4, 2)
    assert (reading.visits, reading.page_views, reading.programs) == (3, 4, 1)
    assert ledger.months[2026, 11].articles == {ADDRESS: 2}
    assert ledger.as_of == date(2026, 11, 1)


def test_day_is_that_of_the_agency_and_not_of_the_server(tmp_path: Path) -> None:
    ledger = Ledger()
    late = line(0).replace("01/Nov/2026:08:00:00 +0700", "31/Oct/2026:17:30:00 +0000")
    add(ledger, tmp_path, late)
    assert list(ledger.months[2026, 11].days) == [date(2026, 11, 1)]


def test_only_pages_below_the_path_of_the_site_are_its_own(tmp_path: Path) -> None:
    ledger, path = Ledger(), tmp_path / "a.log"
    path.write_text(line(0, f"/thu{MOST_READ}") + line(1, "/thu/") + line(2, MOST_READ) + line(3, "/"), "utf-8")
    count_logs(ledger, [path], Pages("/thu/", PAGES.articles), ZONE, NOW, plainly_counted)
    assert totals(ledger) == (1, 2, 1)


def test_same_log_again_changes_nothing(tmp_path: Path) -> None:
    ledger, text = Ledger(), "".join(line(index * 7) for index in range(50))
    add(ledger, tmp_path, text)
    before = deepcopy(ledger)
    assert add(ledger, tmp_path, text).is_news is False
    assert add(ledger, tmp_path, gzip.compress(text.encode()), text).read_before == 100
    assert ledger == before


def test_rotated_and_packed_files_in_any_order_are_one_log(tmp_path: Path) -> None:
    lines = [line(index * 1000, network=f"198.51.{index % 7}.0") for index in range(300)]
    whole, parts = Ledger(), Ledger()
    add(whole, tmp_path, "".join(lines))
    pieces = ["".join(lines[200:]), gzip.compress("".join(lines[:100]).encode()), "".join(lines[100:200])]
    reading = add(parts, tmp_path, *pieces)
    assert {day: vars(one) for day, one in parts.months[2026, 11].days.items()} == {
        day: vars(one) for day, one in whole.months[2026, 11].days.items()
    }
    assert reading.split_days == {}


def test_log_that_overlaps_adds_only_what_was_not_read(tmp_path: Path) -> None:
    lines = [line(index * 90, network=f"198.51.{index}.0") for index in range(100)]
    ledger = Ledger()
    add(ledger, tmp_path, "".join(lines[:60]))
    reading = add(ledger, tmp_path, "".join(lines[40:]))
    assert (reading.read_before, reading.page_views, ledger.page_views) == (20, 40, 100)
    assert ledger.visits == 60
    assert reading.split_days == {date(2026, 11, 1): 60}


def test_line_that_was_half_written_is_counted_once_when_it_is_whole(tmp_path: Path) -> None:
    ledger, whole = Ledger(), line(0) + line(5) + line(5)
    half = whole[: -len(line(5)) // 2]
    reading = add(ledger, tmp_path, half)
    assert (ledger.page_views, reading.losses[tmp_path / "0.log"].ends_in_half_a_line) == (2, True)
    assert reading.losses[tmp_path / "0.log"].unreadable == 0
    add(ledger, tmp_path, whole)
    assert ledger.page_views == 3
    add(ledger, tmp_path, whole)
    assert ledger.page_views == 3


def test_wherever_a_log_is_cut_the_whole_log_gives_the_same(tmp_path: Path) -> None:
    whole = line(0) + line(9)
    for length in range(len(whole)):
        ledger = Ledger()
        add(ledger, tmp_path, whole[:length])
        add(ledger, tmp_path, whole)
        assert totals(ledger) == (1, 2, 2), whole[:length]


def test_second_of_which_only_a_part_was_read_is_not_counted_twice(tmp_path: Path) -> None:
    second = [line(0, "/"), line(0), line(0, "/tin/")]
    for start, end in ((0, 1), (1, 2), (2, 3), (1, 3)):
        ledger = Ledger()
        add(ledger, tmp_path, "".join(second[start:end]))
        add(ledger, tmp_path, "".join(second))
        assert totals(ledger)[2] <= 1
        assert totals(ledger)[1] <= 3


def test_day_without_a_log_can_be_brought_later(tmp_path: Path) -> None:
    days = [line(timedelta(days=index)) for index in range(6)]
    ledger = Ledger()
    add(ledger, tmp_path, "".join(days[:2]), "".join(days[4:]))
    assert len(ledger.spans) == 2
    add(ledger, tmp_path, "".join(days[2:4]))
    assert ledger.page_views == 6


def test_packed_file_that_breaks_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    ledger = Ledger()
    rows = "".join(line(index, f"/{random.Random(index).random()}/") for index in range(3000))
    reading = add(ledger, tmp_path, gzip.compress(rows.encode())[:20_000])
    assert reading.losses[tmp_path / "0.log"].broke_off
    assert 100 < ledger.page_views < 3000
    add(ledger, tmp_path, rows)
    assert ledger.page_views == 3000


def test_file_whose_lines_jump_in_time_is_left_out(tmp_path: Path) -> None:
    ledger = Ledger()
    rows = "".join(line(index % 2 * 900 + index) for index in range(2 * MOST_STRETCHES + 4))
    reading = add(ledger, tmp_path, rows, line(timedelta(days=3)))
    assert reading.out_of_order == [tmp_path / "0.log"]
    assert ledger.page_views == 1


def test_logs_put_together_in_the_wrong_order_are_counted_whole(tmp_path: Path) -> None:
    lines = [line(index * 700) for index in range(60)]
    ledger = Ledger()
    add(ledger, tmp_path, "".join(lines[30:] + lines[:30] + lines[20:40]))
    assert ledger.page_views == 60


def test_line_from_the_future_does_not_hide_what_comes(tmp_path: Path) -> None:
    ledger = Ledger()
    reading = add(ledger, tmp_path, line(0) + line(timedelta(days=5000)) + line(5))
    assert (ledger.page_views, reading.losses[tmp_path / "0.log"].first_unreadable) == (2, (2,))
    add(ledger, tmp_path, line(timedelta(days=1)))
    assert ledger.page_views == 3


def test_without_goaccess_nothing_is_counted_and_nothing_is_lost(tmp_path: Path) -> None:
    def missing(_: Sequence[bytes]) -> Counted:
        raise GoAccessMissing

    ledger, path = Ledger(), tmp_path / "a.log"
    path.write_text(line(0), "utf-8")
    with pytest.raises(GoAccessMissing):
        count_logs(ledger, [path], PAGES, ZONE, NOW, missing)
    assert ledger == Ledger()


HOSTILE = {
    "escape sequences": line(1, "/", agent=f"{FIREFOX}\x1b]0;x\x07\x1b[2J"),
    "escaped quote": line(1, "/", agent='Mozilla/5.0 (X11; Linux) \\" "x'),
    "markup": line(1, "/<script>alert(1)</script>/", agent="<img src=x onerror=alert(1)>"),
    "command": line(1, "/$(id)/`id`/", agent="$(touch /tmp/x)"),
    "NUL": line(1, "/a\0b/", agent="Mozilla/5.0 (X11; \0)"),
    "100 kB of path": line(1, "/" + "a" * 100_000 + "/"),
    "100 kB of agent": line(1, "/", agent="Mozilla/5.0 (" + "a" * 100_000),
    "100 kB of quotes": '"\\' * 50_000 + "\n",
    "100 kB of spaces": " " * 100_000 + "\n",
    "100 kB of addresses": "1." * 50_000 + "\n",
    "bad address": line(1, "/", network="999.1.1.1"),
    "bad day": line(1).replace("01/Nov", "31/Nov"),
    "bad month": line(1).replace("Nov", "Xyz"),
    "bad hour": line(1).replace(":08:", ":88:"),
    "CR in the middle": line(1, "/", agent="a\rb"),
    "path that leaves": line(1, "/../../../etc/passwd/"),
    "percent": line(1, "/%00/%0a%22/%ff/"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_line_takes_nothing_with_it(tmp_path: Path, kind: str) -> None:
    ledger = Ledger()
    reading = add(ledger, tmp_path, line(0) + HOSTILE[kind] + line(2))
    assert ledger.months[2026, 11].articles == {ADDRESS: 2}
    assert ledger.page_views in (2, 3)
    assert reading.losses[tmp_path / "0.log"].lines == 3


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.binary(max_size=300), max_size=8))
def test_whatever_a_log_holds_it_is_read_without_an_error(tmp_path: Path, noise: list[bytes]) -> None:
    ledger = Ledger()
    add(ledger, tmp_path, b"\n".join([line(0, ending="").encode(), *noise, line(3).encode()]))
    assert ledger.page_views >= 2


Cut = tuple[int, int]


@st.composite
def logs_and_readings(draw: st.DrawFn, *, within_seconds: bool) -> tuple[list[str], list[list[Cut]]]:
    """Draw the lines of a log and the cuts of it that one command after the other is given."""
    steps = draw(st.lists(st.sampled_from([0, 0, 61, 900, 40_000, 200_000]), min_size=1, max_size=25))
    second, lines, begins = 0, [], [0]
    for index, step in enumerate(steps):
        begins += [index] if step and index else []
        second += step
        network = draw(st.sampled_from(["198.51.100.0", "203.0.113.0", "2001:db8:1::"]))
        lines.append(line(second, draw(st.sampled_from([MOST_READ, "/", "/a.png"])), network=network))
    begins.append(len(lines))
    place = st.integers(0, len(lines)) if within_seconds else st.sampled_from(begins)
    cut = st.tuples(place, place).map(lambda pair: (min(pair), max(pair)))
    return lines, draw(st.lists(st.lists(cut, min_size=1, max_size=3), min_size=1, max_size=5))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(logs_and_readings(within_seconds=True))
def test_totals_never_fall_nor_exceed_the_log_and_no_reading_counts_twice(tmp_path: Path, drawn) -> None:
    lines, readings = drawn
    true, ledger = Ledger(), Ledger()
    add(true, tmp_path, "".join(lines))
    for cuts in [*readings, [(0, len(lines))]]:
        files = ["".join(lines[start:end]) for start, end in cuts]
        before = totals(ledger)
        add(ledger, tmp_path, *files)
        after = deepcopy(ledger)
        assert all(new >= old for new, old in zip(totals(ledger), before, strict=True))
        assert all(counted <= most for counted, most in zip(totals(ledger), totals(true), strict=True))
        assert add(ledger, tmp_path, *files).is_news is False
        assert ledger == after


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(logs_and_readings(within_seconds=False), st.randoms(use_true_random=False))
def test_parts_of_a_log_in_any_order_come_to_the_whole_log(tmp_path: Path, drawn, chance: random.Random) -> None:
    lines, readings = drawn
    true, ledger = Ledger(), Ledger()
    add(true, tmp_path, "".join(lines))
    readings = [*readings, [(0, len(lines))]]
    chance.shuffle(readings)
    for cuts in readings:
        add(ledger, tmp_path, *("".join(lines[start:end]) for start, end in cuts))
    assert totals(ledger)[1:] == totals(true)[1:]
    assert totals(ledger)[0] <= totals(true)[0]
