"""The home page: the day at a glance, and no story on it twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice

from plugins.agencies.model import Section
from plugins.articles.model import Article
from plugins.articles.translations import originals
from plugins.editions.edition import Edition
from plugins.listings.model import Correction, ListedArticle, listed
from plugins.listings.most_read import MostRead, most_read
from plugins.listings.places import articles_within
from plugins.localities.model import Unit
from plugins.pages.model import StandingPage

LATEST = 5
PER_SECTION = 3
MOST_UNITS = 12
CORRECTIONS = 3


@dataclass(frozen=True)
class SectionNews:
    """A section with its latest articles that stand nowhere else on the page, and the number of all it has."""

    section: Section
    count: int
    articles: tuple[Article, ...]


@dataclass(frozen=True)
class PlaceNews:
    """A place or commune and the number of articles about it."""

    unit: Unit
    count: int


@dataclass(frozen=True)
class Home:
    """What the home page shows. `count` is the number of all articles, of which it shows the latest."""

    lead: Article | None
    latest: tuple[Article, ...]
    sections: tuple[SectionNews, ...]
    places: tuple[PlaceNews, ...]
    corrections: tuple[Correction, ...]
    count: int
    most_read: tuple[MostRead, ...] = ()
    pages: tuple[StandingPage, ...] = ()
    """The standing pages, on the home page of a further language, which has little else to lead to."""

    @property
    def shown(self) -> tuple[ListedArticle, ...]:
        """The stories at the top of the page."""
        return listed(((self.lead,) if self.lead else ()) + self.latest)


def home_page(edition: Edition, articles: tuple[Article, ...], corrections: tuple[Correction, ...]) -> Home:
    """Return the home page of the articles that readers may find (newest first).

    What was withdrawn stands among the corrections only, and a translation is the story of its original.
    """
    home = front_of(articles, edition.agency.ordered_sections)
    return replace(
        home,
        places=places_in_the_news(edition, articles),
        corrections=corrections[:CORRECTIONS],
        most_read=most_read(articles, edition.visitors.articles),
    )


def front_of(articles: tuple[Article, ...], of: tuple[Section, ...]) -> Home:
    """Return a home page with the stories among the articles only, at its top and in these sections."""
    stories = [one for one in originals(articles) if one.withdrawal is None]
    lead, latest = (stories[0] if stories else None), tuple(stories[1 : 1 + LATEST])
    rest = stories[1 + LATEST :]
    counts = Counter(article.section.id for article in articles)
    sections = tuple(
        SectionNews(
            section,
            counts[section.id],
            tuple(islice((one for one in rest if one.section.id == section.id), PER_SECTION)),
        )
        for section in of
    )
    return Home(lead, latest, sections, (), (), len(articles))


def places_in_the_news(edition: Edition, articles: tuple[Article, ...]) -> tuple[PlaceNews, ...]:
    """Return the places in the order of the alphabet; of an agency with one place, its units with the most articles."""
    within = articles_within(edition, articles)
    places = edition.localities.places
    if len(places) != 1:
        return tuple(PlaceNews(place, len(within[place.id])) for place in places)
    told = [unit for unit in places[0].units if within[unit.id]]
    most = sorted(told, key=lambda unit: -len(within[unit.id]))[:MOST_UNITS]
    return tuple(PlaceNews(unit, len(within[unit.id])) for unit in (places[0], *(one for one in told if one in most)))
