"""People named together, and the roles that the verbs before and after them give to all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from plugins.officials.people import Person
from plugins.officials.prose import Prose, longest
from plugins.officials.roles import VERBS, Role, distant_predicate, is_filler, predicate, verb_at

_GIVES_LIST = frozenset(("có", "gồm", "là", ":"))
_LIST_SIGNS = frozenset((",", ";", "và", "cùng", "•", "-", "–", "+", "*", ":", "&", "với"))
_MOST_SIGNS = 4
_LONGEST_TAIL = 8
_NOUNS = frozenset(("lễ", "buổi", "việc", "bài", "lời", "ngày"))
"""Words that make a noun of the verb behind them: “lễ công bố”."""
_WELCOMES = frozenset(("đón tiếp", "tiếp đón", "chào mừng"))
_MOST_LEADS = 6


@dataclass
class Group:
    """People named together, for whom one verb stands."""

    people: list[Person]
    sentence: int

    @property
    def start(self) -> int:
        return self.people[0].start

    @property
    def end(self) -> int:
        return self.people[-1].end


def groups_of(prose: Prose, people: Iterable[Person]) -> list[Group]:
    """Return people in the groups in which a text names them."""
    groups: list[Group] = []
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
            groups.append(Group([person], prose.sentences[person.start]))
    return groups


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


def roles_of(prose: Prose, groups: list[Group]) -> Iterator[tuple[Group, set[Role]]]:
    """Yield each group with the roles of its people."""
    reader = _RoleReader(prose)
    leads: list[_Lead] = []
    sentence = -1
    scanned = 0
    for number, group in enumerate(groups):
        if group.sentence != sentence:
            sentence, leads = group.sentence, []
            scanned = prose.sentence_start(group.start)
        after_people = scanned > prose.sentence_start(group.start)
        leads = (leads + reader.leads(scanned, group.start, after_people))[-_MOST_LEADS:]
        following = groups[number + 1].start if number + 1 < len(groups) else prose.size
        limit = prose.sentence_end(group.end, following)
        roles = reader.roles(group, leads, limit)
        if roles and predicate(prose, group.end, limit)[0]:
            leads = [lead for lead in leads if lead.roles == {"presented"}]
        scanned = group.end
        yield group, roles


class _RoleReader:
    """Reads the verbs around groups."""

    def __init__(self, prose: Prose):
        self.prose = prose

    def roles(self, group: Group, leads: list[_Lead], limit: int) -> set[Role]:
        """Return what the people of a group did; `limit` is where what is said of them ends at the latest."""
        roles, absent = predicate(self.prose, group.end, limit)
        if absent:
            return set()
        roles |= self._led(leads, group, bool(roles))
        if not roles and not self._is_quoted(group):
            roles = distant_predicate(self.prose, group.end, limit)
        if not roles and self._is_from(group):
            return {"attended"}
        if not roles and self._is_honoured(group):
            return {"received"}
        return roles

    def _is_from(self, group: Group) -> bool:
        """Whether a group stands for its side of a meeting: “về phía thành phố có …”, “tại điểm cầu huyện có …”."""
        before = self.prose.words[max(0, group.start - 10) : group.start]
        return before[-1:] == ["có"] and bool({"phía", "cầu"}.intersection(before))

    def _is_honoured(self, group: Group) -> bool:
        """Whether somebody gives something to a group: “được Chủ tịch UBND tỉnh tặng Bằng khen”."""
        words = self.prose.words[group.end : self.prose.sentence_end(group.end, min(group.end + 20, self.prose.size))]
        return words[:1] == ["được"] and any(
            one in ("tặng", "trao", "khen") and two != "đổi" for one, two in pairwise(words)
        )

    def _is_quoted(self, group: Group) -> bool:
        """Whether a group only tells whose words or whose wish something is: “theo đồng chí …”, “của đồng chí …”."""
        return group.start > 0 and self.prose.words[group.start - 1] in ("của", "theo", "với", "về", "tang", "cho")

    def leads(self, start: int, end: int, after_people: bool) -> list[_Lead]:
        """Return the verbs between two tokens at which a clause may open.

        What the people named before are said to do is theirs (`after_people`), up to the end of that clause; only what
        they hand over leads on to those who receive it.
        """
        prose = self.prose
        found: list[_Lead] = []
        index = start
        opens = start == 0 or prose.sentences[start - 1] != prose.sentences[start]
        clean = opens
        while index < end:
            verb = verb_at(prose, index)
            if after_people and prose.words[index] in (";", ",", ":"):
                after_people = False
            if (
                verb
                and verb[1]
                and (not after_people or verb[1] == "presented")
                and not (index > start and prose.words[index - 1] in _NOUNS)
            ):
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

    def _led(self, leads: list[_Lead], group: Group, has_own: bool) -> set[Role]:
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

    def _hands_over(self, lead: _Lead, group: Group) -> bool:
        """Whether something is handed to a group: “trao Giấy khen cho …”, “tặng ông …”."""
        between = self.prose.words[lead.end : group.start]
        return "cho" in between or not between and self.prose.words[lead.end - 1] == "tặng"
