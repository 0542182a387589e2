"""What an article says of itself to machines: schema.org's NewsArticle as JSON-LD, absolute addresses throughout.

Published and happened are kept apart: the day of the event is the `startDate` of the Event that the article is about,
never a date of the article; the stamp of an old page is not told at all.
"""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from plugins.articles.model import Appearance, Article
from plugins.editions.filters import href
from plugins.editions.site import Site
from plugins.localities.model import Unit

Data = dict[str, Any]


def news_article_script(article: Article, site: Site) -> Markup:
    """Return the content of a `<script type="application/ld+json">`, in which no character can end the element."""
    text = json.dumps(news_article(article, site), ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)


def news_article(article: Article, site: Site) -> Data:
    """Return an article as schema.org describes news; of a withdrawn one only what its page still shows."""
    address = href(article.url, site.url)
    data: Data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": article.title,
        "inLanguage": article.lang,
        "datePublished": published_text(article),
        "dateModified": modified_text(article),
        "publisher": publisher(site),
        "articleSection": article.section.name,
        "correction": corrections(article),
    }
    if article.withdrawal is not None:
        return filled({**data, "creativeWorkStatus": "Withdrawn"})
    return filled(
        {
            **data,
            "description": article.summary,
            "image": picture(article, site),
            "keywords": [tag.name for tag in article.tags],
            "author": authors(article, site),
            "contentLocation": [place(unit, site) for unit in article.localities],
            "about": event(article, site),
            "mentions": [person(official.name, href(official.url, site.url)) for official in article.mentioned],
            "isBasedOn": article.source.url if article.source else None,
        }
    )


def filled(data: Data) -> Data:
    """Return data without the keys that say nothing."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}


def published_text(article: Article) -> str:
    """Return when the article was published: a moment with the zone's offset, or the day where no time is known."""
    return (article.published if article.has_time else article.published.date()).isoformat()


def modified_text(article: Article) -> str:
    """Return the day of the last update that readers were told of, else when the article was published."""
    last = article.updates[-1].date if article.updates else article.published.date()
    return published_text(article) if last <= article.published.date() else last.isoformat()


def publisher(site: Site) -> Data:
    """Return the agency."""
    return {"@type": "GovernmentOrganization", "name": site.agency, "url": f"{site.url}/"}


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
            "url": href(shown.path, site.url),
            "width": shown.width,
            "height": shown.height,
            "caption": shown.caption,
            "creditText": shown.credit,
        }
    )


def authors(article: Article, site: Site) -> list[Data]:
    """Return who wrote the article, with the unit they wrote it for; the agency where nobody is named."""
    named = []
    for author in article.authors:
        unit = {"@type": "Organization", "name": author.unit} if author.unit else None
        named.append({**person(author.name, href(author.url, site.url)), **filled({"affiliation": unit})})
    return named or [publisher(site)]


def event(article: Article, site: Site) -> Data | None:
    """Return what happened and who took part; None where the day is not known."""
    if article.happened is None:
        return None
    first, last = article.happened.first, article.happened.last
    return filled(
        {
            "@type": "Event",
            "name": article.title,
            "startDate": first.isoformat(),
            "endDate": last.isoformat(),
            "location": [place(unit, site) for unit in article.localities],
            "attendee": [attendee(one, site) for one in article.appearances],
        }
    )


def attendee(appearance: Appearance, site: Site) -> Data:
    """Return a participant with the offices of the day of the event."""
    address = href(appearance.official.url, site.url) if appearance.official else ""
    offices = [held.name for held in appearance.offices] or [appearance.office_as_written]
    return filled({**person(appearance.name, address), "jobTitle": [office for office in offices if office]})


def person(name: str, address: str) -> Data:
    """Return a person, with the address of the page about them where there is one."""
    return filled({"@type": "Person", "name": name, "url": address})


def place(unit: Unit, site: Site) -> Data:
    """Return a unit under the name it had in the article."""
    return {"@type": "AdministrativeArea", "name": unit.title, "url": href(unit.url, site.url)}
