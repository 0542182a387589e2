"""Finds officials in Vietnamese news prose: who, in which offices, in which role, and where in the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from plugins.localities.model import Place
from plugins.officials.bodies import is_party_body
from plugins.officials.groups import Group, groups_of, roles_of
from plugins.officials.known_names import NOBODY
from plugins.officials.names import name_text
from plugins.officials.offices import OfficeRead
from plugins.officials.passages import passages
from plugins.officials.people import PeopleReader, Person
from plugins.officials.prose import Prose
from plugins.officials.registry import Officials, name_form
from plugins.officials.roles import Role, in_order
from plugins.officials.same_office import office_key
from plugins.officials.surnames import is_syllable
from plugins.officials.surroundings import PlaceLike, Surroundings, settle, surroundings_of

Kind = Literal["participant", "mentioned"]

_FARTHEST_SUBJECT = 40
"""Tokens before a group in which the sentence names the committee that it speaks of."""


@dataclass(frozen=True)
class MentionedOffice:
    """An office as a text gives it: title and body written out and placed, and the words of the text."""

    title: str
    body: str
    text: str

    @property
    def name(self) -> str:
        """Title and body as they are read out."""
        return f"{self.title} {self.body}".strip()


@dataclass(frozen=True)
class Mention:
    """One place in a text where somebody is named or meant.

    `start` and `end` are positions of the name, or of the office that stands for it. `refers_to` is the full name of
    the person named before whom an office, a given name or a pronoun means; None where the name is given in full.
    """

    name: str
    offices: tuple[MentionedOffice, ...]
    roles: tuple[Role, ...]
    kind: Kind
    start: int
    end: int
    refers_to: str | None = None


def find_mentions(text: str, place: PlaceLike | None = None, registry: Officials | None = None) -> tuple[Mention, ...]:
    """Return every mention of a person in a text, in order.

    `text` is plain prose in the normal form in which sources are read; `place` is what it is about, from which bodies
    without a place get theirs; names in `registry` are recognised without a form of address too. Time grows with the
    length of the text. The patterns are those of Vietnamese portals of Party and State bodies.
    """
    others = [unit.name for unit in place.units] if isinstance(place, Place) else []
    here = surroundings_of(place, others)
    known = registry.spoken_names if registry else NOBODY
    memory = _Memory()
    found: list[Mention] = []
    for start, end in passages(text, known):
        prose = Prose(text[start:end])
        groups = groups_of(prose, PeopleReader(prose, here.places, known).people())
        found += _Resolver(prose, start, here, memory).mentions(groups)
    return tuple(found)


@dataclass
class _Memory:
    """Who was named so far in a text, with which offices, and who was the last that was named alone."""

    named: dict[str, Mention] = field(default_factory=dict)
    held: dict[str, list[str]] = field(default_factory=dict)
    last_single: str | None = None


class _Resolver:
    """Gives each group of one passage its roles and each reference the person meant."""

    def __init__(self, prose: Prose, at: int, here: Surroundings, memory: _Memory):
        """`at` is where the passage begins in the text."""
        self.prose = prose
        self.at = at
        self.here = here
        self.memory = memory

    def mentions(self, groups: list[Group]) -> list[Mention]:
        """Return the mentions of all groups."""
        found: list[Mention] = []
        for group, roles in roles_of(self.prose, groups):
            offices = settle([person.offices for person in group.people], self._subject(group), self.here)
            for person, held in zip(group.people, offices, strict=True):
                mention = self._mention(person, held, in_order(roles))
                if mention:
                    found.append(mention)
            if len(group.people) > 1:
                self.memory.last_single = None
        return found

    def _subject(self, group: Group) -> str:
        """Return the party committee that the sentence names before a group, or nothing."""
        prose = self.prose
        first = max(prose.sentence_start(group.start), group.start - _FARTHEST_SUBJECT)
        for index in range(group.start - 1, first - 1, -1):
            if is_party_body(prose, index) and prose.words[index] not in ("đảng", "chi", "quân"):
                return f"{prose.words[index].capitalize()} ủy"
        return ""

    def _mention(self, person: Person, held: Sequence[OfficeRead], roles: tuple[Role, ...]) -> Mention | None:
        prose = self.prose
        offices = tuple(MentionedOffice(office.title, office.body, office.text) for office in held)
        kind: Kind = "participant" if roles else "mentioned"
        if person.pronoun:
            if self.memory.last_single is None or not roles:
                return None
            start, end = self.at + prose.starts[person.start], self.at + prose.ends[person.end - 1]
            return Mention(self.memory.last_single, (), roles, kind, start, end, self.memory.last_single)
        if person.name_end == person.name_start:
            return self._by_office(person, offices, roles, kind)
        name = name_text(prose, person.name_start, person.name_end)
        start, end = self.at + prose.starts[person.name_start], self.at + prose.ends[person.name_end - 1]
        key = name_form(name)
        full = self.memory.named.get(key)
        if full is None and (meant := self._by_given_name(key, person)):
            self.memory.last_single = meant
            return Mention(meant, offices, roles, kind, start, end, meant)
        if full is None and (not person.strong and not roles or self._is_too_short(person)):
            return None
        mention = Mention(full.name if full else name, offices, roles, kind, start, end)
        self.memory.named.setdefault(key, mention)
        self.memory.held.setdefault(key, []).extend(office_key(office.name) for office in offices)
        self.memory.last_single = mention.name
        return mention

    def _is_too_short(self, person: Person) -> bool:
        """Whether all that is known of somebody is one Vietnamese syllable, which could be anything."""
        word = self.prose.words[person.name_start]
        return person.name_end - person.name_start == 1 and is_syllable(word)

    def _by_given_name(self, key: str, person: Person) -> str | None:
        """Return the one person named before whose name ends with these words: “đồng chí Hải”."""
        if not person.addressed or len(key.split()) > 2:
            return None
        meant = [mention.name for full, mention in self.memory.named.items() if full.endswith(f" {key}")]
        return meant[0] if len(meant) == 1 else None

    def _opens(self, person: Person) -> bool:
        return person.start == self.prose.sentence_start(person.start)

    def _by_office(
        self, person: Person, offices: tuple[MentionedOffice, ...], roles: tuple[Role, ...], kind: Kind
    ) -> Mention | None:
        """Return the mention of somebody named before by the office alone."""
        key = office_key(offices[0].name)
        exact = [name for name, held in self.memory.held.items() if key in held]
        near = [name for name, held in self.memory.held.items() if any(one.startswith(key) for one in held)]
        meant = (
            exact
            if len(exact) == 1
            else near
            if not exact and len(near) == 1 and (person.addressed or self._opens(person))
            else []
        )
        if not meant or not (person.addressed or roles):
            return None
        name = self.memory.named[meant[0]].name
        self.memory.last_single = name
        start, end = self.at + self.prose.starts[person.name_start], self.at + self.prose.ends[person.end - 1]
        return Mention(name, offices, roles, kind, start, end, name)
