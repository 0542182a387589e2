"""Which media type a file of the site has, by the end of its name."""

from __future__ import annotations

from pathlib import PurePosixPath

UNKNOWN = "application/octet-stream"

TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".vtt": "text/vtt",
    ".json": "application/json",
    ".xml": "application/xml",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".oga": "audio/ogg",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".woff2": "font/woff2",
}
"""By the last suffix, as `deploy/nginx/nginx.conf` has them; a test holds the two against each other."""

LONGER = {".atom.xml": "application/atom+xml", ".rss.xml": "application/rss+xml"}
NAMED = {"opensearch.xml": "application/opensearchdescription+xml"}

TEXTS = frozenset({"text/html", "text/css", "text/javascript", "text/plain", "text/csv", "text/vtt"})
"""The types whose bytes are UTF-8, and say so, beside everything that is XML."""


def type_of(name: str) -> str:
    """Return the media type of a file by its name below the site, without a character set."""
    if name in NAMED:
        return NAMED[name]
    for ending, kind in LONGER.items():
        if name.endswith(ending):
            return kind
    return TYPES.get(PurePosixPath(name).suffix, UNKNOWN)


def says_charset(kind: str) -> bool:
    """Whether the header of a type names UTF-8."""
    return kind in TEXTS or kind == "application/xml" or kind.startswith("application/") and kind.endswith("+xml")
