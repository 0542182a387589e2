"""Which addresses a server leads on, and which it says are gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from urllib.parse import quote

from plugins.articles.model import Article
from plugins.editions.addresses import alias_address


def moved(articles: Iterable[Article]) -> Mapping[str, str]:
    """Return where to go by old address. Both begin with a slash; the old one is decoded, the new one is not."""
    found: dict[str, str] = {}
    for article in articles:
        for alias in article.aliases:
            for form in forms(alias_address(alias)):
                found.setdefault(form, f"/{quote(article.url)}")
    return MappingProxyType(found)


def gone(addresses: Iterable[str]) -> frozenset[str]:
    """Return every way to ask for pages that were taken away for good, decoded, with their first slash."""
    return frozenset(form for address in addresses for form in forms(alias_address(address)))


def forms(address: str) -> Iterator[str]:
    """Yield the addresses of one page: `x`, `x/` and `x/index.html` are the same, a file's name is itself alone."""
    yield f"/{address}"
    if address.endswith("/"):
        yield f"/{address[:-1]}"
        yield f"/{address}index.html"
