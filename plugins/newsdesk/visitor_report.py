"""Says what was counted from logs, and everything that was lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, tzinfo
from itertools import pairwise

from plugins.visitors.ledger import Ledger
from plugins.visitors.log_counting import Reading
from plugins.visitors.log_spans import Span

SHOWN_GAPS = 5
SHORTEST_GAP = 3600
"""Seconds without a line between two readings that are told of."""


def report_lines(ledger: Ledger, reading: Reading, zone: tzinfo) -> list[str]:
    """Return the lines that tell an editor what was read, added and lost."""
    lines = sum(losses.lines for losses in reading.losses.values())
    said = [
        f"Đã đọc {_number(len(reading.losses))} tệp, {_number(lines)} dòng;"
        f" {_number(reading.read_before)} dòng đã đọc từ trước nên không cộng lại."
    ]
    if reading.is_news:
        said.append(
            f"Cộng thêm {_number(reading.visits)} lượt truy cập, {_number(reading.page_views)} lượt xem trang;"
            f" không tính {_number(reading.programs)} lượt của máy tự động."
        )
    else:
        said.append("Không có dòng nào mới: số liệu giữ nguyên.")
    said += losses_told(reading)
    said += gaps_told(ledger.spans, zone)
    if ledger.by_hand_until and reading.read_before:
        said.append(
            f"Số liệu ghi tay đến hết ngày {ledger.by_hand_until:%d/%m/%Y} được giữ, nhật ký chỉ cộng từ sau đó."
        )
    if ledger.as_of:
        said.append(
            f"Tổng đến ngày {ledger.as_of:%d/%m/%Y}: {_number(ledger.visits)} lượt truy cập,"
            f" {_number(ledger.page_views)} lượt xem trang."
        )
    return said


def losses_told(reading: Reading) -> Iterator[str]:
    """Yield what of the logs could not be used."""
    for path, losses in reading.losses.items():
        name = "".join(letter if letter.isprintable() else "?" for letter in str(path))
        if path in reading.out_of_order:
            yield f"{name}: các dòng không theo thứ tự thời gian nên bỏ cả tệp. Hãy sắp lại theo ngày giờ."
        if losses.unreadable:
            first = ", ".join(str(number) for number in losses.first_unreadable)
            more = "…" if losses.unreadable > len(losses.first_unreadable) else ""
            yield f"{name}: {_number(losses.unreadable)} dòng không đọc được (dòng {first}{more})."
        if losses.ends_in_half_a_line:
            yield f"{name}: dòng cuối chưa viết xong, để lần sau."
        if losses.broke_off:
            yield f"{name}: chỉ đọc được {_number(losses.lines)} dòng đầu ({losses.broke_off})."
    if reading.not_counted:
        yield f"{_number(reading.not_counted)} lượt xem không được GoAccess nhận."
    for day, most in sorted(reading.split_days.items()):
        yield (
            f"Ngày {day:%d/%m/%Y} được đọc từ nhiều tệp rời nhau: lượt truy cập có thể thiếu tới {_number(most)},"
            " lượt xem trang không thiếu. Lần sau hãy đưa cả các tệp đã xoay vòng vào cùng một lệnh."
        )
    if reading.full_addresses:
        yield (
            f"{_number(reading.full_addresses)} dòng còn ghi trọn địa chỉ mạng của bạn đọc. Hãy dùng cấu hình máy chủ"
            " trong deploy/nginx để địa chỉ được cắt trước khi ghi."
        )


def gaps_told(spans: Sequence[Span], zone: tzinfo) -> Iterator[str]:
    """Yield the times between readings for which there was no log, the last ones, and how many there are."""
    gaps = [(before.end, after.start) for before, after in pairwise(spans) if after.start - before.end > SHORTEST_GAP]
    for start, end in gaps[-SHOWN_GAPS:]:
        first, last = (datetime.fromtimestamp(second, zone) for second in (start, end))
        days = max(0, (last.date() - first.date() - timedelta(days=1)).days)
        whole = f", mất trọn {_number(days)} ngày" if days else ""
        yield f"Không có nhật ký từ {first:%H:%M ngày %d/%m/%Y} đến {last:%H:%M ngày %d/%m/%Y}{whole}."
    if len(gaps) > SHOWN_GAPS:
        yield f"Trước đó còn {_number(len(gaps) - SHOWN_GAPS)} quãng khác không có nhật ký."


def _number(number: int) -> str:
    return f"{number:,}".replace(",", ".")
