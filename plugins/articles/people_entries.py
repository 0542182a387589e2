"""Writes people into the front matter of an article: the lines that are missing, and not a byte of the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plugins.articles.model import ArticleRecord, KnownParticipant
from plugins.articles.named_people import entry_text, is_listed_by_name
from plugins.core.frontmatter import FENCE, parse_markdown_file
from plugins.core.records import read_record
from plugins.core.text import normalise_text
from plugins.officials.proposals import PersonInText

_KEY = re.compile(r"([a-z_]+):(.*)")
_ITEM = re.compile(r"( *)- ")
_FLOW = re.compile(r"(mentioned: *\[)([^\[\]#\"']*)(\] *(?:#.*)?)")


@dataclass(frozen=True)
class MissingPeople:
    """What front matter lacks: entries of `officials` as they are written, and ids for `mentioned`."""

    officials: tuple[str, ...]
    mentioned: tuple[str, ...]


def missing_people(record: ArticleRecord, people: Sequence[PersonInText]) -> MissingPeople:
    """Return whom a text names and front matter lacks, as far as it is certain who is meant and in which part.

    Nobody is added to an article that does not say when it happened, for participants make that date necessary.
    """
    listed = {one.id for one in record.officials if isinstance(one, KnownParticipant)} | set(record.mentioned)
    officials: list[str] = []
    mentioned: list[str] = []
    for person in people:
        official = person.official
        if official is not None and official.id not in listed:
            if person.roles:
                officials.append(entry_text(person))
            else:
                mentioned.append(official.id)
        elif official is None and not person.namesakes and person.roles and person.offices:
            officials += [] if is_listed_by_name(record, person) else [entry_text(person)]
    if record.event_date is None:
        officials = []
    return MissingPeople(tuple(officials), tuple(mentioned))


def with_people(text: str, missing: MissingPeople) -> str | None:
    """Return a file's text with the missing people written in, or None where that can't be done safely.

    `text` is the file as it is, with its own line ends. Lines are only added; a list in brackets gets its new entries
    before the closing bracket. What was written is read again, and refused if anything but the two lists has changed.
    """
    ends = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(ends)
    closing = next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == FENCE), 0)
    if lines[0].lstrip("\ufeff").rstrip() != FENCE or not closing:
        return None
    header: list[str] | None = lines[1:closing]
    if missing.mentioned and header is not None:
        header = _with_mentioned(header, missing.mentioned)
    if missing.officials and header is not None:
        header = _with_officials(header, missing.officials)
    if header is None:
        return None
    mended = ends.join([lines[0], *header, *lines[closing:]])
    return mended if _only_adds_people(text, mended, missing) else None


def _block(header: list[str], key: str) -> tuple[int, int] | None:
    """Return the lines of a key, its own first, without comments and empty lines at the end."""
    start = next((number for number, line in enumerate(header) if re.match(rf"{key}\s*:", line)), None)
    if start is None:
        return None
    end = start + 1
    for number in range(start + 1, len(header)):
        line = header[number]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[0] not in " -":
            break
        end = number + 1
    return start, end


def _with_officials(header: list[str], entries: Sequence[str]) -> list[str] | None:
    block = _block(header, "officials")
    if block is None:
        return [
            *header[: _after_authors(header)],
            "officials:",
            *_items("  ", entries),
            *header[_after_authors(header) :],
        ]
    return _with_items(header, block, entries)


def _with_mentioned(header: list[str], ids: Sequence[str]) -> list[str] | None:
    block = _block(header, "mentioned")
    if block is None:
        officials = _block(header, "officials")
        at = officials[1] if officials else _after_authors(header)
        return [*header[:at], f"mentioned: [{', '.join(ids)}]", *header[at:]]
    start, end = block
    flow = _FLOW.fullmatch(header[start].rstrip())
    if flow and end == start + 1:
        known = [flow[2].strip().rstrip(",")] if flow[2].strip() else []
        line = f"{flow[1]}{', '.join([*known, *ids])}{flow[3]}"
        return [*header[:start], line, *header[end:]]
    return _with_items(header, block, ids)


def _with_items(header: list[str], block: tuple[int, int], entries: Sequence[str]) -> list[str] | None:
    """Return the header with entries after the last of a list that is written one a line."""
    start, end = block
    key = _KEY.match(header[start])
    first = _ITEM.match(header[start + 1]) if end > start + 1 else None
    if key is None or key[2].split("#")[0].strip() or first is None:
        return None
    return [*header[:end], *_items(first[1], entries), *header[end:]]


def _items(indent: str, entries: Sequence[str]) -> list[str]:
    return [f"{indent}- {entry}" for entry in entries]


def _after_authors(header: list[str]) -> int:
    block = _block(header, "authors") or _block(header, "localities")
    return block[1] if block else len(header)


def _only_adds_people(before: str, after: str, missing: MissingPeople) -> bool:
    """Whether a mended text is read as the old one with the missing people at the end of the two lists."""
    old, problems = parse_markdown_file(normalise_text(before), "")
    new, more = parse_markdown_file(normalise_text(after), "")
    if old is None or new is None or problems or more or old.body != new.body:
        return False
    first, _ = read_record(ArticleRecord, old)
    second, _ = read_record(ArticleRecord, new)
    if first is None or second is None:
        return False
    participants, named = len(first.officials), len(first.mentioned)
    return (
        second.officials[:participants] == first.officials
        and len(second.officials) == participants + len(missing.officials)
        and second.mentioned == (*first.mentioned, *missing.mentioned)
        and second.mentioned[:named] == first.mentioned
        and second.model_copy(update={"officials": first.officials, "mentioned": first.mentioned}) == first
    )
