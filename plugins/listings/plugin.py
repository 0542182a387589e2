"""Makes the lists of the edition, and has every page printed that lists articles."""

from __future__ import annotations

from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from plugins.core.page_sheets import Common, page_sheet
from plugins.core.settings import value_of
from plugins.editions.versions import in_language
from plugins.listings.site_map import all_listings
from plugins.listings.slices import slices


class ListingsGenerator(Generator):
    """The pages of the edition's lists."""

    def generate_output(self, writer: Any) -> None:
        """Have all lists printed."""
        size, patterns = value_of(self.settings, "LISTINGS_PAGE_SIZE"), self.settings["PAGINATION_PATTERNS"]
        for listing in self.settings["LISTINGS"]:
            template = self.get_template(in_language(listing.template, listing.language))
            told = {"url": listing.url, "title": listing.title, "feeds": listing.feeds, **listing.variables}
            common = Common(told)
            for one in slices(listing, size, patterns):
                sheet = page_sheet(one.save_as, template, one.variables(listing.items_name), common)
                self.settings["PRINT_RUN"].add(sheet)


def make_listings(pelican: Pelican) -> type[Generator]:
    """Put the lists into the settings, where the feeds find them too, and let Pelican print them."""
    settings = pelican.settings
    settings["LISTINGS"] = all_listings(settings["EDITION"], settings["SITE"], settings["MOMENT"])
    return ListingsGenerator


def register() -> None:
    signals.get_generators.connect(make_listings)
