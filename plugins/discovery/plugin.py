"""Writes the feeds of every list that has some and the map of the site, and tells templates what articles are."""

from __future__ import annotations

from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.core.settings import value_of
from plugins.discovery.feed_files import feed_files
from plugins.discovery.sitemap import files_for_robots
from plugins.discovery.structured_data import machine_filters


class FeedsGenerator(Generator):
    """One Atom and one RSS file a list."""

    def generate_output(self, writer: Writer) -> None:
        """Write all feeds."""
        settings, longest = self.settings, value_of(self.settings, "DISCOVERY_FEED_ITEMS")
        for file in feed_files(
            settings["EDITION"], settings["SITE"], settings["MOMENT"], settings["LISTINGS"], longest
        ):
            path = Path(self.output_path) / file.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.make())


class SitemapGenerator(Generator):
    """The maps of the site and of its latest news, and `robots.txt`, of a site that has a host."""

    def generate_output(self, writer: Writer) -> None:
        """Write them, but not for a preview: they hold absolute addresses."""
        site, edition = self.settings["SITE"], self.settings["EDITION"]
        if site.is_preview or not site.url:
            return
        now = self.settings["MOMENT"]
        files = files_for_robots(edition.published(now), edition.pages, self.settings["LISTINGS"], site, now)
        for name, text in files.items():
            (Path(self.output_path) / name).write_text(text, encoding="utf-8")


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
