"""Makes the lists of the edition, and writes every page that lists articles."""

from __future__ import annotations

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.core.settings import value_of
from plugins.editions.versions import in_language
from plugins.listings.site_map import all_listings

TEMPLATE_NAME = "listing"
"""The one key of Pelican's PAGINATED_TEMPLATES."""


class ListingsGenerator(Generator):
    """Pages of the edition's lists, cut by Pelican's own paginator."""

    def generate_output(self, writer: Writer) -> None:
        """Write all lists."""
        for listing in self.settings["LISTINGS"]:
            writer.write_file(
                listing.save_as,
                self.get_template(in_language(listing.template, listing.language)),
                self.context,
                paginated={listing.items_name: listing.items} if listing.items_name else {},
                template_name=TEMPLATE_NAME,
                url=listing.url,
                title=listing.title,
                feeds=listing.feeds,
                **listing.variables,
            )


def make_listings(pelican: Pelican) -> type[Generator]:
    """Put the lists into the settings, where the feeds find them too, and let Pelican write them."""
    settings = pelican.settings
    settings["LISTINGS"] = all_listings(settings["EDITION"], settings["SITE"], settings["MOMENT"])
    settings["PAGINATED_TEMPLATES"] = {TEMPLATE_NAME: value_of(settings, "LISTINGS_PAGE_SIZE")}
    return ListingsGenerator


def register() -> None:
    signals.get_generators.connect(make_listings)
