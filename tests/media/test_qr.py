"""QR codes: the strokes that are drawn are the modules of the code."""

from __future__ import annotations

import re

import pytest
import segno

from plugins.media.qr import MASK, QUIET_ZONE, QrCode, qr_code

ADDRESS = "https://thu-nghiem.example/tin/2018/12/huyen-thu-nghiem-hop-thu/"
STROKE = re.compile(r"(?:M(?P<x>\d+) (?P<y>\d+)\.5|m(?P<gap>\d+) 0)h(?P<length>\d+)")


def modules(code: QrCode) -> list[list[int]]:
    """Return the squares of a drawing, the quiet zone among them: 1 is dark."""
    assert STROKE.sub("", code.path) == ""
    squares = [[0] * code.size for _ in range(code.size)]
    x = y = 0
    for stroke in STROKE.finditer(code.path):
        x, y = (int(stroke["x"]), int(stroke["y"])) if stroke["x"] else (x + int(stroke["gap"]), y)
        squares[y][x : x + int(stroke["length"])] = [1] * int(stroke["length"])
        x += int(stroke["length"])
    return squares


def test_the_drawing_has_the_modules_of_the_code_and_white_around_them() -> None:
    drawn = modules(qr_code(ADDRESS))
    matrix = segno.make_qr(ADDRESS, error="m", boost_error=False, mask=MASK).matrix
    inner = [row[QUIET_ZONE:-QUIET_ZONE] for row in drawn[QUIET_ZONE:-QUIET_ZONE]]
    assert inner == [list(row) for row in matrix]
    assert sum(map(sum, drawn)) == sum(map(sum, inner)), "the quiet zone is white"


def test_the_three_eyes_are_where_a_camera_looks_for_them() -> None:
    drawn = modules(qr_code(ADDRESS))
    last = len(drawn) - QUIET_ZONE - 7
    for top, left in ((QUIET_ZONE, QUIET_ZONE), (QUIET_ZONE, last), (last, QUIET_ZONE)):
        assert drawn[top][left : left + 7] == [1] * 7
        assert drawn[top + 3][left : left + 7] == [1, 0, 1, 1, 1, 0, 1]


@pytest.mark.parametrize("length", [40, 120, 400, 2000])
def test_an_address_of_any_length_has_a_code(length: int) -> None:
    code = qr_code(ADDRESS.ljust(length, "a"))
    assert code.size >= 21 + 2 * QUIET_ZONE
    assert len(modules(code)) == code.size


def test_the_code_of_an_address_is_small_and_always_the_same() -> None:
    assert qr_code(ADDRESS) == qr_code(ADDRESS)
    assert len(qr_code(ADDRESS).path) < 2_600
