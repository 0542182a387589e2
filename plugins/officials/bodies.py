"""Reads the body that an office belongs to: its name, its level and its place, up to where the sentence goes on."""

from __future__ import annotations

from plugins.core.word_lists import words
from plugins.officials.prose import LINE, SPACE, Prose, longest
from plugins.officials.roles import VERBS
from plugins.officials.surnames import COMMON_SURNAMES, is_surname, looks_like_person, run_end
from plugins.officials.titles import LEVELS, SHORT_BODIES, SHORT_TITLES, SMALL_WORDS, SUBJECTS, TITLES

_PARTY = words("tỉnh thành thị huyện quận đảng chi quân")
_BODY_HEADS = words("ubnd hđnd hđnđ mttq mttqvn ubmttq ubmttqvn ubmt tu hu qu thu đu")
_BODY_PAIRS = frozenset(("hội đồng", "ủy ban", "mặt trận", "đảng bộ", "chi bộ", "đảng ủy", "chi ủy"))
_SCHOOLS = words("thcs thpt học non giáo trường ty doanh xã viện")
_LONGEST_PLACE = 4
_NO_PLACES = frozenset(
    ("đại tá", "thượng tá", "trung tá", "thiếu tá", "đại tướng", "trung tướng", "thiếu tướng", "đồng chí")
)
"""Words with a capital after a level that are a rank or a form of address."""
_ENDS_OFFICE = words(
    "đã đang sẽ cùng với của về tại có là cho từ để được bị vừa còn cũng đều trao tặng nhận nói kể gửi ghi"
    " khi sau trong trên tới do theo vào ra hiện vẫn luôn thay rất không chưa gồm đọc nghe thăm"
)
"""Small words that never belong to a body's name, even behind a word with a capital."""
_DOING = words("thực hiện cuộc phong trào chương trình mục tiêu")
"""Small words after “Ban Chỉ đạo”, which is called by what it directs."""

Places = frozenset[tuple[str, ...]]
"""Names of places that the context knows, as words in lower case."""


def starts_office(prose: Prose, index: int) -> bool:
    """Whether a title stands at a token."""
    return title_at(prose, index) is not None


def title_at(prose: Prose, index: int) -> tuple[int, str] | None:
    """Return the end of the title at a token and the title written out, or None."""
    if index >= prose.size:
        return None
    if index not in prose.titles:
        short = SHORT_TITLES.get(prose.text[prose.starts[index] : prose.ends[index]])
        prose.titles[index] = (index + 1, short) if short else longest(TITLES, prose, index)
    return prose.titles[index]


def is_party_body(prose: Prose, index: int) -> bool:
    """Whether a party committee is named at a token: “Huyện ủy”, and not “Huyện ủy viên”."""
    words = prose.words
    return (
        index + 1 < prose.size
        and words[index] in _PARTY
        and words[index + 1] == "ủy"
        and not (index + 2 < prose.size and words[index + 2] == "viên")
    )


