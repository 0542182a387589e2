"""The articles that were read most, as far as somebody counted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from plugins.articles.model import Article
from plugins.visitors.article_counts import ArticleCount

MOST = 5
"""Articles that the list holds."""


class MostRead(NamedTuple):
    """An article and how often its page was opened."""

    record: Article
    page_views: int


def most_read(articles: tuple[Article, ...], counts: Iterable[ArticleCount]) -> tuple[MostRead, ...]:
    """Return the articles that were opened most often, the first first; none that was never opened or was withdrawn.

    `articles` are those that readers may find, newest first: of two that were opened equally often the newer leads.
    """
    views = {count.address: count.page_views for count in counts}
    counted = [
        MostRead(article, views[article.url])
        for article in articles
        if views.get(article.url) and article.withdrawal is None
    ]
    return tuple(sorted(counted, key=lambda one: -one.page_views)[:MOST])
