"""Who issued a document, as the words around its number say: “của Ban Thường vụ Huyện ủy Kim Sơn”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugins.documents.vocabulary import Level

_UY = "(?:ủy|uỷ)"
_CAPITAL = "A-Z" + "".join(chr(code) for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)) if chr(code).isupper())
_NAME = rf"(?:[{_CAPITAL}][^\W\d_]*)(?: [{_CAPITAL}][^\W\d_]*){{0,3}}"
_CENTRAL = (
    r"Ban Chấp hành Trung ương(?: Đảng)?|Bộ Chính trị|Ban Bí thư(?: Trung ương(?: Đảng)?)?|Thủ tướng Chính phủ"
    r"|Chính phủ|(?:[UỦ]y ban|Uỷ ban) Thường vụ Quốc hội|Quốc hội|Chủ tịch nước|Trung ương Đảng|Ban Dân vận Trung ương"
)
_COMMITTEE = rf"(?P<committee>[Tt]ỉnh|[Tt]hành|[Tt]hị|[Hh]uyện|[Qq]uận|[Đđ]ảng) {_UY}"
_ORGAN = r"(?:Ban Thường vụ|BTV|Ban Chấp hành|BCH|Thường trực|Ban Dân vận|Ban Tuyên giáo|Ban Tổ chức|Văn phòng)"
_COUNCIL = (
    r"(?:Chủ tịch )?(?P<council>UBND|HĐND|[ỦU]y ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân"
    r"|(?:[ỦU]y ban |Uỷ ban |UB)?(?:MTTQ|Mặt trận Tổ quốc)(?: Việt Nam)?)"
)
_PLACE_KIND = r"(?P<kind>tỉnh|[Tt]hành phố|TP\.?|thị xã|huyện|quận|xã|phường|thị trấn|đặc khu)"
PHRASE = re.compile(
    rf"(?P<central>{_CENTRAL})(?!\w)"
    rf"|(?:{_ORGAN} )?(?:{_COMMITTEE}(?!\w)|{_COUNCIL}(?!\w)(?: {_PLACE_KIND}(?!\w))?)(?: (?P<name>{_NAME}))?"
)
_BEFORE = re.compile(r"(?:,? (?:đã |vừa |mới )?(?:ban hành|ra|có|thông qua) (?:các )?)\Z")
_LINK = re.compile(r"[ \t]*[,(]?[ \t]*(?:(?:của|do)[ \t]+)?")
_NOT_A_NAME = re.compile(r"(?: |\A)(?:Về|Theo|Tại|Trong|Đến|Để|Ngày|Khóa|Khoá|Nhiệm|Các|Và|Chỉ|Nghị|Kết)(?: .*)?\Z")
_LONGEST = 90

_LEVELS = {
    "tỉnh": Level.PROVINCE,
    "thành": Level.ANY,
    "thị": Level.TOWN,
    "huyện": Level.DISTRICT,
    "quận": Level.QUARTER,
    "đảng": Level.COMMUNE,
}


@dataclass(frozen=True)
class Issuer:
    """A body as it is written: at the centre, or the kind and the name of its place as far as they are said."""

    text: str
    level: Level
    place_kind: str = ""
    place_name: str = ""


def issuer_after(text: str, at: int) -> tuple[Issuer | None, int]:
    """Return who is named right after a number or its date (“của …”, or the next cell of a table), and its end."""
    link = _LINK.match(text, at)
    if link is None or not link[0].strip(" ") and "\t" not in link[0]:
        return None, at
    if "của" not in link[0] and "do" not in link[0] and "(" not in link[0] and "\t" not in link[0]:
        return None, at
    found = PHRASE.match(text, link.end(), link.end() + _LONGEST)
    return (_issuer(found), found.end()) if found else (None, at)


def issuer_before(text: str, at: int) -> Issuer | None:
    """Return who is said to have issued what is named at a place: “UBND huyện Kim Sơn ban hành Kế hoạch …”."""
    start = max(0, at - _LONGEST)
    verb = _BEFORE.search(text, start, at)
    if verb is None:
        return None
    last = None
    for found in PHRASE.finditer(text, start, verb.start()):
        last = found
    return _issuer(last) if last is not None and last.end() == verb.start() else None


def _issuer(found: re.Match[str]) -> Issuer:
    if found["central"]:
        return Issuer(found["central"], Level.CENTRAL)
    name = _NOT_A_NAME.sub("", found["name"] or "").strip()
    name = "" if name == "Đồng" else name  # of “đồng chí”
    text = found[0][: found.start("name") - found.start()] + name if found["name"] else found[0]
    kind = (found["kind"] or "").casefold().rstrip(".")
    kind = "thành phố" if kind == "tp" else kind
    if found["committee"]:
        return Issuer(text.strip(), _LEVELS[found["committee"].casefold()], "", name)
    return Issuer(text.strip(), Level.ANY, kind, name)
