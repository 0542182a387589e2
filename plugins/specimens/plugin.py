"""Adds to a preview the page of all components; a site that readers see has none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from plugins.core.page_sheets import page_sheet
from plugins.core.settings import value_of
from plugins.core.sheets import Sheet
from plugins.editions.filters import href
from plugins.listings.slices import Pages, slices_of
from plugins.specimens.components import COMPONENTS_PAGE, PICTURE, shown_components
from plugins.specimens.examples import read_examples


class SpecimensGenerator(Generator):
    """The page `/thanh-phan/` and the picture that its examples show."""

    def generate_output(self, writer: Any) -> None:
        """Have both printed, of a preview only."""
        site = self.settings["SITE"]
        if not site.is_preview or not value_of(self.settings, "SPECIMENS_SHOWN"):
            return
        folder = Path(self.theme) / "templates" / "components"
        examples = read_examples(folder, self.cut)
        components = shown_components(folder, examples, self.env, href(PICTURE, site.url))
        template = self.get_template("specimens")
        drawing = (Path(self.theme) / "specimens" / "mau.svg").read_bytes()
        run = self.settings["PRINT_RUN"]
        run.add(page_sheet(f"{COMPONENTS_PAGE}index.html", template, {"components": components}))
        run.add(Sheet(PICTURE, drawing, lambda: drawing))

    def cut(self, items: Sequence[Any], number: int, per_page: int) -> tuple[Any, Any]:
        """Return one page of a list and what all of its pages know, as templates get them."""
        patterns = tuple(self.settings["PAGINATION_PATTERNS"])
        pages = Pages("the/mau/", "the/mau/index.html", len(items), per_page, patterns)
        return slices_of(items, pages)[number - 1], pages


def add_specimens(pelican: Pelican) -> type[Generator]:
    """Let Pelican write the page."""
    return SpecimensGenerator


def register() -> None:
    signals.get_generators.connect(add_specimens)
