"""Who is in a text, one entry a person: what front matter should say of them, and what may be held against it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from plugins.officials.mentions import Kind, Mention, MentionedOffice, find_mentions
from plugins.officials.model import HeldOffice, Official, offices_held
from plugins.officials.registry import Officials, name_form
from plugins.officials.roles import Role, in_order
from plugins.officials.same_office import office_key
from plugins.officials.surroundings import PlaceLike


@dataclass(frozen=True)
class PersonInText:
    """Somebody whom a text names, with every mention.

    `official` is None for a person without a page, and where several people of that name have pages and nothing tells
    which is meant; these are then `namesakes`.
    """

    name: str
    official: Official | None
    namesakes: tuple[Official, ...]
    offices: tuple[MentionedOffice, ...]
    roles: tuple[Role, ...]
    mentions: tuple[Mention, ...]

    @property
    def kind(self) -> Kind:
        """Whether the person took part in what the text tells."""
        return "participant" if self.roles else "mentioned"

    @property
    def office_text(self) -> str:
        """The offices as one line, for a person without a page."""
        return ", ".join(office.name for office in self.offices)


def propose_officials(
    text: str, officials: Officials, place: PlaceLike | None = None, day: date | None = None
) -> tuple[PersonInText, ...]:
    """Return the people of a text for `officials` and `mentioned` of its front matter; `day` is when it happened."""
    return people_in(find_mentions(text, place, officials), officials, day)


def people_in(
    mentions: Iterable[Mention], officials: Officials, day: date | None = None, listed: Collection[str] = ()
) -> tuple[PersonInText, ...]:
    """Return the people of mentions in the order of their first. `listed` are ids that an editor has chosen.

    Namesakes are told apart by the ids that are listed, else by the offices of the day.
    """
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        named = officials.named(mention.name)
        found.setdefault(named[0].id if len(named) == 1 else name_form(mention.name), []).append(mention)
    people = []
    for same in found.values():
        offices: dict[str, MentionedOffice] = {}
        for mention in same:
            for office in mention.offices if mention.refers_to is None else ():
                offices.setdefault(office_key(office.name), office)
        held = tuple(office for key, office in offices.items() if not _is_less(key, offices))
        named = officials.named(same[0].name)
        official = _meant(named, held, day, listed)
        roles = in_order({role for mention in same for role in mention.roles})
        name = official.name if official else same[0].name
        people.append(PersonInText(name, official, () if official else named, held, roles, tuple(same)))
    return tuple(people)


def _is_less(key: str, others: Iterable[str]) -> bool:
    """Whether a longer way of writing the same office stands in the text too."""
    return any(other != key and other.startswith(f"{key} ") for other in others)


def _meant(
    named: tuple[Official, ...], offices: tuple[MentionedOffice, ...], day: date | None, listed: Collection[str]
) -> Official | None:
    if len(named) <= 1:
        return named[0] if named else None
    chosen = [official for official in named if official.id in listed]
    if not chosen and day is not None:
        chosen = [one for one in named if any(holds(one, office, day) for office in offices)]
    return chosen[0] if len(chosen) == 1 else None


def holds(official: Official, office: MentionedOffice, day: date) -> bool:
    """Whether an official held an office on a day, as far as text and record tell: either may leave out the place."""
    return is_among(office, offices_held(official, day))


def is_among(office: MentionedOffice, held: Iterable[HeldOffice]) -> bool:
    """Whether an office of a text is one of those that somebody held: either may leave out the place."""
    wanted = {office_key(office.name), office_key(office.text)}
    keys = [office_key(one.name) for one in held]
    return any(_agree(one, _without_standing(key) if _is_short(one) else key) for one in wanted for key in keys)


def _is_short(key: str) -> bool:
    return "thường trực" not in key and "chuyên trách" not in key


def _without_standing(key: str) -> str:
    return " ".join(key.replace("thường trực", "").replace("chuyên trách", "").split())


def _agree(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")
