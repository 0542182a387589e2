"""The map's colours: text and lines stand out from every shade, in light, dark and print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

STYLE = (Path(__file__).resolve().parents[2] / "theme/static/css/components/locality-map.css").read_text("utf-8")
SHADES = ("paper", "ground", "none", "few", "some", "many")


def colours(scheme: str) -> dict[str, str]:
    """The map's own colours in a scheme; `light` stands first in the file and the others change some of it."""
    found = dict(re.findall(r"--bt-map-([\w-]+):.*?(#[0-9a-f]{3,6})", STYLE.split("@media")[0]))
    start = {"dark": "@media (prefers-color-scheme: dark)", "print": "@media print"}.get(scheme)
    if start:
        block = STYLE.split(start)[1].split("\n  }\n")[0]
        found |= dict(re.findall(r"--bt-map-([\w-]+):.*?(#[0-9a-f]{3,6})", block))
    return found


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
@pytest.mark.parametrize("shade", SHADES)
def test_lines_and_names_stand_out_from_every_shade(scheme, shade):
    found = colours(scheme)
    assert contrast(found["ink"], found[shade]) >= 4.5
    assert contrast(found["line"], found[shade]) >= 3
    assert contrast(found["border"], found[shade]) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_the_focused_shape_stands_out_from_every_other(scheme):
    found = colours(scheme)
    assert all(contrast(found["focus"], found[shade]) >= 3 for shade in SHADES)
    assert contrast(found["focus-ink"], found["focus"]) >= 4.5
    assert contrast(found["note"], found["paper"]) >= 4.5
