"""Draws a card with Pillow: the agency above, the title as large as it can be, place and day below."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.cards.lines import SetText, set_lines, shortened
from plugins.cards.model import FACES, HEIGHT, WIDTH, Wording

if TYPE_CHECKING:
    from PIL.Image import Image as Picture
    from PIL.ImageFont import FreeTypeFont

PAPER, INK, MUTED, ACCENT = "#fbf9f6", "#231f1c", "#5d554e", "#8f1d21"
"""Those of the light scheme in `tokens.css`."""
HEAVIEST = 60_000
"""Bytes: Zalo and others leave heavier ones out."""
QUALITIES = (84, 76, 66, 56, 46)
MARGIN = 64
BAND = 16
"""Height of the band at the foot."""
PICTURE_LEFT = 720
"""Where the photograph begins, on a card that has one."""
TITLE_SIZES = tuple(range(80, 34, -2))
MOST_LINES = 7
LEAST_LEADING = 1.28
"""In units of the size of the letters, where no letter asks for more."""
LEVELS = 16
"""Of each colour between paper and full ink."""
MEASURED_AT = 100


class Faces:
    """The two faces of the theme, each opened once a size. Not to be shared between threads."""

    def __init__(self, theme: Path):
        self._files = [(theme / face).read_bytes() for face in FACES]
        self._opened: dict[tuple[bool, int], FreeTypeFont] = {}
        self._widths: dict[tuple[bool, str], float] = {}

    def face(self, is_bold: bool, size: int) -> FreeTypeFont:
        """Return a face in a size in pixels."""
        from PIL import ImageFont

        if (is_bold, size) not in self._opened:
            self._opened[is_bold, size] = ImageFont.truetype(io.BytesIO(self._files[is_bold]), size)
        return self._opened[is_bold, size]

    def width(self, text: str, is_bold: bool) -> float:
        """Return the width of a text in units of the size of its letters."""
        if " " in text:
            space = self.width("\u00a0", is_bold)
            return sum(self.width(word, is_bold) + space for word in text.split(" ")) - space
        if (is_bold, text) not in self._widths:
            self._widths[is_bold, text] = self.face(is_bold, MEASURED_AT).getlength(text) / MEASURED_AT
        return self._widths[is_bold, text]


@dataclass(frozen=True)
class _Line:
    """A line of text: left end, baseline, colour, face."""

    text: str
    left: int
    baseline: int
    colour: str
    is_bold: bool
    size: int


def draw_card(wording: Wording, faces: Faces, photograph: bytes | None = None) -> bytes:
    """Return a PNG of few colours; with a photograph a JPEG. Neither is heavier than `HEAVIEST`."""
    lines = _lines(
        wording, faces, (PICTURE_LEFT if photograph else WIDTH) - MARGIN - (MARGIN * 3 // 4 if photograph else MARGIN)
    )
    layers = {
        colour: _layer([line for line in lines if line.colour == colour], faces) for colour in (INK, MUTED, ACCENT)
    }
    _add_shapes(layers[ACCENT], wording.has_mark)
    return _as_png(layers) if photograph is None else _as_jpeg(layers, photograph)


def _lines(wording: Wording, faces: Faces, width: int) -> list[_Line]:
    def bold(text: str) -> float:
        return faces.width(text, True)

    def regular(text: str) -> float:
        return faces.width(text, False)

    beside = MARGIN + (88 if wording.has_mark else 0)
    room = width - (beside - MARGIN)
    name, agency, kicker, facts = 30, 23, 27, 27
    found = [
        _Line(shortened(wording.name, bold, room / name), beside, 84, INK, True, name),
        _Line(shortened(wording.agency, regular, room / agency), beside, 118, MUTED, False, agency),
        _Line(shortened(wording.kicker, bold, width / kicker), MARGIN, 204, ACCENT, True, kicker),
        _Line(shortened(wording.facts, regular, width / facts), MARGIN, 568, MUTED, False, facts),
    ]
    top, foot = (220 if wording.kicker else 180), 506
    leading = leading_of(wording.title, faces)
    title = set_lines(wording.title, bold, width, foot - top, TITLE_SIZES, leading, MOST_LINES)
    return [line for line in found if line.text] + _title_lines(title, top, foot, leading)


def leading_of(title: str, faces: Faces) -> float:
    """Return how far apart the lines of a title stand, in units of the size of its letters: no mark touches another."""
    _, top, _, foot = faces.face(True, MEASURED_AT).getbbox(title, anchor="ls")
    return max(LEAST_LEADING, (foot - top) / MEASURED_AT + 0.04)


def _title_lines(title: SetText, top: int, foot: int, leading: float) -> list[_Line]:
    step = title.size * leading
    first = top + title.size * 1.12 + max(0.0, (foot - top - step * len(title.lines)) * 0.2)
    return [
        _Line(text, MARGIN, round(first + step * number), INK, True, title.size)
        for number, text in enumerate(title.lines)
    ]


def _layer(lines: list[_Line], faces: Faces) -> Picture:
    """Return where a colour lies, and how thick."""
    from PIL import Image, ImageDraw

    layer = Image.new("L", (WIDTH, HEIGHT), 0)
    draw = ImageDraw.Draw(layer)
    for line in lines:
        draw.text((line.left, line.baseline), line.text, 255, faces.face(line.is_bold, line.size), anchor="ls")
    return layer


def _add_shapes(layer: Picture, has_mark: bool) -> None:
    """Add the band and the neutral mark, which is that of `theme/static/images/mark.svg`."""
    layer.paste(255, (0, HEIGHT - BAND, WIDTH, HEIGHT))
    if has_mark:
        layer.paste(_mark(64), (MARGIN, 58))


def _mark(size: int) -> Picture:
    from PIL import Image, ImageDraw

    fine = 8
    unit = size * fine / 64
    mark = Image.new("L", (size * fine, size * fine), 0)
    draw = ImageDraw.Draw(mark)
    draw.rounded_rectangle((0, 0, size * fine - 1, size * fine - 1), 14 * unit, 255)
    left = _curve((9, 31), (18, 29), (26, 24), (32, 15)) + _curve((32, 15), (38, 24), (46, 29), (55, 31))
    right = _curve((55, 31), (46, 33), (38, 31), (32, 25)) + _curve((32, 25), (26, 31), (18, 33), (9, 31))
    draw.polygon([(x * unit, y * unit) for x, y in left + right], 0)
    for across, down in ((47, 40), (37, 48)):
        draw.line([(17 * unit, down * unit), (across * unit, down * unit)], 0, round(4 * unit))
        for x in (17, across):
            draw.ellipse([((x - 2) * unit, (down - 2) * unit), ((x + 2) * unit, (down + 2) * unit)], 0)
    return mark.resize((size, size), Image.Resampling.BOX)


_Point = tuple[float, float]


def _curve(start: _Point, one: _Point, two: _Point, end: _Point) -> list[_Point]:
    """Return points of a cubic curve."""
    points = []
    for step in range(17):
        t = step / 16
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        x, y = (a * start[at] + b * one[at] + c * two[at] + d * end[at] for at in (0, 1))
        points.append((x, y))
    return points


def _as_png(layers: dict[str, Picture]) -> bytes:
    """Return layers over paper, each colour in `LEVELS` steps."""
    from PIL import Image, ImageColor

    paper = ImageColor.getrgb(PAPER)
    indices = Image.new("L", (WIDTH, HEIGHT), 0)
    palette: list[int] = []
    for number, (colour, layer) in enumerate(layers.items()):
        ink = ImageColor.getrgb(colour)
        for level in range(LEVELS):
            share = level / (LEVELS - 1)
            palette += [round(a + (b - a) * share) for a, b in zip(paper, ink, strict=True)]
        steps = [round(value * (LEVELS - 1) / 255) for value in range(256)]
        indices.paste(
            layer.point([number * LEVELS + step for step in steps]),
            mask=layer.point([255 if step else 0 for step in steps]),
        )
    drawn = Image.frombytes("P", indices.size, indices.tobytes())
    drawn.putpalette(palette)
    file = io.BytesIO()
    drawn.save(file, "PNG", bits=8, compress_level=6)
    return file.getvalue()


def _as_jpeg(layers: dict[str, Picture], photograph: bytes) -> bytes:
    """Return layers over paper, beside a photograph: coarser, and then softer, until it is light enough."""
    from PIL import Image, ImageOps

    box = (WIDTH - PICTURE_LEFT, HEIGHT - BAND)
    with Image.open(io.BytesIO(photograph)) as opened:
        sharp = ImageOps.fit(opened.convert("RGB"), box, centering=(0.5, 0.4))
    drawn = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    for part in (sharp, _softened(sharp, 3), _softened(sharp, 12)):
        drawn.paste(part, (PICTURE_LEFT, 0))
        for colour, layer in layers.items():
            drawn.paste(colour, mask=layer)
        for quality in QUALITIES:
            file = io.BytesIO()
            drawn.save(file, "JPEG", quality=quality, optimize=True, progressive=True, subsampling="4:2:0")
            if file.tell() <= HEAVIEST:
                return file.getvalue()
    return file.getvalue()


def _softened(picture: Picture, by: int) -> Picture:
    return picture.reduce(by).resize(picture.size)
