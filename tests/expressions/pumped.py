"""Writes texts on which a regular expression would be slow if it can be, from its own parse tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _compiler, _parser
from typing import Any

MANY = 200
"""Repetitions from which a loop counts as endless."""
TRIED = " a1A\n\t,.-–<>([{“\"'/&;:_|*`!%@#=+đằ\u0301…"
FAILING = ("", "\x00")
Pump = tuple[str, str, str]
"""Beginning, unit, end."""


def signs_of(op: Any, value: Any, flags: int) -> str:
    """Return the signs, of those tried and those written in a class, that one item of a pattern matches."""
    state = _parser.State()
    state.flags, state.str = flags, ""
    made = _compiler.compile(_parser.SubPattern(state, [(op, value)]), flags)
    own = ""
    if str(op) == "LITERAL":
        own = chr(value)
    elif str(op) == "IN":
        own = "".join(
            chr(inner if str(kind) == "LITERAL" else inner[0])
            for kind, inner in value
            if str(kind) in ("LITERAL", "RANGE")
        )
    return "".join(dict.fromkeys(sign for sign in TRIED + own if made.fullmatch(sign)))


def sample(tree: Any, flags: int, more: int = 0) -> str:
    """Return a short text that a pattern matches, its looks around left aside; optional items stand `more` times."""
    text = ""
    for op, value in tree:
        match str(op):
            case "LITERAL":
                text += chr(value)
            case "IN" | "NOT_LITERAL" | "ANY":
                text += (signs_of(op, value, flags) or "a")[0]
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                low, high, inside = value
                text += sample(inside, flags, more) * min(high, max(low, more))
            case "SUBPATTERN":
                text += sample(value[3], flags, more)
            case "ATOMIC_GROUP":
                text += sample(value, flags, more)
            case "BRANCH":
                text += sample(value[1][0], flags, more)
    return text


def first_signs(tree: Any, flags: int) -> str:
    """Return signs with which a pattern's match may begin."""
    found = ""
    for op, value in tree:
        match str(op):
            case "LITERAL" | "IN" | "NOT_LITERAL" | "ANY":
                return found + signs_of(op, value, flags)
            case "SUBPATTERN":
                return found + first_signs(value[3], flags)
            case "ATOMIC_GROUP":
                return found + first_signs(value, flags)
            case "BRANCH":
                return found + "".join(first_signs(branch, flags) for branch in value[1])
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                found += first_signs(value[2], flags)
                if value[0]:
                    return found
    return found


def loops(tree: Any, flags: int, before: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each endless loop of a pattern: a text that leads to it, and what it repeats."""
    for op, value in tree:
        match str(op):
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                low, high, inside = value
                if high >= MANY:
                    yield before, inside
                yield from loops(inside, flags, before)
                before += sample(inside, flags) * low
            case "SUBPATTERN":
                yield from loops(value[3], flags, before)
                before += sample(value[3], flags)
            case "ATOMIC_GROUP":
                yield from loops(value, flags, before)
                before += sample(value, flags)
            case "BRANCH":
                for branch in value[1]:
                    yield from loops(branch, flags, before)
                before += sample(value[1][0], flags)
            case "ASSERT" | "ASSERT_NOT":
                yield from loops(value[1], flags, before)
            case _:
                before += sample([(op, value)], flags)


def pumps(pattern: re.Pattern[str]) -> list[Pump]:
    """Return what adversarial texts repeat: a text is the beginning, the unit as often as wanted, and the end."""
    flags = pattern.flags
    tree = _parser.parse(pattern.pattern, flags)
    found: dict[Pump, None] = {}
    for before, inside in loops(tree, flags):
        bodies = [sample(inside, flags), sample(inside, flags, 1), *first_signs(inside, flags)[:5]]
        for body in dict.fromkeys(filter(None, bodies)):
            for lead in dict.fromkeys((before, f" {before}")):
                for end in FAILING:
                    found[lead, body, end] = None
                    found["", lead + body, end] = None
            found["", before or body, body] = None
    whole = sample(tree, flags, 1)
    for unit in (whole, whole + " ", " " + whole[:-1]):
        if unit.strip():
            found["", unit, "\x00"] = None
    return list(found)


def text_of(pump: Pump, length: int) -> str:
    """Return an adversarial text of about a length."""
    beginning, unit, end = pump
    return beginning + unit * max(1, (length - len(beginning)) // len(unit)) + end
