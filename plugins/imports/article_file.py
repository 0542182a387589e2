"""The draft that an old page becomes: front matter with every doubt beside its key, then the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.core.yaml_text import yaml_list, yaml_text
from plugins.imports.captions import Caption, caption_and_credit
from plugins.imports.kept_pictures import KeptPicture
from plugins.imports.notes import Note
from plugins.imports.people import Listed
from plugins.imports.settled_dates import Dates
from plugins.imports.signatures import Source

_DRAFT = "status: draft  # bản nháp chuyển từ trang cũ; xem các dòng “Cần xem”, sửa xong thì xóa dòng này"


@dataclass(frozen=True)
class DraftFields:
    """What goes into a draft. `stem` is the year's folder of pictures and the slug: `2018/so-ket`."""

    title: str
    slug: str
    dates: Dates
    section: str
    locality: str
    authors: tuple[str, ...]
    listed: tuple[Listed, ...]
    source: Source | None
    lead: KeptPicture | None
    missing: tuple[Caption, ...]
    url: str
    body: str
    notes: tuple[Note, ...]

    @property
    def participants(self) -> tuple[Listed, ...]:
        return tuple(one for one in self.listed if one.person.takes_part)

    @property
    def event(self) -> str:
        """The day it happened; where people took part in something on a day unknown, that is said."""
        stands = any(not one.objection for one in self.participants)
        return self.dates.event or ("unknown" if stands else "")


def draft_text(draft: DraftFields) -> str:
    """Return the file of a draft."""
    lines = ["---"]
    told: set[str] = set()

    def add(key: str, *written: str) -> None:
        told.add(key)
        lines.extend(note.comment for note in draft.notes if note.key == key)
        lines.extend(written)

    add("title", f"title: {yaml_text(draft.title)}")
    add("slug", f"slug: {draft.slug}")
    add("date", f"date: {draft.dates.published}")
    if draft.event:
        add("event_date", f"event_date: {draft.event}")
    if draft.url:
        stamp = [f"  stamp: {yaml_text(draft.dates.stamp)}"] if draft.dates.stamp else []
        add("imported_from", "imported_from:", f"  url: {yaml_text(draft.url)}", *stamp)
    add("section", f"section: {draft.section}")
    add("localities", *yaml_list("localities", [draft.locality]))
    add("authors", *yaml_list("authors", [yaml_text(author) for author in draft.authors]))
    add("officials", *_participant_lines(draft.participants))
    add("mentioned", *_mentioned_lines([one for one in draft.listed if not one.person.takes_part]))
    if draft.source:
        address = [f"  url: {yaml_text(draft.source.url)}"] if draft.source.url else []
        add("source", "source:", f"  name: {yaml_text(draft.source.name)}", *address)
    add("image", *_image_lines(draft.lead), *_missing_lines(draft.missing, draft.lead is not None))
    lines.extend(note.comment for note in draft.notes if note.key not in told)
    return "\n".join([*lines, _DRAFT, "---", "", draft.body.rstrip(), ""])


def _participant_lines(listed: Sequence[Listed]) -> list[str]:
    lines: list[str] = []
    for one in listed:
        roles = one.person.roles or ("attended",)
        entry = [f"  - id: {one.id}", f"    role: [{', '.join(roles)}]"]
        lines += [f"  # Cần xem: {one.objection}", *(f"  #{line[1:]}" for line in entry)] if one.objection else entry
    if not lines:
        return []
    stands = any(not one.objection for one in listed)
    return ["officials:" if stands else "# officials:", *lines]


def _mentioned_lines(listed: Sequence[Listed]) -> list[str]:
    lines: list[str] = []
    for one in listed:
        lines += [f"  # Cần xem: {one.objection}", f"  # - {one.id}"] if one.objection else [f"  - {one.id}"]
    if not lines:
        return []
    return ["mentioned:" if any(not one.objection for one in listed) else "# mentioned:", *lines]


def _image_lines(lead: KeptPicture | None) -> list[str]:
    if lead is None:
        return []
    caption, credit = caption_and_credit(lead.caption)
    return [
        "image:",
        f"  file: {yaml_text(lead.name)}",
        f"  alt: {yaml_text(lead.alt)}",
        *([f"  caption: {yaml_text(caption)}"] if caption else []),
        *([f"  credit: {yaml_text(credit)}"] if credit else []),
    ]


def _missing_lines(missing: Sequence[Caption], has_lead: bool) -> list[str]:
    """Return, as comments ready to be used, the captions of pictures that did not come with the page."""
    if not missing:
        return []
    lines = [
        "# Cần xem: trang cũ có ảnh với chú thích dưới đây nhưng tệp ảnh không đi kèm; có ảnh thì chép vào images."
    ]
    for number, caption in enumerate(missing):
        words, credit = caption_and_credit(caption.text)
        if number == 0 and not has_lead:
            lines += ["# image:", "#   file: ten-anh.jpg", "#   alt: mô tả điều thấy trong ảnh"]
            lines += [f"#   caption: {yaml_text(words)}", *([f"#   credit: {yaml_text(credit)}"] if credit else [])]
        else:
            where = f" (sau đoạn kết thúc bằng “…{caption.after[-40:]}”)" if caption.after else ""
            lines.append(f"# Chú thích ảnh{where}: {' '.join(caption.text.split())}")
    return lines
