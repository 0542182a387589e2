"""Totals in tables: a row or a column named "Tổng số" must be the sum of the others, and shares must fit the counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from plugins.core.prose import Row, Table
from plugins.core.text import normalise_text
from plugins.figures.numbers import number_of, shown_number

_TOTAL = re.compile(r"(?:tổng(?: số| cộng| toàn \w+)?|cộng|tổng hợp chung)\s*:?", re.IGNORECASE)
_INSIDE = re.compile(r"[-–+•]|\d+\.\d+|[a-zđ]\)|trong đó|(?<!\w)tr\.? ?đó", re.IGNORECASE)
_GROUP = re.compile(r"(?:[IVX]+|[A-H])[.)]?(?:\s|$)")
_NO_SUM = re.compile(r"(?<!\w)(?:stt|tt|năm|bình quân|trung bình|xếp|điểm|tuổi|số hiệu|ngày|mã)(?!\w)", re.IGNORECASE)

Found = tuple[int, str, str, str]
"""Line, rule, reason, the figure as it stands."""


def broken_totals(table: Table) -> list[Found]:
    """Return the totals and shares of a table that don't fit its figures.

    A column with a gap or an approximate number is left alone, and so is a table with rows inside of rows.
    """
    labels = [_label(row) for row in table.rows]
    totals = [index for index, label in enumerate(labels) if _TOTAL.fullmatch(label)]
    found = _broken_columns(table)
    if len(totals) != 1 or len(table.rows) < 3:
        return found
    at = totals[0]
    if at not in (0, len(table.rows) - 1) or any(_INSIDE.match(label) or _GROUP.match(label) for label in labels):
        return found
    others = [row for index, row in enumerate(table.rows) if index != at]
    for column in range(len(table.header.cells)):
        found += _broken_column(table, column, others, table.rows[at])
    return found


def _label(row: Row) -> str:
    """Return the first cell with a letter in it."""
    return next((cell for cell in row.cells if any(sign.isalpha() for sign in cell)), "")


def _cell(row: Row, column: int) -> str:
    return normalise_text(row.cells[column]) if column < len(row.cells) else ""


def _broken_column(table: Table, column: int, rows: Sequence[Row], total_row: Row) -> list[Found]:
    total_text = _cell(total_row, column)
    total = number_of(total_text)
    if total is None or _NO_SUM.search(_cell(table.header, column)):
        return []
    written = [_cell(row, column) for row in rows]
    numbers = [number_of(text) for text in written]
    parts = [number for number in numbers if number is not None]
    if len(parts) != len(rows):
        return []
    name = _cell(table.header, column)
    is_share = total_text.endswith("%") or "%" in name or "tỷ lệ" in name.lower()
    if is_share:
        return _broken_shares(table, column, rows, total_row, parts) if total == 100 else []
    if _units({*written, total_text}) > 1 or _adds_up(parts, total, [*written, total_text]):
        return []
    added = " + ".join(shown_number(part) for part in parts) if len(parts) <= 8 else f"{len(parts)} dòng"
    said = shown_number(sum(parts, Decimal(0)))
    where = f"Cột “{name}”" if name else "Bảng"
    return [
        (
            total_row.line,
            "table-total",
            f"{where}: dòng tổng ghi {total_text}, nhưng {added} cộng lại là {said}.",
            total_text,
        ),
    ]


def _units(cells: set[str]) -> int:
    """Return how many units a column's cells name: "19 mô hình" beside "3 tổ" are two."""
    return len({re.sub(r"[\d.,\s]", "", cell).lower() for cell in cells} - {""})


def _adds_up(parts: Sequence[Decimal], total: Decimal, written: Sequence[str]) -> bool:
    """Tell whether parts make the total, as far as decimals allow, or do once rows inside of rows are set aside."""
    decimals = max(len(text.partition(",")[2].strip("% ")) for text in written)
    slack = Decimal(1).scaleb(-decimals) * len(parts) / 2 if decimals else Decimal(0)
    whole = sum(parts, Decimal(0))
    if abs(whole - total) <= slack:
        return True
    running, seen = Decimal(0), {Decimal(0)}
    for part in parts:
        running += part
        if running - (whole - total) in seen:
            return True
        seen.add(running)
    return False


def _broken_shares(
    table: Table, column: int, rows: Sequence[Row], total_row: Row, shares: Sequence[Decimal]
) -> list[Found]:
    """Return the shares that don't fit the one column of counts; without such a column, a sum far from 100%."""
    name = _cell(table.header, column)
    counts = []
    for other in range(len(table.header.cells)):
        numbers = [number_of(_cell(row, other)) for row in (*rows, total_row)]
        plain = "%" not in _cell(total_row, other) and "%" not in _cell(table.header, other)
        if other != column and plain and all(number is not None for number in numbers) and not _is_numbering(numbers):
            counts.append([number for number in numbers if number is not None])
    found: list[Found] = []
    if len(counts) == 1 and counts[0][-1] > 0 and sum(counts[0][:-1]) == counts[0][-1]:
        whole = counts[0][-1]
        for row, share, count in zip(rows, shares, counts[0], strict=False):
            text = _cell(row, column)
            step = Decimal(1).scaleb(min(0, int(share.as_tuple().exponent)))
            true = count / whole * 100
            if abs(true - share) >= max(step, Decimal("0.1")):
                better = shown_number(round(true, max(0, -int(step.as_tuple().exponent))))
                reason = f"{shown_number(count)}/{shown_number(whole)} là {better}%, nhưng cột “{name}” ghi {text}."
                found.append((row.line, "share-of-total", reason, text))
        return found
    added = sum(shares, Decimal(0))
    if not counts and abs(added - 100) > 2 and abs(added - 100) <= 15:
        reason = f"Cột “{name}”: dòng tổng ghi 100%, nhưng các dòng cộng lại là {shown_number(added)}%."
        return [(total_row.line, "table-total", reason, _cell(total_row, column))]
    return []


def _is_numbering(numbers: Sequence[Decimal | None]) -> bool:
    return [number for number in numbers if number is not None] == [Decimal(n) for n in range(1, len(numbers) + 1)]


def _broken_columns(table: Table) -> list[Found]:
    """Return the rows whose total column is not the sum of the others, where most rows show that it should be."""
    names = [normalise_text(cell) for cell in table.header.cells]
    totals = [column for column, name in enumerate(names) if _TOTAL.fullmatch(name)]
    if len(totals) != 1:
        return []
    others = [
        column
        for column, name in enumerate(names)
        if column != totals[0] and not _NO_SUM.search(name) and "%" not in name and "tỷ lệ" not in name.lower()
        if any(number_of(_cell(row, column)) is not None for row in table.rows)
    ]
    sums: list[tuple[Row, Decimal, Decimal]] = []
    for row in table.rows:
        numbers = [number_of(_cell(row, column)) for column in others]
        total = number_of(_cell(row, totals[0]))
        parts = [number for number in numbers if number is not None]
        if total is None or len(parts) < 2 or len(parts) != len(numbers) or "%" in "".join(row.cells):
            return []
        sums.append((row, sum(parts, Decimal(0)), total))
    broken = [(row, added, total) for row, added, total in sums if added != total]
    if len(sums) - len(broken) < max(2, len(broken) + 1):
        return []
    return [
        (
            row.line,
            "table-total",
            f"{_label(row) or 'Dòng này'}: cột “{names[totals[0]]}” ghi {shown_number(total)}, nhưng các cột cộng lại"
            f" là {shown_number(added)}.",
            shown_number(total),
        )
        for row, added, total in broken
    ]
