"""What the last check found, for as long as all that was checked is what it was: then nothing is read again."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from plugins.core.fingerprints import Fingerprint, fingerprint, is_unchanged
from plugins.core.kept_results import KeptResults, key_of
from plugins.core.own_code import HOUSE, code_digest
from plugins.core.problems import Problem

ROOM = "checks"
"""Under which it is kept what checks found."""
TRANSLATIONS = HOUSE.parent / "theme" / "translations"


@dataclass(frozen=True)
class Checked:
    """What a check found: problems, and how much was checked where it could be read."""

    problems: tuple[Problem, ...]
    counted: str


class LastCheck:
    """The last check of a content folder; `maps` is where boundaries lie. It looks at the content when it is made."""

    def __init__(self, cache: Path, content: Path, maps: str):
        self._kept = KeptResults(cache)
        self._places = [content, TRANSLATIONS, *([Path(maps)] if Path(maps).is_absolute() else [])]
        # Messages call files by the folder's name as it was given.
        self._key = key_of(code_digest(), str(content), str(content.resolve()), maps)
        self._seen: Fingerprint | None = None

    def recalled(self) -> Checked | None:
        """Return what was found, where nothing has changed since."""
        kept = self._kept.result(ROOM, self._key)
        try:
            said = json.loads(kept) if kept else None
            if said and is_unchanged(Fingerprint(**said["seen"]), self._places):
                return Checked(tuple(Problem(**problem) for problem in said["problems"]), said["counted"])
        except (ValueError, KeyError, TypeError):
            pass
        # Before anything is read: what is saved while it is read is another content.
        self._seen = fingerprint(self._places)
        return None

    def remember(self, checked: Checked) -> None:
        """Note what was found in the content as `recalled` saw it."""
        if self._seen is not None:
            said = {"seen": asdict(self._seen), **asdict(checked)}
            self._kept.keep(ROOM, self._key, json.dumps(said, ensure_ascii=False).encode())
