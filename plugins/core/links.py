"""What an address in a text means: another site, a page or picture of ours, or something that nobody should follow."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Literal, Protocol
from urllib.parse import quote, unquote, urlsplit

SITE_SCHEME = "site:/"
"""Stands before an address of this site (`site:/can-bo/x/`) until the templates know where the site is."""

LinkKind = Literal["external", "direct", "anchor", "root", "file", "unsafe", "broken"]

_ENTITIES_INSIDE_ENTITIES = 4
_INVISIBLE = re.compile("[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+")
_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):")
_TELEPHONE = re.compile(r"tel:\+?[0-9().\-]{3,20}")
_MAIL = re.compile(r"mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_READABLE_HOST = re.compile(r"(?i:[a-z0-9\u00e0-\u024f\u1e00-\u1eff._-]+|\[?[0-9a-f:.]+\]?)")
"""Hosts in letters that Vietnamese readers can tell apart; no quotation marks and no signs of markup."""


@dataclass(frozen=True)
class PictureFacts:
    """A picture that may be shown. `path` is below `content/` (`images/x.svg`); width and height are CSS pixels."""

    path: str
    width: int
    height: int


@dataclass(frozen=True)
class VideoFacts:
    """A video that may be played. `path` and `captions` are below `content/`, `size` is in bytes.

    `is_silent` says that nobody speaks in it, so that there is nothing to caption.
    """

    path: str
    mime: str
    size: int
    poster: PictureFacts | None
    captions: str | None
    is_silent: bool


class LinkResolver(Protocol):
    """What a text needs to know of the rest of the content."""

    def picture(self, src: str) -> PictureFacts | str:
        """Return the facts of a picture, or the reason, for editors, why it can't be used."""
        ...

    def video(self, src: str) -> VideoFacts | str:
        """Return the facts of a video, or the reason, for editors, why it can't be used."""
        ...

    def address(self, href: str) -> str | None:
        """Return the site address (`tin/2018/12/x/`) of a link to a content file (`../2018/x.md`), or None."""
        ...


@dataclass(frozen=True)
class Link:
    """An address as a browser would understand it: its kind, the address, and what follows `#` or `?` in it."""

    kind: LinkKind
    address: str
    tail: str = ""


def decoded_address(raw: str) -> str:
    """Return an address without character references and without the characters that browsers ignore in it."""
    text = raw
    for _ in range(_ENTITIES_INSIDE_ENTITIES):
        decoded = html.unescape(text)
        if decoded == text:
            break
        text = decoded
    return text.strip("".join(map(chr, range(0x21))) + "\xa0")


def read_link(raw: str) -> Link:
    """Return what an address means. Anything that could run a script or hide its goal is `unsafe`."""
    text = decoded_address(raw)
    seen_by_browsers = _INVISIBLE.sub("", text)
    scheme = _SCHEME.match(seen_by_browsers.lower())
    if html.unescape(text) != text or any(ord(sign) < 0x20 or ord(sign) == 0x7F for sign in text) or "\\" in text:
        return Link("unsafe", text)
    if scheme is None:
        return _link_of_this_site(text)
    if not text.lower().startswith(scheme[0]):
        return Link("unsafe", text)
    if scheme[1] in ("http", "https"):
        return _link_to_another_site(text)
    if scheme[1] == "mailto":
        return Link("direct" if _MAIL.fullmatch(text.partition("?")[0]) else "broken", text)
    if scheme[1] == "tel":
        return Link("direct" if _TELEPHONE.fullmatch(seen_by_browsers) else "broken", seen_by_browsers)
    return Link("unsafe", text)


def _link_to_another_site(text: str) -> Link:
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return Link("broken", text)
    if not host or any(sign.isspace() for sign in parts.netloc):
        return Link("broken", text)
    if parts.username is not None or not _READABLE_HOST.fullmatch(host):
        return Link("unsafe", text)
    return Link("external", quote(text, safe="/:?#[]@!$&'()*+,;=%~-._"))


def _link_of_this_site(text: str) -> Link:
    if not text:
        return Link("broken", text)
    if text.startswith("#"):
        return Link("anchor", text)
    if text.startswith("//"):
        return Link("unsafe", text)
    path = re.split(r"[?#]", text, maxsplit=1)[0]
    tail = quote(text[len(path) :], safe="?#&=%/:+,;.-_~")
    if path.startswith("/"):
        clean = quote(path, safe="/%~-._")
        has_up = any(unquote(part) in (".", "..") for part in clean.split("/"))
        return Link("broken" if has_up else "root", clean, tail)
    return Link("file", unquote(path), tail)
