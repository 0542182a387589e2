"""Trees of files as tests compare them: every name, what it holds, and who may do what with it."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path

Tree = Mapping[str, str]
"""For each name its mode and the digest of its content; folders end with a slash, links hold where they lead."""


def tree_of(folder: Path) -> Tree:
    """Return everything below a folder and the folder itself; nothing where there is none."""
    found: dict[str, str] = {}
    if folder.is_dir():
        found["./"] = _mode(folder)
    for place, folders, files in os.walk(folder):
        for name in folders + files:
            path = Path(place, name)
            below = path.relative_to(folder).as_posix()
            if path.is_symlink():
                found[below] = f"link to {path.readlink()}"
            elif path.is_dir():
                found[f"{below}/"] = _mode(path)
            else:
                found[below] = f"{_mode(path)} {hashlib.sha256(path.read_bytes()).hexdigest()}"
    return found


def difference(made: Tree, expected: Tree, most: int = 20) -> str:
    """Return in which names two trees differ, a line each; nothing where they are equal."""
    lines = []
    for name in sorted({*made, *expected}):
        if name not in made:
            lines.append(f"  missing: {name}")
        elif name not in expected:
            lines.append(f"  too many: {name}")
        elif made[name] != expected[name]:
            lines.append(f"  differs: {name}" + ("" if made[name][5:] != expected[name][5:] else f" {made[name][:4]}"))
    return "\n".join([*lines[:most], *([f"  and {len(lines) - most} more"] if len(lines) > most else [])])


def _mode(path: Path) -> str:
    return f"{stat.S_IMODE(path.stat().st_mode):04o}"


def first_difference(made: Path, expected: Path) -> str:
    """Return where the first file that two folders have differs, with what stands around it in both."""
    for path in sorted(expected.rglob("*")):
        twin = made / path.relative_to(expected)
        if path.is_file() and twin.is_file() and path.read_bytes() != twin.read_bytes():
            clean, other = path.read_bytes(), twin.read_bytes()
            pairs = enumerate(zip(clean, other, strict=False))
            at = next((at for at, (one, two) in pairs if one != two), min(len(clean), len(other)))
            around = slice(max(0, at - 100), at + 200)
            texts = [data[around].decode("utf-8", "replace") for data in (clean, other)]
            name = path.relative_to(expected).as_posix()
            return f"{name} from byte {at} on\n  clean: {texts[0]}\n  incremental: {texts[1]}"
    return ""
