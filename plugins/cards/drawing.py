"""Draws a card with Pillow: the agency above, the title as large as it can be, place and day below."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.cards.lines import set_lines, shortened
from plugins.cards.model import FACES, HEIGHT, WIDTH, Wording

if TYPE_CHECKING:
    from PIL.Image import Image as Picture
    from PIL.ImageFont import FreeTypeFont

PAPER, INK, MUTED, ACCENT = "#fcfaf7", "#211c19", "#5c534c", "#8f1d21"
"""Those of the light scheme in `tokens.css`."""
HEAVIEST = 60_000
"""Bytes: Zalo and others leave heavier ones out."""
QUALITIES = (84, 76, 66, 56, 46)
MARGIN = 64
BAND = 16
"""Height of the band at the foot."""
MARK, MARK_PLACE = 64, (MARGIN, 58)
"""Width and height of the mark or emblem, and where it stands."""
PICTURE_LEFT = 720
"""Where the photograph begins, on a card that has one."""
TITLE_SIZES = tuple(range(80, 34, -2))
MOST_LINES = 7
LEAST_LEADING = 1.28
"""In units of the size of the letters, where no letter asks for more."""
LEVELS = 16
"""Of each colour between paper and full ink."""
MEASURED_AT = 100

_Point = tuple[float, float]
ROOF: tuple[tuple[_Point, _Point, _Point, _Point], ...] = (
    ((6, 31), (17, 29.5), (26, 23), (32, 12)),
    ((32, 12), (38, 23), (47, 29.5), (58, 31)),
    ((58, 31), (56, 33.6), (53, 34.8), (49.5, 34.6)),
    ((49.5, 34.6), (42.5, 34.2), (36.5, 31), (32, 25.5)),
    ((32, 25.5), (27.5, 31), (21.5, 34.2), (14.5, 34.6)),
    ((14.5, 34.6), (11, 34.8), (8, 33.6), (6, 31)),
)
"""The curves of `theme/static/images/mark.svg`, in its units; `LINES` are its lines: right end and middle."""
LINES = ((48, 42), (36, 50))


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


def draw_card(wording: Wording, faces: Faces, photograph: bytes | None = None, emblem: bytes | None = None) -> bytes:
    """Return a PNG of few colours; with a photograph a JPEG. Neither is heavier than `HEAVIEST`.

    `emblem` is the agency's picture that stands where the neutral mark would.
    """
    lines = _lines(
        wording, faces, (PICTURE_LEFT if photograph else WIDTH) - MARGIN - (MARGIN * 3 // 4 if photograph else MARGIN)
    )
    layers = {
        colour: _layer([line for line in lines if line.colour == colour], faces) for colour in (INK, MUTED, ACCENT)
    }
    _add_shapes(layers[ACCENT], wording.has_mark)
    badge = _badge(emblem) if emblem else None
    return _as_png(layers, badge) if photograph is None else _as_jpeg(layers, photograph, badge)


def _lines(wording: Wording, faces: Faces, width: int) -> list[_Line]:
    def bold(text: str) -> float:
        return faces.width(text, True)

    def regular(text: str) -> float:
        return faces.width(text, False)

    beside = MARGIN + (MARK + 24 if wording.has_mark or wording.emblem else 0)
    room = width - (beside - MARGIN)
    name, agency, kicker, facts = 30, 23, 27, 27
    found = [
        _Line(shortened(wording.name, bold, room / name), beside, 84, INK, True, name),
        _Line(shortened(wording.agency, regular, room / agency), beside, 118, MUTED, False, agency),
        _Line(shortened(wording.kicker, bold, width / kicker), MARGIN, 204, ACCENT, True, kicker),
        _Line(shortened(wording.facts, regular, width / facts), MARGIN, 568, MUTED, False, facts),
    ]
    top, foot = (220 if wording.kicker else 180), 506
    rise, drop = reach_of(wording.title, faces)
    leading = max(LEAST_LEADING, rise + drop + 0.04)
    title = set_lines(wording.title, bold, width, foot - top, TITLE_SIZES, leading, MOST_LINES)
    left_over = foot - top - title.size * leading * len(title.lines)
    first = top + title.size * (rise + 0.06) + max(0.0, left_over * 0.2)
    found += [
        _Line(text, MARGIN, round(first + title.size * leading * number), INK, True, title.size)
        for number, text in enumerate(title.lines)
    ]
    return [line for line in found if line.text]


def reach_of(title: str, faces: Faces) -> tuple[float, float]:
    """Return how far letters and marks of a title reach above and below its lines, in units of the letters' size."""
    _, top, _, foot = faces.face(True, MEASURED_AT).getbbox(title, anchor="ls")
    return max(0.9, -top / MEASURED_AT), max(0.2, foot / MEASURED_AT)


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
        layer.paste(_mark(MARK), MARK_PLACE)


