"""`_headers` and `_redirects`, by which hosts of static files are told the same as a server of ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from plugins.serving.content_types import NAMED
from plugins.serving.headers import Header

HEADERS, REDIRECTS = "_headers", "_redirects"


def headers_text(headers: Iterable[Header]) -> str:
    """Return `_headers`: a rule for everything, then one for each folder of which something else is said.

    Hosts join the values of all rules that fit an address, so one header is said either of everything or of folders.
    """
    headers = tuple(headers)
    everywhere = [(one.name, one.value if one.on_hosts is None else one.on_hosts) for one in headers]
    rules: dict[str, list[tuple[str, str]]] = {"/*": [(name, value) for name, value in everywhere if value]}
    for header in headers:
        said = header.value if header.on_hosts is None else header.on_hosts
        for one in header.elsewhere:
            if one.folder and not said:
                rules.setdefault(f"{one.folder}*", []).append((header.name, one.value))
    for name, kind in NAMED.items():
        rules.setdefault(f"/{name}", []).append(("Content-Type", f"{kind}; charset=utf-8"))
    return "\n".join("".join(rule_lines(path, values)) for path, values in rules.items())


def rule_lines(path: str, values: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the lines of one rule. Raises ValueError for a value that would begin a line of its own."""
    yield f"{path}\n"
    for name, value in values:
        if not value.isprintable():
            raise ValueError(value)
        yield f"  {name}: {value}\n"


def redirects_text(moved: Mapping[str, str]) -> str:
    """Return `_redirects`: a line for each old address. Signs with a meaning there are written as `%` and digits."""
    return "".join(f"{quote(address)} {target} 301\n" for address, target in sorted(moved.items()))
