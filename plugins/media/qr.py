"""QR codes: an address as a drawing that a telephone's camera reads, from paper and from another screen."""

from __future__ import annotations

import re
from dataclasses import dataclass

import segno

QUIET_ZONE = 4
"""Modules of white around the code, as ISO/IEC 18004 asks."""
MASK = 2
"""Any of the eight masks can be read. To weigh all eight, as the standard asks, takes four fifths of the time: ten
thousand articles would wait forty seconds longer."""
_DARK = re.compile(b"\x01+")


@dataclass(frozen=True)
class QrCode:
    """A code as strokes one module wide: `path` is the `d` of an SVG path, `size` the side of its square view box."""

    size: int
    path: str


def qr_code(text: str) -> QrCode:
    """Return the code of a text of at most some 2,300 bytes; up to 15 % of it may be soiled or torn (level M)."""
    code = segno.make_qr(text, error="m", boost_error=False, mask=MASK)
    strokes = []
    for number, row in enumerate(code.matrix):
        at = 0
        for dark in _DARK.finditer(bytes(row)):
            way = f"m{dark.start() - at} 0" if at else f"M{dark.start() + QUIET_ZONE} {number + QUIET_ZONE}.5"
            strokes.append(f"{way}h{dark.end() - dark.start()}")
            at = dark.end()
    return QrCode(len(code.matrix) + 2 * QUIET_ZONE, "".join(strokes))
