"""Writes the files of data, and adds the page that explains them."""

from __future__ import annotations

from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.core.interface import read_catalogue
from plugins.datasets.description import data_page
from plugins.datasets.files import data_files


class DataGenerator(Generator):
    """One file a record, an index of each kind, a table of appearances, the schemas."""

    def generate_output(self, writer: Writer) -> None:
        """Write all files of data."""
        for file in data_files(self.settings["EDITION"], self.settings["SITE"], self.settings["MOMENT"]):
            path = Path(self.output_path) / file.address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)


def publish_data(pelican: Pelican) -> type[Generator]:
    """Add the page to the lists, which are made by now, and let Pelican write the files."""
    settings = pelican.settings
    site = settings["SITE"]
    words = read_catalogue(Path(settings["THEME"]) / "translations", site.language)
    page = data_page(settings["EDITION"], site, settings["MOMENT"], words.gettext)
    settings["LISTINGS"] = (*settings["LISTINGS"], page)
    return DataGenerator


def register() -> None:
    signals.get_generators.connect(publish_data)
