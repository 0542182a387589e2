"""One stylesheet for readers out of the theme's many: imports resolved, comments and spare whitespace left out."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

_COMMENT_OR_STRING = re.compile(r"""/\*.*?\*/|("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')""", re.DOTALL)
_IMPORT = re.compile(r"""@import\s+(?:url\(\s*)?(?P<quote>["'])(?P<address>[^"'\n]+)(?P=quote)\s*\)?(?P<rest>[^;]*);""")
_ADDRESS = re.compile(r"""url\(\s*(?P<quote>["']?)(?P<address>[^"')\s]+)(?P=quote)\s*\)""")
_STRING = re.compile(r"""("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')""")
_ABSOLUTE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|/|#)", re.IGNORECASE)


class StylesheetError(Exception):
    """A stylesheet can't be made into one; the message names the file."""


class MissingStylesheet(StylesheetError):
    """An imported file does not exist."""


class ImportCycle(StylesheetError):
    """A file imports itself, directly or through others."""


class UnsupportedImport(StylesheetError):
    """An import that can't be made one file: foreign, conditional, outside the folder, or after other rules."""


def bundle(css_path: Path) -> str:
    """Return a stylesheet with everything it imports, on one line, ending with a line break.

    A file imported twice is taken where it stands first. Relative `url(…)` are rewritten for the place of `css_path`.
    Raises MissingStylesheet, ImportCycle or UnsupportedImport.
    """
    root = css_path.resolve()
    return minified(_resolved(root, root.parent, (), set())) + "\n"


def minified(css: str) -> str:
    """Return CSS without the whitespace that carries no meaning. Strings stay as they are; comments go."""
    parts = _STRING.split(without_comments(css))
    return "".join(part if index % 2 else _squeezed(part) for index, part in enumerate(parts)).strip()


def without_comments(css: str) -> str:
    """Return CSS with each comment replaced by a space; what looks like a comment inside a string stays."""
    return _COMMENT_OR_STRING.sub(lambda match: match[1] or " ", css)


def _squeezed(css: str) -> str:
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,]) ?", r"\1", css)
    css = re.sub(r"(--[\w-]+|(?<=[{;])[\w-]+): ", r"\1:", css)
    return css.replace(";}", "}")


def _resolved(path: Path, folder: Path, above: tuple[Path, ...], seen: set[Path]) -> str:
    name = path.relative_to(folder).as_posix()
    if path in above:
        raise ImportCycle(f"{name} imports itself")
    try:
        css = without_comments(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise MissingStylesheet(f"{name} does not exist") from None
    seen.add(path)
    rules: list[str] = []
    rest = css
    while match := _IMPORT.match(rest := rest.lstrip()):
        imported = _imported(match, path, folder)
        if imported in (*above, path) or imported not in seen:
            rules.append(_resolved(imported, folder, (*above, path), seen))
        rest = rest[match.end() :]
    if "@import" in _STRING.sub("", rest):
        raise UnsupportedImport(f"{name} has an @import after other rules, or one without a quoted file name")
    rules.append(_ADDRESS.sub(lambda match: _rebased(match, path, folder), rest))
    return "\n".join(rules)


def _imported(match: re.Match[str], path: Path, folder: Path) -> Path:
    name = path.relative_to(folder).as_posix()
    if match["rest"].strip() or _ABSOLUTE.match(match["address"]):
        raise UnsupportedImport(
            f"{name} imports {match['address']}{match['rest']}: only plain files of the theme can be"
        )
    imported = (path.parent / match["address"]).resolve()
    if not imported.is_relative_to(folder):
        raise UnsupportedImport(f"{name} imports {match['address']}, which lies outside of {folder.name}/")
    return imported


def _rebased(match: re.Match[str], path: Path, folder: Path) -> str:
    if _ABSOLUTE.match(match["address"]):
        return match[0]
    place = posixpath.normpath(posixpath.join(path.parent.relative_to(folder).as_posix(), match["address"]))
    return f"url({match['quote']}{place}{match['quote']})"
