"""Where an old page belongs on the new site: the place that it is about, the section that it stood in."""

from __future__ import annotations

from urllib.parse import urlsplit

from plugins.agencies.model import Agency
from plugins.core.text import same_but_for_marks, slug_of
from plugins.imports.notes import Note
from plugins.imports.old_pages import OldPage
from plugins.localities.model import Place
from plugins.localities.registry import Localities


def place_named(page: OldPage, localities: Localities, agency: Agency) -> tuple[Place | None, bool]:
    """Return the place that a page is about, and whether nothing speaks for another one."""
    places = localities.places
    if len(places) == 1:
        return places[0], True
    text = page.whole_text.casefold()
    host = (urlsplit(page.url).hostname or "").replace("-", "")
    scores = {
        place.id: 3 * text.count(place.full_name.casefold())
        + 3 * text.count(f"{place.kind.split()[0]} ủy {place.name}".casefold())
        + text.count(place.name.casefold())
        + 6 * (slug_of(place.name).replace("-", "") in host)
        for place in places
    }
    ranking = sorted(places, key=lambda place: (-scores[place.id], place.id))
    if ranking and scores[ranking[0].id] > (scores[ranking[1].id] if len(ranking) > 1 else 0):
        second = scores[ranking[1].id] if len(ranking) > 1 else 0
        return ranking[0], scores[ranking[0].id] >= 4 and second * 3 <= scores[ranking[0].id]
    home = localities.find(agency.locality) if agency.locality else None
    return (localities.place_of(home), False) if home else (None, False)


def section_of(page: OldPage, agency: Agency, wish: str) -> tuple[str, list[Note]]:
    """Return the id of the section that a page stood in, or the first one and a note."""
    if wish:
        return wish, []
    for name in page.section_names:
        for section in agency.sections:
            if same_but_for_marks(name, section.name) or slug_of(name) == section.id:
                return section.id, []
    first = agency.ordered_sections[0]
    return first.id, [Note("section", f"Không rõ chuyên mục; tạm để “{first.name}”.")]
