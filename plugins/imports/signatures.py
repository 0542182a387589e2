"""Who wrote an article, for which unit, and where it was taken from: the lines under an old page's text."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNIT = re.compile(
    r"^(?:văn phòng|ban|phòng|đài|trung tâm|tt\s|ttvh|tt-|vp|ubnd|ủy ban|uỷ ban|hđnd|hội|huyện|thị|quận"
    r"|tỉnh|thành|đảng|sở|báo|cổng|mặt trận"
    r"|mttq|đoàn|công an|bộ|trường|xã|phường|thị trấn|ctv|cộng tác viên|btg|bdv|bbt|ban biên tập)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\(?\s*(?:tác giả(?: bài viết)?|người (?:viết|đăng)|tin\s*(?:,|và|-|/|&)?\s*(?:bài|ảnh)(?:\s*(?:,"
    r"|và|-|/|&)\s*ảnh)?|bài\s*(?:,|và|-|/|&)?\s*ảnh"
    r"|bài viết|tin|bài|viết bởi|written by|by|thực hiện|người thực hiện|biên tập|pv|phóng viên|ctv)\s*[:.]\s*",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"^[\s(]*(?:(?:nguồn(?: tin)?|theo nguồn|source)\s*[:.-]\s*"
    r"|theo\s*:?\s+(?=(?:báo|cổng|trang|đài|tạp chí|bản tin|ttx|vov|vtv|website)\b|[a-z0-9-]+\.[a-z]))"
    r"(?P<name>.{2,120}?)[\s).]*$",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+(?:vn|com|net|org|info|edu))(/\S*)?", re.IGNORECASE)
_BARE_DOMAIN = re.compile(rf"^[\s(]*{_DOMAIN.pattern}[\s).]*$", re.IGNORECASE)
_NAME_WORD = re.compile(r"[^\W\d_][\w'’.]*")
_NOBODY = re.compile(
    r"(?:admin\w*|super user|administrator|quản trị(?: viên)?|webmaster|user|root|host|biên tập viên|bbt"
    r"|system account|editor\w*|test)$",
    re.I,
)
_BETWEEN_PEOPLE = re.compile(r"\s*(?:[-–—,;/&+]|\bvà\b)\s*")
_DASH = re.compile(r"\s*[-–—]\s*")
_MOST_WORDS = 5


@dataclass(frozen=True)
class Author:
    """A name and perhaps a unit, as front matter writes them: “Trần Văn Thử – Ban biên tập”."""

    name: str
    unit: str = ""

    @property
    def text(self) -> str:
        return f"{self.name} – {self.unit}" if self.unit else self.name


@dataclass(frozen=True)
class Source:
    """Where an article was taken from; `url` only where the page gives a whole address."""

    name: str
    url: str = ""


def is_name(text: str) -> bool:
    """Whether a text can be somebody's name or pen name: one to five words that begin with capitals."""
    words = text.split()
    return (
        1 <= len(words) <= _MOST_WORDS
        and all(word[0].isupper() and _NAME_WORD.fullmatch(word) for word in words)
        and not _NOBODY.match(text)
        and not _UNIT.match(text)
        and (len(words) > 1 or text.istitle())
    )


def authors_of_line(line: str) -> tuple[Author, ...]:
    """Return the authors that a line consists of, or nothing where it is no signature."""
    label = _LABEL.match(line)
    text = (line[label.end() :] if label else line).strip(" ()./*")
    if not text or len(text) > 100:
        return ()
    if label and _NOBODY.match(text):
        return ()
    signed = _signed(text)
    if signed or not label:
        return signed if label or len(text.split()) > 1 else ()
    return (Author(text),) if len(text.split()) <= _MOST_WORDS else ()


def _signed(text: str) -> tuple[Author, ...]:
    if is_name(text):
        return (Author(text),)
    name, *unit = _DASH.split(text, maxsplit=1)
    bracket = re.fullmatch(r"([^()]+?)\s*[(,]\s*([^()]+)\)?", text)
    if unit and is_name(name) and _UNIT.match(unit[0]):
        return (Author(name, unit[0].strip(" .()")),)
    if bracket and is_name(bracket[1]) and _UNIT.match(bracket[2]):
        return (Author(bracket[1], bracket[2].strip(" .")),)
    people = [part for part in _BETWEEN_PEOPLE.split(text) if part]
    if len(people) > 1 and all(is_name(part) for part in people):
        return tuple(Author(part) for part in people)
    if len(people) > 2 and _UNIT.match(people[-1]) and all(is_name(part) for part in people[:-1]):
        return tuple(Author(part, people[-1].strip(" .()")) for part in people[:-1])
    return ()


def source_of_line(line: str) -> Source | None:
    """Return the source that a line names, or None."""
    match = _SOURCE.match(line)
    domain = _BARE_DOMAIN.match(line)
    if match is None and domain is None:
        return None
    named = match["name"].strip(" .") if match else line.strip(" ().")
    found = _DOMAIN.search(named)
    if found is None:
        return Source(named) if len(named.split()) <= 12 and ", " not in named else None
    address = found[0] if found[0].lower().startswith("http") else ""
    name = (named[: found.start()] + named[found.end() :]).strip(" .,-–():") or found[1]
    return Source(name, address.rstrip(".,)"))
