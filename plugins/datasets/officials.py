"""An official as data: offices with what is known of their terms, and every appearance with the office of that day."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.articles.model import Article
from plugins.datasets.appearances import appearance_data
from plugins.datasets.articles import content_data
from plugins.datasets.references import (
    Data,
    addresses,
    article_reference,
    official_reference,
    schema_address,
    unit_reference,
)
from plugins.editions.filters import href
from plugins.localities.registry import Localities
from plugins.officials.model import Office, Official

"""Articles by the id of an official."""


def official_data(
    official: Official, part_taken: Sequence[Article], named: Sequence[Article], localities: Localities, site_url: str
) -> Data:
    """Return everything that the page of an official says.

    `part_taken` are the articles in which the person took part, `named` those that only name the person.
    """
    return {
        "schema": href(schema_address("can-bo"), site_url),
        "id": official.id,
        **addresses(official.url, site_url),
        "name": official.name,
        "also_known_as": list(official.also_known_as),
        "offices": [office_data(office, localities, site_url) for office in official.offices],
        "biography": content_data(official.biography, official.url, site_url) if official.biography else None,
        "appearances": appearances_of(official, part_taken, localities, site_url),
        "mentioned_in": [article_reference(article, site_url) for article in named],
    }


def official_entry(official: Official, part_taken: Sequence[Article], site_url: str) -> Data:
    """Return an official's line in the index."""
    return {
        **official_reference(official, site_url),
        "offices": [office.name for office in official.offices],
        "appearances": len(part_taken),
    }


def office_data(office: Office, localities: Localities, site_url: str) -> Data:
    """Return an office. `from` and `to` are a day, a month or a year; null is not known, and never "until today"."""
    unit = localities.find(office.locality) if office.locality else None
    return {
        "name": office.name,
        "title": office.title,
        "body": office.body or None,
        "locality": unit_reference(unit, site_url) if unit else None,
        "from": office.since.iso if office.since else None,
        "to": office.until.iso if office.until else None,
        "seen": [day.isoformat() for day in sorted(office.seen)],
    }


def appearances_of(
    official: Official, part_taken: Sequence[Article], localities: Localities, site_url: str
) -> list[Data]:
    """Return the appearances of one person, the latest event first."""
    found = [
        (appearance.day, article.id, {"article": article_reference(article, site_url)} | told)
        for article in part_taken
        for appearance in article.appearances
        if appearance.official is not None and appearance.official.id == official.id
        for told in [appearance_data(appearance, localities, site_url)]
    ]
    ordered = sorted(found, key=lambda one: (-one[0].toordinal(), one[1]))
    return [{key: value for key, value in one.items() if key != "person"} for _, _, one in ordered]
