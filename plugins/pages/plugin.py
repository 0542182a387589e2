"""Has the standing pages and songs printed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from plugins.core.page_sheets import page_sheet


class StandingPagesGenerator(Generator):
    """One page a file of `pages/`."""

    def generate_output(self, writer: Any) -> None:
        """Have all of them printed."""
        site = self.settings["SITE"]
        for page in self.settings["EDITION"].pages:
            template = self.get_template(site.template("song" if page.song else "page", page.language))
            sheet = page_sheet(f"{page.url}index.html", template, {"page": SimpleNamespace(record=page)})
            self.settings["PRINT_RUN"].add(sheet)


def print_standing_pages(pelican: Pelican) -> type[Generator]:
    """Let Pelican generate the standing pages."""
    return StandingPagesGenerator


def register() -> None:
    signals.get_generators.connect(print_standing_pages)
