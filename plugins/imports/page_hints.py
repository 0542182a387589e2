"""What a page says of itself beside its text: address, headline and time in its head, its place in the menu."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urljoin

from bs4 import BeautifulSoup, Comment, Tag

from plugins.core.text import normalise_text

_ADDRESS = re.compile(r"https?://[^\s/<>\"]+\.[^\s<>\"]*")
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
_PUBLISHED_META = (
    "article:published_time",
    "datepublished",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "pubdate",
    "publish_date",
    "og:published_time",
)
_CRUMBS = (
    "[class*=breadcrumb] a, [class*=breadcrumb] li, [class*=pathway] a, .section-title a, [itemprop=articleSection]"
)


@dataclass(frozen=True)
class Hints:
    """What the head and the marks of a page tell. Lists begin with the most trustworthy."""

    url: str = ""
    headlines: tuple[str, ...] = ()
    window_title: str = ""
    published: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    has_login: bool = False


def hints_of(soup: BeautifulSoup) -> Hints:
    """Return what a page says of itself."""
    data = list(_linked_data(soup))
    headlines = [_text(one) for one in soup.select("[itemprop=headline]")]
    headlines += [str(one["headline"]) for one in data if isinstance(one.get("headline"), str)]
    headlines += _meta(soup, "og:title")
    published = [value for name in _PUBLISHED_META for value in _meta(soup, name)]
    published += [str(one["datePublished"]) for one in data if isinstance(one.get("datePublished"), str)]
    for mark in soup.select("[itemprop=datePublished]"):
        published.append(str(mark.get("datetime") or mark.get("content") or _text(mark)))
    times = [str(one["datetime"]) for one in soup.select("time[datetime]")]
    crumbs = [_text(one) for one in soup.select(_CRUMBS)]
    return Hints(
        url=address_of(soup),
        headlines=tuple(_clean(headlines)),
        window_title=_text(soup.title) if soup.title else "",
        published=tuple(_clean(published + (times if len(times) == 1 else []))),
        sections=tuple(reversed(_clean(crumbs))),
        has_login=soup.find("input", attrs={"type": re.compile("^password$", re.IGNORECASE)}) is not None,
    )


def address_of(soup: BeautifulSoup) -> str:
    """Return the address that a page had: its canonical one, else where the browser saved it from; "" if unknown."""
    saved = [
        match[1]
        for comment in soup.find_all(string=lambda text: isinstance(text, Comment))
        if (match := _SAVED_FROM.search(comment))
    ]
    base = next((str(tag["href"]) for tag in soup.select("base[href]")), "")
    canonical = [str(tag["href"]) for tag in soup.select('link[rel~="canonical"][href]')] + _meta(soup, "og:url")
    for address in canonical:
        whole = urljoin(saved[0] if saved else base, address.strip())
        if _ADDRESS.fullmatch(whole):
            return whole
    own = [base] if not base.endswith("/") else []
    return next((one for one in [*saved, *own] if _ADDRESS.fullmatch(one)), "")


def _meta(soup: BeautifulSoup, name: str) -> list[str]:
    """Return the values of a `meta` element by its name or property."""
    return [
        str(tag["content"])
        for tag in soup.find_all("meta", content=True)
        if name in (str(tag.get(key, "")).lower() for key in ("name", "property", "itemprop"))
    ]


def _linked_data(soup: BeautifulSoup) -> Iterator[dict[str, Any]]:
    """Yield the objects of JSON-LD that describe an article."""
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            found = json.loads(script.get_text())
        except ValueError:
            continue
        graph = found.get("@graph", [found]) if isinstance(found, dict) else found
        for one in graph if isinstance(graph, list) else []:
            if isinstance(one, dict) and "Article" in str(one.get("@type", "")):
                yield one


def _text(element: Tag) -> str:
    return element.get_text(" ")


def _clean(texts: list[str]) -> list[str]:
    cleaned = (" ".join(normalise_text(text).split()) for text in texts)
    return list(dict.fromkeys(text for text in cleaned if text))


def local_name(src: str) -> str:
    """Return the path of a picture as it can lie beside a saved page, or an empty string for one on another host."""
    path = unquote(src.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0]).replace("\\", "/")
    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|/", path):
        return ""
    return path.removeprefix("./")
