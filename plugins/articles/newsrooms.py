"""The newsroom of a reading, kept in the cache for workers who share nothing else with the process that asks them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from plugins.articles.registry import Newsroom
from plugins.core.executors import Common
from plugins.core.kept_objects import as_bytes, from_bytes
from plugins.core.kept_results import KeptResults, key_of
from plugins.core.markdown import MarkdownRenderer
from plugins.localities.registry import Localities
from plugins.officials.registry import Officials

ROOM = "newsrooms"
"""Under which newsrooms are kept."""
KEPT = 8
"""Newsrooms of other builds that are kept beside it: some may be at work."""


class NoSharedCache(Exception):
    """A worker sees another cache than the process that asked it; the message is a Vietnamese sentence."""


def kept_newsroom(newsroom: Newsroom, kept: KeptResults) -> Common:
    """Keep a newsroom; return where, in the words that `newsroom_at` understands."""
    assert kept.folder is not None
    registries = (newsroom.localities.places, newsroom.officials.all)
    data = as_bytes((newsroom.agency, *registries, dict(newsroom.words), newsroom.zone, dict(newsroom.cards)))
    key = key_of(data)
    kept.keep_latest(ROOM, key, data, KEPT)
    return str(kept.folder.resolve()), key


@lru_cache(maxsize=2)
def newsroom_at(cache: str, key: str) -> Newsroom:
    """Return the newsroom that was kept in a folder. A worker reads it once. Raises NoSharedCache."""
    data = KeptResults(Path(cache)).result(ROOM, key)
    if data is None:
        raise NoSharedCache(f"máy làm việc này không thấy thư mục lưu chung {cache}")
    agency, places, officials, words, zone, cards = from_bytes(data)
    return Newsroom(agency, Localities(places), Officials(officials), MarkdownRenderer(), zone, words, cards)
