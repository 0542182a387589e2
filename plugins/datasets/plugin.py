"""Has the files of data printed, and adds the page that explains them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from plugins.core.interface import read_catalogue
from plugins.datasets.description import data_page
from plugins.datasets.files import data_sheets


class DataGenerator(Generator):
    """One file a record, an index of each kind, a table of appearances, the schemas."""

    def generate_output(self, writer: Any) -> None:
        """Have all files of data printed."""
        for sheet in data_sheets(self.settings["EDITION"], self.settings["SITE"], self.settings["MOMENT"]):
            self.settings["PRINT_RUN"].add(sheet)


def publish_data(pelican: Pelican) -> type[Generator]:
    """Add the page to the lists, which are made by now, and let Pelican print the files."""
    settings = pelican.settings
    site = settings["SITE"]
    words = read_catalogue(Path(settings["THEME"]) / "translations", site.language)
    page = data_page(settings["EDITION"], site, settings["MOMENT"], words.gettext)
    settings["LISTINGS"] = (*settings["LISTINGS"], page)
    return DataGenerator


def register() -> None:
    signals.get_generators.connect(publish_data)
