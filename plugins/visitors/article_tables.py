"""Tables of how often each article was read in a month: `2026-11.csv` in the folder beside the file of totals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from plugins.core.problems import Problem
from plugins.core.sources import ContentFolder
from plugins.visitors.article_counts import plain_address
from plugins.visitors.snapshot import SnapshotRecord

HEADING = "address,page_views"
_ROW = re.compile(r"/(\S[^,\n]{0,1000}),(\d{1,15})")
Month = tuple[int, int]


def table_path(file: Path, month: Month) -> Path:
    """Return where the table of a month lies: beside `luot-truy-cap.yaml` it is `luot-truy-cap/2026-11.csv`."""
    return file.with_suffix("") / f"{month_name(month)}.csv"


def month_name(month: Month) -> str:
    """Return a month as files have it: `2026-11`."""
    return f"{month[0]:04}-{month[1]:02}"


def read_table(folder: ContentFolder, path: Path, sum_told: int) -> tuple[dict[str, int], list[Problem]]:
    """Return page views by address, and what can't be right in a table that should sum up to what was told."""
    source, problems = folder.read(path) if folder.has_file(path) else (None, [])
    label = folder.label_of(path)
    if source is None:
        return {}, problems or [_mismatch(label, "Thiếu tệp này, nhưng tệp tổng ghi là có.", "")]
    counts: dict[str, int] = {}
    rows = source.text.rstrip("\n").split("\n")
    for number, row in enumerate(rows, 1):
        found = _ROW.fullmatch(row)
        if number == 1 and row == HEADING:
            continue
        if found is None or number == 1 or plain_address(found[1]) in counts:
            return {}, [_mismatch(label, "Dòng này không đọc được hoặc bị lặp.", row, number)]
        counts[plain_address(found[1])] = int(found[2])
    if sum(counts.values()) != sum_told:
        reason = f"Các dòng cộng lại là {sum(counts.values())}, còn tệp tổng ghi {sum_told}."
        return {}, [_mismatch(label, reason, "")]
    return counts, []


def tables_of(folder: ContentFolder, file: Path, record: SnapshotRecord) -> tuple[list[dict[str, int]], list[Problem]]:
    """Return the tables that a file of totals speaks of, in the order of months."""
    tables: list[dict[str, int]] = []
    problems: list[Problem] = []
    for one in record.months:
        table: dict[str, int] = {}
        if one.article_views is not None:
            path = table_path(file, (one.month.year, one.month.month or 1))
            table, more = read_table(folder, path, one.article_views)
            problems += more
        tables.append(table)
    return tables, problems


def table_text(counts: Mapping[str, int]) -> str:
    """Return a table as it is committed: one article a line, in the order of addresses."""
    return "".join(f"{line}\n" for line in [HEADING, *(f"/{address},{counts[address]}" for address in sorted(counts))])


def summed(tables: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Return the sums of tables by address."""
    total: dict[str, int] = {}
    for table in tables:
        for address, views in table.items():
            total[address] = total.get(address, 0) + views
    return total


def _mismatch(label: str, reason: str, value: str, line: int = 0) -> Problem:
    return Problem(
        label,
        line,
        "broken-figures",
        reason,
        "Tệp này do `make visitors` ghi; lấy lại bản đã lưu trong Git của nó và của tệp tổng rồi chạy lại lệnh.",
        value,
    )
