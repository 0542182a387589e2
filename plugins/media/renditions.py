"""What readers get of a photograph: smaller copies without anything about who took it where, at the layout's widths.

The name of a copy follows from the picture's own: `images/2018/le-hoi-1a2b3c4d.jpg` is the whole picture, beside it lie
`…-1a2b3c4d-640.webp` and so on. The eight signs stand for the original's content and for how copies are made, so a file
under one name never changes. Nothing here opens a picture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plugins.core.kept_results import key_of
from plugins.core.text import slug_of

WIDTHS = (320, 480, 640, 960, 1280, 1920)
"""Of copies, in pixels: from a list on a telephone to a full page on a dense screen."""
WIDEST = WIDTHS[-1]
TALLEST = 16_000
"""WebP can't be taller than 16.383 pixels."""
FALLBACK_WIDTH = 960
"""Of the copy for programs that know neither WebP nor AVIF, feed readers among them."""
NEARLY = 0.9
"""A copy is left out where the next one is hardly wider."""
RECIPE = "1"
"""Changed whenever copies are made otherwise, so that they get other names."""

_WHOLE = re.compile(r"(images/(?:[a-z0-9-]+/)*[a-z0-9-]+-[0-9a-f]{8})\.(jpg|png)")


@dataclass(frozen=True)
class Photograph:
    """A picture of dots in the content: its file, how messages call that, the address and size of the whole picture.

    `digest` is that of the file's bytes, `dots` how many the picture has before it is made smaller.
    """

    path: Path
    label: str
    address: str
    width: int
    height: int
    digest: str
    dots: int


@dataclass(frozen=True)
class Rendition:
    """A copy: where it is published, its size in pixels, and its format (`webp`, `avif`, `jpg`, `png`)."""

    address: str
    width: int
    height: int
    form: str


@dataclass(frozen=True)
class Source:
    """One `<source>`: its media type and its `srcset`, as (address, width) from small to large."""

    type: str
    candidates: tuple[tuple[str, int], ...]

    def srcset(self, site_url: str) -> str:
        """Return the value of the attribute; addresses of copies need no escaping."""
        return ", ".join(f"{site_url}/{address} {width}w" for address, width in self.candidates)


def whole_size(width: int, height: int) -> tuple[int, int]:
    """Return the size of the largest copy of a picture: never larger than the picture is."""
    scale = min(1.0, WIDEST / width, TALLEST / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def whole_address(file: str, digest: str, made_with: str, form: str) -> str:
    """Return the address of the whole picture of a file below `content/`; `made_with` names libraries and versions."""
    path = PurePosixPath(file)
    name = f"{slug_of(path.stem) or 'anh'}-{key_of(RECIPE, digest, made_with)[:8]}.{form}"
    folders = [slug_of(part) or "anh" for part in path.parts[1:-1]]
    return "/".join(["images", *folders, name])


def is_whole(address: str) -> bool:
    """Tell whether an address is that of a whole picture with copies beside it, not of a drawing."""
    return _WHOLE.fullmatch(address) is not None


def widths_for(width: int) -> tuple[int, ...]:
    """Return the widths of the copies of a picture whose largest is `width` wide."""
    return (*(one for one in WIDTHS if one < width * NEARLY), width)


def sources(address: str, width: int, with_avif: bool = False) -> tuple[Source, ...]:
    """Return what a page offers of a picture beside its fallback, the best format first; nothing for a drawing."""
    match = _WHOLE.fullmatch(address)
    if match is None:
        return ()
    return tuple(
        Source(f"image/{form}", tuple((f"{match[1]}-{one}.{form}", one) for one in widths_for(width)))
        for form in (("avif", "webp") if with_avif else ("webp",))
    )


def fallback(address: str, width: int) -> str:
    """Return the copy for programs that know only the oldest formats; a drawing is its own."""
    match = _WHOLE.fullmatch(address)
    if match is None or width * NEARLY <= FALLBACK_WIDTH:
        return address
    return f"{match[1]}-{FALLBACK_WIDTH}.{match[2]}"


def renditions(photograph: Photograph, with_avif: bool = False) -> tuple[Rendition, ...]:
    """Return every copy of a picture that is published."""
    address, width = photograph.address, photograph.width
    wanted = {address: width}
    if fallback(address, width) != address:
        wanted[fallback(address, width)] = FALLBACK_WIDTH
    for source in sources(address, width, with_avif):
        wanted.update(source.candidates)
    return tuple(
        Rendition(one, across, max(1, round(photograph.height * across / width)), one.rpartition(".")[2])
        for one, across in wanted.items()
    )
