"""Pictures in running text: offered to browsers in the widths and formats that there are, to other readers in one."""

from __future__ import annotations

import re
from collections.abc import Callable

from plugins.core.links import SITE_SCHEME
from plugins.media.renditions import fallback, is_whole, sources

SIZES = "(min-width: 48rem) 42rem, 94vw"
"""How wide a picture in running text is shown."""
ALBUM_SIZES = "(min-width: 48rem) 14rem, 47vw"
"""How wide a picture of an album is shown."""
_IN_ALBUM = 'class="bt-album__picture"'

_TAG = re.compile(r"<img(?:\s+[\w-]+(?:=\"[^\"]*\")?)*\s*/?>")
_ATTRIBUTE = re.compile(r"([\w-]+)=\"([^\"]*)\"")

Draw = Callable[[str, str, int], str]
"""What stands for a picture: of its tag, the address of the whole picture and the width of that."""


def with_sources(html: str, site_url: str, with_avif: bool = False) -> str:
    """Return safe HTML of a text with `<picture>` around each picture that has copies."""

    def draw(tag: str, address: str, width: int) -> str:
        sizes = ALBUM_SIZES if _IN_ALBUM in tag else SIZES
        offered = "".join(
            f'<source type="{source.type}" srcset="{source.srcset(site_url)}" sizes="{sizes}">'
            for source in sources(address, width, with_avif)
        )
        return f'<picture class="bt-picture">{offered}{with_fallback(tag, address, width)}</picture>'

    return _drawn(html, draw)


def without_sources(html: str) -> str:
    """Return safe HTML of a text for readers other than browsers: each picture in one middling width."""
    return _drawn(html, with_fallback)


def with_fallback(tag: str, address: str, width: int) -> str:
    """Return an `<img>` with the copy that every program knows."""
    copy = fallback(address, width)
    return tag.replace(f'src="{SITE_SCHEME}{address}"', f'src="{SITE_SCHEME}{copy}"', 1)


def _drawn(html: str, draw: Draw) -> str:
    def picture(tag: re.Match[str]) -> str:
        given = dict(_ATTRIBUTE.findall(tag[0]))
        address, width = given.get("src", "").removeprefix(SITE_SCHEME), given.get("width", "")
        return draw(tag[0], address, int(width)) if is_whole(address) and width.isdecimal() else tag[0]

    return _TAG.sub(picture, html) if "<img" in html else html
