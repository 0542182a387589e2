"""Which known names a text could mean: what becomes of a text when a name is added to those that are known."""

from __future__ import annotations

from collections.abc import Collection

from plugins.officials.prose import LINE, Prose


def capitals_in(text: str) -> str:
    """Return the words of a text that are written with capitals, in lower case: a row of them on each line, each once.

    A known name counts only inside such a row (`PeopleReader`), so this is all of the text that a name can be found in.
    """
    prose = Prose(text)
    rows: dict[str, None] = {}
    row: list[str] = []
    for index, word in enumerate(prose.words):
        if row and not (prose.capital[index] and prose.gaps[index] <= LINE):
            rows[" ".join(row)] = None
            row = []
        if prose.capital[index]:
            row.append(word)
    rows[" ".join(row)] = None
    return "\n".join(row for row in rows if row)


def spoken_names_in(capitals: str, names: Collection[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the names, and the first words of names, that stand in what `capitals_in` returned, sorted."""
    heads = {name[0] for name in names}
    lengths = sorted({len(name) for name in names})
    found: set[str] = set()
    for row in capitals.split("\n"):
        words = row.split(" ")
        for index, word in enumerate(words):
            if word in heads:
                found.add(word)
                found.update(
                    " ".join(words[index : index + length])
                    for length in lengths
                    if index + length <= len(words) and tuple(words[index : index + length]) in names
                )
    return tuple(sorted(found))
