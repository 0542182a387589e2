"""When an old page says that it was published: the stamp it shows, read with its weekday and hour."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from plugins.core.dates import Moment, weekday_name

_WEEKDAY = r"(?P<weekday>thứ\s*(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s*nhật|cn|t[2-7])"
_TIME = (
    r"(?P<hour{n}>\d{{1,2}})\s*(?::|h|g|giờ)\s*(?P<minute{n}>\d{{2}})?(?::\d{{2}})?(?:\s*phút|['’])?\s*"
    r"(?P<half{n}>[ap]\.?m\.?|sa|ch)?"
)
_DAY = (
    r"(?:ngày\s*)?(?:(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
    r"|(?P<day2>\d{1,2})\s*[-/.]\s*(?P<month2>\d{1,2})\s*[-/.]\s*(?P<year2>(?:19|20)\d\d)"
    r"|(?P<day3>\d{1,2})\s*tháng\s*(?P<month3>\d{1,2})\s*,?\s*(?:năm\s*)?(?P<year3>(?:19|20)\d\d))"
)
_GAP = r"[\s,;|()–-]*(?:lúc|vào)?[\s,;|()–-]*"
_LABEL = (
    r"(?:(?P<label>(?:ngày|thời gian|giờ|đã|được)?\s*(?:đăng|xuất bản|phát hành|tạo|gửi|cập nhật|viết"
    r"|published|created)"
    r"(?:\s*(?:tin|bài|ngày|lúc|on|lần cuối))*|post(?:ed)?(?:\s*on)?|last updated|ngày|thời gian)\s*:?)"
)
_STAMP = re.compile(
    rf"(?<![\d/.-]){_LABEL}?{_GAP}(?:{_TIME.format(n='')}{_GAP})?(?:{_WEEKDAY}{_GAP})?{_DAY}(?:T|{_GAP})"
    rf"(?:{_TIME.format(n='2')})?(?![\d/])",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?"
    r"\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
_VISIT = re.compile(r"hôm nay|bây giờ|today|ngày hiện tại", re.IGNORECASE)
_RIGHTS = re.compile(r"©|\(c\)|copyright|bản quyền|giấy phép|cấp ngày", re.IGNORECASE)
_CHANGE = re.compile(r"cập nhật|updated|modified", re.IGNORECASE)
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5, "cn": 6, "nhật": 6}
_WHOLE_LINE = 60
"""Characters: a line up to this long is kept as the stamp that the page showed."""
_LOOSE_WORDS = 6
"""Words beside a stamp on its line that make it a stamp no more, but a sentence."""


@dataclass(frozen=True)
class Stamp:
    """A moment that a page shows, as written there and as read. `doubt` is a Vietnamese sentence, or empty."""

    moment: Moment
    written: str
    is_change: bool = False
    doubt: str = ""


def stamp_of_line(line: str) -> Stamp | None:
    """Return the stamp that a line consists of, or None: a line that tells the visitor's day or a right has none."""
    if _VISIT.search(line) or _RIGHTS.search(line):
        return None
    match = _STAMP.search(line)
    if match is None:
        return None
    rest = line[: match.start()] + " " + line[match.end() :]
    if len(re.findall(r"\w+", rest)) > (_LOOSE_WORDS if match["label"] else 4):
        return None
    return _read(match, line)


def stamp_of_value(value: str) -> Stamp | None:
    """Return the stamp of a machine's value (`2018-12-19T14:05:00+07:00`), or of a line; None where there is none.

    A moment given in another zone than Việt Nam's is turned into Việt Nam's.
    """
    match = _ISO.fullmatch(value.strip())
    if match is None:
        return stamp_of_line(value)
    zone = (match["zone"] or "").replace(":", "")
    try:
        at = datetime(int(match["year"]), int(match["month"]), int(match["day"]))
        if not match["hour"]:
            return Stamp(Moment(at, False), value)
        at = at.replace(hour=int(match["hour"]), minute=int(match["minute"]))
        if zone and zone != "+0700":
            given = datetime.strptime(f"{at:%Y-%m-%d %H:%M} {'+0000' if zone == 'Z' else zone}", "%Y-%m-%d %H:%M %z")
            at = datetime.fromtimestamp(given.timestamp() + 7 * 3600, tz=UTC).replace(tzinfo=None)
    except ValueError:
        return None
    return Stamp(Moment(at, True), value)


def _read(match: re.Match[str], line: str) -> Stamp | None:
    parts = match.groupdict()
    year, month, day = (int(parts[name] or parts[f"{name}2"] or parts[f"{name}3"]) for name in ("year", "month", "day"))
    try:
        on = date(year, month, day)
    except ValueError:
        return None
    hour, minute, half = (parts[name] or parts[f"{name}2"] for name in ("hour", "minute", "half"))
    at = _time(hour, minute, half)
    doubt = ""
    said = parts["weekday"]
    if said and weekday_number(said) != on.weekday():
        doubt = f"trang cũ ghi “{said}” nhưng ngày {on:%d/%m/%Y} là {weekday_name(on)}"
    whole = " ".join(line.split())
    written = whole if len(whole) <= _WHOLE_LINE else " ".join(match[0].split()).strip(" ,;|-–(")
    return Stamp(Moment(datetime.combine(on, at or time()), at is not None), written, bool(_CHANGE.search(line)), doubt)


def _time(hour: str | None, minute: str | None, half: str | None) -> time | None:
    if hour is None:
        return None
    number = int(hour)
    afternoon = bool(half) and str(half).lower()[0] in "pc"
    if afternoon and number < 12:
        number += 12
    elif half and not afternoon and number == 12:
        number = 0
    return time(number, int(minute or 0)) if number < 24 and int(minute or 0) < 60 else None


def weekday_number(word: str) -> int | None:
    """Return the day of the week, Monday 0, of “thứ tư”, “T4”, “CN”; None for another word."""
    last = word.lower().split()[-1]
    digit = re.search(r"[2-7]$", last)
    return int(digit[0]) - 2 if digit else _WEEKDAYS.get(last.removeprefix("thứ"))
