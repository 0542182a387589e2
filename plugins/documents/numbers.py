"""A document's number: its parts, whoever wrote it with a slash too early or a space too many, and its one form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugins.core.text import slug_of
from plugins.documents.vocabulary import Body, Level, body_of, kind_of

_CAPITAL = "A-ZĐƯ"
_WORD = rf"[{_CAPITAL}][A-Za-zĐđƯư]{{0,23}}\d{{0,2}}"
_DASH = r"[ ]?[-–—][ ]?"
_SLASH = r"[ ]?/[ ]?"
NUMBER = re.compile(
    rf"(?P<serial>\d(?<![\w/.\-–—]\d)\d{{0,4}}[a-z]?)(?:"
    rf"{_SLASH}(?P<year>(?:19|20)\d\d){_SLASH}(?P<of_year>{_WORD}(?:[-–]{_WORD}){{0,4}})"
    rf"|{_DASH}(?P<kind>{_WORD}){_SLASH}(?P<body>{_WORD}(?:[-–]{_WORD}){{0,3}})"
    rf"|{_SLASH}(?P<first>{_WORD}){_DASH}(?P<rest>{_WORD}(?:[-–&.]{_WORD}){{0,3}})"
    rf")(?![\w/]|[-–]{_WORD})"
)
"""A number with its suffix: `25-NQ/TW`, `217/QĐ-TW`, `42/2022/NĐ-CP`, `91/2025/QH15`, `4946/BTTTT-CNTT`."""

_BARE = re.compile(r"(\d{1,5})([a-z]?)")
_PARTS = re.compile("[-–&.]")


@dataclass(frozen=True)
class DocumentNumber:
    """The parts of a number.

    `kind` is empty for laws (`91/2025/QH15`) and official letters (`4946/BTTTT-CNTT`, whose `department` is `CNTT`).
    `body` is None where the suffix fits no body; `suffix` is what stands for it.
    """

    serial: int
    letter: str
    year: int | None
    kind: str
    types: tuple[str, ...]
    suffix: str
    body: Body | None
    department: str = ""
    of_party: bool = False

    @property
    def text(self) -> str:
        """The normal form: `06-ĐA/TU`, `42/2022/NĐ-CP`, `38/QĐ-BTTTT`."""
        head = f"{self.serial:02}{self.letter}"
        if self.of_party:
            return f"{head}-{self.kind}/{self.suffix}"
        if self.year is not None:
            head = f"{head}/{self.year}"
        return f"{head}/{'-'.join(part for part in (self.kind, self.suffix, self.department) if part)}"

    @property
    def slug(self) -> str:
        """The number as a part of an address, in which `7-NQ/MẪU` and `7/NQ-MẪU` are one."""
        return slug_of(self.text, longest=120)

    @property
    def begins_anew_each_year(self) -> bool:
        """Whether another year may have a document with this number: so it is with State numbers that name no year."""
        return not self.of_party and self.year is None

    @property
    def is_local(self) -> bool:
        """Whether the number says something only together with a place."""
        return self.body is not None and self.body.level is not Level.CENTRAL

    def with_serial(self, written: str) -> DocumentNumber:
        """Return the number with another serial: what “18” is in “các Nghị quyết số 18, 19-NQ/TW”."""
        serial, letter = serial_of(written)
        return DocumentNumber(**{**vars(self), "serial": serial, "letter": letter})


def serial_of(written: str) -> tuple[int, str]:
    """Return `30a` as 30 and `a`. Raises ValueError for anything else."""
    match = _BARE.fullmatch(written)
    if match is None:
        raise ValueError(written)
    return int(match[1]), match[2]


def number_of(match: re.Match[str], named_type: str) -> DocumentNumber | None:
    """Return the number that a match of `NUMBER` stands for, or None where it is none.

    `named_type` is the type of document that the text names before it, "" for none. A kind or a body must be known;
    with neither, the type must be named.
    """
    serial, letter = serial_of(match["serial"])
    if serial == 0:
        return None
    if match["kind"]:
        return _party_style(serial, letter, match["kind"], match["body"], named_type)
    year = int(match["year"]) if match["year"] else None
    parts = _PARTS.split(match["of_year"] or f"{match['first']}-{match['rest']}")
    return _state_style(serial, letter, year, parts, named_type)


def _party_style(serial: int, letter: str, kind: str, suffix: str, named_type: str) -> DocumentNumber | None:
    known, body = kind_of(kind), body_of(suffix)
    if known is None and not (body and named_type):
        return None
    abbreviation = known.abbreviation if known else kind
    if body is None and "-" in suffix:
        body = body_of(suffix.partition("-")[0])
        suffix = suffix.replace("–", "-")
    elif body is not None:
        suffix = body.abbreviation
    if body is not None and not body.of_party:
        return DocumentNumber(serial, letter, None, abbreviation, known.types if known else (), suffix, body)
    types = known.types if known else (named_type,)
    return DocumentNumber(serial, letter, None, abbreviation, types, suffix, body, of_party=True)


def _state_style(
    serial: int, letter: str, year: int | None, parts: list[str], named_type: str
) -> DocumentNumber | None:
    kind = kind_of(parts[0]) if len(parts) > 1 else None
    if kind is not None:
        body = body_of(parts[1])
        first = body.abbreviation if body else parts[1]
        suffix = "-".join((first, *parts[2:]))
        of_party = body is not None and body.of_party and year is None and len(parts) == 2
        return DocumentNumber(serial, letter, year, kind.abbreviation, kind.types, suffix, body, of_party=of_party)
    body = body_of(parts[0])
    if body is None and not named_type:
        return None
    suffix = body.abbreviation if body else parts[0]
    if body and body.abbreviation.startswith(("QH", "UBTVQH")) and len(parts) == 1:
        types: tuple[str, ...] = ("Luật", "Bộ luật", "Nghị quyết") if suffix.startswith("QH") else ()
        return DocumentNumber(serial, letter, year, "", types or ("Pháp lệnh", "Nghị quyết"), suffix, body)
    if len(parts) == 1 and (year is None or not named_type):
        return None
    return DocumentNumber(serial, letter, year, "", ("Công văn",), suffix, body, department="-".join(parts[1:]))
