"""Has the feeds of every list that has some and the map of the site, and tells templates what articles are."""

from __future__ import annotations

from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from plugins.core.settings import value_of
from plugins.core.sheets import Sheet
from plugins.discovery.feed_files import feed_files
from plugins.discovery.sitemap import files_for_robots
from plugins.discovery.structured_data import machine_filters


class FeedsGenerator(Generator):
    """One Atom and one RSS file a list."""

    def generate_output(self, writer: Any) -> None:
        """Have all feeds printed."""
        settings, longest = self.settings, value_of(self.settings, "DISCOVERY_FEED_ITEMS")
        edition, site, now = settings["EDITION"], settings["SITE"], settings["MOMENT"]
        for sheet in feed_files(edition, site, now, settings["LISTINGS"], longest):
            settings["PRINT_RUN"].add(sheet)


class SitemapGenerator(Generator):
    """The maps of the site and of its latest news, and `robots.txt`, of a site that has a host."""

    def generate_output(self, writer: Any) -> None:
        """Have them printed, but not for a preview: they hold absolute addresses."""
        site, edition, now = self.settings["SITE"], self.settings["EDITION"], self.settings["MOMENT"]
        if site.is_preview or not site.url:
            return
        files = files_for_robots(edition.published(now), edition.pages, self.settings["LISTINGS"], site, now)
        for name, text in files.items():
            self.settings["PRINT_RUN"].add(Sheet(name, text, text.encode))


def add_feeds(pelican: Pelican) -> type[Generator]:
    """Let Pelican generate the feeds."""
    return FeedsGenerator


def add_sitemap(pelican: Pelican) -> type[Generator]:
    """Let Pelican generate the map of the site."""
    return SitemapGenerator


def add_structured_data(generator: Generator) -> None:
    """Give templates the filters by which a page tells machines of itself."""
    generator.env.filters.update(machine_filters())


def register() -> None:
    signals.get_generators.connect(add_feeds)
    signals.get_generators.connect(add_sitemap)
    signals.generator_init.connect(add_structured_data)
