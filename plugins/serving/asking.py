"""Asking a live site over one kind of network address, and never anybody else than its own host."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address
from typing import Literal
from urllib.parse import quote, urljoin, urlsplit

Family = Literal["IPv6", "IPv4"]
FAMILIES: Mapping[Family, socket.AddressFamily] = {"IPv6": socket.AF_INET6, "IPv4": socket.AF_INET}
SECONDS = 15
LARGEST = 8_000_000
"""Bytes of one answer that are read."""
MOST_STEPS = 5
AGENT = "bantin-check-site"
Resolve = Callable[[str, int, Family], list[str]]


class NoAnswer(Exception):
    """Nobody answered, or not in HTTP; the message says why, as the system does."""


@dataclass(frozen=True)
class Encrypted:
    """What a connection was encrypted with: `TLSv1.3`, until when the certificate is good, if that was looked at."""

    version: str
    until: datetime | None


@dataclass(frozen=True)
class Reply:
    """An answer: headers by their names in small letters, the address that was asked for and the network address."""

    url: str
    at: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    encrypted: Encrypted | None = None


def addresses_of(host: str, port: int, family: Family) -> list[str]:
    """Return the network addresses of a host, none where it has none of the kind."""
    try:
        found = socket.getaddrinfo(host, port, FAMILIES[family], socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def is_public(address: str) -> bool:
    """Whether a network address is one that the whole world reaches."""
    return ip_address(address.split("%", maxsplit=1)[0]).is_global


def ask(url: str, at: str, headers: Mapping[str, str] | None = None, trusted: ssl.SSLContext | None = None) -> Reply:
    """Ask for an address at one network address of its host; follow nothing. Raises NoAnswer and SSLError."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    connection = HTTPConnection(host, port, timeout=SECONDS)
    encrypted = None
    try:
        plain = socket.create_connection((at, port), SECONDS)
        connection.sock = plain
        if parts.scheme == "https":
            secure = (trusted or ssl.create_default_context()).wrap_socket(plain, server_hostname=host)
            connection.sock = secure
            encrypted = Encrypted(secure.version() or "", good_until(secure))
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~") + (f"?{parts.query}" if parts.query else "")
        connection.putrequest("GET", path, skip_host=True, skip_accept_encoding=True)
        asked = {"Host": parts.netloc.rpartition("@")[2], "User-Agent": AGENT, "Connection": "close", **(headers or {})}
        for name, value in asked.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        found: dict[str, str] = {}
        for name, value in answer.getheaders():
            key = name.lower()
            found[key] = f"{found[key]}, {value}" if key in found else value
        return Reply(url, at, answer.status, found, answer.read(LARGEST), encrypted)
    except ssl.SSLError:
        raise
    except (OSError, HTTPException, ValueError) as error:
        raise NoAnswer(getattr(error, "strerror", None) or str(error) or type(error).__name__) from error
    finally:
        connection.close()


def good_until(secure: ssl.SSLSocket) -> datetime | None:
    """Return when the certificate of a connection ends; nothing is known of one that was not verified."""
    told = (secure.getpeercert() or {}).get("notAfter")
    return None if told is None else datetime.fromtimestamp(ssl.cert_time_to_seconds(str(told)), UTC)


def follow(url: str, at: str, headers: Mapping[str, str] | None = None) -> Reply:
    """Ask for an address and go where the host leads on itself; the last answer may lead to another host."""
    reply = ask(url, at, headers)
    for _ in range(MOST_STEPS):
        target = urljoin(reply.url, reply.headers.get("location", ""))
        if reply.status not in (301, 302, 303, 307, 308) or not same_site(target, url):
            return reply
        reply = ask(target, at, headers)
    return reply


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are on one host, by one protocol and one port."""
    try:
        first, second = urlsplit(one), urlsplit(other)
        return (first.scheme, first.hostname, first.port) == (second.scheme, second.hostname, second.port)
    except ValueError:
        return False
