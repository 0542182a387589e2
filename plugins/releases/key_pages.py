"""Asks the pages that matter most, as a reader does: does the server give what was just put there, byte for byte."""

from __future__ import annotations

import gzip
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from urllib.parse import quote

import brotli

from plugins.core.sheets import Name
from plugins.releases.compression import Packed
from plugins.releases.output_check import site_url_of
from plugins.releases.page_reading import asked_by_page

ALWAYS = ("index.html", "robots.txt", "sitemap.xml", "feeds/tat-ca.atom.xml", "tim-kiem/index.html")
MOST = 20
"""Files that are asked for in all."""
LEEWAY, PAUSE, PATIENCE = 4.0, 0.5, 20.0
"""Seconds in which a server may still give what was before, seconds between two questions, and for one answer."""
_ARTICLE = re.compile(r"tin/\d{4}/\d{2}/[^/]+/index\.html")


def key_files(packed: Packed) -> list[Name]:
    """Return what is asked for: the home page, all that it shows, the newest article, what robots and feeds read."""
    names = [name for name in ALWAYS if name in packed]
    if "index.html" in packed:
        home = packed["index.html"].path.read_bytes()
        led = [one.name for one in asked_by_page(home, "index.html", site_url_of(home)) if one.name in packed]
        names += [name for name in led if _ARTICLE.fullmatch(name)][:1]
        names += [name for name in led if name.endswith((".css", ".js", ".woff2", ".svg", ".webp", ".jpg"))]
    return list(dict.fromkeys(names))[:MOST]


def address_of(name: Name) -> str:
    """Return the address below the site's own under which a server gives a file."""
    return quote(name.removesuffix("index.html") if name.endswith(("/index.html",)) or name == "index.html" else name)


def failures(url: str, packed: Packed, pause: float = PAUSE, ask: Callable[[str], bytes] | None = None) -> list[str]:
    """Return a Vietnamese sentence for each key file that a site does not give as it is; `url` is the site's address.

    Each is asked for once as it is, and once compressed as browsers ask. `ask` returns the bytes behind an address.
    """
    said, until = [], time.monotonic() + LEEWAY
    for name in key_files(packed):
        expected = packed[name].path.read_bytes()
        address = f"{url.rstrip('/')}/{address_of(name)}"
        while (reason := _difference(address, expected, ask)) and time.monotonic() < until:
            time.sleep(pause)
        if reason:
            said.append(f"{address}: {reason}")
    return said


def _difference(address: str, expected: bytes, ask: Callable[[str], bytes] | None) -> str:
    try:
        for encodings in ("identity", "gzip, br"):
            if (ask(address) if ask else _asked(address, encodings)) != expected:
                return "máy chủ trả về nội dung khác với bản vừa đưa lên"
    except urllib.error.HTTPError as error:
        return f"máy chủ trả lời {error.code}"
    except (OSError, ValueError, EOFError, brotli.error) as error:
        return f"không hỏi được ({getattr(error, 'reason', None) or error})"
    return ""


class _Staying(urllib.request.HTTPRedirectHandler):
    """A page that is led elsewhere was not given: another site could stand there."""

    def redirect_request(self, *_: object) -> None:
        return None


def _asked(address: str, encodings: str) -> bytes:
    request = urllib.request.Request(address, headers={"Accept-Encoding": encodings, "User-Agent": "Bantin"})
    if not address.startswith(("http://", "https://")):
        raise ValueError("địa chỉ phải bắt đầu bằng http:// hoặc https://")
    with urllib.request.build_opener(_Staying).open(request, timeout=PATIENCE) as answer:
        body: bytes = answer.read()
        encoding = answer.headers.get("Content-Encoding", "")
    if encoding == "gzip":
        return gzip.decompress(body)
    return bytes(brotli.decompress(body)) if encoding == "br" else body
