"""Every setting of ours that `pelicanconf.py` may carry: declared once, with type, default and help."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Setting:
    """A setting of the site's wiring. What belongs to the agency stands in `site.yaml` instead."""

    name: str
    type: type
    default: Any
    help: str


class WrongSetting(ValueError):
    """A setting has another type than it was declared with."""


SETTINGS = (
    Setting("CARDS_DRAWN", bool, True, "Whether articles of a published site get a card for where they are shared."),
    Setting("CORE_CACHE", str, "", "Folder where results are kept between builds; empty: nothing is kept."),
    Setting("CORE_EXECUTOR", str, "", "Who reads articles: `module:function` opens an executor; empty: forks."),
    Setting("DISCOVERY_FEED_ITEMS", int, 30, "Articles in a feed, the newest."),
    Setting("EDITIONS_LABEL", str, "", "How messages call the content folder; by default as it was given."),
    Setting("EDITIONS_PUBLIC", bool, False, "Whether readers will see the output: absolute addresses, no drafts."),
    Setting("LISTINGS_PAGE_SIZE", int, 20, "Articles on one page of a list."),
    Setting("MAPS_FOLDER", str, "maps", "Folder of boundaries: below the content folder, or an absolute path."),
    Setting("PRESS_WORKERS", int, 0, "Processes that print pages; 0: one a processor."),
    Setting("SEARCH_INDEX", str, "now", "When the search is indexed: now, later by whoever builds, or off."),
    Setting("SPECIMENS_SHOWN", bool, True, "Whether a preview has the page of components."),
    Setting("MEDIA_AVIF", bool, False, "Whether pictures come in AVIF too: fewer bytes for readers, slower to make."),
)


def value_of(settings: Mapping[str, Any], name: str) -> Any:
    """Return a declared setting, or its default. Raises WrongSetting for another type and KeyError for another name."""
    setting = next((setting for setting in SETTINGS if setting.name == name), None)
    if setting is None:
        raise KeyError(name)
    value = settings.get(name, setting.default)
    if not isinstance(value, setting.type) or (setting.type is int and isinstance(value, bool)):
        raise WrongSetting(f"{name} = {value!r}: {setting.type.__name__} expected. {setting.help}")
    return value
