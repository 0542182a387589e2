"""Everything in `content/`, read and checked together: what the site is printed from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from zoneinfo import ZoneInfo

from plugins.agencies.model import Agency
from plugins.agencies.registry import read_agency
from plugins.albums.model import Album
from plugins.albums.registry import read_albums
from plugins.articles.facts import addresses
from plugins.articles.model import Article
from plugins.articles.news import News
from plugins.articles.registry import FOLDER as NEWS
from plugins.articles.registry import Newsroom, newest_first
from plugins.articles.spellings import author_problems, tag_problems
from plugins.articles.translations import translation_problems
from plugins.articles.whole_articles import citings_of, whole_articles
from plugins.core.body_text import body_words
from plugins.core.dates import zone_named
from plugins.core.digests import Digests
from plugins.core.frontmatter import Document
from plugins.core.interface import BrokenCatalogue
from plugins.core.kept_results import key_of
from plugins.core.languages import TRANSLATIONS, VIETNAMESE, Language, Languages, known_languages, read_language
from plugins.core.links import PictureFacts
from plugins.core.markdown import MarkdownRenderer
from plugins.core.problems import Problem
from plugins.core.records import Entry
from plugins.core.sources import ContentFolder
from plugins.core.uncollected import uncollected
from plugins.core.workshop import ALONE, Workshop
from plugins.documents.citing import Citing
from plugins.documents.index import Documents, index_documents
from plugins.documents.registry import read_document_files
from plugins.editions.addresses import address_problems, addresses_now, gone_problems
from plugins.editions.content_links import ContentLinks
from plugins.editions.emblem import emblem_of
from plugins.editions.kept_officials import biographer, officials_at_hand
from plugins.localities.registry import Localities, read_localities
from plugins.maps.boundaries import Maps, read_maps
from plugins.media.library import media_problems
from plugins.media.pictures import ContentPictures
from plugins.media.renditions import Photograph
from plugins.media.videos import ContentVideos
from plugins.officials.registry import Officials, unknown_locality
from plugins.pages.model import StandingPage
from plugins.pages.registry import read_pages
from plugins.secrets.files import file_problems
from plugins.secrets.rules import office_numbers
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
    albums: tuple[Album, ...]
    """Newest first; drafts and those that wait for their time among them."""
    documents: Documents
    maps: Maps
    visitors: VisitorFigures
    zone: ZoneInfo
    languages: Languages
    """The languages of the site by code, the main one first."""
    photographs: Mapping[str, Photograph]
    """By the address of the whole picture, shown somewhere or not."""
    drawings: Mapping[str, Path]
    """By address, shown somewhere or not."""
    emblem: PictureFacts | None = None
    """The agency's own picture beside its name."""

    def published(self, now: datetime) -> tuple[Article, ...]:
        """Return the articles that readers may find at a moment, newest first."""
        found = self._published.get(now)
        if found is None:
            found = tuple(one for one in self.articles if one.status == "published" and one.published <= now)
            self._published[now] = found
        return found

    def shown_albums(self, now: datetime) -> tuple[Album, ...]:
        """Return the albums that readers may find at a moment, newest first."""
        return tuple(album for album in self.albums if album.is_shown(now, False))

    def once(self, articles: tuple[Article, ...]) -> tuple[Article, ...]:
        """Return a list of articles as readers of the main language want it.

        A translation stands in it only where its original does not; readers of its language have lists of their own.
        """
        if len(self.languages) == 1:
            return articles
        ids = {article.id for article in articles}
        return tuple(one for one in articles if one.translation_of not in ids or one.lang not in self.languages)

    @cached_property
    def _published(self) -> dict[datetime, tuple[Article, ...]]:
        """What was asked for, by the moment: everybody who prints asks for the same one."""
        return {}

    @cached_property
    def albums_of(self) -> Mapping[str, tuple[Album, ...]]:
        """The albums that name an article, by its id."""
        found: dict[str, list[Album]] = {}
        for album in self.albums:
            for id in dict.fromkeys(album.articles):
                found.setdefault(id, []).append(album)
        return MappingProxyType({id: tuple(albums) for id, albums in found.items()})

    def documents_with_pages(self, now: datetime) -> frozenset[str]:
        """Return the ids of the documents that an editor described or that published articles cite at a moment."""
        described = (document.id for document in self.documents.all if document.is_recorded)
        cited = (one.document_id for article in self.published(now) for one in article.quotations)
        return frozenset((*described, *cited))


def read_edition(
    folder: ContentFolder,
    maps_folder: str = "maps",
    translations: Path = TRANSLATIONS,
    workshop: Workshop = ALONE,
) -> tuple[Edition | None, list[Problem]]:
    """Return the edition and all problems of all files, sorted. With an error among them there is no edition.

    `maps_folder` is where boundaries lie, below the content folder or absolute; `translations` are the catalogues of
    the theme; articles are read in the `workshop`.
    """
    with uncollected():
        return _read_edition(folder, maps_folder, translations, workshop)


