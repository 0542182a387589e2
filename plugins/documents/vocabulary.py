"""The words of document numbers: kinds (`NQ`), the bodies that issue them (`TW`), and at which level these stand.

Party numbers are written `25-NQ/TW` and begin anew with each term; State numbers are written `42/2022/NĐ-CP` or
`38/QĐ-BTTTT` and begin anew each year (Hướng dẫn 36-HD/VPTW for the Party, Nghị định 30/2020/NĐ-CP for the State).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from plugins.core.text import without_marks


class Level(StrEnum):
    """Where a body stands. `ANY` is for bodies that every level has, such as a people's committee."""

    CENTRAL = "central"
    PROVINCE = "province"
    TOWN = "town"
    DISTRICT = "district"
    QUARTER = "quarter"
    COMMUNE = "commune"
    ANY = "any"


KINDS_OF_UNITS: Mapping[Level, tuple[str, ...]] = MappingProxyType(
    {
        Level.PROVINCE: ("tỉnh", "thành phố"),
        Level.TOWN: ("thị xã", "thành phố"),
        Level.DISTRICT: ("huyện",),
        Level.QUARTER: ("quận",),
        Level.COMMUNE: ("xã", "phường", "thị trấn", "đặc khu"),
    }
)


@dataclass(frozen=True)
class Body:
    """A body as its abbreviation names it; a local one has its full name only together with a place."""

    abbreviation: str
    name: str
    level: Level
    of_party: bool = False

    @property
    def is_local(self) -> bool:
        return self.level is not Level.CENTRAL


@dataclass(frozen=True)
class Kind:
    """A kind of document: `QĐ` stands for two."""

    abbreviation: str
    types: tuple[str, ...]


def fold(word: str) -> str:
    """Return the form in which abbreviations are looked up: `QĐ` typed as `QD` is found too."""
    return without_marks(word).casefold()


_KINDS = """
NQ Nghị quyết|CT Chỉ thị, Chương trình|KL Kết luận|QĐ Quyết định, Quy định|QĐi Quy định|QyĐ Quy định|QC Quy chế
QT Quy trình|HD Hướng dẫn|KH Kế hoạch|TB Thông báo|TT Thông tư, Thông tri|TTLT Thông tư liên tịch|BC Báo cáo
TTr Tờ trình|CTr Chương trình|CTHĐ Chương trình|ĐA Đề án|CV Công văn|NĐ Nghị định|NQLT Nghị quyết liên tịch|CĐ Công điện
PL Pháp lệnh|SL Sắc lệnh|L Lệnh, Luật|VBHN Văn bản hợp nhất|PA Phương án|TC Thông cáo|ĐL Điều lệ|KHLT Kế hoạch liên tịch
HDLT Hướng dẫn liên tịch|CTPH Chương trình phối hợp|CTrPH Chương trình phối hợp|QCPH Quy chế phối hợp
KHPH Kế hoạch phối hợp|GM Giấy mời
"""
_MORE_TYPES = ("Luật", "Bộ luật", "Hiến pháp", "Văn bản")

