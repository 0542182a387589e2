"""Adds the page of the search, and has its index printed before the site is put in place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from plugins.core.interface import read_catalogue
from plugins.core.kept_results import KeptResults
from plugins.core.settings import value_of
from plugins.core.sheets import Bundle, Sheet
from plugins.listings.model import Listing
from plugins.search.catalogue import catalogue
from plugins.search.index import PLACES, SEARCH_PAGE, finish_index, is_prepared, prepare_index
from plugins.search.opensearch import OPENSEARCH, opensearch_text
from plugins.search.pages import found_in, found_pages


class SearchGenerator(Generator):
    """The index, and `opensearch.xml` of a site that has a host."""

    def generate_output(self, writer: Any) -> None:
        """Have both printed; no description for a preview: it holds absolute addresses."""
        settings = self.settings
        site, run, when = settings["SITE"], settings["PRINT_RUN"], value_of(settings, "SEARCH_INDEX")
        if when != "off":
            make = partial(make_index, settings, when == "now")
            run.add_bundle(
                Bundle(PLACES, found_in(settings["EDITION"], settings["MOMENT"]), make, is_left=when == "later")
            )
        if not site.is_preview and site.url:
            words = read_catalogue(Path(self.theme) / "translations", site.language)
            text = opensearch_text(site, words.gettext)
            run.add(Sheet(OPENSEARCH, text, text.encode))


def make_index(settings: Mapping[str, Any], is_finished: bool, output: Path) -> None:
    """Make the index, or prepare it for whoever finishes it later."""
    edition, cache = settings["EDITION"], value_of(settings, "CORE_CACHE")
    pages = found_pages(edition, settings["MOMENT"], settings["LISTINGS"])
    if not pages:
        return
    kept = KeptResults(Path(cache) if cache else None)
    prepare_index(pages, catalogue(pages, edition), output, kept)
    if is_finished and is_prepared(output):
        finish_index(output, kept=kept)


def add_search_page(pelican: Pelican) -> type[Generator]:
    """Add the page to the lists, which are made by now."""
    settings = pelican.settings
    is_on = value_of(settings, "SEARCH_INDEX") != "off"
    settings["LISTINGS"] = (
        *settings["LISTINGS"],
        Listing(SEARCH_PAGE, "search", "", variables={"search_is_on": is_on}),
    )
    return SearchGenerator


def register() -> None:
    signals.get_generators.connect(add_search_page)
