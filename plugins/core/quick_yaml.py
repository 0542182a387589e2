"""YAML as editors mostly write it, read by the quick parser; whatever is unusual is left to the thorough one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from plugins.core.text import normalise_text

Key = tuple[str | int, ...]

NULL_WORDS = ("", "~", "null", "Null", "NULL")
_BOOLEANS = {word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")}
_BLOCKS = ("|", ">")
"""Styles of text on several lines, whose line ends the two parsers fold differently."""
_DEEPEST = 8
"""Levels of nesting; the content model needs five."""
_UNUSUAL = re.compile(r"[ \t]#\S|\\/|[\t\r\x85\u2028\u2029\ufeff]")
"""What editors are warned of, and what the two parsers read differently."""


class _Unusual(Exception):
    """Something stands in the text that has to be explained to the editor, or that the two parsers may disagree on."""


def quick_mapping(text: str, first_line: int) -> tuple[dict[str, Any], dict[Key, int]] | None:
    """Return the values of a YAML mapping and the line of every key, or None where the thorough parser has to look.

    It is never wrong: where it returns something, the thorough parser returns the same and finds no problem. libyaml
    takes a twentieth of the time, but knows neither what to tell an editor nor the last version of YAML.
    """
    if not yaml.__with_libyaml__ or _UNUSUAL.search(text):
        return None
    lines: dict[Key, int] = {(): first_line}
    try:
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        next(events), next(events)
        root = next(events)
        if not isinstance(root, yaml.MappingStartEvent):
            return None
        values = _value(root, events, (), lines, first_line)
        is_alone = isinstance(next(events), yaml.DocumentEndEvent) and isinstance(next(events), yaml.StreamEndEvent)
    except (_Unusual, yaml.YAMLError, ValueError, StopIteration):
        return None
    return (values, lines) if is_alone else None


def quick_mistake(text: str) -> yaml.MarkedYAMLError | None:
    """Return what is wrong with a YAML text as libyaml says it, or None: no mistake, or nested too deeply to look."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:  # libyaml's time grows with the square of the depth
                return None
    except yaml.MarkedYAMLError as error:
        return error
    except (yaml.YAMLError, ValueError):
        return yaml.MarkedYAMLError()
    return None


def _value(event: yaml.Event, events: Iterator[yaml.Event], key: Key, lines: dict[Key, int], first_line: int) -> Any:
    """Return the value that an event begins, and note the lines of what is in it."""
    if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag or len(key) > _DEEPEST:
        raise _Unusual
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event)
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(events, key, lines, first_line)
    found: list[Any] = []
    while not isinstance(inner := next(events), yaml.SequenceEndEvent):
        place = (*key, len(found))
        lines[place] = inner.start_mark.line + first_line
        found.append(_value(inner, events, place, lines, first_line))
    return found


def _mapping(events: Iterator[yaml.Event], key: Key, lines: dict[Key, int], first_line: int) -> dict[str, Any]:
    values: dict[str, Any] = {}
    while not isinstance(name := next(events), yaml.MappingEndEvent):
        if not isinstance(name, yaml.ScalarEvent) or name.anchor or name.tag or name.value in values:
            raise _Unusual
        if name.style in _BLOCKS:
            raise _Unusual
        place = (*key, name.value)
        lines[place] = name.start_mark.line + first_line
        values[name.value] = _value(next(events), events, place, lines, first_line)
    return values


def _scalar(event: yaml.ScalarEvent) -> str | bool | None:
    if event.style in _BLOCKS:
        raise _Unusual
    if event.implicit[0]:
        if event.value in NULL_WORDS:
            return None
        if event.value in _BOOLEANS:
            return _BOOLEANS[event.value]
    return normalise_text(event.value)
