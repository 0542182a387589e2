"""What an album says of itself to machines: schema.org's ImageGallery, absolute addresses throughout."""

from __future__ import annotations

from plugins.albums.model import Album
from plugins.discovery.pictures import pictures_of_album
from plugins.discovery.things import AGENCY, Data, filled, link_to, place
from plugins.editions.filters import href
from plugins.editions.site import Site


def gallery(album: Album, site: Site) -> Data:
    """Return an album as schema.org describes galleries. The day of the event is no date of the gallery."""
    happened = album.happened
    event = filled(
        {
            "@type": "Event",
            **link_to("#event", site, album.url),
            "name": album.title,
            "startDate": happened.first.isoformat() if happened else None,
            "endDate": happened.last.isoformat() if happened else None,
            "location": [link_to("#place", site, unit.url) for unit in album.localities],
        }
    )
    return filled(
        {
            "@type": "ImageGallery",
            **link_to("#gallery", site, album.url),
            "url": href(album.url, site.url),
            "name": album.title,
            "description": album.summary,
            "inLanguage": site.language,
            "datePublished": album.published.isoformat(),
            "publisher": link_to(AGENCY, site),
            "creditText": album.credit,
            "contentLocation": [place(unit, site) for unit in album.localities],
            "about": event if happened else None,
            "image": [href(address, site.url) for address in pictures_of_album(album)],
        }
    )
