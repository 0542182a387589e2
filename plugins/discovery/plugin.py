"""Writes the feeds of every list that has some."""

from __future__ import annotations

from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.articles.registry import newest_first
from plugins.core.interface import read_catalogue
from plugins.core.settings import value_of
from plugins.discovery.feeds import Channel, channels, corrections_feed, feed
from plugins.editions.site import CORRECTIONS_PAGE
from plugins.listings.news import corrections


class FeedsGenerator(Generator):
    """One Atom and one RSS file a list."""

    def generate_output(self, writer: Writer) -> None:
        """Write all feeds."""
        site = self.settings["SITE"]
        longest = value_of(self.settings, "DISCOVERY_FEED_ITEMS")
        words = read_catalogue(Path(self.theme) / "translations", site.language)
        for listing in self.settings["LISTINGS"]:
            if listing.feeds is None:
                continue
            # An official's list goes by the day of the event; a feed always brings what was published last.
            articles = newest_first([item.record for item in listing.items])[:longest]
            for channel in channels(listing.feeds, listing.url, listing.title):
                self.print_feed(channel, feed(channel, site, articles, words.gettext))
        found = corrections(self.settings["EDITION"].published(site.built))[:longest]
        for channel in channels(site.corrections_feeds, CORRECTIONS_PAGE, words.gettext("Corrections")):
            self.print_feed(channel, corrections_feed(channel, site, found))

    def print_feed(self, channel: Channel, data: bytes) -> None:
        """Write one feed."""
        path = Path(self.output_path) / channel.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def add_feeds(pelican: Pelican) -> type[Generator]:
    """Let Pelican generate the feeds."""
    return FeedsGenerator


def register() -> None:
    signals.get_generators.connect(add_feeds)
