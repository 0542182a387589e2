"""The theme's colours as a browser sees them in each scheme, and the contrast between two of them."""

from __future__ import annotations

import re
from pathlib import Path

from tests.theme.specimens import THEME

CSS = THEME / "static" / "css"
TOKENS = CSS / "tokens.css"
SCHEMES = ("light", "dark", "light-more", "dark-more")
_PLAIN = re.compile(r"--bt-(?:color|map)-([\w-]+): (#[0-9a-f]{3,6});")
_PAIR = re.compile(r"--bt-(?:color|map)-([\w-]+): light-dark\((#[0-9a-f]{3,6}), (#[0-9a-f]{3,6})\);")


def rules(path: Path) -> list[tuple[str, str]]:
    """Return the innermost rules of a sheet that set colours: selector and declarations, in order."""
    css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    found = re.findall(r"([^{}]+)\{([^{}]*)\}", css)
    return [(selector.strip().splitlines()[-1].strip(), body) for selector, body in found]


def plain(path: Path) -> dict[str, str]:
    """Return the colours of browsers that don't know `light-dark()`."""
    return dict(_PLAIN.findall(rules(path)[0][1]))


def colours(scheme: str, path: Path = TOKENS) -> dict[str, str]:
    """Return the colours of one of `SCHEMES` by their names without the beginning."""
    place = 2 if scheme.startswith("dark") else 1
    found = plain(path)
    for selector, body in rules(path):
        if "contrast" not in selector or scheme.endswith("more"):
            found |= {pair[1]: pair[place + 1] for pair in _PAIR.finditer(body)}
    return found


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2 (1 to 21)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
