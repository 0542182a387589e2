"""A locality as data: what it was or is, between which days, what it became, and what the news tells of it."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.articles.model import Article
from plugins.datasets.references import (
    Data,
    addresses,
    article_reference,
    official_reference,
    schema_address,
    unit_reference,
)
from plugins.editions.filters import href
from plugins.localities.model import Place, Unit
from plugins.localities.registry import Localities
from plugins.officials.model import Official


def locality_data(
    unit: Unit, articles: Sequence[Article], officials: Sequence[Official], localities: Localities, site_url: str
) -> Data:
    """Return everything that the page of a locality says, its map aside.

    `articles` are those of the unit and of the units in it, `officials` who held an office there. `centre` is in
    degrees, WGS 84.
    """
    place = localities.place_of(unit)
    inside = unit.units if isinstance(unit, Place) else ()
    return {
        "schema": href(schema_address("dia-phuong"), site_url),
        "id": unit.id,
        **addresses(unit.url, site_url),
        "name": unit.name,
        "kind": unit.kind,
        "full_name": unit.full_name,
        "code": unit.code,
        "is_former": unit.is_former,
        "from": unit.since.isoformat() if unit.since else None,
        "to": unit.until.isoformat() if unit.until else None,
        "centre": {"lat": unit.centre.lat, "lon": unit.centre.lon} if unit.centre else None,
        "parent": parent_data(unit, localities, site_url),
        "units": [unit_reference(one, site_url) for one in inside],
        "became": [unit_reference(one, site_url) for one in localities.became(unit)],
        "made_from": [unit_reference(one, site_url) for one in localities.predecessors(unit)],
        "decision": decision_data(place) if unit.is_former or localities.predecessors(unit) else None,
        "source": place.source or None,
        "articles": [article_reference(article, site_url) for article in articles],
        "officials": [official_reference(official, site_url) for official in officials],
    }


def locality_entry(unit: Unit, count: int, site_url: str) -> Data:
    """Return a locality's line in the index; `count` is the number of its articles."""
    return {
        **unit_reference(unit, site_url),
        "code": unit.code,
        "is_former": unit.is_former,
        "place_id": unit.place_id,
        "articles": count,
    }


def parent_data(unit: Unit, localities: Localities, site_url: str) -> Data | None:
    """Return the unit above, which may have no page here."""
    if not unit.parent_name:
        return None
    above = localities.find(unit.parent_id) if unit.parent_id else None
    if above is None:
        return {"id": None, "full_name": unit.parent_name, "url": None, "data_url": None}
    return unit_reference(above, site_url)


def decision_data(place: Place) -> Data | None:
    """Return the document by which the units of a place were rearranged."""
    decision = place.decision
    if decision is None:
        return None
    return {"number": decision.number, "day": decision.date.isoformat() if decision.date else None}
