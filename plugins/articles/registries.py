"""The officials, units and sections that articles name: how kept articles name them, and digests of what each says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from plugins.agencies.model import Agency, Section
from plugins.articles.needs import KnownOfficials
from plugins.core.digests import Digests
from plugins.core.kept_objects import Name
from plugins.core.kept_results import key_of
from plugins.localities.model import Place, Unit
from plugins.localities.registry import Localities
from plugins.officials.model import Office, Official
from plugins.officials.registry import Officials

KINDS = (Official, Office, Unit, Place, Section)
"""Of the objects that have names."""


class Registries:
    """All objects that stand in kept articles by their names: they are never kept with an article."""

    def __init__(self, cards: Iterable[Agency], localities: Localities, officials: Officials):
        """`cards` are the agency's, one for each language, the main one first."""
        digests = Digests()
        facts = {one.id: digests.of(replace(one, biography="", biographies={})).hex() for one in officials.all}
        spoken = key_of(*(" ".join(name) for name in sorted(officials.spoken_names.names)))
        everybody = key_of(spoken, *(f"{id} {digest}" for id, digest in sorted(facts.items())))
        self.known_officials = KnownOfficials(officials, facts, everybody, spoken)
        self.objects: dict[Name, Any] = {}
        self.digests: dict[str, str] = {}
        """Of all that a page can read from an object, by its subject."""
        for official in officials.all:
            told = key_of(official.biography, *(part for pair in official.biographies.items() for part in pair))
            self._add(("official", official.id), official, facts[official.id] + told)
            for index, office in enumerate(official.offices):
                self.objects["office", official.id, str(index)] = office
        for unit in localities.units.values():
            self._add(("unit", unit.id), unit, digests.of(unit).hex())
        for number, card in enumerate(cards):
            for section in card.sections:
                self._add(("section", str(number), section.id), section, digests.of(section).hex())
        self.names: dict[int, Name] = {id(one): name for name, one in self.objects.items()}

    def _add(self, name: Name, one: Any, digest: str) -> None:
        self.objects[name] = one
        self.digests[self.subject_of(name)] = digest

    def name_of(self, one: Any) -> Name | None:
        """Return the name of an object of a registry."""
        return self.names.get(id(one))

    @staticmethod
    def subject_of(name: Name) -> str:
        """Return the name of an object in one string; an office stands in its official."""
        return f"official {name[1]}" if name[0] == "office" else " ".join(name)

    def said_of(self, subjects: Iterable[str]) -> str:
        """Return what changes with anything that the objects say. Raises KeyError."""
        return "".join(map(self.digests.__getitem__, subjects))
