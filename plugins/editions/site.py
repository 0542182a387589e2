"""What every template may read of the site: the agency's card and what is known of this printing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property

from plugins.agencies.model import Agency, Link, Sealed, Section
from plugins.agencies.registry import CARD
from plugins.albums.model import ALBUMS
from plugins.core.languages import Formats, Languages, VietnameseFormats
from plugins.core.links import PictureFacts
from plugins.core.problems import Problem
from plugins.editions.edition import Edition
from plugins.editions.theme_assets import STYLESHEET, Asset
from plugins.editions.versions import Family, families_of, in_language
from plugins.localities.model import Unit
from plugins.pages.model import StandingPage
from plugins.visitors.figures import VisitorFigures, closed

_FILE_OF_A_PAGE = re.compile(r"(?:(?<=/)trang-\d+/|^trang-\d+/)?index\.html$")
CORRECTIONS_PAGE = "dinh-chinh/"
"""Where every correction and withdrawal is listed."""
FEEDBACK_PAGE = "gop-y/"
"""Where readers say what they think of the site."""
CONTACT_PAGE = "lien-he"
"""The slug of the standing page on how to reach the editors."""
COUNTING_PAGE = "thong-ke-truy-cap"
"""The slug of the standing page on how visits are counted."""


@dataclass(frozen=True)
class FeedAddresses:
    """The two feeds of one list."""

    atom: str
    rss: str


def feed_addresses(name: str) -> FeedAddresses:
    """Return the feeds of a list: `tat-ca`, `the/dan-van`."""
    return FeedAddresses(f"feeds/{name}.atom.xml", f"feeds/{name}.rss.xml")


@dataclass(frozen=True, eq=False)
class Site:
    """The global `site` of all templates. `url` has no slash at its end and is empty in a preview.

    Pages in another language read another one: `in_language`. The moment of printing is no part of it, so that no page
    can tell what would change with nothing but the time.
    """

    agency_card: Agency
    url: str
    is_preview: bool
    pages: tuple[StandingPage, ...]
    visitors: VisitorFigures
    locality: Unit | None = None
    """The place that the agency serves, where `site.yaml` names one."""
    stylesheet: str = STYLESHEET
    albums_url: str | None = None
    """The list of albums, where there are any."""
    emblem: PictureFacts | None = None
    """The agency's own picture in the masthead, where `site.yaml` names one."""
    other_language: str | None = None
    """The language of the pages that read this, where it is not the main one."""
    speech: Languages = field(default_factory=dict)
    """The languages of the site, with their ways to write days and numbers."""
    families: tuple[Family, ...] = ()
    """The pages that stand in several languages."""
    assets: Mapping[str, str] = field(default_factory=dict)
    """Files of the theme whose names hold a digest, by the address that templates call them by."""

    @property
    def name(self) -> str:
        return self.agency_card.name

    @property
    def agency(self) -> str:
        return self.agency_card.agency

    @property
    def slogan(self) -> str:
        return self.agency_card.slogan

    @property
    def address(self) -> str:
        return self.agency_card.address

    @property
    def phone(self) -> str:
        return self.agency_card.phone

    @property
    def email(self) -> str | None:
        return self.agency_card.email

    @property
    def responsible_editor(self) -> str:
        return self.agency_card.responsible_editor

    @property
    def licence(self) -> str:
        return self.agency_card.licence

    @property
    def parent_portal(self) -> Link | None:
        return self.agency_card.parent_portal

    @property
    def time_zone(self) -> str:
        return self.agency_card.time_zone

    @property
    def language(self) -> str:
        return self.other_language or self.agency_card.language

    @property
    def main_language(self) -> str:
        """The language of all content that does not say another."""
        return self.agency_card.language

    @cached_property
    def versions(self) -> Mapping[str, Family]:
        """The languages in which a page stands, by the address of each of its versions."""
        return {url: family for family in self.families for url in family.values()}

    @cached_property
    def replaced(self) -> Mapping[str, str]:
        """Addresses of the main language for which links lead to a page in this one."""
        return {
            family[self.main_language]: family[self.language]
            for family in self.families
            if self.other_language and self.main_language in family and self.language in family
        }

    @property
    def home_url(self) -> str:
        """The home page in the language of the page."""
        return in_language("", self.other_language)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the site, the main one first."""
        return self.agency_card.languages

    def template(self, name: str, language: str) -> str:
        """Return the name under which a template in a language is found; one that the site lacks is the main one."""
        is_other = language != self.main_language and language in self.languages
        return f"{language}/{name}" if is_other else name

    def versions_of(self, url: str) -> Mapping[str, str]:
        """Return the addresses of a page by language; empty for one that stands in one language only."""
        return self.versions.get(url, {})

    @property
    def formats(self) -> Formats:
        """How the language of the page writes days and numbers."""
        return self.speech[self.language].formats if self.language in self.speech else VietnameseFormats()

    def home_of(self, code: str) -> str:
        """Return the home page of a language."""
        return in_language("", None if code == self.main_language else code)

    def leads_to(self, url: str) -> str:
        """Return where a link leads: to a page in the language of this one, to a theme's file by its whole name."""
        return self.replaced.get(url) or self.assets.get(url, url)

    def has(self, url: str) -> bool:
        """Whether a page that the main language has stands in the language of the page too."""
        return self.other_language is None or url in self.replaced

    def versions_of_file(self, name: str) -> Mapping[str, str]:
        """Return the addresses by language of the page in a file; the later pages of a list have those of its first."""
        return self.versions_of(_FILE_OF_A_PAGE.sub("", name))

    def in_language(self, code: str) -> Site:
        """Return what pages in a language read; those in one that the site lacks read what the main one does."""
        if code == self.main_language or code not in self.languages:
            return self
        return replace(self, agency_card=self.agency_card.in_language(code), other_language=code)

    @property
    def sections(self) -> tuple[Section, ...]:
        return tuple(section for section in self.agency_card.ordered_sections if self.has(section.url))

    @property
    def links(self) -> tuple[Link, ...]:
        return self.agency_card.links

    @property
    def social(self) -> tuple[Link, ...]:
        return self.agency_card.social

    @property
    def sealed(self) -> Sealed | None:
        return self.agency_card.sealed

    @property
    def ipv6_checked(self) -> date | None:
        return self.agency_card.ipv6_checked

    @property
    def menu(self) -> tuple[StandingPage, ...]:
        return tuple(page for page in self.pages if page.menu == "main" and page.language == self.language)

    @property
    def footer_menu(self) -> tuple[StandingPage, ...]:
        return tuple(page for page in self.pages if page.menu == "footer" and page.language == self.language)

    @property
    def songs_url(self) -> str | None:
        return "bai-hat/" if any(page.song for page in self.pages) else None

    @property
    def contact_url(self) -> str | None:
        """The standing page on how to reach the editors, where the site has one."""
        return address_of(self.pages, CONTACT_PAGE)

    def tells_of_counting(self, page: StandingPage) -> bool:
        """Whether a page, or what it translates, is the one on how visits are counted."""
        return COUNTING_PAGE in (page.slug, page.translation_of)

    @property
    def feedback_endpoint(self) -> str | None:
        """The service that takes what readers write, where the agency has one; behind a sealed site nobody reads it."""
        takes = self.agency_card.feedback if not self.sealed else None
        return takes.endpoint if takes else None

    @property
    def feedback_url(self) -> str | None:
        """The page with the form for what readers think of the site, where a service takes it."""
        return FEEDBACK_PAGE if self.feedback_endpoint else None

    @property
    def feeds(self) -> FeedAddresses:
        return feed_addresses(in_language("tat-ca", self.other_language))

    @property
    def corrections_url(self) -> str:
        return CORRECTIONS_PAGE

    @property
    def albums_feeds(self) -> FeedAddresses:
        """The feeds of albums, where there are any."""
        return feed_addresses("thu-vien-anh")

    @property
    def corrections_feeds(self) -> FeedAddresses:
        """The feeds of what was corrected or withdrawn."""
        return feed_addresses("dinh-chinh")


