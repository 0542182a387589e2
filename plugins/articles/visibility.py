"""Who sees an article when: drafts and news that waits for its time are for previews only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from plugins.articles.model import Article

Neighbours = Mapping[str, tuple[Article | None, Article | None]]


def shown_status(article: Article, now: datetime, is_preview: bool) -> Article:
    """Return the article as a printing shows it; one that it doesn't show has the status `skip`.

    In a preview, an article that waits for its time is a draft.
    """
    if article.status != "draft" and not waits_for_its_time(article, now):
        return article
    status = "draft" if is_preview else "skip"
    return replace(article, status=status, digest=f"{article.digest} {status}")  # type: ignore[arg-type]


def is_printed(article: Article, now: datetime, is_preview: bool) -> bool:
    """Whether a printing has a page of an article, in lists or not."""
    return is_preview or article.status != "draft" and not waits_for_its_time(article, now)


def waits_for_its_time(article: Article, now: datetime) -> bool:
    """Whether an article is finished but not yet to be read."""
    return article.status != "draft" and article.published > now


def neighbours(articles: Iterable[Article]) -> Neighbours:
    """Return by id the earlier and the later article of the same section; `articles` are newest first."""
    found: dict[str, tuple[Article | None, Article | None]] = {}
    later: dict[str, Article] = {}
    for article in articles:
        after = later.get(article.section.id)
        found[article.id] = (None, after)
        if after is not None:
            found[after.id] = (article, found[after.id][1])
        later[article.section.id] = article
    return found
