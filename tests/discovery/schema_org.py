"""schema.org's vocabulary, as the package schema-dts declares it, and what in JSON-LD does not keep to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DECLARED = Path(__file__).resolve().parents[2] / "node_modules" / "schema-dts" / "dist" / "schema.d.ts"
INTERFACE = re.compile(r"interface (\w+?)(Base|Leaf) extends ([^{]+)\{(.*?)^\}", re.DOTALL | re.MULTILINE)
PROPERTY = re.compile(r'^    "([\w-]+)"\?: SchemaValue<(.*), "[\w-]+">;', re.MULTILINE)
UNION = re.compile(r"^export type (\w+)(?:<[^=]*>)? = ([^;]*);", re.MULTILINE)
TEXTS = {
    "Text": re.compile(r".+", re.DOTALL),
    "URL": re.compile(r"https?://\S+"),
    "Date": re.compile(r"\d{4}(-\d\d(-\d\d)?)?"),
    "DateTime": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d"),
}
NUMBERS = {"Number", "Integer", "Float"}


@dataclass(frozen=True)
class Vocabulary:
    """The properties of each type, those of the types above it among them, with what they may hold; what is a what."""

    properties: Mapping[str, Mapping[str, frozenset[str]]]
    kinds: Mapping[str, frozenset[str]]
    """By type: itself and every type above it."""


@cache
def vocabulary() -> Vocabulary:
    """Return schema.org's vocabulary."""
    assert DECLARED.is_file(), "schema-dts is not installed: run `make setup`, which installs it"
    text = DECLARED.read_text(encoding="utf-8")
    own: dict[str, dict[str, frozenset[str]]] = {}
    above: dict[str, list[str]] = {}
    leaves = set()
    for name, part, parents, body in INTERFACE.findall(text):
        key = name + part
        own[key] = {found: frozenset(re.findall(r"\w+", holds)) for found, holds in PROPERTY.findall(body)}
        above[key] = re.findall(r"\w+(?:Base|Leaf)\b", parents)
        if part == "Leaf":
            leaves.add(name)
    own["RoleLeaf"], above["RoleLeaf"] = {}, ["RoleBase"]
    leaves.add("Role")

    def inherited(key: str) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for parent in above.get(key, []):
            found |= inherited(parent)
        return found | own.get(key, {})

    below = {name: set(re.findall(r"\w+", union)) & leaves for name, union in UNION.findall(text) if name in leaves}

    def all_below(name: str) -> set[str]:
        return {name}.union(*(all_below(one) for one in below.get(name, set()) - {name}))

    kinds: dict[str, set[str]] = {name: {name} for name in leaves}
    for name in leaves:
        for one in all_below(name):
            kinds[one].add(name)
    return Vocabulary(
        {name: inherited(f"{name}Leaf") for name in leaves},
        {name: frozenset(found) for name, found in kinds.items()},
    )


def nodes_of(value: object) -> Iterator[dict[str, Any]]:
    """Yield every described thing in JSON-LD, in any depth; a mere link to one is none."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from nodes_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes_of(inner)


def links_of(value: object) -> Iterator[str]:
    """Yield where the links between things lead."""
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            yield value["@id"]
        for inner in value.values():
            yield from links_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from links_of(inner)


def faults(graph: object, types: Mapping[str, set[str]]) -> list[str]:
    """Return what does not keep to the vocabulary; `types` are those of every thing of the site by its `@id`."""
    found = []
    for node in nodes_of(graph):
        name = node["@type"]
        known = vocabulary().properties.get(name)
        if known is None:
            found.append(f"{name} is no type")
            continue
        is_role = "Role" in vocabulary().kinds[name]
        for key, value in node.items():
            if key.startswith("@"):
                continue
            if key.endswith("-input"):
                # https://schema.org/docs/actions.html: what an action has to be given is written after a property.
                if "Action" not in vocabulary().kinds[name] or not isinstance(value, str):
                    found.append(f"{name} has no {key}")
                continue
            if key not in known and not is_role:
                found.append(f"{name} has no {key}")
                continue
            # A role repeats the property that it stands in: https://schema.org/docs/roles.html.
            holds = known.get(key) or frozenset.union(
                *(one[key] for one in vocabulary().properties.values() if key in one)
            )
            for one in value if isinstance(value, list) else [value]:
                if not may_hold(holds, key, one, types):
                    found.append(f"{name}.{key} may not be {one!r}")
    return found


def may_hold(holds: frozenset[str], key: str, value: object, types: Mapping[str, set[str]]) -> bool:
    """Whether a property may have a value; a link is worth what it leads to."""
    if isinstance(value, bool):
        return "Boolean" in holds
    if isinstance(value, int | float):
        return bool(holds & NUMBERS)
    if isinstance(value, str):
        return any(kind in holds and pattern.fullmatch(value) for kind, pattern in TEXTS.items())
    assert isinstance(value, dict)
    names = types.get(value["@id"], set()) if set(value) == {"@id"} else {value["@type"]}
    kinds = set().union(*(vocabulary().kinds.get(name, set()) for name in names))
    return bool(kinds & holds) or ("Role" in kinds and key in value)
