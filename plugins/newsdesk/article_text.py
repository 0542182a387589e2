"""The text of a new article's file: front matter that passes the check, and a place to write."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

PLAIN = re.compile(r"[^\W_](?:[\w \-–./()%“”]|,(?! )|, )*", re.UNICODE)
"""Text that YAML takes as it stands, whatever it says; everything else is quoted."""
LOOKS_OTHERWISE = re.compile(r"[-+.\d][-+.\d_:eExXoO]*|true|false|null|yes|no|on|off", re.IGNORECASE)
UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML does not take, or takes for the end of a line."""
FIRST_WORDS = "Viết nội dung bài ở đây. Câu đầu nên trả lời: việc gì, ở đâu, khi nào, ai chủ trì."


@dataclass(frozen=True)
class NewParticipant:
    """Somebody who takes part: by `id`, or by name and office where there is no page."""

    roles: tuple[str, ...]
    id: str = ""
    name: str = ""
    office: str = ""


@dataclass(frozen=True)
class NewArticle:
    """The answers of `make new`. Days and times are written as in front matter."""

    title: str
    slug: str
    date: str
    section: str
    localities: tuple[str, ...]
    event_date: str = ""
    authors: tuple[str, ...] = ()
    participants: tuple[NewParticipant, ...] = ()


def yaml_text(value: str) -> str:
    """Return text as a YAML value that reads back as the same text."""
    if PLAIN.fullmatch(value) and not LOOKS_OTHERWISE.fullmatch(value) and value == value.strip():
        return value
    return UNPRINTABLE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(value, ensure_ascii=False))


def article_text(article: NewArticle) -> str:
    """Return the file of a new article."""
    lines = [
        "---",
        f"title: {yaml_text(article.title)}",
        f"slug: {yaml_text(article.slug)}",
        f"date: {article.date}",
    ]
    if article.event_date:
        lines.append(f"event_date: {article.event_date}")
    lines.append(f"section: {article.section}")
    lines += yaml_list("localities", article.localities)
    lines += yaml_list("authors", [yaml_text(author) for author in article.authors])
    if article.participants:
        lines.append("officials:")
        for one in article.participants:
            lines += participant_lines(one)
    lines += ["status: draft  # bản nháp; xóa dòng này khi bài đã xong", "---", "", FIRST_WORDS, ""]
    return "\n".join(lines)


def yaml_list(key: str, values: Sequence[str]) -> list[str]:
    """Return a key with a list of values that are YAML already, or nothing for an empty list."""
    return [f"{key}:", *(f"  - {value}" for value in values)] if values else []


def participant_lines(one: NewParticipant) -> list[str]:
    """Return the lines of one participant."""
    if one.id:
        lines = [f"  - id: {one.id}"]
    else:
        lines = [f"  - name: {yaml_text(one.name)}", f"    office: {yaml_text(one.office)}"]
    return [*lines, f"    role: [{', '.join(one.roles)}]"]
