"""The officials that an old page names, gathered from its text and captions and matched with those that have a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from plugins.core.dates import day_text
from plugins.core.text import slug_of
from plugins.officials.model import Official, offices_held
from plugins.officials.registry import Officials, name_form


class FoundOffice(Protocol):
    """An office as the grammar of prose finds it."""

    @property
    def title(self) -> str: ...
    @property
    def body(self) -> str: ...


class FoundPerson(Protocol):
    """A person as the grammar of prose finds one, at one place of a text."""

    @property
    def name(self) -> str: ...
    @property
    def offices(self) -> Sequence[FoundOffice]: ...
    @property
    def roles(self) -> Sequence[str]: ...
    @property
    def kind(self) -> str: ...
    @property
    def refers_to(self) -> str | None: ...


FindPeople = Callable[[str], Sequence[FoundPerson]]
"""Finds the people in a text about one place."""

ROLES = ("chaired", "attended", "spoke", "directed", "presented", "received")


@dataclass(frozen=True)
class Person:
    """Somebody on a page: every office given there, each role, and whether they took part."""

    name: str
    offices: tuple[tuple[str, str], ...]
    roles: tuple[str, ...]
    takes_part: bool

    @property
    def office_text(self) -> str:
        return ", ".join(" ".join(part for part in office if part) for office in self.offices)


@dataclass(frozen=True)
class Listed:
    """A person as front matter will name them: by the id of a page there is or will be.

    `objection` is the reason why the entry may only stand there as a comment; empty where it stands.
    """

    id: str
    person: Person
    is_new: bool
    objection: str = ""


def people_on_page(found: Iterable[FoundPerson]) -> tuple[Person, ...]:
    """Return each person once, in the order of the page. One who takes part anywhere takes part."""
    gathered: dict[str, list[FoundPerson]] = {}
    for one in found:
        name = one.refers_to or one.name
        if name:
            gathered.setdefault(name_form(name), []).append(one)
    people = []
    for mentions in gathered.values():
        offices = dict.fromkeys((office.title, office.body) for one in mentions for office in one.offices)
        roles = {role for one in mentions for role in one.roles if one.kind == "participant"}
        people.append(
            Person(
                name=mentions[0].refers_to or mentions[0].name,
                offices=_without_fragments(offices),
                roles=tuple(role for role in ROLES if role in roles),
                takes_part=any(one.kind == "participant" for one in mentions),
            )
        )
    return tuple(people)


def _without_fragments(offices: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the offices without those that another one says in more words: a title alone beside title and body."""
    offices = tuple(offices)
    return tuple(
        one
        for one in offices
        if one[0]
        and not any(
            other != one and slug_of(other[0]) == slug_of(one[0]) and _is_part(one[1], other[1]) for other in offices
        )
    )


def _is_part(part: str, whole: str) -> bool:
    return len(slug_of(part)) < len(slug_of(whole)) and slug_of(whole, 200).startswith(slug_of(part, 200))


def other_office(person: Person, official: Official, on: date) -> str:
    """Return what an editor has to compare where a page gives a person no office that their file has for the day."""
    if not person.offices or _shares_office(official, person, on):
        return ""
    held = ", ".join(one.office.name for one in offices_held(official, on))
    return (
        f"{person.name}: trang cũ ghi “{person.office_text}”, còn officials/{official.id}.md ngày {day_text(on)}"
        f" ghi “{held or 'không có chức vụ'}”; đối chiếu lại."
    )


class Roster:
    """Gives every person of an import one id, and remembers who has none yet in the content."""

    def __init__(self, officials: Officials):
        self._officials = officials
        self._new: dict[str, str] = {}

    def listed(self, person: Person, on: date) -> Listed:
        """Return how a person of an article is named in its front matter; `on` is the day whose offices count."""
        named = self._officials.named(person.name)
        if not named:
            return Listed(self._new_id(person.name), person, True)
        fitting = [one for one in named if _shares_office(one, person, on)] or list(named)
        if len(fitting) > 1:
            ids = ", ".join(one.id for one in fitting)
            return Listed(fitting[0].id, person, False, f"Có nhiều cán bộ tên {person.name}: {ids}; chọn đúng người.")
        if not offices_held(fitting[0], on) and person.takes_part:
            return Listed(
                fitting[0].id,
                person,
                False,
                f"Theo officials/{fitting[0].id}.md, {person.name} không giữ chức vụ nào ngày {day_text(on)};"
                f" trang cũ ghi: {person.office_text or 'không ghi chức vụ'}. Bổ sung tệp ấy rồi bỏ dấu # dưới đây.",
            )
        return Listed(fitting[0].id, person, False)

    def _new_id(self, name: str) -> str:
        form = name_form(name)
        if form not in self._new:
            stem = slug_of(name)
            taken = {*self._new.values(), *self._officials.by_id}
            id, number = stem, 1
            while id in taken:
                number += 1
                id = f"{stem}-{number}"
            self._new[form] = id
        return self._new[form]


def _shares_office(official: Official, person: Person, on: date) -> bool:
    """Whether an official held, on that day, an office that the page gives the person."""
    held = {slug_of(one.office.title) for one in offices_held(official, on)}
    return any(slug_of(title) in held for title, _ in person.offices)
