"""What an edition consists of: a line a file, with what it was made from and how it can be known again."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from plugins.core.fingerprints import Fingerprint
from plugins.core.sheets import Name, Printed

MANIFEST = ".bantin-manifest"
"""Where what was printed says what it is, until it is in place."""
FORM = b"bantin-edition-1\n"


@dataclass(frozen=True)
class Manifest:
    """All files of an edition by name. `left` are places whose files somebody else finished afterwards.

    `read` is where the theme and the modules lie that it was printed with, `seen` how these looked before.
    """

    files: Mapping[Name, Printed] = field(default_factory=dict)
    left: tuple[Name, ...] = ()
    read: tuple[str, ...] = ()
    seen: Fingerprint = field(default_factory=Fingerprint)

    def knows(self, name: Name) -> bool:
        """Whether a file belongs to the edition."""
        return name in self.files or any(name == one or one.endswith("/") and name.startswith(one) for one in self.left)


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Write a manifest, whole or not at all. Raises OSError."""
    files = {name: [one.key.hex(), one.size, one.modified] for name, one in manifest.files.items()}
    said = {"files": files, "left": manifest.left, "read": manifest.read, "seen": asdict(manifest.seen)}
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    content = text.encode("utf-8", "surrogateescape")
    _keep(path, FORM + _seal(content) + content)


def keep_text(path: Path, text: str) -> None:
    """Write a text, whole or not at all. Raises OSError."""
    _keep(path, text.encode())


def _keep(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def read_manifest(path: Path) -> Manifest | None:
    """Return the manifest in a file; None where there is none, or not a whole one of this form."""
    try:
        data = path.read_bytes()
        content = data[len(FORM) + 64 :]
        if not data.startswith(FORM + _seal(content)):
            return None
        found = json.loads(content.decode("utf-8", "surrogateescape"))
        files = {name: Printed(bytes.fromhex(key), size, at) for name, (key, size, at) in found["files"].items()}
        return Manifest(files, tuple(found["left"]), tuple(found["read"]), Fingerprint(**found["seen"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _seal(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode("ascii")
