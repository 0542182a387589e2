"""All secrets of a text, after a look that passes over almost every text at little cost."""

from __future__ import annotations

import re

from plugins.secrets.keys import keys_in, passwords_in
from plugins.secrets.model import Finding
from plugins.secrets.numbers import numbers_in

_RUNS = bytes(97 if chr(code).isascii() and chr(code).isalnum() or code == 95 else 32 for code in range(256))
_LONG_WORD = b"a" * 16
_KEY_MARKS = (b"glpat-", b"AIza", b"PRIVATE KEY")
"""Of keys that need not have sixteen letters and digits in a row."""
_DIGITS = bytes(48 if 48 <= code <= 57 else 32 for code in range(256))
_BETWEEN_DIGITS = b" .()"
_MANY_DIGITS = b"0" * 8
_PARTED_BY_SIGNS = re.compile(rb"0(?:[-)][ -]{0,2}[0-9]|[0-9]){8}")
_FROM_ABROAD = re.compile(rb"84(?:[ .)(-]{0,3}[0-9]){9}")
_PASSWORD_WORDS = ("ật kh".encode(), "Ật kh".encode(), b"passw", b"matkhau")
"""Small ASCII letters; what stands after another word than these for a secret has a long word in it."""


def findings_in(text: str) -> list[Finding]:
    """Return everything in a text that looks like a secret, in the order of the text."""
    data = text.encode("utf-8", "surrogatepass")
    found: list[Finding] = []
    may_have_key = _may_have_key(data)
    if may_have_key:
        found += keys_in(text)
    if may_have_key or _may_have_password(data):
        taken = {one.start for one in found}
        found += (one for one in passwords_in(text) if one.start not in taken)
    if _may_have_number(data):
        found += numbers_in(text)
    return sorted(found, key=lambda one: one.start)


def _may_have_key(data: bytes) -> bool:
    return _LONG_WORD in data.translate(_RUNS) or any(mark in data for mark in _KEY_MARKS)


def _may_have_password(data: bytes) -> bool:
    lowered = data.lower()
    return any(word in lowered for word in _PASSWORD_WORDS)


def _may_have_number(data: bytes) -> bool:
    """Whether eight digits follow each other, with spaces, dots and brackets between them or not.

    Hyphens count only where a number begins like a telephone's, else every date would be such a number.
    """
    if _MANY_DIGITS in data.translate(_DIGITS, _BETWEEN_DIGITS):
        return True
    return bool(_PARTED_BY_SIGNS.search(data) or _FROM_ABROAD.search(data))