@lru_cache(maxsize=1)
def _mark(size: int) -> Picture:
    from PIL import Image, ImageDraw

    fine = 8
    unit = size * fine / 64
    mark = Image.new("L", (size * fine, size * fine), 255)
    draw = ImageDraw.Draw(mark)
    draw.polygon([(x * unit, y * unit) for curve in ROOF for x, y in _points(*curve)], 0)
    for right, middle in LINES:
        draw.rectangle((16 * unit, (middle - 1.75) * unit, right * unit - 1, (middle + 1.75) * unit - 1), 0)
    return mark.resize((size, size), Image.Resampling.BOX)


def _badge(emblem: bytes) -> Picture:
    """Return an emblem on paper, whole and in the middle of its square."""
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(emblem)) as opened:
        whole = ImageOps.contain(opened.convert("RGBA"), (MARK, MARK), Image.Resampling.LANCZOS)
    badge = Image.new("RGB", (MARK, MARK), PAPER)
    badge.paste(whole, ((MARK - whole.width) // 2, (MARK - whole.height) // 2), whole.getchannel("A"))
    return badge


def _points(start: _Point, one: _Point, two: _Point, end: _Point) -> list[_Point]:
    """Return points of a cubic curve."""
    points = []
    for step in range(17):
        t = step / 16
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        x, y = (a * start[at] + b * one[at] + c * two[at] + d * end[at] for at in (0, 1))
        points.append((x, y))
    return points


def _as_png(layers: dict[str, Picture], badge: Picture | None) -> bytes:
    """Return layers over paper, each colour in `LEVELS` steps, and an emblem in the colours that are left."""
    from PIL import Image, ImageChops, ImageColor

    paper = ImageColor.getrgb(PAPER)
    indices = Image.new("L", (WIDTH, HEIGHT), 0)
    palette: list[int] = []
    for number, (colour, layer) in enumerate(layers.items()):
        ink = ImageColor.getrgb(colour)
        for level in range(LEVELS):
            share = level / (LEVELS - 1)
            palette += [round(a + (b - a) * share) for a, b in zip(paper, ink, strict=True)]
        steps = [round(value * (LEVELS - 1) / 255) for value in range(256)]
        # Where two colours meet, the later one has the greater number.
        indices = ImageChops.lighter(indices, layer.point([number * LEVELS + step if step else 0 for step in steps]))
    if badge is not None:
        taken = len(palette) // 3
        reduced = badge.quantize(256 - taken, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        colours = reduced.getpalette() or []
        palette += colours[: (256 - taken) * 3]
        shifted = Image.frombytes("L", reduced.size, reduced.tobytes()).point(
            [(one + taken) % 256 for one in range(256)]
        )
        indices.paste(shifted, MARK_PLACE)
    drawn = Image.frombytes("P", indices.size, indices.tobytes())
    drawn.putpalette(palette)
    file = io.BytesIO()
    drawn.save(file, "PNG", bits=8, compress_level=6)
    return file.getvalue()


def _as_jpeg(layers: dict[str, Picture], photograph: bytes, badge: Picture | None) -> bytes:
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
        if badge is not None:
            drawn.paste(badge, MARK_PLACE)
        for quality in QUALITIES:
            file = io.BytesIO()
            drawn.save(file, "JPEG", quality=quality, optimize=True, progressive=True, subsampling="4:2:0")
            if file.tell() <= HEAVIEST:
                return file.getvalue()
    return file.getvalue()


def _softened(picture: Picture, by: int) -> Picture:
    return picture.reduce(by).resize(picture.size)
