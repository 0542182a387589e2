"""Every header that a server adds to what it sends, and at which addresses it says something else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from plugins.serving.policy import drawing_policy, page_policy

REVALIDATED = "no-cache"
"""Kept by browsers, and asked about each time: an answer of a few bytes while nothing has changed."""
FOR_A_YEAR = "public, max-age=31536000, immutable"
"""For what has the digest of its bytes in its name."""
TWO_YEARS_OF_TLS = "max-age=63072000"
"""No `includeSubDomains`: other hosts below this one's name may be somebody else's."""

PERMISSIONS = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "hid", "magnetometer"),
    *("microphone", "midi", "payment", "serial", "usb", "xr-spatial-tracking"),
)
"""What no page of this site ever asks of a device."""

SEARCH = r"^/tim-kiem/"
HASHED = (
    (r"^/anh-chia-se/.+-[0-9a-f]{8}\.png$", "/anh-chia-se/"),
    (r"^/images/(?:.+/)?[^/]+-[0-9a-f]{8}(?:-[0-9]+)?\.(?:jpg|png|webp|avif)$", ""),
    (r"^/theme/(?:.*[./-])?[0-9a-f]{8,64}[./]", ""),
    (r"^/tim-kiem/pagefind/fragment/", "/tim-kiem/pagefind/fragment/"),
    (r"^/tim-kiem/pagefind/index/", "/tim-kiem/pagefind/index/"),
    (r"^/tim-kiem/pagefind/filter/", "/tim-kiem/pagefind/filter/"),
    (r"^/tim-kiem/pagefind/[^/]+\.pf_meta$", ""),
)
"""Where files carry a digest in their names, and the folders that hold no others."""
FREE = ("/anh-chia-se/", "/du-lieu/", "/feeds/", "/images/", "/media/")
"""What other sites may show: readers of feeds do, with its pictures, and whoever builds on the data."""
OPEN_DATA = ("/du-lieu/", "/feeds/")


@dataclass(frozen=True)
class Elsewhere:
    """A value for addresses that fit `pattern`, a regular expression that Python and PCRE read alike.

    `folder` is the same for hosts that know only folders; empty where it can't be said so.
    """

    pattern: str
    value: str
    folder: str = ""


@dataclass(frozen=True)
class Header:
    """A header: what it says of every address, and of which it says something else; empty: it is not sent.

    `on_hosts` is said of every address by hosts that join what several rules say, where it has to be another value.
    """

    name: str
    value: str
    elsewhere: tuple[Elsewhere, ...] = ()
    on_hosts: str | None = None

    def at(self, address: str) -> str:
        """Return what is said of an address, which is decoded and begins with a slash."""
        for one in self.elsewhere:
            if re.search(one.pattern, address):
                return one.value
        return self.value


def site_headers(asked: Iterable[str] = (), sent_to: Iterable[str] = ()) -> tuple[Header, ...]:
    """Return the headers of a site; the arguments are those of `page_policy`."""
    asked, sent_to = tuple(asked), tuple(sent_to)
    with_search = page_policy(asked, sent_to, runs_search=True)
    return (
        Header("Cache-Control", REVALIDATED, tuple(Elsewhere(one, FOR_A_YEAR, at) for one, at in HASHED), ""),
        Header(
            "Content-Security-Policy",
            page_policy(asked, sent_to),
            (Elsewhere(SEARCH, with_search), Elsewhere(r"\.svg$", drawing_policy())),
            with_search,
        ),
        Header("Strict-Transport-Security", TWO_YEARS_OF_TLS),
        Header("X-Content-Type-Options", "nosniff"),
        Header("X-Frame-Options", "DENY"),
        Header("Referrer-Policy", "strict-origin-when-cross-origin"),
        Header("Permissions-Policy", ", ".join(f"{one}=()" for one in PERMISSIONS)),
        Header("Cross-Origin-Opener-Policy", "same-origin"),
        Header(
            "Cross-Origin-Resource-Policy",
            "same-origin",
            tuple(Elsewhere(f"^{one}", "cross-origin", one) for one in FREE),
            "",
        ),
        Header("Access-Control-Allow-Origin", "", tuple(Elsewhere(f"^{one}", "*", one) for one in OPEN_DATA)),
    )
