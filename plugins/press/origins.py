"""What all files of a site are made from: the code, the theme, the settings, the site; and which records are shared."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from plugins.albums.model import Album
from plugins.articles.model import Article
from plugins.core.digests import Digests, digest
from plugins.core.fingerprints import Fingerprint, fingerprint, is_unchanged
from plugins.core.own_code import HOUSE, code_digest
from plugins.core.page_sheets import Common
from plugins.core.sheets import Printed
from plugins.documents.model import CitedDocument
from plugins.editions.site import Site
from plugins.listings.model import ListedArticle
from plugins.localities.model import Place, Unit
from plugins.localities.registry import Localities
from plugins.maps.model import Boundaries
from plugins.officials.model import Official
from plugins.pages.model import StandingPage

SHARED = (Album, Boundaries, CitedDocument, Common, Localities, Official, Place, StandingPage, Unit)
"""Records that stand on many pages."""
WITHOUT_EFFECT = frozenset(
    {
        *("PATH", "OUTPUT_PATH", "THEME", "CACHE_PATH", "PLUGIN_PATHS", "STATIC_PATHS"),
        *("CORE_CACHE", "EDITIONS_LABEL", "PRESS_WORKERS", "SEARCH_INDEX", "DEBUG", "LOG_FILTER"),
    }
)
"""Settings that change where a site is built, or how, and no byte of it. What is in the folders counts by itself."""
NOT_READ_BY_PAGES = ("static/css/", "static/js/", "static/images/", "specimens/")
"""Parts of a theme that are files of the site, or of one page, themselves."""


def page_digests() -> Digests:
    """Return what digests the parts of pages."""
    return Digests(SHARED, {Article: article_told, ListedArticle: listed_told})


def article_told(article: Article) -> str:
    """Return what tells an article from others, as whoever made it has digested it."""
    return f"{article.digest} {article.id}"


def listed_told(item: ListedArticle) -> Any:
    """Return what tells an item of a list; an appearance or a quotation by its place in the article that has it."""
    record, appearance, quotation, former = item
    told = article_told(record)
    if appearance is None and quotation is None and former is None:
        return ("listed", told)
    return told, place_of(appearance, record.appearances), place_of(quotation, record.quotations), former


def place_of(one: Any, several: Sequence[Any]) -> Any:
    """Return the place of an object among several, else the object itself."""
    return None if one is None else next((place for place, other in enumerate(several) if other is one), one)


@dataclass(frozen=True)
class Origins:
    """What a site is printed with, as it was before anybody read it: the theme, and modules outside of the house."""

    places: tuple[Path, ...]
    seen: Fingerprint
    digest: bytes

    def hold(self) -> bool:
        """Whether it is still as it was: what was saved in between may be on some pages and not on others."""
        return is_unchanged(self.seen, self.places)


def origins_of(settings: Mapping[str, Any], theme: Path) -> Origins:
    """Return what a site is printed with."""
    modules = sorted(filter(None, map(foreign_module, [*settings["PLUGINS"], *sys.modules])))
    code = [path.read_bytes() for path in modules]
    places = (theme, *modules)
    return Origins(places, fingerprint(places), digest(code_digest().encode(), folder_digest(theme), *code))


def foreign_module(name: str) -> Path | None:
    """Return the file of a module that was loaded from neither the house nor Python's own folders and libraries."""
    path = Path(getattr(sys.modules.get(name), "__file__", None) or "")
    if not path.is_file() or path.is_relative_to(HOUSE) or "site-packages" in path.parts:
        return None
    return None if path.is_relative_to(sys.base_prefix) or path.is_relative_to(sys.prefix) else path


def common_digest(origins: Origins, settings: Mapping[str, Any], site: Site, digests: Digests) -> bytes:
    """Return the digest of what all files of a printing are made from, but for the moment of the build."""
    return digest(origins.digest, digests.of(plain_settings(settings)), digests.of(replace(site, speech={})))


def as_unknown(printed: Printed) -> Printed:
    """Return a file of which nobody can say what it was made from, so that no edition takes it again."""
    return replace(printed, key=b"")


def folder_digest(theme: Path) -> bytes:
    """Return the digest of the parts of a theme that pages are made from."""
    found = hashlib.blake2b(digest_size=16)
    for path in sorted(theme.rglob("*")):
        name = path.relative_to(theme).as_posix()
        if path.is_file() and not name.startswith(NOT_READ_BY_PAGES):
            found.update(digest(name.encode(), path.read_bytes()))
    return found.digest()


def plain_settings(settings: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Return the settings that are data, by name."""
    return [(name, value) for name, value in sorted(settings.items()) if name not in WITHOUT_EFFECT and is_plain(value)]


def is_plain(value: Any) -> bool:
    """Whether a value is data, or a class, and nothing that a plugin put beside the settings."""
    if isinstance(value, Mapping):
        return type(value) is dict and is_plain([*value, *value.values()])
    if isinstance(value, list | tuple | set):
        return all(map(is_plain, value))
    return value is None or isinstance(value, str | int | float | type)
