"""Finds officials in Vietnamese news prose: who, in which offices, in which role, and where in the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from plugins.localities.model import Place
from plugins.officials.names import name_text
from plugins.officials.offices import OfficeRead, is_party_body
from plugins.officials.people import PeopleReader, Person
from plugins.officials.prose import Prose, longest
from plugins.officials.registry import Officials, name_form
from plugins.officials.roles import VERBS, Role, distant_predicate, in_order, is_filler, predicate, verb_at
from plugins.officials.same_office import office_key
from plugins.officials.surnames import is_syllable
from plugins.officials.surroundings import PlaceLike, Surroundings, settle, surroundings_of

Kind = Literal["participant", "mentioned"]

_GIVES_LIST = frozenset(("có", "gồm", "là", ":"))
_LIST_SIGNS = frozenset((",", ";", "và", "cùng", "•", "-", "–", "+", "*", ":", "&", "với"))


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


@dataclass
class _Group:
    """People named together, for whom one verb stands."""

    people: list[Person]
    sentence: int

    @property
    def start(self) -> int:
        return self.people[0].start

    @property
    def end(self) -> int:
        return self.people[-1].end


def find_mentions(text: str, place: PlaceLike | None = None, registry: Officials | None = None) -> tuple[Mention, ...]:
    """Return every mention of a person in a text, in order.

    `text` is plain prose in the normal form in which sources are read; `place` is what it is about, from which bodies
    without a place get theirs; names in `registry` are recognised without a form of address too. Time grows with the
    length of the text. The patterns are those of Vietnamese portals of Party and State bodies.
    """
    prose = Prose(text)
    others = [unit.name for unit in place.units] if isinstance(place, Place) else []
    here = surroundings_of(place, others)
    known = registry.spoken_names if registry else frozenset[tuple[str, ...]]()
    people = list(PeopleReader(prose, here.places, known).people())
    return _Resolver(prose, here).mentions(_groups(prose, people))


def _groups(prose: Prose, people: Sequence[Person]) -> list[_Group]:
    groups: list[_Group] = []
    for person in people:
        last = groups[-1] if groups else None
        if (
            last
            and prose.sentences[person.start] == last.sentence
            and not person.pronoun
            and _goes_on(prose, last.end, person)
        ):
            last.people.append(person)
        else:
            groups.append(_Group([person], prose.sentences[person.start]))
    return groups


_MOST_SIGNS = 4
_LONGEST_TAIL = 8
_NOUNS = frozenset(("lễ", "buổi", "việc", "bài", "lời", "ngày"))
"""Words that make a noun of the verb behind them: “lễ công bố”."""
_WELCOMES = frozenset(("đón tiếp", "tiếp đón", "chào mừng"))


def _adds(prose: Prose, start: int, index: int) -> bool:
    """Whether one verb is joined to another: “dự và chỉ đạo”."""
    return index - start == 1 and prose.words[start] in ("và", ",")


def _goes_on(prose: Prose, start: int, person: Person) -> bool:
    """Whether a list of people goes on from a token to a person, over the end of an office that was not understood."""
    between = prose.words[start : person.start]
    if all(word in _LIST_SIGNS for word in between):
        return len(between) <= _MOST_SIGNS
    return (
        len(between) <= _LONGEST_TAIL
        and between[-1] in (",", ";", "và")
        and person.name_end > person.name_start
        and not {":", "“", '"', "("}.intersection(between)
        and not any(longest(VERBS, prose, index) for index in range(start, person.start))
    )


@dataclass
class _Lead:
    """A verb before the people it speaks of: where it ends, and whether it opened the sentence."""

    roles: set[Role]
    end: int
    opens: bool
    of: bool = False


class _Resolver:
    """Gives each group its roles and each reference the person meant."""

    def __init__(self, prose: Prose, here: Surroundings):
        self.prose = prose
        self.here = here
        self.named: dict[str, Mention] = {}
        self.held: dict[str, list[str]] = {}
        self.last_single: str | None = None

    def mentions(self, groups: list[_Group]) -> tuple[Mention, ...]:
        found: list[Mention] = []
        leads: list[_Lead] = []
        sentence = -1
        scanned = 0
        for number, group in enumerate(groups):
            if group.sentence != sentence:
                sentence, leads = group.sentence, []
                scanned = self._sentence_start(group.start)
            leads += self._leads(max(scanned, 0), group.start)
            following = groups[number + 1].start if number + 1 < len(groups) else self.prose.size
            limit = self._sentence_end(group.end, following)
            roles, absent = predicate(self.prose, group.end, limit)
            if not absent:
                roles |= self._led(leads, group, bool(roles))
            if not roles and not absent and not self._is_quoted(group):
                roles = distant_predicate(self.prose, group.end, limit)
            if not roles and self._is_honoured(group):
                roles = {"received"}
            if roles and not absent:
                leads = [lead for lead in leads if lead.roles == {"presented"}]
            scanned = group.end
            offices = settle([person.offices for person in group.people], self._subject(group), self.here)
            for person, held in zip(group.people, offices, strict=True):
                mention = self._mention(person, held, in_order(roles))
                if mention:
                    found.append(mention)
            if len(group.people) > 1:
                self.last_single = None
        return tuple(found)

    def _is_honoured(self, group: _Group) -> bool:
        """Whether somebody gives something to a group: “được Chủ tịch UBND tỉnh tặng Bằng khen”."""
        words = self.prose.words[group.end : self._sentence_end(group.end, min(group.end + 20, self.prose.size))]
        return words[:1] == ["được"] and any(
            one in ("tặng", "trao", "khen") and two != "đổi" for one, two in pairwise(words)
        )

    def _is_quoted(self, group: _Group) -> bool:
        """Whether a group only tells whose words or whose wish something is: “theo đồng chí …”, “của đồng chí …”."""
        return group.start > 0 and self.prose.words[group.start - 1] in ("của", "theo", "với", "về", "tang", "cho")

    def _sentence_start(self, index: int) -> int:
        sentences = self.prose.sentences
        while index and sentences[index - 1] == sentences[index]:
            index -= 1
        return index

    def _sentence_end(self, index: int, limit: int) -> int:
        sentences = self.prose.sentences
        if index >= self.prose.size or index and sentences[index] != sentences[index - 1]:
            return index
        end = index
        while end < limit and sentences[end] == sentences[index]:
            end += 1
        return end

    def _leads(self, start: int, end: int) -> list[_Lead]:
        """Return the verbs between two tokens at which a clause may open."""
        prose = self.prose
        found: list[_Lead] = []
        index = start
        opens = start == 0 or prose.sentences[start - 1] != prose.sentences[start]
        clean = opens
        while index < end:
            verb = verb_at(prose, index)
            if verb and verb[1] and not (index > start and prose.words[index - 1] in _NOUNS):
                nominal = (
                    index > 0 and prose.words[index - 1] in ("sự", "góp", "phần") and prose.words[verb[0]] == "của"
                )
                chained = found and (index == found[-1].end or _adds(prose, found[-1].end, index))
                if chained and not nominal:
                    found[-1].roles.add(verb[1])
                    found[-1].end = verb[0]
                else:
                    found.append(_Lead({verb[1]}, verb[0], clean, nominal))
                index = verb[0]
                continue
            if prose.words[index] in (";",) or not is_filler(prose.words[index]):
                clean = False
            index = verb[0] if verb else index + 1
        return found

    def _led(self, leads: list[_Lead], group: _Group, has_own: bool) -> set[Role]:
        """Return the roles that verbs before a group give it."""
        prose = self.prose
        before = prose.words[group.start - 1] if group.start else ""
        if not leads:
            return set()
        if any("presented" in one.roles and self._hands_over(one, group) for one in leads):
            return {"received"}
        for lead in reversed(leads):
            between = prose.words[lead.end : group.start]
            if "của" in between[-2:]:
                return set(lead.roles) if lead.of and len(between) <= 2 else set()
            if not between and " ".join(prose.words[lead.end - 2 : lead.end]) in _WELCOMES:
                return {"attended"}
            if ";" in between and has_own and not _GIVES_LIST.intersection(between):
                continue
            if _GIVES_LIST.intersection(between):
                return set(lead.roles)
            if lead.opens and (before in (",", "và") or "," in between[-4:]):
                return set(lead.roles)
        return set()

    def _hands_over(self, lead: _Lead, group: _Group) -> bool:
        """Whether something is handed to a group: “trao Giấy khen cho …”, “tặng ông …”."""
        between = self.prose.words[lead.end : group.start]
        return "cho" in between or not between and self.prose.words[lead.end - 1] == "tặng"

    def _subject(self, group: _Group) -> str:
        """Return the party committee that the sentence names before a group, or nothing."""
        prose = self.prose
        for index in range(group.start - 1, self._sentence_start(group.start) - 1, -1):
            if is_party_body(prose, index) and prose.words[index] not in ("đảng", "chi", "quân"):
                return f"{prose.words[index].capitalize()} ủy"
        return ""

    def _mention(self, person: Person, held: Sequence[OfficeRead], roles: tuple[Role, ...]) -> Mention | None:
        prose = self.prose
        offices = tuple(MentionedOffice(office.title, office.body, office.text) for office in held)
        kind: Kind = "participant" if roles else "mentioned"
        if person.pronoun:
            if self.last_single is None or not roles:
                return None
            start, end = prose.starts[person.start], prose.ends[person.end - 1]
            return Mention(self.last_single, (), roles, kind, start, end, self.last_single)
        if person.name_end == person.name_start:
            return self._by_office(person, offices, roles, kind)
        name = name_text(prose, person.name_start, person.name_end)
        start, end = prose.starts[person.name_start], prose.ends[person.name_end - 1]
        key = name_form(name)
        full = self.named.get(key)
        if full is None and (meant := self._by_given_name(key, person)):
            self.last_single = meant
            return Mention(meant, offices, roles, kind, start, end, meant)
        if full is None and (not person.strong and not roles or self._is_too_short(person)):
            return None
        mention = Mention(full.name if full else name, offices, roles, kind, start, end)
        self.named.setdefault(key, mention)
        self.held.setdefault(key, []).extend(office_key(office.name) for office in offices)
        self.last_single = mention.name
        return mention

    def _is_too_short(self, person: Person) -> bool:
        """Whether all that is known of somebody is one Vietnamese syllable, which could be anything."""
        word = self.prose.words[person.name_start]
        return person.name_end - person.name_start == 1 and is_syllable(word)

    def _by_given_name(self, key: str, person: Person) -> str | None:
        """Return the one person named before whose name ends with these words: “đồng chí Hải”."""
        if not person.addressed or len(key.split()) > 2:
            return None
        meant = [mention.name for full, mention in self.named.items() if full.endswith(f" {key}")]
        return meant[0] if len(meant) == 1 else None

    def _opens(self, person: Person) -> bool:
        return person.start == self._sentence_start(person.start)

    def _by_office(
        self, person: Person, offices: tuple[MentionedOffice, ...], roles: tuple[Role, ...], kind: Kind
    ) -> Mention | None:
        """Return the mention of somebody named before by the office alone."""
        key = office_key(offices[0].name)
        exact = [name for name, held in self.held.items() if key in held]
        near = [name for name, held in self.held.items() if any(one.startswith(key) for one in held)]
        meant = (
            exact
            if len(exact) == 1
            else near
            if not exact and len(near) == 1 and (person.addressed or self._opens(person))
            else []
        )
        if not meant or not (person.addressed or roles):
            return None
        name = self.named[meant[0]].name
        self.last_single = name
        start, end = self.prose.starts[person.name_start], self.prose.ends[person.end - 1]
        return Mention(name, offices, roles, kind, start, end, name)
