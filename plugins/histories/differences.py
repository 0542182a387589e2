"""What changed between two versions of a text, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal, NamedTuple

Kind = Literal["same", "added", "removed"]
TOKEN = re.compile(r"\n|[^\W_]+[^\S\n]*|[^\w\n][^\S\n]*|_[^\S\n]*")
CONTEXT = 1
"""Unchanged paragraphs shown around a change."""
LARGEST_COMPARISON = 1_000_000
"""Pairs of words. What is larger is shown as taken out and put in as a whole, so that no text takes long."""
ALIKE = 0.4
"""Passages with less in common are easier to read one after the other than woven into each other."""


class Part(NamedTuple):
    """Some words that stayed, came or went."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph in parts; or, without parts, the place of so many paragraphs that did not change."""

    parts: tuple[Part, ...] = ()
    skipped: int = 0


def compare(old: str, new: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of two versions that differ, with those around them; nothing where no word differs."""
    before = [line.strip() for line in old.split("\n") if line.strip()]
    after = [line.strip() for line in new.split("\n") if line.strip()]
    paragraphs: list[Paragraph] = []
    for is_same, passages in groupby(blocks(before, after), key=lambda block: block[0] == block[1]):
        for olds, news in passages:
            if is_same:
                paragraphs += [Paragraph((Part("same", line),)) for line in olds]
            else:
                paragraphs += woven("\n".join(olds), "\n".join(news))
    return shortened(paragraphs)


def blocks(before: Sequence[str], after: Sequence[str]) -> list[tuple[list[str], list[str]]]:
    """Return the passages of two texts side by side: equal, or what stands in each where they differ."""
    return [(list(before[i1:i2]), list(after[j1:j2])) for _, i1, i2, j1, j2 in operations(list(before), list(after))]


def operations(one: list[str], other: list[str]) -> list[tuple[str, int, int, int, int]]:
    """Return how one list becomes another, without looking at what both begin and end with."""
    start = 0
    shorter = min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    inner, outer = one[start : len(one) - end], other[start : len(other) - end]
    found = [("equal", 0, start, 0, start)] if start else []
    if len(inner) * len(outer) > LARGEST_COMPARISON or not (inner and outer):
        middle = [("replace", 0, len(inner), 0, len(outer))] if inner or outer else []
    else:
        middle = list(SequenceMatcher(None, inner, outer, autojunk=False).get_opcodes())
    found += [(tag, i1 + start, i2 + start, j1 + start, j2 + start) for tag, i1, i2, j1, j2 in middle]
    if end:
        found.append(("equal", len(one) - end, len(one), len(other) - end, len(other)))
    return found


def woven(old: str, new: str) -> list[Paragraph]:
    """Return the paragraphs of a changed passage, its words woven into each other where they are alike."""
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    # By the words alone: the last one of a sentence is not another word because no space follows it.
    steps = operations([token.strip(" ") for token in before], [token.strip(" ") for token in after])
    common = sum(i2 - i1 for tag, i1, i2, _, _ in steps if tag == "equal")
    if 2 * common < ALIKE * (len(before) + len(after)):
        return in_paragraphs([Part("removed", old)]) + in_paragraphs([Part("added", new)])
    parts: list[Part] = []
    for tag, i1, i2, j1, j2 in steps:
        if tag == "equal":
            parts.append(Part("same", "".join(after[j1:j2])))
            continue
        parts += [Part("removed", "".join(before[i1:i2]))] if i2 > i1 else []
        parts += [Part("added", "".join(after[j1:j2]))] if j2 > j1 else []
    return in_paragraphs(parts)


def in_paragraphs(parts: Iterable[Part]) -> list[Paragraph]:
    """Return parts as paragraphs, cut where one of them has the end of a line."""
    lines: list[list[Part]] = [[]]
    for part in parts:
        for index, text in enumerate(part.text.split("\n")):
            if index:
                lines.append([])
            if text:
                lines[-1].append(Part(part.kind, text))
    return [Paragraph(tuple(line)) for line in lines if line]


def shortened(paragraphs: list[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs with a change and those beside them, the others counted."""
    changed = [index for index, one in enumerate(paragraphs) if any(part.kind != "same" for part in one.parts)]
    shown = {near for index in changed for near in range(index - CONTEXT, index + CONTEXT + 1)}
    found: list[Paragraph] = []
    for is_shown, group in groupby(range(len(paragraphs)), key=lambda index: index in shown):
        indexes = list(group)
        found += [paragraphs[index] for index in indexes] if is_shown else [Paragraph(skipped=len(indexes))]
    return tuple(found) if changed else ()
