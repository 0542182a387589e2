"""Has the page of every article printed that readers may see, or editors in a preview."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from plugins.articles.citing import without_pages
from plugins.articles.model import Article
from plugins.articles.translations import language_versions
from plugins.articles.visibility import is_printed, shown_status, waits_for_its_time
from plugins.articles.ways_on import WaysOn, ways_on
from plugins.core.page_sheets import page_sheet


class NewsGenerator(Generator):
    """One page an article."""

    def generate_output(self, writer: Any) -> None:
        """Have all pages printed; `TOLD_OF_ARTICLES` are what other rooms tell of an article on its page."""
        settings, site = self.settings, self.settings["SITE"]
        for subject in self.subjects():
            for told in settings["TOLD_OF_ARTICLES"]:
                vars(subject).update(told(subject.record))
            article = subject.record
            template = self.get_template(site.template("article", article.lang))
            sheet = page_sheet(f"{article.url}index.html", template, {"article": subject})
            settings["PRINT_RUN"].add(sheet)

    def subjects(self) -> Iterator[SimpleNamespace]:
        """Yield what the template of articles calls `article`: the record, and what it is related to."""
        site, edition, now = self.settings["SITE"], self.settings["EDITION"], self.settings["MOMENT"]
        shown = [shown_status(article, now, site.is_preview) for article in edition.articles]
        pages = edition.documents_with_pages(now)
        versions = language_versions([one for one in shown if one.status in ("published", "draft")])
        leads_on = ways_on(edition.once(edition.published(now)), versions)
        counts = {count.address: count for count in edition.visitors.articles}
        for article, record in zip(edition.articles, shown, strict=True):
            if not is_printed(article, now, site.is_preview):
                continue
            counted = counts.get(record.url)
            ways = leads_on.get(record.id, WaysOn())
            yield SimpleNamespace(
                record=as_shown(record, pages),
                earlier=ways.earlier,
                later=ways.later,
                related=ways.related,
                versions=versions.get(record.id, ()),
                successors={unit.id: edition.localities.became(unit) for unit in record.localities},
                rating=counted.ratings if counted else None,
                page_views=counted.page_views if counted else None,
                waits=waits_for_its_time(article, now),
            )


def as_shown(record: Article, pages: frozenset[str]) -> Article:
    """Return an article that leads to no document without a page; published ones make their documents have one."""
    return record if record.status == "published" else without_pages(record, pages)


def print_news(pelican: Pelican) -> type[Generator]:
    """Let Pelican generate the pages of articles."""
    return NewsGenerator


def register() -> None:
    signals.get_generators.connect(print_news)
