"""What an editor got wrong, said so that it can be mended: file, line, value, reason, remedy."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from plugins.core.text import visible, visible_signs

Severity = Literal["error", "warning"]
SHOWN_VALUE_LENGTH = 80


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend.

    `path` is the file as the editor knows it (`content/news/2018/x.md`), `line` counts from 1 (0: the whole file),
    `rule` names the broken rule in English (`unknown-official`) for machines; `reason` and `remedy` are Vietnamese
    sentences; `value` is what stands in the file. All but the value, of which only `shown_value` is printed, holds
    nothing that a terminal would obey: a name of a file may have any character.
    """

    path: str
    line: int
    rule: str
    reason: str
    remedy: str
    value: str = ""
    severity: Severity = "error"

    def __post_init__(self) -> None:
        if not self.path.isprintable():
            object.__setattr__(self, "path", visible(self.path))
        for field in ("reason", "remedy"):
            said = getattr(self, field)
            if not said.isprintable():
                object.__setattr__(self, field, visible_signs(said))

    @property
    def shown_value(self) -> str:
        """The value on one line, cut to `SHOWN_VALUE_LENGTH` characters."""
        one_line = visible(" ".join(self.value.split()))
        if len(one_line) <= SHOWN_VALUE_LENGTH:
            return one_line
        return one_line[: SHOWN_VALUE_LENGTH - 1] + "…"


class ContentProblems(Exception):
    """The content breaks rules; carries all of its problems."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = sorted(problems)
        super().__init__(f"{len(self.problems)} problem(s) in the content")


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to `word`, or None when nothing is near."""
    matches = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.7)
    return matches[0] if matches else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return " Có phải ý bạn là “…”?" with the nearest known word, or an empty string."""
    match = closest(word, known)
    return f" Có phải ý bạn là “{match}”?" if match else ""
