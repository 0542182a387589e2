"""Finds people in prose: with a form of address, with their offices before or after the name, and in lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from plugins.core.word_lists import phrase_list
from plugins.officials.bodies import Places, starts_office
from plugins.officials.known_names import SpokenNames
from plugins.officials.names import NOT_A_NAME, is_named_after, read_name
from plugins.officials.offices import OfficeRead, read_office
from plugins.officials.prose import BLANK, LINE, Prose, longest, phrases
from plugins.officials.roles import verb_at
from plugins.officials.surnames import COMMON_SURNAMES, is_surname, run_end
from plugins.officials.titles import LEVELS, TITLE_HEADS

ADDRESS = phrases(
    {
        **dict.fromkeys(
            ("đồng chí", "đ/c", "đ.c", "ông", "bà", "cụ", "ngài", "bác", "chị", "anh", "các vị"), "address"
        ),
        **dict.fromkeys(
            ("các đồng chí", "các đ/c", "các ông", "các bà", "các ông, bà", "các ông bà", "các anh"), "many"
        ),
        **dict.fromkeys(("hai đồng chí", "ba đồng chí", "bốn đồng chí", "hai ông", "hai bà"), "many"),
    }
)
RANKS = phrases(
    dict.fromkeys(
        phrase_list(
            "đại tướng|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá|thiếu tá|đại úy|thượng úy"
            "|trung úy|thiếu úy|chuẩn úy|thượng tọa|hòa thượng|đại đức|ni sư|ni trưởng|sư cô|linh mục|mục sư"
            "|giám mục|chức sắc|giáo sư|phó giáo sư|tiến sĩ|thạc sĩ|bác sĩ|kỹ sư|luật sư|nhà giáo|gs|pgs|ts|ths|bs"
            "|ks|cn|bsckii|bscki|nghệ nhân|nhà báo|nhà văn|nhạc sĩ|họa sĩ|nghệ sĩ|cựu chiến binh|thương binh"
            "|liệt sĩ|anh hùng|già làng|trưởng họ|nghệ nhân ưu tú|nhà giáo ưu tú|nsưt|nsnd|ngưt"
        ),
        "",
    )
)
_LINKS = frozenset(("–", "-", "—", ",", "("))
_LONGEST_BYNAME = 8
_MOST_OFFICES = 5
_MOST_OFFICES_BEFORE = 8
"""Far more than anybody holds: what goes on longer is no office before a name."""
_AND = frozenset(("và", "kiêm", "cùng"))
_BETWEEN_OFFICES = _LINKS | _AND


@dataclass
class Person:
    """Somebody found in prose. `start` and `end` are tokens from the form of address to the last office.

    `name_end` is `name_start` where an office stands for the name; `pronoun` says that there is not even that.
    """

    start: int
    end: int
    name_start: int
    name_end: int
    offices: list[OfficeRead] = field(default_factory=list)
    addressed: bool = False
    pronoun: bool = False
    many: bool = False
    strong: bool = True


class PeopleReader:
    """Goes through prose once and yields people in order."""

    def __init__(self, prose: Prose, places: Places, known: SpokenNames):
        """`known` are names that are taken wherever they stand."""
        self.prose = prose
        self.places = places
        self.known = known
        self.offices: dict[tuple[int, bool], OfficeRead | None] = {}

    def people(self) -> Iterator[Person]:
        """Yield everybody."""
        prose = self.prose
        openers = _OPENERS | self.known.heads
        last: Person | None = None
        many = False
        reached = 0
        for index, (word, capital) in enumerate(zip(prose.words, prose.capital, strict=True)):
            if index < reached or not capital and word not in _FIRST_SMALL:
                continue
            if not many and word not in openers and not is_surname(word):
                continue
            listed = last is not None and last.strong and self._continues(last.end, index)
            many = many and listed
            person = self._person(index, listed, many)
            if person is None:
                continue
            many = many or person.many
            yield person
            last = person
            reached = max(person.end, index + 1)

    def _office(self, index: int, before_name: bool) -> OfficeRead | None:
        """Return the office at a token, read once: lists of offices are looked at from each of them."""
        if (index, before_name) not in self.offices:
            self.offices[index, before_name] = read_office(self.prose, index, self.places, before_name)
        return self.offices[index, before_name]

    def _continues(self, end: int, index: int) -> bool:
        """Whether nothing but signs of a list stands between two people."""
        words = self.prose.words
        return index - end <= 3 and all(word in _BETWEEN for word in words[end:index])

    def _person(self, index: int, listed: bool, many: bool) -> Person | None:
        prose = self.prose
        address = longest(ADDRESS, prose, index)
        if address:
            return self._addressed(index, address[0], address[1] == "many")
        rank = longest(RANKS, prose, index)
        if rank:
            name = self._skip_ranks(index)
            end = read_name(prose, name, True) if prose.joined(name) or prose.words[name - 1] == "." else None
            if end:
                return self._with_offices(index, name, end, [], True)
            return None
        if not prose.capital[index]:
            return None
        if starts_office(prose, index) or prose.words[index] in ("nguyên", "quyền", "cố"):
            found = self._office_first(index, index, False)
            if found:
                return found
            if starts_office(prose, index) and (index == 0 or prose.words[index - 1] not in _TO_BECOME):
                return self._title_only(index, index, False)
        return self._bare(index, listed, many)

    def _skip_ranks(self, index: int) -> int:
        prose = self.prose
        while index < prose.size and (rank := longest(RANKS, prose, index)):
            index = rank[0]
            while index < prose.size and prose.words[index] in (".", ",") and prose.gaps[index] == 0:
                index += 1
        return index

    def _addressed(self, start: int, index: int, many: bool) -> Person | None:
        prose = self.prose
        if many:
            while index < prose.size and (prose.words[index] in (":", "là") or index in prose.bullets):
                index += 1
            inner = longest(ADDRESS, prose, index)
            if inner:
                index = inner[0]
        if index >= prose.size or prose.gaps[index] == BLANK and not many:
            return None
        if index + 1 < prose.size and prose.words[index] == ":" and prose.capital[index + 1]:
            index += 1
        index = self._skip_ranks(index)
        if index >= prose.size:
            return None
        if prose.words[index] in ("nguyên", "quyền", "cố") or starts_office(prose, index):
            person = self._office_first(start, index, True) or (None if many else self._title_only(start, index, True))
        else:
            end = read_name(prose, index, False)
            person = self._with_offices(start, index, end, [], True) if end else None
            if person is None and not many and (verb_at(prose, index) or prose.words[index] in ("cũng", "đã")):
                person = Person(start, index, index, index, [], True, True)
        if person:
            person.many = many
        return person

    def _office_first(self, start: int, index: int, addressed: bool) -> Person | None:
        """Return the person whose name follows the offices, or None."""
        prose = self.prose
        offices: list[OfficeRead] = []
        while len(offices) < _MOST_OFFICES_BEFORE and (office := self._office(index, True)) is not None:
            offices.append(office)
            index = office.end
            if index + 1 < prose.size and prose.words[index] in _BETWEEN_OFFICES and starts_office(prose, index + 1):
                index += 1
        if offices and index + 1 < prose.size and prose.words[index] == ":" and prose.gaps[index + 1] < BLANK:
            index += 1
        index = self._skip_ranks(index)
        if not offices or not prose.joined(index) or not prose.capital[index]:
            return None
        if address := longest(ADDRESS, prose, index):
            index = address[0]
        if index >= prose.size:
            return None
        end = read_name(prose, index, not addressed and prose.words[index] not in ("a", "y"))
        if end is None or prose.words[index] in NOT_A_NAME and not is_surname(prose.words[index]):
            return None
        return self._with_offices(start, index, end, offices, addressed)

    def _title_only(self, start: int, index: int, addressed: bool) -> Person | None:
        office = self._office(index, False)
        if office is None:
            return None
        return Person(start, office.end, index, index, [office], addressed)

    def _with_offices(
        self, start: int, name: int, end: int, offices: list[OfficeRead], addressed: bool, strong: bool = True
    ) -> Person:
        """Return a person with the offices that follow the name."""
        prose = self.prose
        offices = list(offices)
        at = end = self._after_byname(end)
        while at + 1 < prose.size:
            sign = prose.words[at]
            following = at + 1
            unsigned = at == end and prose.capital[at] and prose.joined(at) and not offices
            if unsigned and (office := self._office(at, False)):
                offices.append(office)
                at = end = office.end
                continue
            if at in prose.bullets or sign not in _LINKS and sign not in ("kiêm", "là", "và"):
                break
            if sign in ("kiêm", "là", "và") and not offices and sign != "là":
                break
            if (
                prose.gaps[following] == BLANK
                or prose.words[following] in (",", "–", "-")
                and following + 1 < prose.size
            ):
                break
            if prose.words[following] in ("hiện", "là", "đồng"):
                break
            office = self._office(following, False)
            if office is None or self._belongs_to_next(following, bool(offices) and offices[0].start < name):
                break
            offices.append(office)
            at = office.end
            if at < prose.size and prose.words[at] == ")" and sign == "(":
                at += 1
            end = at
        return Person(start, end, name, self._name_end(name), offices, addressed, strong=strong)

    def _after_byname(self, index: int) -> int:
        """Return where a short remark in brackets after a name ends, if it holds no office."""
        prose = self.prose
        if index + 1 < prose.size and prose.words[index] == "(" and not starts_office(prose, index + 1):
            closing = prose.words[index : index + _LONGEST_BYNAME]
            if ")" in closing and not longest(LEVELS, prose, index + 1):
                return index + closing.index(")") + 1
        return index

    def _name_end(self, name: int) -> int:
        end = self._known_end(name) or read_name(self.prose, name, False)
        return end if end else name + 1

    def _belongs_to_next(self, index: int, was_office_first: bool) -> bool:
        """Whether the offices from a token on stand before the name of another person."""
        prose = self.prose
        if not was_office_first:
            return False
        for _ in range(_MOST_OFFICES):
            office = self._office(index, True)
            if office is None:
                return False
            index = office.end
            if prose.joined(index) and prose.capital[index]:
                return read_name(prose, index, True) is not None
            if index + 1 >= prose.size or prose.words[index] not in _BETWEEN_OFFICES:
                return False
            index += 1
        return False

    def _known_end(self, index: int) -> int | None:
        """Return the end of the known name that stands at a token and is no part of a longer one, or None."""
        prose = self.prose
        if prose.words[index] not in self.known.heads:
            return None
        last = run_end(prose, index)
        for end in range(min(last, index + self.known.longest), index + 1, -1):
            if tuple(prose.words[index:end]) in self.known.names:
                return end if end == last or starts_office(prose, end) else None
        return None

    def _bare(self, index: int, listed: bool, many: bool) -> Person | None:
        """Return the person whose name stands without a form of address, where the sentence shows that it is one."""
        prose = self.prose
        if end := self._known_end(index):
            return None if is_named_after(prose, index) else self._with_offices(index, index, end, [], False)
        end = read_name(prose, index, not (listed and many))
        if end is None or is_named_after(prose, index):
            return None
        if listed and (many or end - index > 2 or prose.words[index] in COMMON_SURNAMES):
            return self._with_offices(index, index, end, [], False)
        person = self._with_offices(index, index, end, [], False)
        adjoins = index > 0 and prose.capital[index - 1] and prose.gaps[index] < LINE and prose.joined(index)
        if person.offices and not (adjoins and end - index < 3):
            return person
        if adjoins or end - index < 3 or prose.words[index] not in COMMON_SURNAMES:
            return None
        person.strong = False
        return person


_BETWEEN = frozenset((",", ";", "và", "cùng", "•", "-", "–", "+", "*", ":", "&"))
_TO_BECOME = frozenset(("làm", "chức", "vụ", "là", "của", "bầu"))
"""Words before an office that somebody gets, or that somebody else has."""
_FIRST_SMALL = frozenset(ADDRESS) | frozenset(RANKS)
_OPENERS = _FIRST_SMALL | TITLE_HEADS | {"nguyên", "quyền", "cố"}
"""Words other than surnames at which anybody can begin outside of a list of many."""
