"""What the answers of `make new` mean: each is read against the content, or refused with the reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from plugins.articles.roles import role_called, role_choices
from plugins.core.dates import BadDate, day_text, parse_day, parse_moment
from plugins.core.problems import did_you_mean
from plugins.core.sources import ContentFolder
from plugins.core.text import slug_of
from plugins.editions.drafting import Desk
from plugins.newsdesk.article_text import NewParticipant
from plugins.officials.model import Official, offices_held
from plugins.officials.proposals import propose_officials

LONGEST_TITLE = 200
T = TypeVar("T")


class NotUnderstood(ValueError):
    """An answer that can't be used; the message says why and what to write."""


def title_in(text: str) -> str:
    """Return a title that an address can be made from."""
    if not text:
        raise NotUnderstood("Tiêu đề để trống.")
    if not slug_of(text):
        raise NotUnderstood("Tiêu đề phải có chữ cái hoặc chữ số.")
    if len(text) > LONGEST_TITLE:
        raise NotUnderstood(f"Tiêu đề dài {len(text)} ký tự; tối đa {LONGEST_TITLE}.")
    return text


def moment_in(text: str) -> str:
    """Return a day, or a day and time."""
    _dated(text, parse_moment)
    return text


def event_in(text: str, published: date) -> str:
    """Return the day of an event, which is not after its publication; or `unknown`, or an empty string."""
    if text in ("", "unknown"):
        return text
    day = _dated(text, parse_day)
    if day > published:
        raise NotUnderstood(f"Ngày diễn ra {day_text(day)} sau ngày đăng {day_text(published)}.")
    return text


def _dated(text: str, parse: Callable[[str], T]) -> T:
    try:
        return parse(text)
    except BadDate as error:
        raise NotUnderstood(f"{error.reason} {error.remedy}") from None


def place_in(text: str, desk: Desk) -> str:
    """Return the id of the place that a text names, by id or by name with or without marks."""
    if desk.localities.find(text):
        return text
    named = [unit for unit in desk.localities.units.values() if is_named(text, unit.name, unit.full_name)]
    places = [unit for unit in named if unit.id == unit.place_id] or named
    if len(places) == 1:
        return places[0].id
    if places:
        choices = ", ".join(f"{unit.id} ({unit.full_name})" for unit in places)
        raise NotUnderstood(f"Có nhiều nơi tên {text}; ghi mã: {choices}.")
    raise NotUnderstood(f"Không có địa phương “{text}”.{did_you_mean(slug_of(text), desk.localities.units)}")


def section_in(text: str, desk: Desk) -> str:
    """Return the id of the section that a text names."""
    for section in desk.agency.sections:
        if text == section.id or is_named(text, section.name):
            return section.id
    ids = [section.id for section in desk.agency.ordered_sections]
    raise NotUnderstood(
        f"Không có chuyên mục “{text}”. Chọn một trong: {', '.join(ids)}.{did_you_mean(slug_of(text), ids)}"
    )


def author_in(text: str, desk: Desk) -> str:
    """Return an author, perhaps with a unit, whose name is not merely another spelling of a known author's."""
    name = re.split(r"(?:^|\s)[-–—](?:\s|$)", text, maxsplit=1)[0].strip()
    slug = slug_of(name)
    if not slug:
        raise NotUnderstood("Tên tác giả phải có chữ cái hoặc chữ số.")
    known = {author.slug: author.name for article in desk.edition.articles for author in article.authors}
    if known.get(slug, name) != name:
        raise NotUnderstood(f"Đã có tác giả “{known[slug]}”, chỉ khác ở dấu hoặc chữ hoa; viết đúng như vậy.")
    return text


def participant_in(text: str, desk: Desk, day: date) -> NewParticipant:
    """Return the participant of “name: role, role” or “name | office: role”, who held an office that day."""
    person, _, roles_text = text.rpartition(":") if ":" in text else (text, "", "")
    roles = tuple(dict.fromkeys(role_in(role) for role in roles_text.split(",") if role.strip())) or ("attended",)
    name, _, office = (part.strip() for part in person.partition("|"))
    if not slug_of(name):
        raise NotUnderstood("Thiếu tên. Viết “tên: vai trò”.")
    by_id = desk.officials.find(name)
    named = (by_id,) if by_id else desk.officials.named(name)
    if len(named) > 1:
        raise NotUnderstood(f"Có nhiều cán bộ tên {name}; ghi mã: {', '.join(one.id for one in named)}.")
    if named:
        require_office(named[0], day)
        return NewParticipant(roles, id=named[0].id)
    if office:
        return NewParticipant(roles, name=name, office=office)
    raise NotUnderstood(
        f"Chưa có trang của “{name}”.{did_you_mean(slug_of(name), desk.officials.by_id)}"
        f" Nếu người này chưa có trang, viết “{name} | chức vụ: vai trò”."
    )


def text_of(name: str) -> str:
    """Return what stands in a text file."""
    folder = ContentFolder(Path(name).resolve().parent)
    source, problems = folder.read(Path(name).resolve())
    if source is None:
        raise NotUnderstood(f"Không dùng được tệp {name}: {problems[0].reason} {problems[0].remedy}")
    return source.text


def people_of(text: str, desk: Desk, place: str, day: date) -> tuple[tuple[NewParticipant, ...], tuple[str, ...]]:
    """Return who takes part in what a text tells, and the ids of those whom it only names."""
    people = propose_officials(text, desk.officials, desk.localities.find(place), day)
    taking_part = tuple(
        NewParticipant(one.roles, id=one.official.id)
        if one.official
        else NewParticipant(one.roles, name=one.name, office=one.office_text)
        for one in people
        if one.kind == "participant" and (one.official or one.office_text and not one.namesakes)
    )
    return taking_part, tuple(one.official.id for one in people if one.kind == "mentioned" and one.official)


def require_office(official: Official, day: date) -> None:
    """Raise NotUnderstood where a person held no office on a day."""
    if not offices_held(official, day):
        raise NotUnderstood(
            f"{official.name} không giữ chức vụ nào vào ngày {day_text(day)} theo officials/{official.id}.md."
            " Kiểm tra lại ngày, hoặc bổ sung chức vụ vào tệp ấy."
        )


def role_in(text: str) -> str:
    """Return the role that a word stands for."""
    role = role_called(text)
    if role is None:
        raise NotUnderstood(f"Không có vai trò “{text.strip()}”. {role_choices(text)}")
    return role


def is_named(text: str, *names: str) -> bool:
    """Whether a text is one of the names, whatever its marks and capitals."""
    return slug_of(text) != "" and any(slug_of(text) == slug_of(name) for name in names)
