"""Numbers of people in a text: identity cards, bank accounts, mobile telephones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.secrets.columns import Tables
from plugins.secrets.model import Finding, Kind, covered

_ALONE = r"(?<![0-9])(?<![0-9][.,/:-])"
_ENDS = r"(?![0-9]|[.,:][0-9]|/?[^\W\d_]|[%_])"
_TELEPHONE = re.compile(
    rf"{_ALONE}(?:\(?(?:\+|00)?84\)?[ .-]{{0,3}}(?:\(0\)[ .-]{{0,3}})?|\(?0)"
    r"(?:[ .)-]{0,3}1[ .)-]{0,3}[2689](?:[ .)-]{0,3}[0-9]){8}|[ .)-]{0,3}[35789](?:[ .)-]{0,3}[0-9]){8})" + _ENDS
)
_MOBILE = re.compile(r"0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-9])[0-9]{7}|01(?:2[0-9]|6[2-9]|8[68]|99)[0-9]{7}")
"""Mobile numbers of Việt Nam, and those of eleven digits from before September 2018 that were turned into them."""
_CARD = re.compile(rf"{_ALONE}0[0-9](?:[ .-]?[0-9]){{10}}{_ENDS}")
_ANY_CARD = re.compile(rf"{_ALONE}[0-9](?:[ .-]?[0-9]){{8}}(?:(?:[ .-]?[0-9]){{3}})?{_ENDS}")
_ACCOUNT = re.compile(rf"{_ALONE}[0-9](?:[ .-]?[0-9]){{7,18}}{_ENDS}")
_MONEY = re.compile(r" {0,2}(?:đồng|đ\b|vnđ|vnd|triệu|tỷ|tỉ|nghìn|ngàn|usd|cái|chiếc|thẻ|người|khách)", re.IGNORECASE)
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,5}")
_PROVINCES = frozenset(
    (1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44, 45)
    + (46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89)
    + (91, 92, 93, 94, 95, 96)
)
"""Codes of provinces in personal identification numbers (Circular 59/2021/TT-BCA, annex I)."""
_YOUNGEST = 49
"""The last two digits of the year of birth: the next century is some way off."""

_CARD_WORD = r"cmnd|cmtnd|cccd|căn cước|chứng minh (?:nhân dân|thư)|số định danh|giấy chứng minh"
_ACCOUNT_WORD = r"stk|số tk|tk số|số tài khoản|tài khoản số|tài khoản(?: ngân hàng| nhận)?[ \w]{0,24}:|số t/k"
_NEAR = r"[^\n.;!?|]{0,40}$"
_BESIDE_CARD = re.compile(rf"(?<!\w)(?:{_CARD_WORD})(?!\w){_NEAR}", re.IGNORECASE)
_BESIDE_ACCOUNT = re.compile(rf"(?<!\w)(?:{_ACCOUNT_WORD})(?!\w){_NEAR}", re.IGNORECASE)
_CARD_COLUMN = re.compile(rf"(?<!\w)(?:{_CARD_WORD})(?!\w)", re.IGNORECASE)
_ACCOUNT_COLUMN = re.compile(r"(?<!\w)(?:stk|số tk|số tài khoản|tài khoản)(?!\w)", re.IGNORECASE)
_TREASURY = re.compile(r"kho bạc|kbnn", re.IGNORECASE)
_BESIDE_TELEPHONE = re.compile(
    r"(?:điện thoại|đt|sđt|dđ|di động|đtdđ|tel|phone|mobile|zalo|hotline|đường dây nóng|liên hệ|gọi|số máy|alo)"
    r"(?: số)?[^\w\n]{0,6}$",
    re.IGNORECASE,
)
_OTHER_NUMBER = re.compile(
    r"(?:mã số|mst|mã (?:hồ sơ|vạch|đơn|đơn vị|vận đơn|giao dịch|bưu|tra cứu|học sinh|hàng)|số hiệu|số sê-?ri"
    r"|sê-?ri|seri|serial|số đăng ký|số khung|số máy|biên lai|hóa đơn(?: số)?|isbn|issn|imei)[^\n.;!?|]{0,32}$",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"[\w-]{0,40}\.(?:jpe?g|png|webp|avif|svg|gif|mp[34]|webm|vtt|pdf|docx?|xlsx?|html?|md)", re.IGNORECASE
)
_IN_ADDRESS = re.compile(r"(?:[\w.-]*[/=#&?@][^\s\"'<>|]{0,300}|[A-Za-z0-9_][-_]?)$")
_CALLED = re.compile(r"(?:tel:|zalo\.me/|sms:|wa\.me/)\+?$")
_PARTS = re.compile(r"[0-9]+")
_USUAL_PARTS = frozenset(
    ((10,), (4, 3, 3), (3, 3, 4), (3, 4, 3), (4, 6), (3, 7), (2, 4, 4), (5, 5), (4, 2, 2, 2), (3, 3, 2, 2), (2, 8))
    + ((7, 3), (6, 4), (4, 2, 4), (2, 3, 5), (2, 3, 3, 2), (2, 3, 2, 3), (11,), (5, 3, 3), (4, 3, 4), (4, 7), (5, 6))
    + ((3, 4, 4), (2, 3, 3, 3), (4, 4, 3), (5, 2, 2, 2), (3, 2, 2, 2, 2))
)
"""How people part the digits of a mobile number; one in pairs is a row of small numbers unless a word says more."""


def numbers_in(text: str) -> Iterator[Finding]:
    """Yield the numbers of a text that belong to a person, as far as they or the words before them tell."""
    taken: set[int] = set()
    tables = Tables(text)
    for kind, pattern, is_one in (
        ("account-number", _ACCOUNT, _is_account),
        ("identity-number", _ANY_CARD, _is_card_by_word),
        ("identity-number", _CARD, _is_card),
        ("telephone", _TELEPHONE, _is_telephone),
    ):
        for found in pattern.finditer(text):
            start, end = found.span()
            if taken.isdisjoint(range(start, end)) and is_one(found, tables):
                taken.update(range(start, end))
                yield _finding(kind, found)  # type: ignore[arg-type]


def telephone_form(written: str) -> str:
    """Return the digits of a telephone number as it is dialled in Việt Nam."""
    digits = "".join(_PARTS.findall(written))
    if digits.startswith("0084"):
        digits = digits[2:]
    if digits.startswith("84") and len(digits) > 10:
        digits = "0" + digits[2:].removeprefix("0")
    return digits


def _finding(kind: Kind, found: re.Match[str]) -> Finding:
    digits = telephone_form(found[0]) if kind == "telephone" else "".join(_PARTS.findall(found[0]))
    return Finding(kind, found.start(), covered(digits, 3, 2), digits)


def _before(text: str, start: int) -> str:
    """Return what stands on the line before a place, 60 characters at most."""
    return text[max(text.rfind("\n", 0, start) + 1, start - 60) : start]


def _is_account(found: re.Match[str], tables: Tables) -> bool:
    text = found.string
    before = _before(text, found.start())
    if not _BESIDE_ACCOUNT.search(before) and not _ACCOUNT_COLUMN.search(tables.column(found.start())):
        return False
    after = text[found.end() : found.end() + 40]
    if _MONEY.match(after) or _GROUPED.fullmatch(found[0]):
        return False
    return not _TREASURY.search(before) and not _TREASURY.search(after)


def _is_card_by_word(found: re.Match[str], tables: Tables) -> bool:
    text = found.string
    if _MONEY.match(text, found.end()) or _GROUPED.fullmatch(found[0]):
        return False
    before = _before(text, found.start())
    return bool(_BESIDE_CARD.search(before) or _CARD_COLUMN.search(tables.column(found.start())))


def _is_card(found: re.Match[str], tables: Tables) -> bool:
    text = found.string
    digits = "".join(_PARTS.findall(found[0]))
    parts = tuple(map(len, _PARTS.findall(found[0])))
    if (
        int(digits[:3]) not in _PROVINCES
        or digits[3] not in "0123"
        or parts not in {(12,), (3, 3, 6), (3, 3, 3, 3), (4, 4, 4)}
    ):
        return False
    if digits[3] in "23" and int(digits[4:6]) > _YOUNGEST:
        return False
    before = _before(text, found.start())
    if _OTHER_NUMBER.search(before) or _FILE.match(text, found.end()):
        return False
    return not _IN_ADDRESS.search(before) and not _MONEY.match(text, found.end())


def _is_telephone(found: re.Match[str], tables: Tables) -> bool:
    text = found.string
    digits = telephone_form(found[0])
    if not _MOBILE.fullmatch(digits):
        return False
    before = _before(text, found.start())
    if _CALLED.search(before):
        return True
    is_named = _BESIDE_TELEPHONE.search(before) is not None
    if _FILE.match(text, found.end()) or not is_named and (_IN_ADDRESS.search(before) or _OTHER_NUMBER.search(before)):
        return False
    return is_named or _is_parted_as_usual(text, found)


def _is_parted_as_usual(text: str, found: re.Match[str]) -> bool:
    """Whether the digits stand in groups as people write them, with one sign between all of them."""
    written = found[0]
    parts = tuple(map(len, _PARTS.findall(written)))
    signs = {sign.strip(" ()") or " " for sign in re.findall(r"(?<=[0-9])[^0-9]{1,6}(?=[0-9])", written)}
    if written.lstrip("(").startswith(("+84", "84", "0084")):
        return "+" in written or parts[0] <= 4 and len(parts) > 1 or len(parts) == 1
    goes_on = re.match(r"[ .-][1-9][0-9]{1,4}(?![0-9])", text[found.end() : found.end() + 8])
    return parts in _USUAL_PARTS and len(signs) <= 1 and not (goes_on and len(parts) > 1)


def digits_of(text: str) -> Iterator[str]:
    """Yield the digits of every number in a text that says nothing else, such as an office's telephones."""
    for found in _TELEPHONE.finditer(text):
        yield telephone_form(found[0])
    for found in _ACCOUNT.finditer(text):
        yield "".join(_PARTS.findall(found[0]))
