"""What Pagefind reads: one small page a record, made for it alone; readers' pages carry nothing for the search."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from plugins.search.model import FoundPage
from plugins.search.syllables import PART, closed_syllables

TITLE_WEIGHT = "7"
"""What Pagefind gives a heading of the first rank by itself."""
NOTE_WEIGHT = "0.2"
"""A name of before or after counts a fifth of a word of the text."""


def write_sources(pages: Iterable[FoundPage], folder: Path) -> None:
    """Write a source for each page, below a folder, where its address says."""
    for page in pages:
        path = folder / page.url / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source_of(page), encoding="utf-8")


def source_of(page: FoundPage) -> str:
    """Return the page that Pagefind reads: the title, the text and the notes, parted by signs that are no words.

    Title and place are told with a result. They are searched as metadata, too, for which Pagefind ranks a page higher;
    a page that is about one person, place or document has a `name` besides, so that who asks for it finds it first.
    """
    told = {"title": page.title, "name": "" if page.kind == "tin" else page.title, "place": page.place}
    meta = "".join(
        f'<i data-pagefind-meta="{name}[content]" content="{escape(closed_syllables(value))}"></i>'
        for name, value in told.items()
        if value
    )
    # No blocks: Pagefind would end each with a full stop.
    title = f'<b data-pagefind-weight="{TITLE_WEIGHT}">{element(page.title)}</b>'
    notes = " ".join(f"{PART} {element(note)}" for note in page.notes)
    return (
        f'<!DOCTYPE html><html lang="vi"><body>{meta}{title} '
        f"{PART} {element(page.text)} {PART} {element(page.more)} "
        f'<i data-pagefind-weight="{NOTE_WEIGHT}">{notes}</i></body></html>'
    )


def element(text: str) -> str:
    """Return a text as it stands in a source."""
    return escape(closed_syllables(text), quote=False)
