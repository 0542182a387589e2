"""Vietnamese text: one normal form, ASCII addresses, the alphabet's order."""

from __future__ import annotations

import unicodedata


def normalise_text(text: str) -> str:
    """Return the text in the one form used everywhere (NFC)."""
    return unicodedata.normalize("NFC", text)
