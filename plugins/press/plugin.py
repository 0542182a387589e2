"""Prints all pages side by side, and what stands beside them: one style sheet, and the pictures that pages show."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Template
from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.core.forked import processors
from plugins.core.kept_results import KeptResults
from plugins.core.settings import value_of
from plugins.editions.site import STYLESHEET
from plugins.press.pages import Page, print_pages
from plugins.press.pictures import PictureMeans, print_pictures
from plugins.press.stylesheet import write_bundle


class PageWriter(Writer):
    """Notes what Pelican wants written, until all of it is written at once."""

    def __init__(self, output_path: str, settings: dict[str, Any] | None = None):
        super().__init__(output_path, settings)
        # Whoever writes something else does so before the first page.
        Path(output_path).mkdir(parents=True, exist_ok=True)
        self.pages: list[Page] = []
        self.opened: list[str] = []

    def write_file(self, name: str, template: Template, context: Any, *more: Any, **named: Any) -> None:
        """Note a page, or a list of several; what has no name is not written."""
        if name:
            write = partial(super().write_file, name, template, context, *more, **named)
            self.pages.append(Page(name, template.name or "", write))

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> Any:
        self.opened.append(filename)
        return super()._open_w(filename, encoding, override)


class PagePrinter(Generator):
    """Makes nothing of its own; it stands after all who do."""

    def generate_output(self, writer: PageWriter) -> None:
        """Write what the others noted."""
        print_pages(writer.pages, writer.opened, value_of(self.settings, "PRESS_WORKERS") or processors())


def give_writer(pelican: Pelican) -> type[Writer]:
    """Let pages be noted."""
    return PageWriter


def print_last(pelican: Pelican) -> type[Generator]:
    """Let the noted pages be printed when all are known."""
    return PagePrinter


def write_stylesheet(pelican: Pelican) -> None:
    """Put the bundled style sheet where the pages look for it, in place of its parts."""
    write_bundle(Path(pelican.theme), Path(pelican.output_path) / STYLESHEET)


def write_pictures(pelican: Pelican) -> None:
    """Put the copies of photographs, drawings as they are, and cards, where the pages look for them."""
    settings = pelican.settings
    cache = value_of(settings, "CORE_CACHE")
    output, theme, kept = Path(pelican.output_path), Path(pelican.theme), KeptResults(Path(cache) if cache else None)
    means = PictureMeans(output, theme, kept, value_of(settings, "MEDIA_AVIF"), value_of(settings, "CARDS_DRAWN"))
    print_pictures(settings["EDITION"], settings["SITE"], settings["MOMENT"], means)


def register() -> None:
    signals.get_writer.connect(give_writer)
    signals.get_generators.connect(print_last)
    signals.finalized.connect(write_stylesheet)
    signals.finalized.connect(write_pictures)
