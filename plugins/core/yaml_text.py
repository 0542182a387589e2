"""Text as YAML values that read back as the same text, for everything that writes front matter."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

PLAIN = re.compile(r"[^\W_](?:[\w \-–./()%“”]|,(?! )|, )*", re.UNICODE)
"""Text that YAML takes as it stands, whatever it says; everything else is quoted."""
LOOKS_OTHERWISE = re.compile(r"[-+.\d][-+.\d_:eExXoO]*|true|false|null|yes|no|on|off", re.IGNORECASE)
UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML does not take, or takes for the end of a line."""


def yaml_text(value: str) -> str:
    """Return text as a YAML value that reads back as the same text."""
    if PLAIN.fullmatch(value) and not LOOKS_OTHERWISE.fullmatch(value) and value == value.strip():
        return value
    return UNPRINTABLE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(value, ensure_ascii=False))


def yaml_list(key: str, values: Sequence[str]) -> list[str]:
    """Return a key with a list of values that are YAML already, or nothing for an empty list."""
    return [f"{key}:", *(f"  - {value}" for value in values)] if values else []
