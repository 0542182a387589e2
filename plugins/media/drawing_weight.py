"""How much a browser has to draw for an SVG: `<use>` shows a part again, and parts of parts multiply."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

MOST_SHOWN = 50_000
"""Elements, each counted as often as it is shown. A map of a province with all its rivers has some thousands."""


@dataclass(eq=False)
class Part:
    """An element as far as its weight goes: how many elements stand in it, and which parts these show again."""

    name: str
    elements: int = 1
    shows: list[str] = field(default_factory=list)


class DrawingWeight:
    """Counts while a drawing is read, element by element."""

    def __init__(self) -> None:
        self._open: list[Part | None] = []
        self._named: dict[str, Part] = {}
        self._around: list[Part] = [Part("")]

    def start(self, tag: str, attributes: Collection[tuple[str, str]]) -> None:
        """Note that an element begins; names of attributes are without their namespaces."""
        name = next((value for key, value in attributes if key == "id"), "")
        part = self._named.setdefault(name, Part(name)) if name else None
        if part in self._around:
            part = None
        self._around[-1].elements += 1
        if part is not None:
            self._around[-1].shows.append(part.name)
        self._open.append(part)
        if part is not None:
            self._around.append(part)
        if tag == "use":
            self._around[-1].shows += [value[1:] for key, value in attributes if key == "href" and value[:1] == "#"]

    def end(self) -> None:
        """Note that the last element that began is over."""
        if self._open.pop() is not None:
            self._around.pop()

    def is_too_much(self) -> bool:
        """Whether more would be shown than `MOST_SHOWN`, or a part shows itself."""
        weights: dict[str, int] = {}
        waiting: list[tuple[Part, bool]] = [(self._around[0], False)]
        inside: set[str] = set()
        while waiting:
            part, is_counted = waiting.pop()
            if is_counted:
                inside.discard(part.name)
                weights[part.name] = part.elements + sum(weights.get(name, 0) for name in part.shows)
                if weights[part.name] > MOST_SHOWN:
                    return True
                continue
            if part.name in weights:
                continue
            if part.name in inside:
                return True
            inside.add(part.name)
            waiting.append((part, True))
            waiting += [(self._named[name], False) for name in part.shows if name in self._named]
        return False
