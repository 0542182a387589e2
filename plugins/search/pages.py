"""Which pages can be found, and by which words: articles, officials, places, documents, standing pages and albums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from plugins.albums.model import Album
from plugins.articles.model import Appearance, Article
from plugins.core.dates import day_range_text, day_text
from plugins.datasets.prose import plain, plain_text
from plugins.documents.model import CitedDocument
from plugins.editions.edition import Edition
from plugins.listings.model import Listing
from plugins.localities.model import Unit
from plugins.localities.registry import Localities
from plugins.officials.model import Official
from plugins.pages.model import StandingPage
from plugins.search.model import FoundPage

NOW, BEFORE = "Nay thuộc", "Trước là"


def found_pages(edition: Edition, now: datetime, listings: Iterable[Listing]) -> tuple[FoundPage, ...]:
    """Return everything that readers can find at a moment, sorted by address."""
    articles = edition.published(now)
    places = places_listing(listings)
    with_pages = edition.documents_with_pages(now)
    found = [
        *(article_page(article, places.get(article.url, ()), edition.localities) for article in articles),
        *(official_page(official, edition.localities) for official in edition.officials.all),
        *(place_page(unit, edition.localities) for unit in edition.localities.units.values()),
        *(document_page(one, edition.localities) for one in edition.documents.all if one.id in with_pages),
        *(standing_page(page) for page in edition.pages),
        *(album_page(one, edition.localities) for one in edition.shown_albums(now)),
    ]
    return tuple(sorted(found, key=lambda page: page.url))


def found_in(edition: Edition, now: datetime) -> tuple[Any, ...]:
    """Return everything that `found_pages` and the catalogue are made from, as it is."""
    return (
        edition.agency,
        edition.published(now),
        edition.officials.all,
        edition.localities,
        edition.documents.all,
        edition.documents_with_pages(now),
        edition.pages,
        edition.shown_albums(now),
    )


def places_listing(listings: Iterable[Listing]) -> Mapping[str, tuple[str, ...]]:
    """Return, by the address of an article, the units whose pages list it: those of before and of now among them."""
    found: dict[str, list[str]] = defaultdict(list)
    for listing in listings:
        if listing.template == "locality":
            for article in listing.articles:
                found[article.url].append(listing.variables["unit"].id)
    return {url: tuple(ids) for url, ids in found.items()}


def article_page(article: Article, places: tuple[str, ...], localities: Localities) -> FoundPage:
    """Return an article; of a withdrawn one only what its page still shows."""
    kept = article.withdrawal is None
    people = [one.official.id for one in article.appearances if one.official] + [one.id for one in article.mentioned]
    cited = [one.document.id for one in article.documents if one.document]
    return FoundPage(
        article.url,
        "tin",
        plain(article.title),
        quotable(article.html) if article.withdrawal is None else article.withdrawal.note,
        what_the_page_adds(article) if kept else "",
        tuple(notes_on_places(article.localities, localities)),
        article.published.date(),
        article.section.id,
        ", ".join(unit.title for unit in article.localities),
        places,
        tuple(dict.fromkeys(people)) if kept else (),
        tuple(dict.fromkeys(cited)) if kept else (),
        article.lang,
    )


def what_the_page_adds(article: Article) -> str:
    """Return what stands around an article: who took part, what it cites, its tags, authors and section."""
    picture = [article.picture.caption, article.picture.credit] if article.picture else []
    documents = [one.document.name if one.document else one.text for one in article.documents]
    authors = [f"{one.name} {one.unit}".strip() for one in article.authors]
    parts = [
        *picture,
        *(appearance_text(one) for one in article.appearances),
        *(official.name for official in article.mentioned),
        *documents,
        *(tag.name for tag in article.tags),
        *authors,
        article.section.name,
    ]
    return sentences(parts)


def appearance_text(appearance: Appearance) -> str:
    """Return a participant with the offices of that day."""
    offices = [held.name for held in appearance.offices] or [appearance.office_as_written]
    return ", ".join(filter(None, [appearance.name, *offices]))


def official_page(official: Official, localities: Localities) -> FoundPage:
    """Return an official: other spellings, the offices with their terms, the biography."""
    held = [(office, localities.find(office.locality) if office.locality else None) for office in official.offices]
    units = tuple(dict.fromkeys(unit for _, unit in held if unit))
    offices = [f"{office.name} ({unit.title})" if unit else office.name for office, unit in held]
    return FoundPage(
        official.url,
        "can-bo",
        official.name,
        sentences([*offices, *official.also_known_as, quotable(official.biography)]),
        places=tuple(unit.id for unit in units),
        officials=(official.id,),
        place=", ".join(unit.title for unit in units),
    )


def place_page(unit: Unit, localities: Localities) -> FoundPage:
    """Return a place: what it is part of, between which days it existed, what it was and what it became."""
    existed = [
        f"Từ ngày {day_text(unit.since)}" if unit.since else "",
        f"Đến ngày {day_text(unit.until)}" if unit.until else "",
    ]
    return FoundPage(
        unit.url,
        "dia-phuong",
        unit.title,
        sentences(
            [f"Thuộc {unit.parent_name}" if unit.parent_name else "", *existed, *notes_on_places((unit,), localities)]
        ),
        places=(unit.id,),
    )


def document_page(document: CitedDocument, localities: Localities) -> FoundPage:
    """Return a document: its title, who issued it and when, the editor's note."""
    unit = localities.find(document.locality_id) if document.locality_id else None
    return FoundPage(
        document.url,
        "van-ban",
        document.name,
        sentences(
            [
                document.title,
                document.issuer,
                day_text(document.date) if document.date else "",
                quotable(document.note),
            ]
        ),
        day=document.date,
        place=unit.title if unit else "",
        places=(unit.id,) if unit else (),
        documents=(document.id,),
    )


def standing_page(page: StandingPage) -> FoundPage:
    """Return a standing page, or a song with who made it."""
    song = [page.song.composer, page.song.lyricist, page.song.performer] if page.song else []
    return FoundPage(page.url, "trang", plain(page.title), sentences([*song, quotable(page.html)]))


def album_page(album: Album, localities: Localities) -> FoundPage:
    """Return an album: what it says of its pictures, when and where they were made, and by whom."""
    return FoundPage(
        album.url,
        "bo-anh",
        plain(album.title),
        sentences([plain(album.summary), quotable(album.html)]),
        sentences([day_range_text(album.happened.first, album.happened.last) if album.happened else "", album.credit]),
        tuple(notes_on_places(album.localities, localities)),
        album.published.date(),
        place=", ".join(unit.title for unit in album.localities),
        places=tuple(unit.id for unit in album.localities),
    )


def notes_on_places(units: Iterable[Unit], localities: Localities) -> Iterator[str]:
    """Yield by which other names places are known: what they became, and what they were made from."""
    for unit in units:
        became, before = localities.became(unit), localities.predecessors(unit)
        if became:
            yield f"{unit.title}: {NOW.lower()} {', '.join(one.full_name for one in became)}"
        if before:
            yield f"{unit.title}: {BEFORE.lower()} {', '.join(one.full_name for one in before)}"


def quotable(html: str) -> str:
    """Return the words of a text on one line, without the signs before the items of a list."""
    return sentences(line.removeprefix("- ") for line in plain_text(html).split("\n"))


def sentences(parts: Iterable[str]) -> str:
    """Return the parts that say something, each closed by a full stop, in one line."""
    said = [" ".join(part.split()) for part in parts]
    return " ".join(
        part if part.endswith((".", "!", "?", "…", ":", ";", ",", "”")) else f"{part}." for part in said if part
    )
