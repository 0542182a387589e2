"""What a Content-Security-Policy that a live site sends leaves open."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

Weakness = tuple[str, str]
"""What is wrong with a policy, as a Vietnamese sentence, and the words that say it."""

SPEAKING = ("script-src", "style-src", "object-src", "frame-src", "font-src", "worker-src", "connect-src", "img-src")
"""What falls back on `default-src`."""
UNSAFE = ("'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'")
ANYBODY = ("*", "http:", "https:", "data:", "blob:")
NO_SOURCES = ("report-uri", "report-to", "sandbox")
IS_HARMLESS = {"img-src": ("data:", "blob:"), "media-src": ("data:", "blob:"), "font-src": ("data:",)}


def directives(policy: str) -> Mapping[str, tuple[str, ...]]:
    """Return the directives of a policy by name; of two of one name the first counts, as in browsers."""
    found: dict[str, tuple[str, ...]] = {}
    for part in policy.split(";"):
        words = part.split()
        if words:
            found.setdefault(words[0].lower(), tuple(words[1:]))
    return found


def weaknesses(policy: str, allowed: Collection[str]) -> Iterator[Weakness]:
    """Yield what is weak in a policy; `allowed` are the origins that the site is known to ask or send to."""
    given = directives(policy)
    for name in ("base-uri", "form-action", "frame-ancestors"):
        if name not in given:
            yield f"Chính sách nội dung không có {name}, mà default-src không thay được.", name
    if "default-src" not in given and "script-src" not in given:
        yield "Chính sách nội dung không hạn chế mã chạy trong trang.", policy
    for name, sources in given.items():
        for source in sources:
            if source in UNSAFE:
                yield f"Chính sách nội dung cho phép {source} trong {name}.", f"{name} {source}"
            elif source in ANYBODY and source not in IS_HARMLESS.get(name, ()):
                yield f"Chính sách nội dung cho phép nguồn bất kỳ trong {name}.", f"{name} {source}"
            elif name not in NO_SOURCES and not source.startswith("'") and source not in (*ANYBODY, *allowed):
                yield f"Chính sách nội dung cho phép máy chủ khác trong {name}.", f"{name} {source}"
