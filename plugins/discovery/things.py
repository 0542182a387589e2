"""Who and what the site speaks of, as schema.org describes them: the agency, people, places, documents, songs.

Each thing has one `@id` on the whole site, that of its page with a fragment, under which every other page names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from plugins.documents.model import CitedDocument
from plugins.editions.filters import href
from plugins.editions.site import Site
from plugins.localities.model import Unit
from plugins.officials.model import HeldOffice, Office, Official
from plugins.pages.model import Song, StandingPage

Data = dict[str, Any]

AGENCY, WEBSITE = "#agency", "#website"
LEGAL_NUMBER = re.compile(r"\d+[a-z]?/\d{4}/")
"""Only laws and rules that bind everybody carry their year between the number and the letters: Nghị định 78/2025/NĐ-CP,
on the carrying out of the law on legal documents."""


def filled(data: Mapping[str, Any]) -> Data:
    """Return data without the keys that say nothing."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {}, ())}


def link_to(fragment: str, site: Site, url: str = "") -> Data:
    """Return a link to the thing that a page of the site describes."""
    return {"@id": f"{href(url, site.url)}{fragment}"}


def agency(site: Site) -> Data:
    """Return who publishes the site, as every page names it."""
    return {
        "@type": "GovernmentOrganization",
        **link_to(AGENCY, site),
        "name": site.agency,
        "url": href("", site.url),
    }


def whole_agency(site: Site) -> Data:
    """Return all that `site.yaml` says of the agency."""
    contact = filled({"telephone": site.phone, "email": site.email})
    page = href(site.contact_url, site.url) if site.contact_url else None
    return filled(
        {
            **agency(site),
            "address": site.address,
            "contactPoint": {"@type": "ContactPoint", **contact, **filled({"url": page})} if contact or page else None,
            "areaServed": place(site.locality, site) if site.locality else None,
            "sameAs": [link.url for link in site.social],
            "dissolutionDate": site.sealed.on.isoformat() if site.sealed and site.sealed.on else None,
        }
    )


def person(name: str, official: Official | None, site: Site) -> Data:
    """Return a person; one with a page on the site is named by it."""
    if official is None:
        return {"@type": "Person", "name": name}
    return {
        "@type": "Person",
        **link_to("#person", site, official.url),
        "name": name,
        "url": href(official.url, site.url),
    }


def whole_person(official: Official, site: Site, places: Mapping[str, Unit]) -> Data:
    """Return a person with every office on record; `places` are those of the offices, by id."""
    return filled(
        {
            **person(official.name, official, site),
            "alternateName": list(official.also_known_as),
            "hasOccupation": [
                occupation(office, site, places.get(office.locality) if office.locality else None)
                for office in official.offices
            ],
        }
    )


def occupation(office: Office, site: Site, unit: Unit | None = None) -> Data:
    """Return an office and the days between which it was held; a day that is not known is not told.

    A role stands between a person and the office: https://schema.org/docs/roles.html.
    """
    held = filled(
        {
            "@type": "Occupation",
            "name": office.name,
            "occupationLocation": place(unit, site) if unit else None,
        }
    )
    term = filled(
        {
            "startDate": office.since.iso if office.since else None,
            "endDate": office.until.iso if office.until else None,
        }
    )
    return {"@type": "Role", **term, "hasOccupation": held} if term else held


def occupations_of_day(offices: Iterable[HeldOffice], as_written: str, site: Site) -> list[Data]:
    """Return the offices that somebody held on a day; of a person without a page, the one that the article names."""
    held = [occupation(one.office, site) for one in offices]
    return held or ([{"@type": "Occupation", "name": as_written}] if as_written else [])


def place(unit: Unit, site: Site) -> Data:
    """Return a unit under the name of its day."""
    return {
        "@type": "AdministrativeArea",
        **link_to("#place", site, unit.url),
        "name": unit.title,
        "url": href(unit.url, site.url),
    }


def whole_place(unit: Unit, site: Site) -> Data:
    """Return a unit with its code, its centre and what it is, or was, a part of."""
    above: Data = {"@type": "AdministrativeArea", "name": unit.parent_name[:1].upper() + unit.parent_name[1:]}
    if unit.parent_id:
        above |= link_to("#place", site, f"dia-phuong/{unit.parent_id}/")
    centre = unit.centre
    return filled(
        {
            **place(unit, site),
            "identifier": unit.code,
            "geo": {"@type": "GeoCoordinates", "latitude": centre.lat, "longitude": centre.lon} if centre else None,
            "containedInPlace": above if unit.parent_name else None,
        }
    )


def document(cited: CitedDocument, site: Site) -> Data:
    """Return a document as an article names it: a law or rule as legislation, a paper of the Party as a work."""
    is_law = LEGAL_NUMBER.match(cited.number) is not None
    return {
        "@type": "Legislation" if is_law else "CreativeWork",
        **link_to("#document", site, cited.url),
        "name": cited.name,
        "url": href(cited.url, site.url),
    }


def whole_document(cited: CitedDocument, site: Site) -> Data:
    """Return all that is known of a document."""
    told = document(cited, site)
    issuer = {"@type": "Organization", "name": cited.issuer} if cited.issuer else None
    day = cited.date.isoformat() if cited.date else None
    if told["@type"] == "Legislation":
        own = {
            "legislationIdentifier": cited.number,
            "legislationType": cited.type,
            "legislationDate": day,
            "legislationPassedBy": issuer,
        }
    else:
        own = {"identifier": cited.number, "genre": cited.type, "dateCreated": day, "creator": issuer}
    return filled({**told, **own, "alternativeHeadline": cited.title, "sameAs": cited.full_text})


def song(page: StandingPage, made: Song, site: Site) -> Data:
    """Return a song of the town with its recording."""
    recording = {
        "@type": "MusicRecording",
        "name": page.title,
        "byArtist": {"@type": "MusicGroup", "name": made.performer} if made.performer else None,
        "audio": {
            "@type": "AudioObject",
            "contentUrl": href(made.audio_path, site.url),
            "encodingFormat": made.audio_type,
        },
    }
    return filled(
        {
            "@type": "MusicComposition",
            **link_to("#song", site, page.url),
            "name": page.title,
            "composer": person(made.composer, None, site),
            "lyricist": person(made.lyricist, None, site) if made.lyricist else None,
            "license": {"@type": "CreativeWork", "name": made.licence} if made.licence else None,
            "recordedAs": filled(recording),
        }
    )
