"""The grammar that finds documents in prose: type, number, date and who issued it, alone, in lists and in ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from plugins.core.word_lists import by_first_letter
from plugins.documents.issuers import Issuer, issuer_after, issuer_before
from plugins.documents.numbers import NUMBER, DocumentNumber, number_of, serial_of
from plugins.documents.vocabulary import TYPES, kind_of

_TYPE = "|".join(re.escape(name) for name in sorted(TYPES, key=lambda name: (-len(name), name)))
_SHORT_TYPE = "NQLT|NQ|CT|KL|QĐ|NĐ|TTLT|TT|KH|TB|HD|BC|CV|CTr|ĐA|QC|TTr"
DIGIT = re.compile(r"[0-9]")
"""Without one there is no citation."""
_SO = r"(?:[Ss]ố(?: hiệu)?|SỐ)"
_AND = r"[ ]?(?:,|;|[ ]và|[ ]cùng|[ ]hoặc)[ ]?"
_UP_TO = r"[ ]?(?:[ ]đến|[ ]tới|–|-)[ ]?"
_BARE = r"\d{1,5}[a-z]?"

_LAST_TYPE = re.compile(
    rf"(?<!\w)(?:(?P<type>(?i:{_TYPE}))|(?P<short>{_SHORT_TYPE}))(?!\w)"
    rf"(?P<words>(?: (?!(?:và|cùng|theo|tại|trong|nêu|thực|với)(?!\w))[^\s.,;:()\t\d]+){{0,14}}?)"
    rf"(?P<so>:? (?:{_SO}:? ){{0,2}})(?P<list>(?:{_BARE}(?:(?:{_AND})|(?:{_UP_TO}))(?:{_SO} )?){{0,12}})\Z"
)
_BEFORE_LAST_TYPE = 110
_ANY_TYPE = "Văn bản"
_LETTERS, _TYPE_RESTS = by_first_letter(TYPES)
_SHORT_LETTERS, _SHORT_RESTS = by_first_letter(_SHORT_TYPE.split("|"))
_TYPE_START = re.compile(
    rf"[{_LETTERS}{_LETTERS.upper()}{_SHORT_LETTERS}](?<!\w.)(?:(?i:{_TYPE_RESTS})|{_SHORT_RESTS})(?!\w)"
)
_IN_LIST = re.compile(rf"(?P<serial>{_BARE})(?P<up_to>{_UP_TO})?(?:{_AND})?(?:{_SO} )?")
_GOES_ON = re.compile(rf"(?:{_AND})(?:{_SO} )?\Z")
_LONGEST_RANGE = 20

_CAPITALS, _CAPITALISED = by_first_letter(
    form for name in TYPES.values() for form in (name, name.upper(), name.title())
)
_ALONE = re.compile(
    rf"(?P<type>[{_CAPITALS}](?:{_CAPITALISED})) (?P<so>{_SO} )?(?P<serial>{_BARE})"
    rf"(?P<cut>[-–/](?:{_SHORT_TYPE}|[A-ZĐ]{{2,5}}))?"
    r"(?![\w%‰]|[./,–-]\d|[ ]?[-–/][ ]?\w)"
)
_ALSO_WITHOUT_SO = frozenset(
    ("Nghị quyết", "Chỉ thị", "Kết luận", "Quyết định", "Quy định", "Đề án", "Chương trình", "Kế hoạch", "Nghị định")
    + ("Thông tư",)
)
_COUNTED = re.compile(
    r"[ ](?:năm|tháng|ngày|tuần|quý|giờ|phút|người|nội dung|mô hình|triệu|tỷ|tỉ|nghìn|ngàn|trăm|đồng|hộ|tuổi|điểm"
    r"|nhiệm vụ|giải pháp|bước|giai đoạn|phần|chương|mục|câu|đợt|lớp|buổi|lần|trường hợp|tổ|thôn|xã|cây|ha|km"
    r"|m|kg|tấn|căn|nhà|công trình|đơn vị|tập thể|cá nhân|cán bộ|đảng viên|lĩnh vực|nhóm|đề án|dự án|chỉ tiêu)(?!\w)",
    re.IGNORECASE,
)

_DAY = r"(?P<day>\d{1,2})[ ]?[-–/.][ ]?(?P<month>\d{1,2})[ ]?[-–/.][ ]?(?P<year>(?:19|20)\d\d)(?!\d)"
_LONG_DAY = r"(?P<day_2>\d{1,2}) tháng (?P<month_2>\d{1,2}),? năm (?P<year_2>(?:19|20)\d\d)(?!\d)"
_DATE_AFTER = re.compile(
    rf"(?P<sign>[ \t]*+(?:[,(][ \t]*+)?)(?:(?:được )?(?:ban hành|ký|thông qua) )?(?P<on>ngày )?(?:{_DAY}|{_LONG_DAY})"
)
_TERM = re.compile(r",? ?\(?(?:khóa|khoá) [XVI]{1,6}\)?")
_STAYS_WITH_NUMBER = re.compile(r"[ ]?(?:\Z|[;.)\t:“\"]| của | về | do | và | cùng )")
_SAID_LATER = re.compile(
    rf"(?<!\w)(?P<type>(?i:{_TYPE}))(?: này)?(?: do [^.;,\d]{{3,50}}?)?(?: được)? ban hành ngày (?:{_DAY}|{_LONG_DAY})"
)


@dataclass(frozen=True)
class Citation:
    """A document named in a text. Offsets count characters of the text; the number's own part begins at `number_start`.

    `number` is None where only a name is given: “Đề án 61”, and then `serial` is `61`. `type` is as a dictionary has it
    (“Nghị quyết”); `written` is what stands in the text. `impossible` is a date that no calendar has.
    """

    start: int
    end: int
    number_start: int
    type: str
    number: DocumentNumber | None
    serial: str
    written: str
    date: date | None = None
    issuer: Issuer | None = None
    impossible: str = ""


def citations_in(text: str) -> list[Citation]:
    """Return the documents that a passage names, in its order. Spaces are single; a tab parts the cells of a table."""
    if not DIGIT.search(text):
        return []
    full = _with_later_issuers(text, list(_numbered(text)))
    taken = [(one.start, one.end) for one in full]
    found = sorted([*full, *_names(text, taken)], key=lambda one: (one.start, one.end))
    return _with_later_dates(text, found)


def _numbered(text: str) -> Iterator[Citation]:
    """Yield the citations with a number and its suffix, those of a list one by one."""
    previous: Citation | None = None
    for match in NUMBER.finditer(text):
        leads = _leads(text, match.start(), previous.end if previous else 0)
        named = _named_type(leads[0]) if leads else ""
        goes_on = previous is not None and bool(_GOES_ON.fullmatch(text, previous.end, match.start()))
        number = number_of(match, named or (previous.type if previous and goes_on else ""))
        if number is None:
            continue
        lead = next((one for one in leads if _fits(_named_type(one), number)), None)
        type_name = _named_type(lead) if lead else ""
        type_name = "" if type_name == _ANY_TYPE and number.types else type_name
        if not type_name and goes_on and previous and previous.type in number.types:
            type_name = previous.type
        type_name = type_name or (number.types[0] if number.types else named or _ANY_TYPE)
        start = lead.start() if lead is not None else match.start()
        issued, said, impossible, end = _said_after(text, match.end())
        issuer = said or issuer_before(text, start)
        if lead is not None and lead["list"]:
            for one in _listed(text, lead, number):
                yield replace(one, type=type_name, date=issued, issuer=issuer)
            start = match.start()
        previous = Citation(
            start,
            match.end(),
            match.start(),
            type_name,
            number,
            match["serial"],
            text[start : match.end()],
            issued,
            issuer,
            impossible,
        )
        yield previous
        previous = replace(previous, end=end)


def _leads(text: str, at: int, after: int) -> list[re.Match[str]]:
    """Return the types named before a number, each with what stands between, the nearest first."""
    starts = [found.start() for found in _TYPE_START.finditer(text, max(after, at - _BEFORE_LAST_TYPE), at)]
    return [lead for start in reversed(starts) if (lead := _LAST_TYPE.match(text, start, at))]


def _fits(named: str, number: DocumentNumber) -> bool:
    """Whether the kind in a number allows the type that a text names: “hướng dẫn 25-NQ/TW” guides, it is no guide."""
    return bool(named) and (not number.types or named in number.types or named == _ANY_TYPE)


def _named_type(lead: re.Match[str]) -> str:
    if lead["type"]:
        return TYPES[lead["type"].casefold()]
    kind = kind_of(lead["short"])
    return kind.types[0] if kind else ""


def _listed(text: str, lead: re.Match[str], number: DocumentNumber) -> Iterator[Citation]:
    """Yield the numbers that share the suffix of the last: of “18, 19-NQ/TW” 18, of “18 đến 20-NQ/TW” 18 and 19."""
    position = lead.start("list")
    start = lead.start()
    while position < lead.end("list"):
        item = _IN_LIST.match(text, position, lead.end("list"))
        if item is None or item.end() == position:
            return
        end = item.end("serial")
        one = number.with_serial(item["serial"])
        yield Citation(start, end, position, "", one, item["serial"], text[start:end])
        if item["up_to"] and not _IN_LIST.match(text, item.end(), lead.end("list")):
            for serial in range(one.serial + 1, min(number.serial, one.serial + _LONGEST_RANGE)):
                yield Citation(
                    position, end, position, "", number.with_serial(str(serial)), str(serial), text[position:end]
                )
        start = position = item.end()


def _said_after(text: str, at: int) -> tuple[date | None, Issuer | None, str, int]:
    """Return date and issuer that follow a number, in either order, a date that can't be, and where they end."""
    issued, impossible, end = _date_at(text, at)
    issuer, after = issuer_after(text, end)
    if issuer is not None:
        end = after
        if issued is None and not impossible:
            term = _TERM.match(text, end)
            issued, impossible, end = _date_at(text, term.end() if term else end)
    return issued, issuer, impossible, end


