"""Files that readers get as they lie in the theme and in the content: scripts, fonts, sounds, videos, drawings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from plugins.core.sheets import Sheet
from plugins.editions.stylesheet import bundle
from plugins.editions.theme_assets import STYLESHEET, Asset

STYLES = "css"
"""The folder of the theme whose parts become one file."""


def theme_files(theme: Path, assets: Mapping[str, Asset] | None = None) -> Iterator[Sheet]:
    """Yield the static files of a theme; its style sheets as one. Those in `assets` are as these say."""
    assets = assets or {}
    for asset in assets.values():
        yield Sheet(asset.address, asset.content, asset.bytes_of, stands_alone=True)
    folder = theme / "static"
    for path in visible_files(folder):
        name = path.relative_to(folder)
        if name.parts[0] != STYLES and f"theme/{name.as_posix()}" not in assets:
            yield copied(f"theme/{name.as_posix()}", path)
    if STYLESHEET not in assets:
        styles = bundle(folder / STYLES / "site.css")
        yield Sheet(STYLESHEET, styles, styles.encode, stands_alone=True)


def media_files(content: Path) -> Iterator[Sheet]:
    """Yield the sounds, videos and captions of a content folder."""
    for path in visible_files(content / "media"):
        yield copied(path.relative_to(content).as_posix(), path)


def drawing_files(drawings: Mapping[str, Path]) -> Iterator[Sheet]:
    """Yield drawings as they are, by address."""
    for address, path in sorted(drawings.items()):
        yield copied(address, path)


def visible_files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, sorted, but for those that are hidden or lie in a hidden folder."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden:
            yield path


def copied(name: str, path: Path) -> Sheet:
    """Return the copy of a file, which is known by its size and by when it was written."""
    seen = path.stat()
    return Sheet(name, (path, seen.st_size, seen.st_mtime_ns, seen.st_ino), lambda: path, stands_alone=True)
