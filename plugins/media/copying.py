"""Makes the copies of one picture: upright, in sRGB, still, and with nothing but the picture in the file."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from plugins.media.renditions import Photograph, Rendition, whole_size

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF")
FEW_COLOURS = 1024
"""A drawing or a photographed screen has no more; it is kept sharp where that costs no more bytes."""
PAPER = (255, 255, 255)
"""What is seen through a picture in formats that know no transparency."""
ORIENTATION = 0x0112
TURNED = (5, 6, 7, 8)
"""Orientations in which width and height change places."""


class BrokenPicture(Exception):
    """A picture can't be decoded, or is another than was checked."""


class ChangedPicture(BrokenPicture):
    """A file has another content than when it was checked."""


def made_with() -> str:
    """Return the libraries that make copies, with their versions: others may give other bytes."""
    from PIL import __version__, features

    return " ".join([__version__, *(str(features.version(name)) for name in ("jpg", "webp", "avif", "littlecms2"))])


def orientation_of(image: Picture) -> int:
    """Return how a picture has to be turned, as EXIF counts it from 1, without decoding it."""
    if image.format == "PNG" and "exif" not in image.info:
        return 1
    try:
        said = image.getexif().get(ORIENTATION)
    except Exception:  # Whatever broken EXIF makes Pillow raise: then nothing is known.
        return 1
    return said if isinstance(said, int) and said in range(1, 9) else 1


def copies(photograph: Photograph, wanted: Iterable[Rendition]) -> Mapping[str, bytes]:
    """Return the wanted copies by address. Raises BrokenPicture, and OSError where the file can't be read."""
    picture, is_drawn = opened_picture(photograph)
    by_size: dict[tuple[int, int], Picture] = {picture.size: picture}
    made = {}
    for one in wanted:
        size = (one.width, one.height)
        if size not in by_size:
            by_size[size] = _resized(picture, size)
        made[one.address] = _encoded(by_size[size], one.form, is_drawn)
    return made


def opened_picture(photograph: Photograph) -> tuple[Picture, bool]:
    """Return `whole_picture` of a file. Raises BrokenPicture, and OSError where the file can't be read."""
    data = photograph.path.read_bytes()
    if hashlib.sha256(data).hexdigest() != photograph.digest:
        raise ChangedPicture
    try:
        picture, is_drawn = whole_picture(data)
    except MemoryError:
        raise
    except Exception as error:  # Pillow's readers raise whatever a broken file makes them raise.
        raise BrokenPicture from error
    if picture.size != (photograph.width, photograph.height):
        raise BrokenPicture
    return picture, is_drawn


def whole_picture(data: bytes) -> tuple[Picture, bool]:
    """Return the largest copy, and whether the picture has so few colours that it is drawn rather than taken.

    It is `L`, `RGB` or `RGBA` in sRGB, upright, the first frame of an animation, and carries no information.
    """
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=FORMATS) as image:
        turn = orientation_of(image)
        width, height = image.size
        across, down = whole_size(*((height, width) if turn in TURNED else (width, height)))
        size = (down, across) if turn in TURNED else (across, down)
        if image.format == "JPEG":
            # A quarter of a photograph of 60 million dots is decoded in a quarter of the memory.
            image.draft(None, size)
        profile = image.info.get("icc_profile")
        image.load()
        plain = _in_plain_mode(image)
        is_drawn = image.format in ("PNG", "GIF") and plain.getcolors(FEW_COLOURS) is not None
        picture = _resized(plain, size)
    picture = _upright(_in_srgb(picture, profile), turn)
    picture.info.clear()
    return picture, is_drawn


def _in_plain_mode(image: Picture) -> Picture:
    """Return a picture as grey, colours, colours with transparency, or four inks."""
    if image.mode.startswith(("I", "F")):
        deep = image.convert("I") if image.mode != "F" else image
        return deep.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode == "1":
        return image.convert("L")
    if image.mode in ("P", "PA", "LA", "La", "RGBa") or "transparency" in image.info:
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    return image if image.mode in ("L", "RGB", "RGBA", "CMYK") else image.convert("RGB")


def _in_srgb(picture: Picture, profile: bytes | None) -> Picture:
    """Return a picture in the colours that every screen takes for granted; an unusable profile is not followed."""
    if profile and picture.mode in ("RGB", "RGBA", "CMYK"):
        from PIL import ImageCms

        inks = picture.convert("RGB") if picture.mode == "RGBA" else picture
        try:
            given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            shown = ImageCms.profileToProfile(inks, given, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            shown = None
        if shown is not None:
            if picture.mode == "RGBA":
                shown.putalpha(picture.getchannel("A"))
            return shown
    return picture.convert("RGB") if picture.mode == "CMYK" else picture


def _upright(picture: Picture, turn: int) -> Picture:
    from PIL import Image

    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
    return picture.transpose(turns[turn]) if turn in turns else picture


def _resized(picture: Picture, size: tuple[int, int]) -> Picture:
    from PIL import Image

    if picture.size == size:
        return picture.copy()
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _encoded(picture: Picture, form: str, is_drawn: bool) -> bytes:
    """Return a picture as the bytes of a file. The options are part of `renditions.RECIPE`."""
    if form == "webp":
        lossy = _saved(picture, "WEBP", quality=78, method=2)
        if not is_drawn:
            return lossy
        return min(lossy, _saved(picture, "WEBP", lossless=True, method=4), key=lambda one: (len(one), one is lossy))
    if form == "avif":
        return _saved(picture, "AVIF", quality=60, speed=6, max_threads=1)
    if form == "png":
        from PIL import Image

        few = picture if picture.mode == "L" else picture.quantize(256, Image.Quantize.FASTOCTREE)
        return _saved(few, "PNG", optimize=True)
    if picture.mode == "RGBA":
        from PIL import Image

        paper = Image.new("RGB", picture.size, PAPER)
        paper.paste(picture, mask=picture.getchannel("A"))
        picture = paper
    return _saved(picture, "JPEG", quality=82, optimize=True, progressive=True)


def _saved(picture: Picture, form: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()
