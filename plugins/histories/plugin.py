"""Tells on an article's page how often it was changed, and prints the pages of its history."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import ArticlesGenerator, Generator
from pelican.writers import Writer

from plugins.histories.registry import read_histories


class HistoriesGenerator(Generator):
    """The list of an article's revisions, and a page a revision."""

    def generate_output(self, writer: Writer) -> None:
        """Write the pages of all histories."""
        articles = {article.id: article for article in self.settings["EDITION"].articles}
        for id, history in self.settings["HISTORIES"].items():
            if not history.has_page:
                continue
            subject = {"record": articles[id], "history": history}
            self.write_page(writer, history.url, "history", subject)
            for revision in history.revisions:
                if revision.url is not None:
                    self.write_page(writer, revision.url, "revision", {**subject, "revision": revision})

    def write_page(self, writer: Writer, url: str, template: str, subject: dict[str, Any]) -> None:
        """Write one page."""
        found = self.get_template(self.settings["SITE"].template(template, subject["record"].lang))
        writer.write_file(f"{url}index.html", found, self.context, url=url, **subject)


def make_histories(pelican: Pelican) -> type[Generator]:
    """Put the histories of published articles into the settings and let Pelican write them."""
    settings = pelican.settings
    edition = settings["EDITION"]
    articles = edition.published(settings["MOMENT"]) if edition.agency.history else ()
    settings["HISTORIES"] = read_histories(Path(settings["PATH"]), articles, edition.zone)
    return HistoriesGenerator


def tell_history(generator: ArticlesGenerator, metadata: dict[str, Any]) -> None:
    """Give an article's template its history, or None."""
    metadata["history"] = generator.settings["HISTORIES"].get(metadata["record"].id)


def register() -> None:
    signals.get_generators.connect(make_histories)
    signals.article_generator_context.connect(tell_history)
