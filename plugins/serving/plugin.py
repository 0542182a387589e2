"""Has the files printed that tell a server what to say of a published site."""

from __future__ import annotations

from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from plugins.serving.files import serving_files


class ServingGenerator(Generator):
    """Tables for nginx, and what hosts of static files read."""

    def generate_output(self, writer: Any) -> None:
        """Have them printed, but not for a preview, which no such server shows."""
        settings = self.settings
        site, edition = settings["SITE"], settings["EDITION"]
        if site.is_preview or not site.url:
            return
        for sheet in serving_files(edition, settings["MOMENT"]):
            settings["PRINT_RUN"].add(sheet)


def add_serving_files(pelican: Pelican) -> type[Generator]:
    """Let Pelican generate them."""
    return ServingGenerator


def register() -> None:
    signals.get_generators.connect(add_serving_files)
