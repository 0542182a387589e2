"""Has the pages of histories printed, and tells on an article's page what became of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from plugins.core.page_sheets import page_sheet
from plugins.histories.registry import read_histories


class HistoriesGenerator(Generator):
    """The list of an article's revisions, and a page a revision."""

    def generate_output(self, writer: Any) -> None:
        """Have the pages of all histories printed."""
        articles = {article.id: article for article in self.settings["EDITION"].articles}
        for id, history in self.settings["HISTORIES"].items():
            if not history.has_page:
                continue
            subject = {"record": articles[id], "history": history}
            self.print_page(history.url, "history", subject)
            for revision in history.revisions:
                if revision.url is not None:
                    self.print_page(revision.url, "revision", {**subject, "revision": revision})

    def print_page(self, url: str, template: str, subject: dict[str, Any]) -> None:
        """Have one page printed."""
        found = self.get_template(self.settings["SITE"].template(template, subject["record"].lang))
        self.settings["PRINT_RUN"].add(page_sheet(f"{url}index.html", found, subject))


def make_histories(pelican: Pelican) -> type[Generator]:
    """Put the histories of published articles into the settings, give articles theirs, and let Pelican print them."""
    settings = pelican.settings
    edition = settings["EDITION"]
    articles = edition.published(settings["MOMENT"]) if edition.agency.history else ()
    histories = read_histories(Path(settings["PATH"]), articles, edition.zone)
    settings["HISTORIES"] = histories
    settings["TOLD_OF_ARTICLES"].append(lambda article: {"history": histories.get(article.id)})
    return HistoriesGenerator


def register() -> None:
    signals.get_generators.connect(make_histories)
