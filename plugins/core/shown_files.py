"""Which files of the site a text shows, read off its safe HTML."""

from __future__ import annotations

import re

_FILE = re.compile(r'(?:src|href|poster)="site:/(images/[^"?#]*)')
_PICTURE = re.compile(r'<img\b[^<>]*?\ssrc="site:/([^"]+)"')


def files_shown_in(html: str) -> tuple[str, ...]:
    """Return the addresses below `images/` that a text shows or leads to, as they stand in it, each once."""
    return tuple(dict.fromkeys(_FILE.findall(html))) if "site:/images/" in html else ()


def pictures_shown_in(html: str) -> tuple[str, ...]:
    """Return the addresses of the pictures in a text in their order, each once."""
    return tuple(dict.fromkeys(_PICTURE.findall(html))) if "<img" in html else ()
