"""Has the feeds of every list that has some and the map of the site, and tells templates what articles are."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from plugins.articles.registry import newest_first
from plugins.core.settings import value_of
from plugins.core.sheets import Sheet
from plugins.discovery.feeds import Channel, Entries, albums_feed, channels, corrections_feed, feed, with_own_feeds
from plugins.discovery.sitemap import files_for_robots
from plugins.discovery.structured_data import machine_filters
from plugins.editions.site import CORRECTIONS_PAGE
from plugins.listings.news import corrections


class FeedsGenerator(Generator):
    """One Atom and one RSS file a list."""

    def generate_output(self, writer: Any) -> None:
        """Have all feeds printed."""
        site, languages = self.settings["SITE"], self.settings["EDITION"].languages
        longest = value_of(self.settings, "DISCOVERY_FEED_ITEMS")
        words = languages[site.language].words
        entries = {code: Entries(site.in_language(code), language) for code, language in languages.items()}
        for feeds, listing in with_own_feeds(self.settings["LISTINGS"]).items():
            code = listing.language or site.language
            # An official's list goes by the day of the event; a feed always brings what was published last.
            articles = newest_first(list(listing.articles))[:longest]
            for channel in channels(feeds, listing.url, listing.title):
                made = partial(feed, channel, entries[code].site, articles, entries[code])
                self.print_feed(channel, (code, articles), made)
        shown, list_name = self.settings["EDITION"].shown_albums(site.built)[:longest], "Pictures and videos"
        for channel in channels(site.albums_feeds, site.albums_url or "", words.gettext(list_name)) if shown else ():
            self.print_feed(channel, shown, partial(albums_feed, channel, site, shown))
        found = corrections(self.settings["EDITION"].published(site.built))[:longest]
        for channel in channels(site.corrections_feeds, CORRECTIONS_PAGE, words.gettext("Corrections")):
            self.print_feed(channel, found, partial(corrections_feed, channel, site, found))

    def print_feed(self, channel: Channel, told: Any, made: Callable[[], bytes]) -> None:
        """Have one feed printed."""
        # An empty feed says when it was made.
        parts = (channel, told, None if told else self.settings["SITE"].built)
        self.settings["PRINT_RUN"].add(Sheet(channel.address, parts, made))


class SitemapGenerator(Generator):
    """The maps of the site and of its latest news, and `robots.txt`, of a site that has a host."""

    def generate_output(self, writer: Any) -> None:
        """Have them printed, but not for a preview: they hold absolute addresses."""
        site, edition = self.settings["SITE"], self.settings["EDITION"]
        if site.is_preview or not site.url:
            return
        files = files_for_robots(edition.published(site.built), edition.pages, self.settings["LISTINGS"], site)
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