class BodyReader:
    """Goes along the words after a title as long as they name a body, its level and its place."""

    def __init__(self, prose: Prose, index: int, places: Places, before_name: bool):
        self.prose = prose
        self.index = self.end = self.core_end = index
        self.places = places
        self.before_name = before_name
        self.closed = False
        self.body_at: int | None = None
        self.level_at: int | None = None
        self.level = self.place = self.rest = ""

    def read(self) -> None:
        """Read the body, its level and its place."""
        prose = self.prose
        index = self.index
        while prose.joined(index) or index < prose.size and prose.gaps[index] == 0 and index == self.index:
            word = prose.words[index]
            if is_party_body(prose, index) and word not in ("đảng", "chi", "quân"):
                self._level(index, index + 2, f"{word.capitalize()} ủy")
                return
            level = longest(LEVELS, prose, index)
            if level and self._is_level(index, level[0]):
                self._level(index, level[0], {"tp": "thành phố", "tx": "thị xã"}.get(level[1], level[1]))
                return
            if not self._is_inside(index):
                break
            if self.body_at is None and (
                word in _BODY_HEADS or " ".join(prose.words[index : index + 2]) in _BODY_PAIRS
            ):
                self.body_at = index
            raw = prose.text[prose.starts[index] : prose.ends[index]]
            index += 1
            if word not in (",", "-", "–", "và"):
                self.end = self.core_end = index
            if raw in ("TU", "HU", "QU", "ThU", "ĐU"):
                self.core_end = index - 1
                self._level(index - 1, index, SHORT_BODIES[raw])
                return

    def _is_level(self, index: int, end: int) -> bool:
        """Whether “xã”, “bản”, “Trung ương”… is a level here and no part of “xã hội” or “Trung ương Đảng”."""
        prose = self.prose
        after = prose.words[end] if prose.joined(end) else ""
        word = prose.words[index]
        if word == "xã" and after in ("hội", "viên", "đoàn", "đội"):
            return False
        if prose.words[index:end] == ["trung", "ương"]:
            return after not in ("đảng", "hội", "đoàn", "mttq", "mặt")
        return after != "đoàn" and not (word == "quận" and after == "đoàn")

    def _is_inside(self, index: int) -> bool:
        prose = self.prose
        word = prose.words[index]
        following = index + 1
        if prose.words[index - 1] in ("chí", "hồ") or prose.words[index : index + 3] == ["hồ", "chí", "minh"]:
            return prose.capital[index]
        if word.isdigit():
            return prose.words[index - 1] == "đạo"
        if prose.capital[index]:
            if index > self.index and starts_office(prose, index) and not self._is_own_title(index):
                return False
            end = run_end(prose, index)
            before = prose.words[index - 1]
            if before in _SCHOOLS and (not self.before_name or before in ("thcs", "thpt")):
                self.closed = looks_like_person(prose, index, end)
                return True
            strong = end - index >= 3 or self.before_name and prose.words[index] in COMMON_SURNAMES
            return not (strong and looks_like_person(prose, index, end))
        if word in (",", "-", "–"):
            return self._goes_on_after_sign(index)
        if word == "và":
            return (
                prose.joined(following)
                and prose.capital[following]
                and index > self.index
                and not starts_office(prose, following)
                and not looks_like_person(prose, following, run_end(prose, following))
                and (prose.words[following] not in ("đồng", "đ/c", "ông", "bà"))
                and not is_party_body(prose, following)
            )
        if self.closed or word in _ENDS_OFFICE:
            return False
        paired = index > self.index and prose.capital[index - 1]
        directs = word in _DOING and bool({"đạo", "bcđ"}.intersection(prose.words[self.index - 1 : index]))
        if not (paired or directs or word in SMALL_WORDS):
            return False
        return prose.words[index - 1] == "ban" or longest(VERBS, prose, index) is None and not self._organises(index)

    def _organises(self, index: int) -> bool:
        return self.prose.words[index : index + 2] == ["tổ", "chức"]

    def _is_own_title(self, index: int) -> bool:
        return self.prose.words[index] in ("đại", "chỉ", "thư", "thường", "thành")

    def _goes_on_after_sign(self, index: int) -> bool:
        """Whether one body's name goes on: “Kinh tế - Ngân sách”, “Lao động, Thương binh và Xã hội”."""
        prose = self.prose
        following = index + 1
        if index == self.index or not prose.joined(following) or prose.words[following] not in SUBJECTS:
            return False
        if starts_office(prose, following) or looks_like_person(prose, following, run_end(prose, following)):
            return False
        if following + 1 >= prose.size or prose.capital[following + 1] or is_party_body(prose, following):
            return False
        if prose.words[index] != ",":
            return prose.words[following + 1] in SMALL_WORDS or prose.words[following + 1] in ("sách", "tầng", "bàn")
        return prose.capital[following] and "và" in prose.words[following + 2 : following + 6]

    def _level(self, start: int, end: int, level: str) -> None:
        self.level_at = start
        self.level = level
        self.core_end = start
        self.read_place(end)

    def read_place(self, index: int) -> None:
        """Read the name of the place at a token, and the units around it that follow."""
        prose = self.prose
        self.end = index
        if index < prose.size and prose.joined(index) and prose.words[index].isdigit():
            self.place, self.end = prose.said(index, index + 1), index + 1
        else:
            end = self._place_end(index)
            if end > index:
                self.place, self.end = prose.said(index, end), end
        around = self.end + (self.end < prose.size and prose.words[self.end] in (",", "-", "–"))
        while self.place and prose.joined(around) and (level := longest(LEVELS, prose, around)):
            end = self._place_end(level[0])
            if end == level[0] or level[1] == "trung ương":
                break
            self.rest += f"{', ' if around > self.end else ' '}{prose.said(around, end)}"
            self.end = end
            around = end + (end < prose.size and prose.words[end] in (",", "-", "–"))

    def _place_end(self, index: int) -> int:
        """Return where the name of a place ends that begins at a token, before a person's name if one follows."""
        prose = self.prose
        if not prose.joined(index) or not prose.capital[index] or starts_office(prose, index):
            return index
        if " ".join(prose.words[index : index + 2]) in _NO_PLACES:
            return index
        limit = index
        end = run_end(prose, index)
        while limit < end and not (limit > index and starts_office(prose, limit)):
            limit += 1
        for known in range(min(limit, index + _LONGEST_PLACE), index, -1):
            if tuple(prose.words[index:known]) in self.places:
                return known
        if not self.before_name:
            return min(limit, index + _LONGEST_PLACE)
        splits = [at for at in range(index, limit - 1) if is_surname(prose.words[at]) and limit - at <= 5]
        if not splits:
            return limit
        return max(splits, key=lambda at: (self._fitness(at, limit, index), -at))

    def _fitness(self, at: int, end: int, start: int) -> int:
        words = self.prose.words
        return (
            2 * (words[at] in COMMON_SURNAMES)
            + (end - at in (3, 4))
            + (at - start in (0, 2))
            + (words[at + 1] in ("văn", "thị"))
        )


def written_out(prose: Prose, start: int, end: int) -> str:
    """Return tokens as text with abbreviations written out."""
    parts: list[str] = []
    for index in range(start, end):
        raw = prose.text[prose.starts[index] : prose.ends[index]]
        word = SHORT_BODIES.get(raw) or raw.replace("Uỷ", "Ủy").replace("uỷ", "ủy")
        if parts and (prose.gaps[index] in (SPACE, LINE)):
            parts.append(" ")
        parts.append(word)
    text = "".join(parts).strip(" ,-–")
    return text[:1].upper() + text[1:] if start and text and not prose.capital[start] and text[:2] == "ủy" else text
