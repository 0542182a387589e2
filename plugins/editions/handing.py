"""What a build hands to Pelican in the same process: the edition that was read, and what was printed last."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

from plugins.core.languages import TRANSLATIONS
from plugins.core.problems import Problem
from plugins.core.sheets import Name, Printed
from plugins.core.sources import ContentFolder
from plugins.core.workshop import ALONE, Workshop
from plugins.editions.edition import Edition, read_edition


@dataclass(frozen=True)
class Reading:
    """What `read_edition` returned, with all that it was asked."""

    root: Path
    maps: str
    edition: Edition | None
    problems: tuple[Problem, ...]
    translations: Path = TRANSLATIONS

    def answers(self, folder: ContentFolder, maps: str, translations: Path) -> bool:
        """Whether this was read from the same places."""
        asked = (folder.root, maps, translations.resolve())
        return asked == (self.root, self.maps, self.translations.resolve())


HANDED_OVER: ContextVar[Reading | None] = ContextVar("handed_over", default=None)
"""Set by the process that prints, before Pelican starts in it; Pelican started by hand finds nothing here."""
LAST_PRINTED: ContextVar[Mapping[Name, Printed] | None] = ContextVar("last_printed", default=None)
"""The files of the last edition that are still at hand; None where nobody asks what was printed."""


def edition_at_hand(
    folder: ContentFolder, maps: str, translations: Path, workshop: Workshop = ALONE
) -> tuple[Edition | None, list[Problem]]:
    """Return what `read_edition` returns, without reading again what was handed over."""
    reading = HANDED_OVER.get()
    if reading is not None and reading.answers(folder, maps, translations):
        return reading.edition, list(reading.problems)
    return read_edition(folder, maps, translations, workshop)
