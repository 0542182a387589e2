"""What readers narrow a search by: the year, section, places, officials and documents of every page that can be found.

Pagefind has filters of its own, but writes them in another order each time, and the same commit must give the same
bytes; and it would count what it has found, not what is shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from plugins.core.text import person_sort_key, sort_key
from plugins.editions.edition import Edition
from plugins.officials.model import Official
from plugins.search.abbreviations import turns
from plugins.search.model import KINDS, FoundPage

Choices = list[list[str]]
"""The id and name of every choice, in the order in which readers see them."""


def catalogue(pages: Sequence[FoundPage], edition: Edition) -> dict[str, Any]:
    """Return the catalogue, an object of JSON.

    `choices` has the ids and names of each filter. A row of `pages` is: the address, kind, day, section, places,
    officials, documents, and the language if it is not the site's. Section and what follows are numbers in `choices`,
    counted from 0, -1 for no section; the day is a number such as 20181219, 0 where there is none.
    """
    choices = all_choices(pages, edition)
    numbers = {name: {id: number for number, (id, _) in enumerate(listed)} for name, listed in choices.items()}

    def several(name: str, wanted: Iterable[str]) -> list[int]:
        return sorted(numbers[name][id] for id in wanted if id in numbers[name])

    rows: list[list[Any]] = [
        [
            page.url,
            KINDS.index(page.kind),
            int(page.day.strftime("%Y%m%d")) if page.day else 0,
            numbers["chuyen-muc"].get(page.section, -1),
            several("dia-phuong", page.places),
            several("can-bo", page.officials),
            several("van-ban", page.documents),
            *([page.lang] if page.lang != edition.agency.languages[0] else []),
        ]
        for page in pages
    ]
    return {"kinds": list(KINDS), "choices": choices, "pages": rows, "turns": turns()}


def all_choices(pages: Sequence[FoundPage], edition: Edition) -> dict[str, Choices]:
    """Return the choices of each filter that has pages behind it."""
    sections = {page.section for page in pages}
    return {
        "chuyen-muc": [[one.id, one.name] for one in edition.agency.ordered_sections if one.id in sections],
        "dia-phuong": named(
            pages,
            lambda page: page.places,
            {unit.id: place_name(unit.title, unit.parent_name) for unit in edition.localities.units.values()},
            sort_key,
        ),
        "can-bo": named(pages, lambda page: page.officials, official_names(edition.officials.all), person_sort_key),
        "van-ban": named(
            pages, lambda page: page.documents, {one.id: one.name for one in edition.documents.all}, sort_key
        ),
    }


def named(
    pages: Iterable[FoundPage],
    of: Callable[[FoundPage], Iterable[str]],
    names: Mapping[str, str],
    key: Callable[[str], Any],
) -> Choices:
    """Return the choices that any page stands under, by name."""
    used = {id for page in pages for id in of(page)}
    return [[id, name] for id, name in sorted(names.items(), key=lambda one: (key(one[1]), one[0])) if id in used]


def place_name(title: str, parent: str) -> str:
    """Return a place as one chooses it: many communes share a name."""
    return f"{title} ({parent})" if parent else title


def official_names(officials: Iterable[Official]) -> dict[str, str]:
    """Return officials' names by id; people of one name are told apart by the office held first."""
    listed = list(officials)
    count = Counter(one.name for one in listed)
    return {
        one.id: f"{one.name} ({one.offices[0].name})" if count[one.name] > 1 and one.offices else one.name
        for one in listed
    }
