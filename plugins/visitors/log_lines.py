"""What a line of a web server's log says: when, from which network, which page. Full addresses end here."""

from __future__ import annotations

import ipaddress
import re
from datetime import date
from typing import NamedTuple
from urllib.parse import unquote_to_bytes, urlsplit

LONGEST_LINE = 65_536
"""Bytes. Servers refuse addresses of pages long before."""

_QUOTED = rb'"([^"\\]*(?:\\.[^"\\]*)*)"'
_COMBINED = re.compile(
    rb"([0-9A-Fa-f:.]{2,45}) \S{1,100} [^\[\]\"]{1,200}"
    rb" \[(\d\d)/([A-Z][a-z]{2})/(\d{4}):(\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)\] "
    + _QUOTED
    + rb" (\d{3}) (?:\d+|-) "
    + _QUOTED
    + b" "
    + _QUOTED
    + rb"(?: [^\r\n]*)?\r?\n?"
)
"""The combined format of nginx and Apache; what a server adds at the end is not looked at."""
_MONTHS = {name: index for index, name in enumerate(b"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)}
_REQUEST = re.compile(rb"([A-Z]{1,20}) (\S{1,8192}) HTTP/\d(?:\.\d)?")
_DAY_ONE = date(1970, 1, 1).toordinal()
_SEEN_STATUS = (200, 304)
"""A page was sent, or the browser's own copy of it shown."""


class LogLine(NamedTuple):
    """A request: its second since 1970, the network it came from, and the page that was seen, or None."""

    second: int
    network: str
    was_full_address: bool
    page: str | None
    """Path from the root of the host, decoded; None for pictures, feeds, data, redirects, errors and other methods."""
    agent: str


def parse_line(line: bytes) -> LogLine | None:
    """Return what a line says, or None where it is no line of the combined format."""
    found = _COMBINED.fullmatch(line)
    if found is None:
        return None
    address, day, month, year, hours, minutes, seconds, sign, east, past, request, status, _, agent = found.groups()
    try:
        days = date(int(year), _MONTHS[month], int(day)).toordinal() - _DAY_ONE
        network, is_full = network_of(address.decode("ascii"))
    except (ValueError, KeyError):
        return None
    if int(hours) > 23 or int(minutes) > 59 or int(seconds) > 60 or int(east) > 14 or int(past) > 59:
        return None
    offset = (int(east) * 60 + int(past)) * (60 if sign == b"+" else -60)
    second = days * 86_400 + int(hours) * 3600 + int(minutes) * 60 + int(seconds) - offset
    return LogLine(second, network, is_full, page_of(request, int(status)), agent.decode("ascii", "replace"))


def network_of(address: str) -> tuple[str, bool]:
    """Return the network of an address, /24 or /48, and whether the address told more than that. Raises ValueError."""
    if ":" not in address:
        # Most lines of most logs; the module for addresses takes ten times as long.
        parts = [int(part) for part in address.split(".")]
        if len(parts) != 4 or max(parts) > 255:
            raise ValueError(address)
        return f"{parts[0]}.{parts[1]}.{parts[2]}.0", parts[3] != 0
    parsed = ipaddress.IPv6Address(address)
    network = ipaddress.IPv6Network((parsed, 48), strict=False).network_address
    return str(network), network != parsed


def page_of(request: bytes, status: int) -> str | None:
    """Return the path of the page that a reader saw, or None where the request was not for a page or showed none."""
    found = _REQUEST.fullmatch(request) if status in _SEEN_STATUS else None
    if found is None or found[1] != b"GET":
        return None
    target = found[2]
    if not target.startswith(b"/"):
        try:
            target = urlsplit(target).path
        except ValueError:
            return None
    path = unquote_to_bytes(target.partition(b"?")[0].partition(b"#")[0]).decode("utf-8", "replace")
    return path if path.startswith("/") and path.endswith(("/", ".html")) else None