_CENTRAL = """
CP Chính phủ|TTg Thủ tướng Chính phủ|CTN Chủ tịch nước|QH Quốc hội|UBTVQH Ủy ban Thường vụ Quốc hội
VPQH Văn phòng Quốc hội|VPCTN Văn phòng Chủ tịch nước|VPCP Văn phòng Chính phủ|BNV Bộ Nội vụ|BTC Bộ Tài chính
BCA Bộ Công an|BQP Bộ Quốc phòng|BTP Bộ Tư pháp|BNG Bộ Ngoại giao|BYT Bộ Y tế|BXD Bộ Xây dựng|BCT Bộ Công Thương
BGTVT Bộ Giao thông vận tải|BTTTT Bộ Thông tin và Truyền thông|BGDĐT Bộ Giáo dục và Đào tạo
BKHCN Bộ Khoa học và Công nghệ|BKHĐT Bộ Kế hoạch và Đầu tư|BLĐTBXH Bộ Lao động - Thương binh và Xã hội
BNNPTNT Bộ Nông nghiệp và Phát triển nông thôn|BNN Bộ Nông nghiệp và Phát triển nông thôn
BNNMT Bộ Nông nghiệp và Môi trường|BTNMT Bộ Tài nguyên và Môi trường|BVHTTDL Bộ Văn hóa, Thể thao và Du lịch
BDTTG Bộ Dân tộc và Tôn giáo|UBDT Ủy ban Dân tộc|TTCP Thanh tra Chính phủ|NHNN Ngân hàng Nhà nước Việt Nam
TANDTC Tòa án nhân dân tối cao|HĐTP Hội đồng Thẩm phán Tòa án nhân dân tối cao|VKSNDTC Viện Kiểm sát nhân dân tối cao
VKSTC Viện Kiểm sát nhân dân tối cao|KTNN Kiểm toán nhà nước|BHXH Bảo hiểm xã hội Việt Nam
MTTW Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam|TLĐ Tổng Liên đoàn Lao động Việt Nam|BTGCP Ban Tôn giáo Chính phủ
HĐBCQG Hội đồng bầu cử quốc gia|TCTK Tổng cục Thống kê|BTĐKT Ban Thi đua - Khen thưởng Trung ương
"""
_ANY_LEVEL = """
UBND Ủy ban nhân dân|HĐND Hội đồng nhân dân|MTTQ Ủy ban Mặt trận Tổ quốc Việt Nam|BCĐ Ban Chỉ đạo|VP Văn phòng
UBMTTQ Ủy ban Mặt trận Tổ quốc Việt Nam|HND Hội Nông dân|HPN Hội Liên hiệp Phụ nữ|HLHPN Hội Liên hiệp Phụ nữ
LĐLĐ Liên đoàn Lao động|CCB Hội Cựu chiến binh|HCCB Hội Cựu chiến binh|ĐTN Đoàn Thanh niên|UBBC Ủy ban bầu cử
BCH Ban Chỉ huy Quân sự|BTT Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam|VPUB Văn phòng Ủy ban nhân dân
"""
_DEPARTMENTS = """
SNV Sở Nội vụ|STC Sở Tài chính|STP Sở Tư pháp|SYT Sở Y tế|SXD Sở Xây dựng|SCT Sở Công Thương
SGTVT Sở Giao thông vận tải|STTTT Sở Thông tin và Truyền thông|SGDĐT Sở Giáo dục và Đào tạo
SKHCN Sở Khoa học và Công nghệ|SKHĐT Sở Kế hoạch và Đầu tư|SLĐTBXH Sở Lao động - Thương binh và Xã hội
SNN Sở Nông nghiệp và Phát triển nông thôn|SNNPTNT Sở Nông nghiệp và Phát triển nông thôn
SNNMT Sở Nông nghiệp và Môi trường|STNMT Sở Tài nguyên và Môi trường|SVHTTDL Sở Văn hóa, Thể thao và Du lịch
SVHTT Sở Văn hóa và Thể thao|SNgV Sở Ngoại vụ|SDL Sở Du lịch|SDTTG Sở Dân tộc và Tôn giáo
"""
_COMMITTEES = {
    "TW": ("Trung ương", Level.CENTRAL),
    "TU": ("Tỉnh ủy", Level.PROVINCE),
    "ThU": ("Thị ủy", Level.TOWN),
    "TXU": ("Thị ủy", Level.TOWN),
    "HU": ("Huyện ủy", Level.DISTRICT),
    "QU": ("Quận ủy", Level.QUARTER),
    "ĐU": ("Đảng ủy", Level.COMMUNE),
}
_ORGANS = """
BDV Ban Dân vận|BTG Ban Tuyên giáo|BTGDV Ban Tuyên giáo và Dân vận|BTC Ban Tổ chức|BNC Ban Nội chính
BKT Ban Kinh tế|UBKT Ủy ban Kiểm tra|VP Văn phòng|BCĐ Ban Chỉ đạo|BCS Ban Cán sự đảng|HĐLL Hội đồng Lý luận
BCH Ban Chấp hành|BTV Ban Thường vụ|ĐUK Đảng ủy Khối|CSSKCB Ban Bảo vệ, chăm sóc sức khỏe cán bộ
"""
_OF_PARTY = "ĐUK Đảng ủy Khối|BCSĐ Ban Cán sự đảng|BCS Ban Cán sự đảng|ĐĐ Đảng đoàn|ĐH Đại hội|ĐB Đảng bộ|CB Chi bộ"
_PARTY_ALONE = (
    "BDV Ban Dân vận|BTG Ban Tuyên giáo|BTGDV Ban Tuyên giáo và Dân vận|BNC Ban Nội chính|UBKT Ủy ban Kiểm tra"
)


