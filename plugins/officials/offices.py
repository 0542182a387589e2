"""Reads an office in prose: the title, the body it belongs to, its level and place, abbreviations written out."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.officials.bodies import BodyReader, Places, title_at, written_out
from plugins.officials.prose import Prose, longest
from plugins.officials.titles import LEVELS

FORMER = {"nguyên": "Nguyên", "quyền": "Quyền", "cố": "Cố"}


@dataclass(frozen=True)
class OfficeRead:
    """One office as the prose has it. `start` and `end` are tokens.

    The body is `core`, `level` and `place` one after the other: “Hội đồng nhân dân”, “thị xã”, “Hồng Lĩnh”, or
    nothing, “Thị ủy”, “Hồng Lĩnh”; `rest` are the units around it that the prose adds.
    """

    start: int
    end: int
    title: str
    core: str
    level: str
    place: str
    rest: str
    text: str

    @property
    def body(self) -> str:
        """The body that the office belongs to, as far as it is known."""
        return " ".join(part for part in (self.core, self.level, self.place) if part) + self.rest


def read_office(prose: Prose, index: int, places: Places, before_name: bool) -> OfficeRead | None:
    """Return the office that begins at a token, or None.

    With `before_name` a person may follow without a sign between, so that capitals at the end may be the name.
    """
    start = index
    former = ""
    if index < prose.size and prose.words[index] in FORMER and prose.joined(index + 1):
        former, index = f"{FORMER[prose.words[index]]} ", index + 1
    found = title_at(prose, index)
    if found is None or _is_verb(prose, index):
        return None
    title_end, title = found
    if prose.joined(title_end) and prose.words[title_end] in ("thường", "chuyên", "tt"):
        standing = " ".join(prose.words[title_end : title_end + 2])
        if prose.text[prose.starts[title_end] : prose.ends[title_end]] == "TT":
            title, title_end = f"{title} Thường trực", title_end + 1
        elif standing in ("thường trực", "chuyên trách"):
            title += " Thường trực" if standing == "thường trực" else " chuyên trách"
            title_end += 2
    reader = BodyReader(prose, title_end, places, before_name)
    last = title.rsplit(" ", 1)[-1]
    in_hamlet = last[:1].islower() and longest(LEVELS, prose, title_end - len(last.split())) is not None
    if in_hamlet and title.startswith(("Trưởng ", "Phó Trưởng ")):
        reader.read_place(title_end)
    else:
        reader.read()
    split = reader.body_at if reader.body_at is not None else reader.level_at
    split = reader.core_end if split is None else split
    if not title.startswith(("Trưởng", "Phó Trưởng", "Chánh", "Phó Chánh")):
        split = title_end
    title = " ".join(part for part in (former + title, written_out(prose, title_end, split)) if part)
    core = written_out(prose, split, reader.core_end)
    level = reader.level
    for party in ("Tỉnh ủy", "Thành ủy", "Thị ủy", "Huyện ủy", "Quận ủy", "Đảng ủy"):
        if title.endswith(f" {party}") and not level:
            title, level = title.removesuffix(f" {party}"), party
    return OfficeRead(
        start,
        reader.end,
        title,
        f"{core} {level}".strip() if level == "Đảng ủy" else core,
        "" if level == "Đảng ủy" else level,
        reader.place,
        reader.rest,
        prose.said(start, reader.end),
    )


def _is_verb(prose: Prose, index: int) -> bool:
    """Whether “chủ nhiệm”, “thư ký”… in small letters goes on as something that is no title."""
    return prose.words[index] == "thành" and not prose.capital[index]
