"""What a page says of itself beside its text: address, headline and time in its head, its place in the menu."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

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
_CRUMBS = re.compile(r"breadcrumb|pathway|section-title", re.IGNORECASE)
_PASSWORD = re.compile("^password$", re.IGNORECASE)


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
    meta = _meta(soup)
    data = list(_linked_data(soup))
    marked: dict[str, list[Tag]] = {}
    for element in soup.find_all(itemprop=True):
        marked.setdefault(str(element["itemprop"]).lower(), []).append(element)
    headlines = [_text(one) for one in marked.get("headline", [])]
    headlines += [str(one["headline"]) for one in data if isinstance(one.get("headline"), str)]
    headlines += meta.get("og:title", [])
    published = [value for name in _PUBLISHED_META for value in meta.get(name, [])]
    published += [str(one["datePublished"]) for one in data if isinstance(one.get("datePublished"), str)]
    for mark in marked.get("datepublished", []):
        published.append(str(mark.get("datetime") or mark.get("content") or _text(mark)))
    times = [str(one["datetime"]) for one in soup.find_all("time", datetime=True)]
    trails = soup.find_all(class_=_CRUMBS)
    crumbs = [_text(one) for trail in trails for one in trail.find_all(["a", "li"])]
    crumbs += [_text(one) for one in marked.get("articlesection", [])]
    return Hints(
        url=address_of(soup, meta),
        headlines=tuple(_clean(headlines)),
        window_title=_text(soup.title) if soup.title else "",
        published=tuple(_clean(published + (times if len(times) == 1 else []))),
        sections=tuple(reversed(_clean(crumbs))),
        has_login=soup.find("input", attrs={"type": _PASSWORD}) is not None,
    )


def address_of(soup: BeautifulSoup, meta: Mapping[str, list[str]]) -> str:
    """Return the address that a page had: its canonical one, else where the browser saved it from; "" if unknown."""
    comments = soup.find_all(string=lambda text: isinstance(text, Comment))
    saved = [match[1] for comment in comments if (match := _SAVED_FROM.search(str(comment)))]
    bases = soup.find_all("base", href=True)
    base = str(bases[0]["href"]) if bases else ""
    links = soup.find_all("link", rel="canonical", href=True)
    for address in [*(str(link["href"]) for link in links), *meta.get("og:url", [])]:
        whole = joined(saved[0] if saved else base, address.strip())
        if is_address(whole):
            return whole
    own = [base] if not base.endswith("/") else []
    return next((one for one in [*saved, *own] if is_address(one)), "")


def joined(base: str, address: str) -> str:
    """Return an address as it is meant on the page of another; an empty string where it can't be read."""
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def is_address(text: str) -> bool:
    """Whether a text is a whole address on the web."""
    if not _ADDRESS.fullmatch(text):
        return False
    try:
        return bool(urlsplit(text).hostname)
    except ValueError:
        return False


def _meta(soup: BeautifulSoup) -> dict[str, list[str]]:
    """Return the values of the `meta` elements by their names or properties."""
    found: dict[str, list[str]] = {}
    for tag in soup.find_all("meta", content=True):
        for key in ("name", "property", "itemprop"):
            if tag.get(key):
                found.setdefault(str(tag[key]).lower(), []).append(str(tag["content"]))
    return found


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
