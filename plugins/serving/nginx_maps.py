"""The tables that nginx includes: lines of data, which can't be anything else whatever stands in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from plugins.serving.headers import Header

FOLDER = ".serving/nginx/"
"""Where the tables lie below the site; no server of ours shows what begins with a dot."""
MOVED, GONE = "moved.map", "gone.map"
LONGEST = 400
"""Bytes of an address that fits into a bucket of nginx's table, which `map_hash_bucket_size` makes 512."""

_UNSAFE = re.compile(r"[\x00-\x1f\x7f]")


def tables(
    headers: Iterable[Header], moved: Mapping[str, str], gone: Collection[str], own: Collection[str]
) -> dict[str, str]:
    """Return the text of every table by its name. `own` are the first parts of the site's own addresses."""
    return {
        **{f"{header.name.lower()}.map": header_table(header) for header in headers},
        MOVED: "".join(address_lines(moved, own)),
        GONE: "".join(address_lines(dict.fromkeys(gone, "1"), own)),
    }


def header_table(header: Header) -> str:
    """Return what a header says, by address: what it says elsewhere is tried in its order."""
    lines = [f"default {quoted(header.value)};\n"]
    lines += [f"{quoted(f'~{one.pattern}')} {quoted(one.value)};\n" for one in header.elsewhere]
    return "".join(lines)


def address_lines(values: Mapping[str, str], own: Collection[str]) -> Iterator[str]:
    """Yield a line for each address, sorted.

    nginx looks addresses up with no regard to capitals. Where that could lead away from another page than the one that
    is meant, the address is written as an expression, which has regard to them.
    """
    alike = Counter(map(lowered, values))
    for address, value in sorted(values.items()):
        if _UNSAFE.search(address) or _UNSAFE.search(value):
            continue
        is_exact = alike[lowered(address)] > 1 or has_capital(address) and first_part(lowered(address)) in own
        if is_exact:
            yield f"{quoted(f'~^{re.escape(address)}$')} {quoted(value)};\n"
        elif len(address.encode()) <= LONGEST:
            yield f"{quoted(address)} {quoted(value)};\n"


def lowered(address: str) -> str:
    """Return an address as nginx compares it: only the letters of ASCII have a small form."""
    return "".join(one.lower() if one.isascii() else one for one in address)


def has_capital(address: str) -> bool:
    """Whether an address has a capital letter of ASCII."""
    return lowered(address) != address


def first_part(address: str) -> str:
    """Return `tin` of `/tin/2018/`."""
    return address.split("/")[1]


def quoted(text: str) -> str:
    """Return a text as a word of nginx's configuration: nothing in it ends the word, or stands for something else.

    Raises ValueError for control characters, which no header and no address has. In the value of a table `$` would
    name a variable, for which nginx knows no other spelling: an address writes it `%24`.
    """
    if _UNSAFE.search(text):
        raise ValueError(text)
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
