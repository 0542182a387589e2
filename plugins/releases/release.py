"""One release: what is known of it beside its files, as a text of a few lines that lies in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields

FACTS, LASTING, FILES = ".bantin-release", ".bantin-lasting", ".bantin-files"
"""In a release: what is known of it; its files whose names hold a digest; all its files with their digests."""
OWN_FILES = (FACTS, LASTING, FILES)
NAME = re.compile(r"[0-9a-z]{7,64}(?:-[1-9][0-9]{0,5})?")


@dataclass(frozen=True)
class Release:
    """A release by its name, the first twelve signs of its commit, with a number where a commit was published again.

    `number` grows with every release of a target; `committed` and `put` are seconds since 1970 UTC; `digest` is that of
    all files.
    """

    name: str
    number: int
    commit: str
    committed: int
    put: int
    digest: str
    files: int
    bytes: int

    def as_text(self) -> str:
        """Return the facts, one a line."""
        return "".join(f"{one.name}={getattr(self, one.name)}\n" for one in fields(self))


def releases_in(lines: Iterable[str]) -> list[Release]:
    """Return the releases whose facts stand in lines, each ended by `end`, the newest first; others' are left out."""
    found, facts = [], dict[str, str]()
    for line in lines:
        if line != "end":
            key, _, value = line.partition("=")
            facts[key] = value
            continue
        try:
            numbers = {key: int(facts[key]) for key in ("number", "committed", "put", "files", "bytes")}
            release = Release(name=facts["name"], commit=facts["commit"], digest=facts["digest"], **numbers)
            if NAME.fullmatch(release.name):
                found.append(release)
        except (KeyError, ValueError):
            pass
        facts = {}
    return sorted(found, key=lambda one: -one.number)


def free_name(commit: str, taken: Iterable[str]) -> str:
    """Return a name for a release of a commit, which no other has."""
    short, known = commit[:12], set(taken)
    if short not in known:
        return short
    return next(name for number in range(2, 1_000_000) if (name := f"{short}-{number}") not in known)
