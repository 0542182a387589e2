"""Which paths of an older site can be spoken of by this one."""

from __future__ import annotations

import re
from urllib.parse import unquote

PATH = re.compile(r"/(?:[A-Za-z0-9/._~+-]|%[0-9A-Fa-f]{2})*")
OUTSIDE = re.compile(r"\.\.|//|[\x00-\x1f\x7f?#\\\ufffd]")
"""What no path may hold, once it is decoded."""


def is_old_address(path: str) -> bool:
    """Whether a path, as it is written in an address, is one on a site at which a page could have stood."""
    return bool(PATH.fullmatch(path)) and not OUTSIDE.search(unquote(path)) and path != "/"
