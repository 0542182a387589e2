"""Everything in `content/`, read and checked together: what the site is printed from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from posixpath import normpath
from types import MappingProxyType
from zoneinfo import ZoneInfo

from plugins.agencies.model import Agency
from plugins.agencies.registry import read_agency
from plugins.articles.citing import citing_article, with_documents
from plugins.articles.model import Article
from plugins.articles.registry import (
    Newsroom,
    addresses,
    newest_first,
    read_article_files,
    resolve_article,
)
from plugins.articles.spellings import author_problems, tag_problems
from plugins.articles.translations import translation_problems
from plugins.core.dates import zone_named
from plugins.core.frontmatter import Document
from plugins.core.markdown import MarkdownRenderer, PictureFacts
from plugins.core.problems import Problem
from plugins.core.sources import ContentFolder
from plugins.documents.index import Documents, index_documents
from plugins.documents.registry import read_document_files
from plugins.editions.addresses import address_problems
from plugins.editions.emblem import emblem_of
from plugins.localities.registry import Localities, read_localities
from plugins.maps.boundaries import Maps, read_maps
from plugins.media.pictures import ContentPictures
from plugins.media.renditions import Photograph
from plugins.media.sounds import sound_problems
from plugins.officials.registry import Officials, read_officials, unknown_locality
from plugins.pages.model import StandingPage
from plugins.pages.registry import read_pages
from plugins.visitors.figures import VisitorFigures, provider_for


@dataclass(frozen=True)
class Edition:
    """The whole content of a site, without a problem in it."""

    agency: Agency
    localities: Localities
    officials: Officials
    articles: tuple[Article, ...]
    """Newest first; drafts, hidden articles and those that wait for their time among them."""
    pages: tuple[StandingPage, ...]
    documents: Documents
    maps: Maps
    visitors: VisitorFigures
    zone: ZoneInfo
    photographs: Mapping[str, Photograph]
    """By the address of the whole picture, shown somewhere or not."""
    drawings: Mapping[str, Path]
    """By address, shown somewhere or not."""
    emblem: PictureFacts | None = None
    """The agency's own picture beside its name."""

    def published(self, now: datetime) -> tuple[Article, ...]:
        """Return the articles that readers may find at a moment, newest first."""
        return tuple(one for one in self.articles if one.status == "published" and one.published <= now)

    def documents_with_pages(self, now: datetime) -> frozenset[str]:
        """Return the ids of the documents that an editor described or that published articles cite at a moment."""
        described = (document.id for document in self.documents.all if document.is_recorded)
        cited = (one.document_id for article in self.published(now) for one in article.quotations)
        return frozenset((*described, *cited))


@dataclass(frozen=True)
class ContentLinks:
    """Finds what the links and pictures of one text lead to. `folder` is the text's own, below the content folder."""

    pictures: ContentPictures
    addresses: Mapping[str, str]
    folder: PurePosixPath

    def picture(self, src: str) -> PictureFacts | str:
        return self.pictures.picture(src)

    def address(self, href: str) -> str | None:
        """Return the address of the page made from a file that a text links to, or None."""
        return self.addresses.get(normpath((self.folder / href).as_posix()))


def read_edition(folder: ContentFolder, maps_folder: str = "maps") -> tuple[Edition | None, list[Problem]]:
    """Return the edition and all problems of all files, sorted. With an error among them there is no edition.

    `maps_folder` is where boundaries lie, below the content folder or absolute.
    """
    card, agency, problems = read_agency(folder)
    localities, more = read_localities(folder)
    problems += more
    zone = zone_named(agency.time_zone)
    renderer = MarkdownRenderer()
    pictures = ContentPictures(folder)
    files, more = read_article_files(folder)
    problems += more
    known_addresses = addresses(files, zone)

    def links(path: str) -> ContentLinks:
        return ContentLinks(pictures, known_addresses, PurePosixPath(path).parent)

    def biography(document: Document) -> tuple[str, list[Problem]]:
        rendered = renderer.render(document.body, document.label, document.body_line, links("officials/x.md"))
        return rendered.html, list(rendered.problems)

    officials, more = read_officials(folder, localities, biography)
    problems += more
    newsroom = Newsroom(agency, localities, officials, pictures, renderer, zone)
    articles: list[tuple[Article, Document]] = []
    for file in files:
        article, more = resolve_article(file, newsroom, links(file.path))
        problems += more if agency.sections else [one for one in more if one.rule != "unknown-section"]
        if article is not None:
            articles.append((article, file.document))
    documents, articles, more = read_documents(folder, localities, articles, renderer, links("documents/x.md"))
    problems += more
    problems += tag_problems(files) + author_problems(files)
    problems += translation_problems([file for file in files if file.is_whole], (file.id for file in files))
    pages, more = read_pages(folder, renderer, links("pages/x.md"))
    problems += more
    problems += address_problems(articles, pages)
    maps, more = read_maps(*boundaries_folder(folder, maps_folder), {place.id: place for place in localities.places})
    problems += more
    problems += pictures.problems() + sound_problems(folder)
    if card is not None and agency.locality and localities.find(agency.locality) is None:
        problems.append(unknown_locality(card.document, agency.locality, localities, "locality"))
    emblem, more = emblem_of(card, pictures)
    problems += more
    visitors, more = VisitorFigures("none"), []
    if card is not None:
        visitors, more = provider_for(agency, folder, card.document, set(known_addresses.values())).figures()
    problems += more
    problems = sorted(set(problems))
    if card is None or any(problem.severity == "error" for problem in problems):
        return None, problems
    return (
        Edition(
            agency=agency,
            localities=localities,
            officials=officials,
            articles=newest_first([article for article, _ in articles]),
            pages=tuple(page for page, _ in pages),
            documents=documents,
            maps=maps,
            visitors=visitors,
            zone=zone,
            photographs=MappingProxyType(pictures.photographs),
            drawings=MappingProxyType(pictures.drawings),
            emblem=emblem,
        ),
        problems,
    )


def read_documents(
    folder: ContentFolder,
    localities: Localities,
    articles: list[tuple[Article, Document]],
    renderer: MarkdownRenderer,
    links: ContentLinks,
) -> tuple[Documents, list[tuple[Article, Document]], list[Problem]]:
    """Return the documents, the articles with what they cite, and the problems of both."""

    def note(document: Document) -> tuple[str, list[Problem]]:
        rendered = renderer.render(document.body, document.label, document.body_line, links)
        return rendered.html, list(rendered.problems)

    files, problems = read_document_files(folder, localities, note)
    citings = [citing_article(article, document, localities) for article, document in articles]
    documents, more = index_documents(files, citings, localities)
    cited = [
        (with_documents(article, citing, documents), document)
        for (article, document), citing in zip(articles, citings, strict=True)
    ]
    return documents, cited, problems + more


def boundaries_folder(folder: ContentFolder, maps_folder: str) -> tuple[ContentFolder, str]:
    """Return where boundaries lie: a folder inside the content, or one elsewhere that a setting names."""
    if Path(maps_folder).is_absolute():
        return ContentFolder(Path(maps_folder), Path(maps_folder).name), ""
    return folder, maps_folder
