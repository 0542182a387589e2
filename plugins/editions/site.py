"""What every template may read of the site: the agency's card and what is known of this printing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from plugins.agencies.model import Agency, Link, Sealed, Section
from plugins.agencies.registry import CARD
from plugins.core.links import PictureFacts
from plugins.core.problems import Problem
from plugins.editions.edition import Edition
from plugins.localities.model import Unit
from plugins.pages.model import StandingPage
from plugins.visitors.figures import VisitorFigures, closed

STYLESHEET = "theme/css/site.css"
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


@dataclass(frozen=True)
class Site:
    """The global `site` of all templates. `url` has no slash at its end and is empty in a preview."""

    agency_card: Agency
    url: str
    is_preview: bool
    built: datetime
    pages: tuple[StandingPage, ...]
    visitors: VisitorFigures
    locality: Unit | None = None
    """The place that the agency serves, where `site.yaml` names one."""
    stylesheet: str = STYLESHEET
    emblem: PictureFacts | None = None
    """The agency's own picture in the masthead, where `site.yaml` names one."""

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
        return self.agency_card.languages[0]

    @property
    def sections(self) -> tuple[Section, ...]:
        return self.agency_card.ordered_sections

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
        return tuple(page for page in self.pages if page.menu == "main")

    @property
    def footer_menu(self) -> tuple[StandingPage, ...]:
        return tuple(page for page in self.pages if page.menu == "footer")

    @property
    def songs_url(self) -> str | None:
        return "bai-hat/" if any(page.song for page in self.pages) else None

    @property
    def contact_url(self) -> str | None:
        """The standing page on how to reach the editors, where the site has one."""
        return address_of(self.pages, CONTACT_PAGE)

    @property
    def feedback_endpoint(self) -> str | None:
        """The service that takes what readers write, where the agency has one."""
        return self.agency_card.feedback.endpoint if self.agency_card.feedback else None

    @property
    def feedback_url(self) -> str | None:
        """The page with the form for what readers think of the site, where a service takes it."""
        return FEEDBACK_PAGE if self.feedback_endpoint else None

    @property
    def feeds(self) -> FeedAddresses:
        return feed_addresses("tat-ca")

    @property
    def corrections_url(self) -> str:
        return CORRECTIONS_PAGE

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


def site_for(edition: Edition, url: str, is_preview: bool, built: datetime) -> Site:
    """Return the `site` of an edition's templates."""
    method_url = address_of(edition.pages, COUNTING_PAGE)
    visitors = replace(edition.visitors, method_url=method_url)
    if edition.agency.sealed:
        visitors = closed(visitors)
    locality = edition.localities.find(edition.agency.locality) if edition.agency.locality else None
    return Site(
        edition.agency,
        url.rstrip("/"),
        is_preview,
        built,
        edition.pages,
        visitors,
        locality,
        emblem=edition.emblem,
    )


def address_of(pages: tuple[StandingPage, ...], slug: str) -> str | None:
    """Return the address of the standing page with a slug, or None."""
    return next((page.url for page in pages if page.slug == slug), None)
