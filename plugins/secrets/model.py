"""A secret in a text: what it is, where it stands and how much of it a message may show."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["key", "password", "identity-number", "account-number", "telephone"]


class Finding(NamedTuple):
    """Something in a text that looks like a secret.

    `start` is its first character; `shown` is what a message says in its place, with most of it covered; `digits` are
    those of a number, a telephone's with 0 for the country's +84.
    """

    kind: Kind
    start: int
    shown: str
    digits: str = ""


def covered(value: str, first: int, last: int = 0) -> str:
    """Return a value of which only the first and last few characters can be read."""
    return value[:first] + "…" + (value[-last:] if last else "")
