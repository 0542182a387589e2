"""What an article says of itself to machines: schema.org's NewsArticle, absolute addresses throughout.

Published and happened are kept apart: the day of the event is the `startDate` of the Event that the article is about,
never a date of the article; the stamp of an old page is not told at all.
"""

from __future__ import annotations

from plugins.articles.model import Appearance, Article, Author
from plugins.discovery.pictures import address_of_picture
from plugins.discovery.things import AGENCY, Data, document, filled, link_to, occupations_of_day, person, place
from plugins.editions.filters import href
from plugins.editions.site import Site


def news_article(article: Article, site: Site) -> Data:
    """Return an article as schema.org describes news; of a withdrawn one only what its page still shows."""
    address = href(article.url, site.url)
    data: Data = {
        "@type": "NewsArticle",
        **link_to("#article", site, article.url),
        "url": address,
        "mainEntityOfPage": {"@id": address},
        "headline": article.title,
        "inLanguage": article.lang,
        "datePublished": published_text(article),
        "dateModified": modified_text(article),
        "publisher": link_to(AGENCY, site),
        "articleSection": article.section.name,
        "correction": corrections(article),
        "isAccessibleForFree": True,
    }
    if article.withdrawal is not None:
        return filled({**data, "creativeWorkStatus": "Withdrawn"})
    # Nobody can say when an event of unknown day took place: who took part is then among those that the text names.
    unplaced = () if article.happened else article.appearances
    return filled(
        {
            **data,
            "description": article.summary,
            "image": picture(article, site),
            "keywords": [tag.name for tag in article.tags],
            "author": [author(one, site) for one in article.authors] or [link_to(AGENCY, site)],
            "contentLocation": [place(unit, site) for unit in article.localities],
            "about": event(article, site),
            "mentions": [
                *(participant(one, site) for one in unplaced),
                *(person(official.name, official, site) for official in article.mentioned),
            ],
            "citation": [document(one.document, site) for one in article.documents if one.document],
            "isBasedOn": article.source.url if article.source else None,
            "license": {"@type": "CreativeWork", "name": site.licence}
            if is_our_own(article) and site.licence
            else None,
        }
    )


def is_our_own(article: Article) -> bool:
    """Whether the agency may say on which terms an article can be used: not of one that it took from others."""
    return article.source is None


def published_text(article: Article) -> str:
    """Return when the article was published: a moment with the zone's offset, or the day where no time is known."""
    return (article.published if article.has_time else article.published.date()).isoformat()


def modified_text(article: Article) -> str:
    """Return the day of the last update that readers were told of, else when the article was published."""
    last = article.updates[-1].date if article.updates else article.published.date()
    return published_text(article) if last <= article.published.date() else last.isoformat()


def corrections(article: Article) -> list[Data]:
    """Return what was corrected or withdrawn, and when; additions correct nothing."""
    return [
        {"@type": "CorrectionComment", "text": update.note, "datePublished": update.date.isoformat()}
        for update in article.updates
        if update.kind in ("correction", "withdrawal")
    ]


def picture(article: Article, site: Site) -> Data | None:
    """Return the lead picture."""
    shown = article.picture
    if shown is None:
        return None
    return filled(
        {
            "@type": "ImageObject",
            **link_to("#picture", site, article.url),
            "url": href(address_of_picture(shown), site.url),
            "width": pixels(shown.width),
            "height": pixels(shown.height),
            "caption": shown.caption or shown.alt,
            "creditText": shown.credit,
        }
    )


def pixels(number: int) -> Data:
    """Return a length in pixels, which UN/CEFACT calls E37."""
    return {"@type": "QuantitativeValue", "value": number, "unitCode": "E37"}


def author(one: Author, site: Site) -> Data:
    """Return who wrote the article, with the unit they wrote it for."""
    unit = {"@type": "Organization", "name": one.unit} if one.unit else None
    return filled({"@type": "Person", "name": one.name, "url": href(one.url, site.url), "affiliation": unit})


def event(article: Article, site: Site) -> Data | None:
    """Return what happened and who took part; None where the day is not known."""
    if article.happened is None:
        return None
    return filled(
        {
            "@type": "Event",
            **link_to("#event", site, article.url),
            "name": article.title,
            "startDate": article.happened.first.isoformat(),
            "endDate": article.happened.last.isoformat(),
            "location": [link_to("#place", site, unit.url) for unit in article.localities],
            "attendee": [participant(one, site) for one in article.appearances],
        }
    )


def participant(appearance: Appearance, site: Site) -> Data:
    """Return a participant with the offices of the day of the event."""
    return filled(
        {
            **person(appearance.name, appearance.official, site),
            "hasOccupation": occupations_of_day(appearance.offices, appearance.office_as_written, site),
        }
    )
