"""Drafts of the files of officials who have none: the offices that old pages show, with the days on which they do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from plugins.core.text import tone_mark_form
from plugins.core.yaml_text import yaml_text
from plugins.imports.people import Listed
from plugins.localities.model import Unit


@dataclass(frozen=True)
class Sighting:
    """A person without a file, seen on a page. `day_is_known` is False where the day is that of publication."""

    listed: Listed
    day: date
    day_is_known: bool
    place: Unit
    article: str
    """The draft's name as editors know it."""


def official_files(sightings: Iterable[Sighting]) -> dict[str, str]:
    """Return the text of a file for each person, by id."""
    by_id: dict[str, list[Sighting]] = {}
    for sighting in sightings:
        if sighting.listed.is_new:
            by_id.setdefault(sighting.listed.id, []).append(sighting)
    return {id: official_text(seen) for id, seen in sorted(by_id.items())}


def official_text(sightings: list[Sighting]) -> str:
    """Return the file of one person. An office seen on several days is one office; nothing is said of its term."""
    offices: dict[tuple[str, str, str], tuple[str, str, str, set[date]]] = {}
    for sighting in sightings:
        for title, body in sighting.listed.person.offices:
            locality = locality_of(title, body, sighting.place)
            key = tone_mark_form(title).casefold(), tone_mark_form(body).casefold(), locality
            days = offices.setdefault(key, (title, body, locality, set()))[3]
            # Who is only named, perhaps long after leaving office or dead, is not seen in it that day.
            days.update([sighting.day] if sighting.listed.person.takes_part else [])
    articles = ", ".join(dict.fromkeys(sighting.article for sighting in sightings))
    lines = [
        "---",
        f"# Cần xem: tệp lập khi chuyển trang cũ, theo {articles}. Đối chiếu tên, chức vụ, cơ quan rồi xóa dòng này.",
    ]
    if any(not sighting.day_is_known for sighting in sightings):
        lines.append("# Cần xem: có bài không rõ ngày diễn ra; seen của bài ấy là ngày đăng.")
    if not any(sighting.listed.person.takes_part for sighting in sightings):
        lines.append("# Cần xem: người này chỉ được nhắc tên, nên không rõ ngày nào giữ chức vụ (seen để trống).")
    lines.append(f"name: {yaml_text(sightings[0].listed.person.name)}")
    if not offices:
        lines += ["# Cần xem: trang cũ không ghi chức vụ.", "offices: []"]
    else:
        lines.append("offices:")
    for title, body, locality, days in offices.values():
        lines += [
            f"  - title: {yaml_text(title)}",
            *([f"    body: {yaml_text(body)}"] if body else []),
            *([f"    locality: {locality}"] if locality else []),
            "    from: null",
            "    to: null",
            f"    seen: [{', '.join(day.isoformat() for day in sorted(days))}]",
        ]
    return "\n".join([*lines, "---", ""])


def locality_of(title: str, body: str, place: Unit) -> str:
    """Return the id of the place where an office belongs to it, by its name or its level; else an empty string.

    Whoever comes from the province or the capital holds no office of the place that the article is about.
    """
    if place.name.casefold() in body.casefold():
        return place.id
    is_of_level = not body and title.casefold().startswith(f"{place.kind.split()[0].casefold()} ủy")
    return place.id if is_of_level else ""
