"""Keys, tokens and passwords in a text: by the marks that their makers give them, or by the word before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from plugins.secrets.model import Finding, covered

_KEYS = re.compile(
    r"-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY"
    r"|PuTTY-User-Key-File-\d"
    r"|(?<![A-Za-z0-9_])(?:"
    r"A(?:KIA|SIA)[A-Z2-7]{16}(?![A-Za-z0-9])"
    r"|gh[opsur]_[A-Za-z0-9]{36}"
    r"|github_pat_[A-Za-z0-9_]{22}"
    r"|gl(?:pat|rt|dt|ptt|cbt|soat)-[A-Za-z0-9_-]{20}"
    r"|AIza[A-Za-z0-9_-]{35}"
    r"|GOCSPX-[A-Za-z0-9_-]{28}"
    r"|ya29\.[A-Za-z0-9_-]{30}"
    r"|xox[abeoprs]-[A-Za-z0-9-]{20}"
    r"|eyJ[A-Za-z0-9_-]{14,2000}\.eyJ[A-Za-z0-9_-]{10,8000}\.[A-Za-z0-9_-]{16}"
    r")"
    r"|hooks\.slack\.com/services/[A-Z0-9]{8,20}/[A-Z0-9]{8,20}/[A-Za-z0-9]{16}"
)
"""Keys in PEM and PuTTY, then those of Amazon, GitHub, GitLab, Google, Slack, and JSON Web Tokens (RFC 7519)."""
_PASSWORD = re.compile(
    r"(?:password|passwd|passphrase|mật khẩu|matkhau|secret|token|api[ _-]?key)"
    r"[\"'`*_]{0,3} {0,3}(?:[:=]|là(?= )) {0,3}[\"'`*“‘]{0,3}(?P<value>[!-~]{8,200})",
    re.IGNORECASE,
)
"""A password is written in ASCII: a word with marks after “mật khẩu:” is an explanation."""
_PLACEHOLDER = re.compile(r"[<{$%\[(]|https?:|(?:example|password|xxx|\*\*\*)", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+|[0-9]+")
_SIGNS = frozenset("!@#$%^&*+=?~")


def keys_in(text: str) -> Iterator[Finding]:
    """Yield the keys and tokens that a text holds."""
    for found in _KEYS.finditer(text):
        yield Finding("key", found.start(), covered(found[0], 4 if found[0][0] != "-" else 27))


def passwords_in(text: str) -> Iterator[Finding]:
    """Yield the values after a word such as “mật khẩu:” that look like a password."""
    for found in _PASSWORD.finditer(text):
        value = found["value"].rstrip("\"'`*”’.,;)")
        if _is_password(value):
            yield Finding("password", found.start("value"), covered(value, 2))


def _is_password(value: str) -> bool:
    """Whether a word is one that somebody made up to be hard to guess, not one of a sentence or of a form."""
    if len(value) < 8 or len(set(value)) < 5 or _PLACEHOLDER.match(value):
        return False
    has_digits = any(sign.isdigit() for sign in value)
    has_letters = any(sign.isalpha() for sign in value)
    if not has_letters:
        return False
    if not has_digits:
        return bool(_SIGNS.intersection(value[:-1])) or _is_mixed(value)
    return "-" not in value or bool(_SIGNS.intersection(value)) or len(max(_WORD.findall(value), key=len)) >= 8


def _is_mixed(value: str) -> bool:
    """Whether capitals stand where no word has any."""
    return not value.isupper() and sum(one.islower() and two.isupper() for one, two in pairwise(value)) >= 2
