"""The map's colours: text and lines stand out from every shade, in light, dark and print."""

from __future__ import annotations

import re

import pytest

from tests.theme.colours import CSS, SCHEMES, colours, contrast

SHEET = CSS / "components" / "locality-map.css"
SHADES = ("paper", "ground", "none", "few", "some", "many")


def map_colours(scheme: str) -> dict[str, str]:
    """The map's colours in a scheme; what is focused has the colour of links, and on paper there is no focus."""
    if scheme == "print":
        block = SHEET.read_text("utf-8").split("@media print")[1].split("\n  }\n")[0]
        return colours("light", SHEET) | dict(re.findall(r"--bt-map-([\w-]+):.*?(#[0-9a-f]{3,6})", block))
    return colours(scheme, SHEET) | {"focus": colours(scheme)["accent"]}


@pytest.mark.parametrize("scheme", [*SCHEMES, "print"])
@pytest.mark.parametrize("shade", SHADES)
def test_lines_and_names_stand_out_from_every_shade(scheme, shade):
    found = map_colours(scheme)
    assert contrast(found["ink"], found[shade]) >= 4.5
    assert contrast(found["line"], found[shade]) >= 3
    assert contrast(found["border"], found[shade]) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_focused_shape_stands_out_from_every_other(scheme):
    found = map_colours(scheme)
    assert all(contrast(found["focus"], found[shade]) >= 3 for shade in SHADES)
    assert contrast(found["focus-ink"], found["focus"]) >= 4.5
    assert contrast(found["note"], found["paper"]) >= 4.5