def _pairs(table: str) -> list[tuple[str, str]]:
    entries = (entry.strip() for line in table.strip().splitlines() for entry in line.split("|"))
    return [(abbreviation, name) for entry in entries for abbreviation, name in [entry.split(" ", 1)]]


def _bodies() -> dict[str, Body]:
    found = [Body(short, name, Level.ANY) for short, name in _pairs(_ANY_LEVEL)]
    found += [Body(short, name, Level.PROVINCE) for short, name in _pairs(_DEPARTMENTS)]
    found += [Body(short, name, Level.ANY, of_party=True) for short, name in _pairs(_PARTY_ALONE)]
    found += [Body(short, name, Level.ANY, of_party=True) for short, name in _pairs(_OF_PARTY)]
    found += [Body(short, name, Level.CENTRAL) for short, name in _pairs(_CENTRAL)]
    for suffix, (committee, level) in _COMMITTEES.items():
        whole = "Trung ương Đảng" if level is Level.CENTRAL else committee
        found.append(Body(suffix, whole, level, of_party=True))
        found += [Body(organ + suffix, f"{name} {committee}", level, of_party=True) for organ, name in _pairs(_ORGANS)]
    return {fold(body.abbreviation): body for body in found}


KINDS: Mapping[str, Kind] = MappingProxyType(
    {fold(short): Kind(short, tuple(names.split(", "))) for short, names in _pairs(_KINDS)}
)
BODIES: Mapping[str, Body] = MappingProxyType(_bodies())
TYPES: Mapping[str, str] = MappingProxyType(
    {name.casefold(): name for name in (*(one for kind in KINDS.values() for one in kind.types), *_MORE_TYPES)}
)
"""Types of documents as they are written, by their lower-case form."""

_OF_TERM = re.compile(r"(QH|UBTVQH)(\d{1,2})", re.IGNORECASE)


def kind_of(written: str) -> Kind | None:
    """Return the kind that an abbreviation stands for, or None: `QD` is `QĐ`, but `HĐ` (a contract) is not `HD`."""
    kind = KINDS.get(fold(written)) if written[:1].isupper() else None
    return kind if kind and _has_no_mark_too_many(written, kind.abbreviation) else None


def body_of(written: str) -> Body | None:
    """Return the body that an abbreviation stands for, or None. `TƯ` is `TW`; the number in `QH15` is a term."""
    if written.upper() in ("TƯ", "BCHTW", "BCHTƯ"):
        return BODIES["tw"]
    if written.upper().endswith("TƯ"):
        written = f"{written[:-2]}TW"
    term = _OF_TERM.fullmatch(written)
    if term:
        body = BODIES[fold(term[1])]
        return Body(f"{body.abbreviation}{term[2]}", f"{body.name} khóa {_roman(int(term[2]))}", body.level)
    known = BODIES.get(fold(written))
    return known if known and _has_no_mark_too_many(written, known.abbreviation) else None


def _has_no_mark_too_many(written: str, known: str) -> bool:
    return written.upper().count("Đ") <= known.upper().count("Đ")


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
