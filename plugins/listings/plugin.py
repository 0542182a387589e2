"""Writes every page that lists articles."""

from __future__ import annotations

from pelican import signals
from pelican.generators import Generator

from plugins.core.settings import value_of
from plugins.listings.site_map import all_listings

TEMPLATE_NAME = "listing"
"""The one key of Pelican's PAGINATED_TEMPLATES."""


class ListingsGenerator(Generator):
    """Pages of the edition's lists, cut by Pelican's own paginator."""

    def generate_output(self, writer):
        """Write all lists."""
        settings = {**self.settings, "PAGINATED_TEMPLATES": {TEMPLATE_NAME: value_of(self.settings, "LISTINGS_PAGE_SIZE")}}
        writer.settings = settings
        for listing in all_listings(self.settings["EDITION"], self.settings["SITE"].built):
            paginated = {listing.items_name: listing.items} if listing.items_name else {}
            writer.write_file(
                listing.save_as,
                self.get_template(listing.template),
                self.context,
                paginated=paginated,
                template_name=TEMPLATE_NAME,
                url=listing.url,
                title=listing.title,
                feeds=listing.feeds,
                **listing.variables,
            )


def add_listings(pelican):
    """Let Pelican generate the lists."""
    return ListingsGenerator


def register():
    signals.get_generators.connect(add_listings)
