"""Where the page of an article leads on to: its neighbours and related articles, in the language of its readers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from plugins.articles.model import Article
from plugins.articles.related import Related, related_articles
from plugins.articles.visibility import neighbours

Versions = Mapping[str, tuple[Article, ...]]
"""The other versions of articles by id."""


@dataclass(frozen=True)
class WaysOn:
    """The earlier and the later article of the same section, and those that something ties to the article."""

    earlier: Article | None = None
    later: Article | None = None
    related: tuple[Related, ...] = ()


def ways_on(articles: Sequence[Article], versions: Versions) -> Mapping[str, WaysOn]:
    """Return by id where articles lead on to; `articles` are those of the lists, newest first.

    A translation that is not among them leads where its original does, to what is translated in its own language.
    """
    beside = neighbours(articles)
    tied = related_articles(articles)
    found = {one.id: WaysOn(*beside[one.id], tied.get(one.id, ())) for one in articles}
    for article in articles:
        for version in versions.get(article.id, ()):
            found.setdefault(version.id, translated(found[article.id], version.lang, versions))
    return found


def translated(ways: WaysOn, language: str, versions: Versions) -> WaysOn:
    """Return ways on with each article in a language, as far as it stands in it."""

    def version_of(article: Article) -> Article:
        return next((one for one in versions.get(article.id, ()) if one.lang == language), article)

    return WaysOn(
        version_of(ways.earlier) if ways.earlier else None,
        version_of(ways.later) if ways.later else None,
        tuple(replace(one, record=version_of(one.record)) for one in ways.related),
    )
