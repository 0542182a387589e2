"""Hands the standing pages and songs to Pelican."""

from __future__ import annotations

from typing import Any

from pelican import signals
from pelican.generators import PagesGenerator
from pelican.readers import MarkdownReader


class StandingPageReader(MarkdownReader):
    """Looks a standing page up in the edition.

    A subclass of Pelican's own reader: Pelican enables every direct subclass of its base reader everywhere.
    """

    def __init__(self, settings: dict[str, Any]):
        super().__init__(settings)
        self.site = settings["SITE"]
        self.pages = {page.path: page for page in settings["EDITION"].pages}

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the HTML and what Pelican has to know of a page."""
        page = self.pages[source_path.replace("\\", "/").removeprefix(self.settings["PATH"].rstrip("/") + "/")]
        return page.html, {
            "title": page.title,
            "slug": page.slug,
            "summary": page.summary,
            "status": "published",
            "url": page.url,
            "save_as": f"{page.url}index.html",
            "lang": page.language,
            "template": self.site.template("song" if page.song else "page", page.language),
            "record": page,
        }


def read_from_edition(generator: PagesGenerator) -> None:
    """Let the generator of pages read from the edition."""
    generator.readers.readers["md"] = StandingPageReader(generator.settings)


def register() -> None:
    signals.page_generator_init.connect(read_from_edition)
