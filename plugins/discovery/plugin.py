"""Writes the feeds of every list that has some and the map of the site, and tells templates what articles are."""

from __future__ import annotations

from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.articles.registry import newest_first
from plugins.core.settings import value_of
from plugins.discovery.feeds import (
    Channel,
    Entries,
    albums_feed,
    channels,
    corrections_feed,
    feed,
    last_news,
    with_own_feeds,
)
from plugins.discovery.sitemap import files_for_robots
from plugins.discovery.structured_data import machine_filters
from plugins.editions.site import CORRECTIONS_PAGE
from plugins.listings.news import corrections


class FeedsGenerator(Generator):
    """One Atom and one RSS file a list."""

    def generate_output(self, writer: Writer) -> None:
        """Write all feeds."""
        site, edition, now = self.settings["SITE"], self.settings["EDITION"], self.settings["MOMENT"]
        languages, published = edition.languages, edition.published(now)
        since = last_news(published)
        longest = value_of(self.settings, "DISCOVERY_FEED_ITEMS")
        words = languages[site.language].words
        entries = {code: Entries(site.in_language(code), language) for code, language in languages.items()}
        for feeds, listing in with_own_feeds(self.settings["LISTINGS"]).items():
            code = listing.language or site.language
            # An official's list goes by the day of the event; a feed always brings what was published last.
            articles = newest_first(list(listing.articles))[:longest]
            for channel in channels(feeds, listing.url, listing.title):
                self.print_feed(channel, feed(channel, entries[code].site, articles, entries[code], since))
        shown, list_name = edition.shown_albums(now)[:longest], "Pictures and videos"
        for channel in channels(site.albums_feeds, site.albums_url or "", words.gettext(list_name)) if shown else ():
            self.print_feed(channel, albums_feed(channel, site, shown))
        found = corrections(published)[:longest]
        for channel in channels(site.corrections_feeds, CORRECTIONS_PAGE, words.gettext("Corrections")):
            self.print_feed(channel, corrections_feed(channel, site, found, since))

    def print_feed(self, channel: Channel, data: bytes) -> None:
        """Write one feed."""
        path = Path(self.output_path) / channel.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


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
