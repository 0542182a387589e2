"""The grammars of officials and of documents, as the importer asks them: a text and the place that it is about."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.core.dates import day_text
from plugins.documents.citations import citations_in
from plugins.editions.drafting import Desk
from plugins.imports.drafts import FindPeople
from plugins.imports.people import FoundPerson
from plugins.localities.model import Place
from plugins.officials.mentions import find_mentions


def people_in(desk: Desk) -> FindPeople:
    """Return what finds people in a text, those with a page by their bare names too."""

    def find(text: str, place: Place) -> Iterable[FoundPerson]:
        return find_mentions(text, place, desk.officials)

    return find


def documents_in(text: str, place: Place) -> Iterable[str]:
    """Return the documents that a text cites, each once: type, number and day; those with a name only after them."""
    cited = [(one, one.number) for one in citations_in(text)]
    numbered: dict[str, str] = {}
    for one, number in cited:
        if number is not None:
            day = f" ngày {day_text(one.date)}" if one.date else ""
            said = f"{one.type} số {number.text}{day}".strip()
            if len(said) > len(numbered.get(number.text, "")):
                numbered[number.text] = said
    serials = {number.text.split("-")[0].split("/")[0].lstrip("0") for _, number in cited if number is not None}
    names = [
        " ".join(one.written.split())
        for one, number in cited
        if number is None and one.serial.lstrip("0") not in serials
    ]
    return [*numbered.values(), *dict.fromkeys(names)]
