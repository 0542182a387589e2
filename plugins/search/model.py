"""A page that can be found: by which words, and under which choices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["tin", "can-bo", "dia-phuong", "van-ban", "trang", "bo-anh"]
"""The kinds of pages in the order in which readers choose among them."""
KINDS: tuple[Kind, ...] = ("tin", "can-bo", "dia-phuong", "van-ban", "trang", "bo-anh")


@dataclass(frozen=True)
class FoundPage:
    """One page. `url` is relative to the site's root, all texts are plain.

    `text` is what is quoted with a result; `more` is found as well and quoted only where the text has nothing of what
    was asked for; each of the `notes` explains why a page is found by a name that it does not have.
    `places`, `officials` and `documents` are ids, `section` is one or empty; an article stands under all of its own.
    `place` is what a result says of where it happened.
    """

    url: str
    kind: Kind
    title: str
    text: str
    more: str = ""
    notes: tuple[str, ...] = ()
    day: date | None = None
    section: str = ""
    place: str = ""
    places: tuple[str, ...] = ()
    officials: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    lang: str = "vi"
