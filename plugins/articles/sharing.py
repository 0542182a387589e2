"""Where a reader goes to share an article: plain links to other sites, which learn of it only when one is followed."""

from __future__ import annotations

import json
from base64 import b64encode
from urllib.parse import quote


def facebook_share(address: str) -> str:
    """Return the page of Facebook that offers to share an address."""
    return f"https://www.facebook.com/sharer/sharer.php?u={quote(address, safe='')}"


def zalo_share(address: str) -> str:
    """Return the page of Zalo that offers to share an address.

    Zalo documents a script only. This is the page that the script opens; it takes the address as JSON in base 64.
    """
    wanted = b64encode(json.dumps({"url": address}, separators=(",", ":")).encode()).decode()
    return f"https://button-share.zalo.me/share_external?layout=1&color=blue&customize=false&d={quote(wanted, safe='')}"