def _date_at(text: str, at: int) -> tuple[date | None, str, int]:
    match = _DATE_AFTER.match(text, at)
    if match is None or not (match["sign"] or match["on"]):
        return None, "", at
    if "," in match["sign"] and not _STAYS_WITH_NUMBER.match(text, match.end()):
        return None, "", at
    day, impossible = _day_of(match)
    return day, impossible, match.end() + (text[match.end() : match.end() + 1] == ")")


def _day_of(match: re.Match[str]) -> tuple[date | None, str]:
    year, month, day = (match[name] or match[f"{name}_2"] for name in ("year", "month", "day"))
    try:
        return date(int(year), int(month), int(day)), ""
    except ValueError:
        return None, f"{day}/{month}/{year}"


def _names(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[Citation]:
    """Yield the documents that are only named: “Đề án 61”, “Kết luận số 120”, and numbers that were cut: “25/NQ”."""
    ends = iter([*taken, (len(text) + 1, len(text) + 1)])
    start, end = next(ends)
    for match in _ALONE.finditer(text):
        while end <= match.start():
            start, end = next(ends)
        name = TYPES[match["type"].casefold()]
        if start < match.end() or text[max(0, match.start() - 1) : match.start()].isalnum():
            continue
        if not match["so"] and not match["cut"] and (name not in _ALSO_WITHOUT_SO or _COUNTED.match(text, match.end())):
            continue
        if serial_of(match["serial"])[0] == 0:
            continue
        issued, issuer, _, _ = _said_after(text, match.end())
        yield Citation(
            match.start(),
            match.end(),
            match.start("serial"),
            name,
            None,
            match["serial"],
            match[0],
            issued,
            issuer or issuer_before(text, match.start()),
        )


def _with_later_issuers(text: str, found: list[Citation]) -> list[Citation]:
    """Give the members of a list the issuer named after its last: “20-CT/HU và 21-CT/HU của Huyện ủy …”."""
    for index in range(len(found) - 2, -1, -1):
        one, after = found[index], found[index + 1]
        alike = one.number and after.number and one.number.suffix == after.number.suffix
        if alike and one.issuer is None and after.issuer and _GOES_ON.fullmatch(text, one.end, after.start):
            found[index] = replace(one, issuer=after.issuer)
    return found


def _with_later_dates(text: str, found: list[Citation]) -> list[Citation]:
    """Give a citation the day that a later sentence says: “… Đề án 06-ĐA/TU. Đề án do Tỉnh ủy ban hành ngày …”."""
    if not found or "ban hành ngày" not in text:
        return found
    for later in _SAID_LATER.finditer(text):
        name = TYPES[later["type"].casefold()]
        before = [index for index, one in enumerate(found) if one.end <= later.start() and one.type == name]
        if before and found[before[-1]].date is None:
            day, impossible = _day_of(later)
            found[before[-1]] = replace(found[before[-1]], date=day, impossible=impossible)
    return found
