"""Lists of words, written as they are read: in one line of text."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a text that spaces part."""
    return frozenset(text.split())


def phrase_list(text: str) -> list[str]:
    """Return the phrases of a text that upright lines part."""
    return text.split("|")
