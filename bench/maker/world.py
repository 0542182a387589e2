"""The invented province that the articles are about: places, officials with offices, authors, tags, documents."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_DAY = date(2015, 1, 5)
LAST_DAY = date(2024, 12, 27)
TURN = date(2020, 1, 1)
"""The day on which every official changes office."""
PAGE_SIZE = 20

SECTIONS = (
    ("tin-tuc", "Tin tức"),
    ("cong-tac-dan-van", "Công tác dân vận"),
    ("kinh-te", "Kinh tế"),
    ("van-hoa-xa-hoi", "Văn hóa - xã hội"),
    ("xay-dung-dang", "Xây dựng Đảng"),
    ("cai-cach-hanh-chinh", "Cải cách hành chính"),
)
_PLACE_FIRST = ("Thử", "Nháp", "Chép", "Phỏng")
_PLACE_LAST = ("An", "Bình", "Châu", "Đông", "Giang", "Hà", "Khê", "Lâm", "Mỹ", "Ninh")
_UNITS = ("Một", "Hai", "Ba", "Tư", "Năm", "Sáu")
_KINDS = (("huyện", "Huyện ủy", "HU", "xã"), ("thị xã", "Thị ủy", "ThU", "phường"), ("quận", "Quận ủy", "QU", "phường"))

_SURNAMES = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Phan",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Đinh",
)
_MIDDLES = ("Văn", "Thị", "Đình", "Hữu", "Thu", "Minh", "Ngọc")
_GIVEN = ("Mẫu", "Thử", "Nháp", "Phỏng", "Thước", "Bút", "Mực", "Chữ", "Vần", "Sách", "Bảng", "Phấn")
OFFICIALS = 300
AUTHORS = 120

_TOPICS = (
    "Dân vận khéo", "Quy chế dân chủ", "Nông thôn mới", "Chỉnh trang đô thị", "Chuyển đổi số", "Đường liên thôn",
    "Nước sạch", "Nhà văn hóa", "Hợp tác xã", "Khuyến nông", "Thủy lợi", "Trồng rừng", "An sinh", "Khuyến học",
    "Y tế cơ sở", "Phòng dịch", "Quốc phòng", "Phòng cháy", "Vệ sinh môi trường", "Phân loại rác", "Hòa giải",
    "Tiếp công dân", "Đối thoại", "Giám sát", "Phản biện", "Thi đua", "Hiến đất", "Thiết chế văn hóa", "Thể thao",
    "Bảo tồn", "Làng nghề", "Chợ quê", "Sơ kết", "Tổng kết", "Giao ban", "Tập huấn", "Ra quân", "Bàn giao",
)  # fmt: skip
_GROUPS = ("", "ở cơ sở", "vùng xa", "mùa khô", "mùa mưa", "đầu năm", "giữa năm", "cuối năm")
TAGS = tuple(f"{topic} {group}".strip() for topic in _TOPICS for group in _GROUPS)

_FIRST_OFFICES = (
    ("Bí thư", "committee"), ("Phó Bí thư Thường trực", "committee"), ("Chủ tịch", "UBND"), ("Phó Chủ tịch", "UBND"),
    ("Chủ tịch", "HĐND"), ("Trưởng Ban Dân vận", "committee"), ("Trưởng Ban Tuyên giáo", "committee"),
    ("Chánh Văn phòng", "committee"),
)  # fmt: skip
"""Title and body of the office that the n-th official of a place holds first; then they all move on by one."""


@dataclass(frozen=True)
class Unit:
    """A unit inside a place."""

    id: str
    kind: str
    name: str


@dataclass(frozen=True)
class Place:
    """A district with its units. `suffix` stands in the numbers of its committee's documents."""

    number: int
    id: str
    kind: str
    name: str
    committee: str
    suffix: str
    units: tuple[Unit, ...]

    @property
    def full_name(self) -> str:
        return f"{self.kind} {self.name}"

    def body(self, which: str) -> str:
        """Return a body as an official's file names it: “Huyện ủy Thử An”, “UBND huyện Thử An”."""
        return f"{self.committee} {self.name}" if which == "committee" else f"{which} {self.full_name}"

    def body_in_text(self, which: str) -> str:
        """Return a body as an article about the place names it: “Huyện ủy”, “UBND huyện”."""
        return self.committee if which == "committee" else f"{which} {self.kind}"


