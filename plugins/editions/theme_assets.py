"""The theme's styles, scripts, faces and pictures under names with a digest: browsers may keep them for a year."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.editions.stylesheet import bundle

STYLESHEET = "theme/css/site.css"
DIGITS = 8
"""Signs of the digest in a name: enough for the few hundred versions that a file ever has."""
WITHOUT_DIGEST = (".txt",)
"""Licences: nobody keeps them, and they are looked for by name."""
_IMPORTED = re.compile(r"""(^\s*(?:import|export)\b[^"';]*?)(["'])(\.{1,2}/[^"'\n]+)\2""", re.MULTILINE)
_ADDRESS = re.compile(r"""url\(\s*(["']?)(\.{1,2}/[^"')\s]+)\1\s*\)""")


@dataclass(frozen=True)
class Asset:
    """A file of the theme as readers get it: where, and what is in it."""

    address: str
    content: bytes

    def bytes_of(self) -> bytes:
        """Return what is in it."""
        return self.content


class ImportedInACircle(Exception):
    """Scripts import each other, so neither can be named for what it holds; the message names one."""


def theme_assets(theme: Path) -> dict[str, Asset]:
    """Return the theme's files that are named for what they hold, by the address that templates call them by.

    What names others, a style sheet its faces, a script what it imports, names them as readers get them; so its own
    name changes with theirs. The parts of the style sheet are one file. Raises ImportedInACircle, and StylesheetError.
    """
    folder = theme / "static"
    texts = {STYLESHEET: bundle(folder / "css" / "site.css").encode()}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        is_hidden = any(part.startswith(".") for part in name.parts)
        if path.is_file() and not is_hidden and name.parts[0] != "css" and path.suffix not in WITHOUT_DIGEST:
            texts[f"theme/{name.as_posix()}"] = path.read_bytes()
    assets: dict[str, Asset] = {}
    for address in texts:
        _add(address, texts, assets, ())
    return assets


def _add(address: str, texts: Mapping[str, bytes], assets: dict[str, Asset], above: tuple[str, ...]) -> Asset:
    if address in above:
        raise ImportedInACircle(address)
    if address not in assets:
        folder = posixpath.dirname(address)

        def named(match: re.Match[str], written: str) -> str:
            led = posixpath.normpath(posixpath.join(folder, written))
            if led not in texts:
                return match[0]
            there = posixpath.relpath(_add(led, texts, assets, (*above, address)).address, folder)
            return match[0].replace(written, there if there.startswith("../") else f"./{there}")

        content = texts[address]
        if address.endswith(".css"):
            content = _ADDRESS.sub(lambda match: named(match, match[2]), content.decode()).encode()
        elif address.endswith((".js", ".mjs")):
            content = _IMPORTED.sub(lambda match: named(match, match[3]), content.decode()).encode()
        stem, dot, ending = address.rpartition(".")
        digest = hashlib.sha256(content).hexdigest()[:DIGITS]
        assets[address] = Asset(f"{stem}-{digest}{dot}{ending}", content)
    return assets[address]