def publication_problems(edition: Edition, label: str) -> list[Problem]:
    """Return what keeps a site from being published although it may be previewed; `label` names the content folder."""
    if edition.agency.url:
        return []
    return [
        Problem(
            f"{label}/{CARD}",
            0,
            "no-url",
            "Chưa ghi địa chỉ của trang nên chưa đưa lên máy chủ được: bản tin RSS và liên kết cần địa chỉ đầy đủ.",
            "Thêm dòng url với địa chỉ mà bạn đọc dùng, ví dụ: url: https://bantin.example.vn",
        )
    ]


def site_for(
    edition: Edition, url: str, is_preview: bool, now: datetime, assets: Mapping[str, Asset] | None = None
) -> Site:
    """Return the `site` of an edition's templates, as of a moment; `assets` are the files that it names by a digest."""
    method_url = address_of(edition.pages, COUNTING_PAGE)
    visitors = replace(edition.visitors, method_url=method_url)
    if edition.agency.sealed:
        visitors = closed(visitors)
    locality = edition.localities.find(edition.agency.locality) if edition.agency.locality else None
    has_albums = any(album.is_shown(now, is_preview) for album in edition.albums)
    return Site(
        edition.agency,
        url.rstrip("/"),
        is_preview,
        edition.pages,
        visitors,
        locality,
        albums_url=ALBUMS if has_albums else None,
        speech=edition.languages,
        families=families_of(edition, now, is_preview),
        emblem=edition.emblem,
        assets={plain: asset.address for plain, asset in (assets or {}).items()},
    )


def address_of(pages: tuple[StandingPage, ...], slug: str) -> str | None:
    """Return the address of the standing page with a slug, or None."""
    return next((page.url for page in pages if page.slug == slug), None)
