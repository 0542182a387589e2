"""Writes the feeds of every list that has some."""

from __future__ import annotations

from pathlib import Path

from pelican import signals
from pelican.generators import Generator

from plugins.core.settings import value_of
from plugins.discovery.feeds import feed
from plugins.listings.site_map import all_listings


class FeedsGenerator(Generator):
    """One Atom and one RSS file a list."""

    def generate_output(self, writer):
        """Write all feeds."""
        site = self.settings["SITE"]
        longest = value_of(self.settings, "DISCOVERY_FEED_ITEMS")
        for listing in all_listings(self.settings["EDITION"], site.built):
            if listing.feeds is None:
                continue
            articles = [item.record for item in listing.items[:longest]]
            for kind, address in (("atom", listing.feeds.atom), ("rss", listing.feeds.rss)):
                path = Path(self.output_path) / address
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(feed(kind, site, address, listing.url, listing.title, articles))


def add_feeds(pelican):
    """Let Pelican generate the feeds."""
    return FeedsGenerator


def register():
    signals.get_generators.connect(add_feeds)
