"""Which letters the faces of cards have: a card with boxes in place of letters is worse than none."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from plugins.cards.drawing import MEASURED_AT, Faces
from plugins.cards.model import Wording

UNSEEN = ("Zs", "Cf")
"""Spaces and what only steers others, such as a soft hyphen, leave no box."""
NO_LETTER = "\U0010ffff"
"""No face has a letter for this, so that it is drawn as the box."""


class Letters:
    """The letters of the theme's two faces, each looked up once. Not to be shared between threads."""

    def __init__(self, theme: Path):
        self._faces = Faces(theme)
        self._boxes: dict[bool, bytes] = {}
        self._known: dict[str, bool] = {}

    def can_write(self, wording: Wording) -> bool:
        """Tell whether everything that stands on a card can be written in both faces."""
        said = (wording.title, wording.kicker, wording.facts, wording.name, wording.agency)
        return all(self._has(letter) for letter in unicodedata.normalize("NFC", "".join(said)))

    def _has(self, letter: str) -> bool:
        if letter not in self._known:
            self._known[letter] = unicodedata.category(letter) in UNSEEN or not any(
                self._drawn(letter, is_bold) == self._box(is_bold) for is_bold in (False, True)
            )
        return self._known[letter]

    def _box(self, is_bold: bool) -> bytes:
        if is_bold not in self._boxes:
            self._boxes[is_bold] = self._drawn(NO_LETTER, is_bold)
        return self._boxes[is_bold]

    def _drawn(self, letter: str, is_bold: bool) -> bytes:
        mask = self._faces.face(is_bold, MEASURED_AT).getmask(letter)
        return repr(mask.size).encode() + bytes(mask)
