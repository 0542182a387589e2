"""Bantin with the theme of the benchmark: what makes the compared pages, and nothing beyond them."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT))

from pelicanconf import *  # noqa: E402, F403

THEME = str(Path(__file__).with_name("theme"))
PLUGINS = [
    "plugins.editions.plugin",
    "plugins.articles.plugin",
    "plugins.listings.plugin",
    "bench.sites.bantin.only_compared",
    "plugins.discovery.plugin",
    "plugins.press.plugin",
]
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/trang/{number}/", "{base_name}/trang/{number}/index.html"),
]
EDITIONS_PUBLIC = True
CARDS_DRAWN = False
