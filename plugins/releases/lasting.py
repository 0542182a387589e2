"""Files whose names hold a digest of their bytes: the same name is the same file for ever, in every release."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plugins.core.sheets import Name

LASTING = re.compile(
    r"theme/(?:.+/)?[^/]+-[0-9a-f]{8}\.[a-z0-9]+"
    r"|anh-chia-se/.+-[0-9a-f]{8}\.png"
    r"|images/.+-[0-9a-f]{8}(?:-[0-9]+)?\.(?:jpg|png|webp|avif|svg)"
    r"|tim-kiem/pagefind/(?:(?:fragment|index|filter)/.+|[^/]+\.pf_meta)"
)


def is_lasting(name: Name) -> bool:
    """Whether a name holds a digest of the file's bytes; compressed copies count as what they are copies of."""
    return LASTING.fullmatch(name.removesuffix(".br").removesuffix(".gz")) is not None


def lasting_text(names: Iterable[Name]) -> str:
    """Return the lasting names of a release, one a line. One with a line break in it is left out."""
    return "".join(f"{name}\n" for name in sorted(names) if is_lasting(name) and "\n" not in name)
