"""Which paths of an older site can be spoken of by this one."""

from __future__ import annotations

import re
from urllib.parse import unquote

from plugins.core.text import INVISIBLE

PATH = re.compile(r"/(?:[A-Za-z0-9/._~+-]|%[0-9A-Fa-f]{2})*")
OUTSIDE = re.compile(r"\.\.|//|[\x00-\x1f\x7f?#\\\ufffd]")
"""What no path may hold, once it is decoded."""
LONGEST_PATH, LONGEST_PART = 1000, 200
"""Bytes; file systems take 4096 and 255, with the folder of the site before them and `.html.br` behind."""


def is_old_address(path: str) -> bool:
    """Whether a path, as it is written in an address, is one on a site at which a page could have stood.

    Decoded, no part of it leads out, is hidden, is too long for a file system, or can't be seen.
    """
    decoded = unquote(path)
    parts = decoded.split("/")
    return (
        PATH.fullmatch(path) is not None
        and path != "/"
        and OUTSIDE.search(decoded) is None
        and INVISIBLE.search(decoded) is None
        and len(decoded.encode("utf-8", "replace")) <= LONGEST_PATH
        and not any(part.startswith(".") or len(part.encode("utf-8", "replace")) > LONGEST_PART for part in parts)
    )
