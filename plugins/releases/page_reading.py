"""What a printed file asks a browser to get: the addresses in pages, styles, scripts, feeds and maps of the site."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote
from xml.etree import ElementTree

from plugins.core.sheets import Name

_TAG = re.compile(
    rb"<(a|area|audio|form|iframe|image|img|input|link|meta|object|script|source|track|use|video)\b"
    rb'([^">]*(?:"[^"]*"[^">]*)*)>'
)
_ADDRESS = re.compile(rb'\s(href|src|srcset|poster|action|data|content|property|rel)="([^"]*)"')
_ID = re.compile(rb'\s(?:id|name)="([^"]*)"')
_OWN_PICTURE = re.compile(r"og:(?:image|video|audio)(?::url)?")
_LED_ON = re.compile(r"\d+;\s*url=(.+)")
_STYLE_ADDRESS = re.compile(r"""url\(\s*["']?([^"')\s]+)["']?\s*\)""")
_IMPORTED = re.compile(r"""^\s*(?:import|export)\b[^"';]*?["'](\.{1,2}/[^"'\n]+)["']""", re.MULTILINE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


@dataclass(frozen=True)
class Asked:
    """An address that a file names: where it leads on this site, and as what; `written` is how it stands there."""

    name: Name
    fragment: str
    kind: str
    """`link`, `picture`, `style`, `script` or `file`."""
    written: str


def asked_by_page(page: bytes, name: Name, site_url: str) -> Iterator[Asked]:
    """Yield what a page asks for on its own site, each address once for each kind."""
    seen: set[tuple[bytes, str]] = set()
    for tag, inside in _TAG.findall(page):
        told = dict(_ADDRESS.findall(inside))
        kind = _kind(tag, told)
        for attribute in (b"href", b"src", b"poster", b"action", b"data", b"srcset", b"content"):
            value = told.get(attribute)
            if value is None or (value, kind) in seen:
                continue
            text = html.unescape(value.decode("utf-8", "surrogateescape"))
            if attribute == b"content":
                led_on = _LED_ON.fullmatch(text)
                if not led_on and not _names_picture(told):
                    continue
                kind, text = ("link", led_on[1]) if led_on else ("picture", text)
            seen.add((value, kind))
            for written in _candidates(text) if attribute == b"srcset" else [text]:
                led = leads_to(written, name, site_url)
                if led is not None:
                    yield Asked(*led, "picture" if attribute == b"poster" else kind, written)


def _kind(tag: bytes, told: dict[bytes, bytes]) -> str:
    if tag in (b"img", b"image"):
        return "picture"
    if tag == b"source":
        return "picture" if b"srcset" in told else "file"
    if tag == b"script":
        return "script"
    if tag == b"link":
        rel = told.get(b"rel", b"").split()
        return "style" if b"stylesheet" in rel else "picture" if b"icon" in rel else "file"
    return "link" if tag in (b"a", b"area", b"form") else "file"


def _names_picture(told: dict[bytes, bytes]) -> bool:
    return bool(_OWN_PICTURE.fullmatch(told.get(b"property", b"").decode("utf-8", "replace")))


def _candidates(srcset: str) -> list[str]:
    return [part.split()[0] for part in srcset.split(",") if part.strip()]


def ids_of(page: bytes) -> frozenset[str]:
    """Return the places of a page that a fragment may name."""
    return frozenset(html.unescape(one.decode("utf-8", "surrogateescape")) for one in _ID.findall(page))


def asked_by_styles(css: str, name: Name, site_url: str) -> Iterator[Asked]:
    """Yield what a style sheet asks for on its own site."""
    for written in _STYLE_ADDRESS.findall(css):
        led = leads_to(written, name, site_url)
        if led is not None and not written.startswith("#"):
            yield Asked(*led, "file", written)


def asked_by_script(script: str, name: Name) -> Iterator[Asked]:
    """Yield the modules that a script imports from the start."""
    for written in _IMPORTED.findall(script):
        yield Asked(posixpath.normpath(posixpath.join(posixpath.dirname(name), written)), "", "script", written)


def asked_by_xml(text: bytes, name: Name, site_url: str) -> Iterator[Asked]:
    """Yield what a feed or a map of the site leads to. Raises ElementTree.ParseError."""
    for element in ElementTree.fromstring(text).iter():
        tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        written = [element.attrib.get(key, "") for key in ("href", "url", "src")]
        if tag in ("loc", "link", "thumbnail_loc", "content_loc"):
            written.append((element.text or "").strip())
        for one in written:
            led = leads_to(one, name, site_url) if one and "{" not in one else None
            if led is not None:
                yield Asked(*led, "link", one)


def leads_to(written: str, name: Name, site_url: str) -> tuple[Name, str] | None:
    """Return the name of the file and the fragment to which an address leads; None where it leaves the site.

    An address of a folder leads to the page in it. `name` is the file in which it stands, `site_url` has no slash at
    its end and may be empty.
    """
    address, _, fragment = written.strip().partition("#")
    if site_url and (address == site_url or address.startswith((f"{site_url}/", f"{site_url}?"))):
        address = address[len(site_url) :] or "/"
    elif _SCHEME.match(address) or address.startswith("//"):
        return None
    path = address.partition("?")[0]
    if not path:
        return name, unquote(fragment)
    path = unquote(path, errors="surrogateescape")
    place = path[1:] if path.startswith("/") else posixpath.join(posixpath.dirname(name), path)
    # Browsers climb no higher than the top.
    parts = posixpath.normpath(f"/{place}").lstrip("/")
    if not parts or place.endswith(("/", "/.", "/..")):
        return f"{parts}/index.html" if parts else "index.html", unquote(fragment)
    return parts, unquote(fragment)
