"""Prints where the processor's time goes, in milliseconds an article, while content is read and while it is printed.

`python bench/where_time_goes.py CONTENT [SETTINGS]`: with a settings file the site is printed too. The time of a stage
is its own, without the stages inside it.
"""

from __future__ import annotations

import functools
import importlib
import logging
import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

READING = {
    "plugins.core.sources:ContentFolder.read_found": "read bytes, decode, normalise",
    "plugins.core.frontmatter:parse_yaml": "YAML",
    "plugins.core.records:read_record": "schema (pydantic)",
    "plugins.core.markdown:MarkdownRenderer.render": "Markdown: too long, too deep",
    "plugins.core.markdown_dialect:Dialect.tree_of": "Markdown: blocks, the rest of the library",
    "plugins.core.markdown_dialect:PromptedMarkup.run": "Markdown: markup inside blocks",
    "plugins.core.body_tree:FinishTree.run": "Markdown: links, pictures, shape (ours)",
    "plugins.core.body_tree:MarkLines.run": "Markdown: lines of blocks (ours)",
    "plugins.core.body_html:first_paragraph": "first paragraph",
    "plugins.core.body_html:BodyWriter.html_of": "HTML written",
    "plugins.core.typography:Typesetter.end_line": "typography of the body",
    "plugins.core.typography:typeset_text": "typography of title and summary",
    "plugins.core.html_safety:Sanitiser.clean": "sanitising (nh3)",
    "plugins.articles.facts:addresses": "addresses of articles",
    "plugins.articles.registry:resolve_article": "article record",
    "plugins.articles.rules:article_problems": "rules of front matter",
    "plugins.core.prose:read_prose": "rules: prose for figures and days",
    "plugins.figures.rules:figure_problems": "rules: figures",
    "plugins.articles.prose_rules:prose_problems": "rules: days, the rest",
    "plugins.articles.named_people:read_people": "mentions: the rest",
    "plugins.core.html_prose:prose_of_html": "mentions: HTML to prose",
    "plugins.officials.mentions:find_mentions": "mentions: the grammar",
    "plugins.officials.proposals:people_in": "mentions: joined to people",
    "plugins.articles.named_people:people_problems": "rules: people in text and front matter",
    "plugins.articles.person_links:linked_people": "links to people",
    "plugins.articles.citing:citing_article": "citations: found",
    "plugins.documents.passages:passages_of": "citations: passages of HTML",
    "plugins.articles.citing:with_documents": "citations: linked",
    "plugins.documents.index:index_documents": "citations: index of documents",
    "plugins.officials.registry:read_officials": "officials, besides YAML and Markdown",
    "plugins.localities.registry:read_localities": "localities, besides YAML",
    "plugins.editions.edition:read_edition": "edition, the rest",
}
PRINTING = {
    "plugins.listings.site_map:all_listings": "lists made",
    "plugins.articles.related:related_articles": "related articles",
    "pelican.generators:ArticlesGenerator.generate_context": "Pelican: articles read",
    "pelican.generators:ArticlesGenerator.generate_output": "Pelican: articles written",
    "pelican.generators:PagesGenerator.generate_context": "Pelican: pages read",
    "pelican.generators:StaticGenerator.generate_context": "Pelican: static read",
    "pelican.generators:StaticGenerator.generate_output": "Pelican: static written",
    "pelican.generators:Generator.__init__": "Pelican: generators and template environments",
    "pelican.writers:Writer.write_file": "Pelican: write_file",
    "jinja2.environment:Template.render": "templates rendered",
    "plugins.discovery.feeds:feed": "feeds",
    "plugins.editions.filters:linked_data": "JSON-LD",
    "plugins.editions.filters:headline": "headline filter (widont)",
    "plugins.discovery.plugin:SitemapGenerator.generate_output": "sitemap",
    "plugins.discovery.plugin:FeedsGenerator.generate_output": "feeds, the rest",
    "plugins.datasets.plugin:DataGenerator.generate_output": "data files",
    "plugins.histories.registry:read_histories": "histories",
    "plugins.editions.stylesheet:bundle": "style sheet",
    "plugins.cards.printing:print_cards": "cards",
    "plugins.press.pictures:print_pictures": "pictures, the rest",
    "pelican:Pelican.run": "Pelican, the rest",
}
BY_TEMPLATE = "templates rendered"


class Stopwatch:
    """Adds up the time of each stage, without what it spends in others."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self.calls: dict[str, int] = defaultdict(int)
        self._inner: list[float] = []

    def watched(self, function: Callable[..., Any], label: str) -> Callable[..., Any]:
        """Return a function that does the same and is timed."""

        @functools.wraps(function)
        def timed(*arguments: Any, **named: Any) -> Any:
            name = f"template {arguments[0].name}" if label == BY_TEMPLATE else label
            self._inner.append(0.0)
            started = time.process_time()
            try:
                return function(*arguments, **named)
            finally:
                spent = time.process_time() - started
                self.seconds[name] += spent - self._inner.pop()
                self.calls[name] += 1
                if self._inner:
                    self._inner[-1] += spent

        return timed

    def watch(self, place: str, label: str) -> None:
        """Time `module:name`, wherever it was imported; pass over what is not there."""
        module_name, _, name = place.partition(":")
        try:
            owner: Any = importlib.import_module(module_name)
            *path, last = name.split(".")
            for part in path:
                owner = getattr(owner, part)
            function = owner.__dict__[last]
        except (ImportError, AttributeError, KeyError):
            print(f"not found, so not told apart: {place}", file=sys.stderr)
            return
        timed = self.watched(function, label)
        setattr(owner, last, timed)
        for module in list(sys.modules.values()):
            names = vars(module) if getattr(module, "__name__", "").startswith("plugins.") else {}
            for other in [key for key, value in names.items() if value is function]:
                setattr(module, other, timed)

    def table(self, articles: int) -> str:
        """Return the stages as Markdown, the longest first."""
        total = sum(self.seconds.values())
        lines = ["| stage | ms an article | share | calls an article |", "|---|--:|--:|--:|"]
        for name, seconds in sorted(self.seconds.items(), key=lambda item: -item[1]):
            share = f"{100 * seconds / total:.1f}%"
            lines.append(f"| {name} | {1000 * seconds / articles:.2f} | {share} | {self.calls[name] / articles:.1f} |")
        return "\n".join([*lines, f"| **all** | **{1000 * total / articles:.2f}** | | |"])


def main(content: Path, settings: Path | None = None) -> None:
    """Read, or print, and tell."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1767225600")
    articles = sum(1 for _ in (content / "news").rglob("*.md"))
    # Everything is imported first, so that every use of a stage is found.
    importlib.import_module("plugins.editions.edition")
    if settings is None:
        stages = READING
    else:
        from pelican import Pelican
        from pelican.settings import read_settings

        logging.getLogger("pelican").setLevel(logging.WARNING)
        stages = READING | PRINTING
        for name in read_settings(str(settings))["PLUGINS"]:
            importlib.import_module(name)
    stopwatch = Stopwatch()
    for place, label in stages.items():
        stopwatch.watch(place, label)
    if settings is None:
        from plugins.core.sources import ContentFolder
        from plugins.editions import edition

        edition.read_edition(ContentFolder(content))
    else:
        with tempfile.TemporaryDirectory() as folder:
            made = read_settings(
                str(settings), override={"PATH": str(content), "OUTPUT_PATH": folder, "PRESS_WORKERS": 1}
            )
            Pelican(made).run()
    print(f"{articles} articles, {'reading' if settings is None else 'reading and printing'}")
    print(stopwatch.table(articles))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
