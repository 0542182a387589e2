"""The lists of officials and places, which Pelican has not, and of years and months, which it does not page."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator, Generator
from pelican.writers import Writer


class ListsGenerator(Generator):
    """Writes the lists; runs after the articles are known."""

    def generate_output(self, writer: Writer) -> None:
        """Write a page, or several, for each list."""
        known = self.context["KNOWN"]
        lists: dict[str, list[Any]] = defaultdict(list)
        for article in self.context["articles"]:
            for person in article.participants:
                lists[f"can-bo/{person['id']}/"].append(article)
            for place in article.localities.split():
                lists[f"dia-phuong/{place}/"].append(article)
            lists[f"luu-tru/{article.date:%Y}/"].append(article)
            lists[f"luu-tru/{article.date:%Y}/{article.date:%m}/"].append(article)
        for id, person in known["officials"].items():
            self.write_list(writer, f"can-bo/{id}/", person["name"], lists, person["offices"])
        for id, name in known["places"].items():
            self.write_list(writer, f"dia-phuong/{id}/", name, lists)
        for url in [url for url in lists if url.startswith("luu-tru/")]:
            year, *month = url.split("/")[1:-1]
            self.write_list(writer, url, "/".join([*month, year]), lists)

    def write_list(
        self, writer: Writer, url: str, title: str, lists: dict[str, list[Any]], offices: list[str] | None = None
    ) -> None:
        """Write one list."""
        writer.write_file(
            f"{url}index.html", self.get_template("listing"), self.context, paginated={"articles": lists[url]},
            template_name="listing", url=url, title=title, offices=offices or [],
        )  # fmt: skip


def read_known(generator: ArticlesGenerator) -> None:
    """Give every template the people and places."""
    path = Path(generator.path).parent / "people-and-places.json"
    generator.context["KNOWN"] = json.loads(path.read_text(encoding="utf-8"))


def read_participants(generator: ArticlesGenerator, metadata: dict[str, Any]) -> None:
    """Turn the participants of an article into records."""
    metadata["participants"] = json.loads(metadata["participants"])


def get_lists(pelican: Any) -> type[Generator]:
    """Let Pelican make the lists."""
    return ListsGenerator


def register() -> None:
    """Called by Pelican."""
    signals.article_generator_init.connect(read_known)
    signals.article_generator_context.connect(read_participants)
    signals.get_generators.connect(get_lists)
