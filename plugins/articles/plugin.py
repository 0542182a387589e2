"""Hands the edition's articles to Pelican in place of its own reading of Markdown."""

from __future__ import annotations

from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator
from pelican.readers import MarkdownReader
from pelican.urlwrappers import Category

from plugins.articles.citing import without_pages
from plugins.articles.translations import language_versions
from plugins.articles.visibility import shown_status, waits_for_its_time
from plugins.articles.ways_on import WaysOn, ways_on


class ArticleReader(MarkdownReader):
    """Looks an article up in the edition.

    A subclass of Pelican's own reader: Pelican enables every direct subclass of its base reader everywhere.
    """

    def __init__(self, settings: dict[str, Any]):
        super().__init__(settings)
        edition = settings["EDITION"]
        self.site = site = settings["SITE"]
        self.articles = {article.path: article for article in edition.articles}
        self.localities = edition.localities
        self.now = settings["MOMENT"]
        self.ratings = {count.address: count.ratings for count in edition.visitors.articles}
        shown = [shown_status(article, self.now, site.is_preview) for article in edition.articles]
        pages = edition.documents_with_pages(self.now)
        self.shown = {one.path: one if one.status == "published" else without_pages(one, pages) for one in shown}
        self.versions = language_versions([one for one in shown if one.status in ("published", "draft")])
        self.ways_on = ways_on(edition.once(edition.published(self.now)), self.versions)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the HTML and what Pelican has to know of an article."""
        relative = self.relative(source_path)
        article = self.shown[relative]
        ways = self.ways_on.get(article.id, WaysOn())
        category = Category(article.section.name, self.settings)
        category.slug = article.section.id
        return article.html, {
            "title": article.title,
            "date": article.published,
            "category": category,
            "slug": article.slug,
            "summary": article.summary,
            "status": article.status,
            "lang": article.lang,
            "url": article.url,
            "save_as": f"{article.url}index.html",
            "template": self.site.template("article", article.lang),
            "record": article,
            "earlier": ways.earlier,
            "later": ways.later,
            "related": ways.related,
            "versions": self.versions.get(article.id, ()),
            "successors": {unit.id: self.localities.became(unit) for unit in article.localities},
            "rating": self.ratings.get(article.url),
            "waits": waits_for_its_time(self.articles[relative], self.now),
        }

    def relative(self, source_path: str) -> str:
        """Return a source's path below the content folder."""
        return source_path.replace("\\", "/").removeprefix(self.settings["PATH"].rstrip("/") + "/")


def read_from_edition(generator: ArticlesGenerator) -> None:
    """Let the generator of articles read from the edition."""
    generator.readers.readers["md"] = ArticleReader(generator.settings)


def register() -> None:
    signals.article_generator_init.connect(read_from_edition)
