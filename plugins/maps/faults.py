"""What is wrong with one feature of a map, and how such faults become problems that an editor can read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from plugins.core.problems import Problem, Severity
from plugins.core.text import normalise_text

SHOWN_ONE_BY_ONE = 3
"""A mistake of the whole file, such as its coordinate system, is said once and not for each of 100 features."""


@dataclass(frozen=True)
class Fault:
    """A broken rule in one feature; `title` is how messages call the feature."""

    rule: str
    title: str
    reason: str
    remedy: str
    value: str = ""
    severity: Severity = "error"


def as_problems(faults: Iterable[Fault], label: str, total: int) -> list[Problem]:
    """Return the faults of a file of `total` features as problems, many of one kind taken together."""
    by_rule: defaultdict[tuple[str, Severity], list[Fault]] = defaultdict(list)
    for fault in faults:
        by_rule[fault.rule, fault.severity].append(fault)
    problems = []
    for (rule, severity), found in by_rule.items():
        shown = found[:SHOWN_ONE_BY_ONE]
        for position, fault in enumerate(shown):
            reason = fault.reason
            if position == len(shown) - 1 and len(found) > len(shown):
                rest = len(found) - len(shown)
                reason += f" Còn {rest} đối tượng nữa trong số {total} đối tượng của tệp có lỗi này."
            problems.append(Problem(label, 0, rule, reason, fault.remedy, fault.value, severity))
    return problems


def sentence(text: str) -> str:
    """Return the text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def readable(value: Any) -> str:
    """Return a text or a whole number from a file as one short printable line; anything else is empty.

    JSON can smuggle in control characters and halves of surrogate pairs, which no terminal or page can print.
    """
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    if isinstance(value, int):
        return str(value) if abs(value) < 10**9 else ""
    line = " ".join(normalise_text(value[:1000]).split())
    return "".join(character for character in line if character.isprintable())[:300]
