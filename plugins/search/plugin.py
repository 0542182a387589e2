"""Adds the page of the search, and makes its index when all pages are written, before the site is put in place."""

from __future__ import annotations

from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.core.interface import read_catalogue
from plugins.core.kept_results import KeptResults
from plugins.core.settings import value_of
from plugins.listings.model import Listing
from plugins.search.catalogue import catalogue
from plugins.search.index import SEARCH_PAGE, finish_index, is_prepared, prepare_index
from plugins.search.opensearch import OPENSEARCH, opensearch_text
from plugins.search.pages import found_pages


class OpenSearchGenerator(Generator):
    """`opensearch.xml`, of a site that has a host."""

    def generate_output(self, writer: Writer) -> None:
        """Write the description, but not for a preview: it holds absolute addresses."""
        site = self.settings["SITE"]
        if site.is_preview or not site.url:
            return
        words = read_catalogue(Path(self.theme) / "translations", site.language)
        (Path(self.output_path) / OPENSEARCH).write_text(opensearch_text(site, words.gettext), encoding="utf-8")


def add_search_page(pelican: Pelican) -> type[Generator]:
    """Add the page to the lists, which are made by now."""
    settings = pelican.settings
    is_on = value_of(settings, "SEARCH_INDEX") != "off"
    settings["LISTINGS"] = (
        *settings["LISTINGS"],
        Listing(SEARCH_PAGE, "search", "", variables={"search_is_on": is_on}),
    )
    return OpenSearchGenerator


def index_site(pelican: Pelican) -> None:
    """Make the index, or prepare it for whoever finishes it later."""
    settings = pelican.settings
    when = value_of(settings, "SEARCH_INDEX")
    pages = found_pages(settings["EDITION"], settings["MOMENT"], settings["LISTINGS"]) if when != "off" else ()
    if not pages:
        return
    output, cache = Path(pelican.output_path), value_of(settings, "CORE_CACHE")
    kept = KeptResults(Path(cache) if cache else None)
    prepare_index(pages, catalogue(pages, settings["EDITION"]), output, kept)
    if when == "now" and is_prepared(output):
        finish_index(output, kept=kept)


def register() -> None:
    signals.get_generators.connect(add_search_page)
    signals.finalized.connect(index_site)