@dataclass(frozen=True)
class Office:
    """An office: the title, and the name of its body in an official's file and in an article."""

    title: str
    body: str
    body_in_text: str

    @property
    def name(self) -> str:
        return f"{self.title} {self.body}"

    @property
    def in_text(self) -> str:
        return f"{self.title} {self.body_in_text}"


@dataclass(frozen=True)
class Official:
    """A person of one place with an office before and one since `TURN`."""

    id: str
    name: str
    place: Place
    before: Office
    since: Office

    def office_on(self, day: date) -> Office:
        return self.since if day >= TURN else self.before


@dataclass(frozen=True)
class World:
    """Everything that articles refer to."""

    places: tuple[Place, ...]
    officials: tuple[Official, ...]
    by_place: tuple[tuple[Official, ...], ...]
    authors: tuple[str, ...]
    tags: tuple[str, ...] = TAGS


def slug(text: str) -> str:
    """Return text as an id: small letters without marks, joined by hyphens."""
    return "-".join(text.lower().translate(_PLAIN).split())


def invented_world() -> World:
    """Return the world; it is always the same."""
    places = tuple(
        _place(number, f"{first} {last}")
        for number, (first, last) in enumerate((first, last) for first in _PLACE_FIRST for last in _PLACE_LAST)
    )
    names = [f"{surname} {middle} {given}" for surname in _SURNAMES for middle in _MIDDLES for given in _GIVEN]
    random.Random("people").shuffle(names)
    officials = tuple(_official(number, name, places) for number, name in enumerate(names[:OFFICIALS]))
    by_place = tuple(tuple(one for one in officials if one.place is place) for place in places)
    return World(places, officials, by_place, tuple(names[OFFICIALS : OFFICIALS + AUTHORS]))


def document_number(place: Place, number: int) -> tuple[str, str, date]:
    """Return type, number and day of one of the documents of a place's committee; all are older than the articles."""
    kind, sign = (("Nghị quyết", "NQ"), ("Chỉ thị", "CT"), ("Kế hoạch", "KH"), ("Kết luận", "KL"))[number % 4]
    day = date(2013, 1, 7) + timedelta(days=(place.number * 16 + number) * 31 % 700)
    return kind, f"{100 + number * 3}-{sign}/{place.suffix}", day


def _place(number: int, name: str) -> Place:
    kind, committee, suffix, unit_kind = _KINDS[number % len(_KINDS)]
    id = slug(name)
    units = tuple(Unit(f"{id}/{slug(f'mau {word}')}", unit_kind, f"Mẫu {word}") for word in _UNITS)
    return Place(number, id, kind, name, committee, suffix, units)


def _official(number: int, name: str, places: tuple[Place, ...]) -> Official:
    place = places[number % len(places)]
    turn = number // len(places)
    before, since = (_FIRST_OFFICES[(turn + step) % len(_FIRST_OFFICES)] for step in (0, 1))
    return Official(slug(name), name, place, _office(place, *before), _office(place, *since))


def _office(place: Place, title: str, which: str) -> Office:
    return Office(title, place.body(which), place.body_in_text(which))


_MARKED = {
    "a": "àáảãạăằắẳẵặâầấẩẫậ", "e": "èéẻẽẹêềếểễệ", "i": "ìíỉĩị", "o": "òóỏõọôồốổỗộơờớởỡợ",
    "u": "ùúủũụưừứửữự", "y": "ỳýỷỹỵ", "d": "đ",
}  # fmt: skip
_PLAIN = str.maketrans({marked: plain for plain, row in _MARKED.items() for marked in row})