def _read_edition(
    folder: ContentFolder, maps_folder: str, translations: Path, workshop: Workshop
) -> tuple[Edition | None, list[Problem]]:
    card, agency, problems = read_agency(folder)
    languages, more = read_languages(card, agency, translations)
    problems += more
    words = {code: body_words(language.words) for code, language in languages.items()}
    localities, more = read_localities(folder)
    problems += more
    zone = zone_named(agency.time_zone)
    renderer = MarkdownRenderer()
    pictures = ContentPictures(folder)
    videos = ContentVideos(folder, pictures)
    cards = {code: agency.in_language(code) for code in languages}
    offices = office_numbers(agency)
    given = (
        Digests()
        .of((localities.places, words, [card.sections for card in cards.values()], zone, *sorted(offices)))
        .hex()
    )
    news = News(folder, agency.language, given, workshop)
    problems += news.problems
    files = news.files
    known_addresses = addresses(file.facts for file in files)

    def links(path: str) -> ContentLinks:
        return ContentLinks(pictures, videos, known_addresses, PurePosixPath(path).parent)

    officials, more = officials_at_hand(
        folder,
        localities,
        agency.languages,
        partial(biographer, renderer, words, agency.language),
        links("officials/x.md"),
        workshop.kept,
        news.context,
    )
    problems += more
    # Before workers are forked: each picture is looked at once, for all of them.
    problems += pictures.problems()
    newsroom = Newsroom(agency, localities, officials, renderer, zone, words, cards)
    readings = news.read(newsroom, links, key_of(*known_addresses.keys(), *known_addresses.values()))
    more = [problem for reading in readings for problem in reading.problems]
    problems += more if agency.sections else [one for one in more if one.rule != "unknown-section"]
    citings = citings_of(files, readings, localities)
    documents, more = read_documents(folder, localities, citings, renderer, links("documents/x.md"))
    problems += more
    articles = whole_articles(files, readings, documents, newsroom.registries)
    problems += tag_problems(files) + author_problems(files)
    problems += translation_problems(files)
    pages, more = read_pages(folder, renderer, links("pages/x.md"), words)
    problems += more
    albums, more = read_albums(folder, localities, (file.facts.id for file in files), renderer, links, zone)
    problems += more
    problems += address_problems(articles, pages) + gone_problems(card, articles, pages)
    maps, more = read_maps(*boundaries_folder(folder, maps_folder), {place.id: place for place in localities.places})
    problems += more
    problems += media_problems(folder)
    problems += file_problems(folder, NEWS, newsroom.office_numbers, newsroom.secret_kinds, workshop.kept)
    if card is not None and agency.locality and localities.find(agency.locality) is None:
        problems.append(unknown_locality(card.document, agency.locality, localities, "locality"))
    emblem, more = emblem_of(card, pictures)
    now = addresses_now((article.url, article.aliases) for article, _ in articles)
    visitors, uncounted = read_visitors(card, agency, folder, {**now, **{one: one for one in known_addresses.values()}})
    problems = sorted({*problems, *more, *uncounted})
    if card is None or any(problem.severity == "error" for problem in problems):
        return None, problems
    return (
        Edition(
            agency=agency,
            localities=localities,
            officials=officials,
            articles=newest_first([article for article, _ in articles]),
            pages=tuple(page for page, _ in pages),
            albums=albums,
            documents=documents,
            maps=maps,
            visitors=visitors,
            zone=zone,
            languages=languages,
            photographs=MappingProxyType(pictures.photographs),
            drawings=MappingProxyType(pictures.drawings),
            emblem=emblem,
        ),
        problems,
    )


def read_visitors(
    card: Entry[Agency] | None, agency: Agency, folder: ContentFolder, addresses: Mapping[str, str]
) -> tuple[VisitorFigures, list[Problem]]:
    """Return what is known of visitors; `addresses` has that of each article by this and by its old ones."""
    if card is None:
        return VisitorFigures("none"), []
    return provider_for(agency, folder, card.document, addresses).figures()


def read_languages(card: Entry[Agency] | None, agency: Agency, folder: Path) -> tuple[Languages, list[Problem]]:
    """Return the languages of the site, and the problems of those that have no catalogue in the folder.

    The main language is always among them, so that the rest of the content can be read; where it can't be, it is
    Vietnamese.
    """
    found: dict[str, Language] = {}
    problems = []
    for index, code in enumerate(agency.languages):
        try:
            found[code] = read_language(folder, code)
        except BrokenCatalogue as error:
            found[code] = read_language(TRANSLATIONS, VIETNAMESE)
            if card is not None:
                problems.append(
                    card.document.problem(
                        "no-catalogue",
                        f"Giao diện chưa dịch sang ngôn ngữ “{code}” ({error}).",
                        f"Chọn trong các ngôn ngữ đã có: {', '.join(known_languages(folder))}.",
                        "languages",
                        index,
                        value=code,
                    )
                )
    return MappingProxyType(found), problems


def read_documents(
    folder: ContentFolder,
    localities: Localities,
    citings: list[Citing],
    renderer: MarkdownRenderer,
    links: ContentLinks,
) -> tuple[Documents, list[Problem]]:
    """Return the documents that files describe and articles cite, and the problems of both."""

    def note(document: Document) -> tuple[str, list[Problem]]:
        rendered = renderer.render(document.body, document.label, document.body_line, links)
        return rendered.html, list(rendered.problems)

    files, problems = read_document_files(folder, localities, note)
    documents, more = index_documents(files, citings, localities)
    return documents, problems + more


def boundaries_folder(folder: ContentFolder, maps_folder: str) -> tuple[ContentFolder, str]:
    """Return where boundaries lie: a folder inside the content, or one elsewhere that a setting names."""
    if Path(maps_folder).is_absolute():
        return ContentFolder(Path(maps_folder), Path(maps_folder).name), ""
    return folder, maps_folder
