"""What a page says of itself to machines: one graph of JSON-LD, in which things are linked by their `@id`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from plugins.albums.model import Album
from plugins.articles.model import Article
from plugins.discovery.galleries import gallery
from plugins.discovery.news_articles import modified_text, news_article, published_text
from plugins.discovery.things import (
    AGENCY,
    WEBSITE,
    Data,
    agency,
    filled,
    link_to,
    song,
    whole_agency,
    whole_document,
    whole_person,
    whole_place,
)
from plugins.documents.model import CitedDocument
from plugins.editions.filters import href, linked_data
from plugins.editions.site import Site
from plugins.listings.model import TellsOfArticle
from plugins.localities.model import Unit
from plugins.officials.model import Official
from plugins.pages.model import StandingPage

SEARCH_PAGE = "tim-kiem/"
Trail = Sequence[tuple[str, str]]
"""Pairs of a name and an address without a leading slash: the way from the home page, which is not in it, to a page."""


@dataclass(frozen=True)
class DescribedPage:
    """What every page says of itself. `trail` is None for a page that shows no way to it."""

    title: str
    url: str
    description: str
    trail: Trail | None
    home: str
    """What the first step of the way is called."""


def structured_data(
    about: object,
    site: Site,
    title: str,
    url: str,
    description: str = "",
    trail: Sequence[tuple[object, str]] | None = None,
    items: Iterable[object] = (),
    places: Mapping[str, Unit] | None = None,
    home: str = "",
) -> Markup:
    """Return the graph of a page as an element of its head.

    `about` is what the page is about: an article, an official, a unit, a document, a standing page, an album, the site
    itself on its home page, JSON-LD of a data set, or None. `items` are those of the list that the page shows. `places`
    are those of an official's offices.
    """
    way = None if trail is None else [(plain(name), site.leads_to(step)) for name, step in trail]
    page = DescribedPage(plain(title), site.leads_to(url), plain(description), way, plain(home))
    graph = [*page_nodes(page, about, tuple(items), site), *subject_nodes(about, places or {}, site)]
    return linked_data({"@context": "https://schema.org", "@graph": graph})


def plain(text: object) -> str:
    """Return words as they are read; a template's own are escaped for HTML already."""
    return text.unescape() if isinstance(text, Markup) else str(text)


def machine_filters() -> Mapping[str, Callable[..., Any]]:
    """Return the filters by which templates tell machines of a page."""
    return {"structured_data": structured_data, "published_text": published_text, "modified_text": modified_text}


def page_nodes(page: DescribedPage, about: object, items: tuple[object, ...], site: Site) -> Iterator[Data]:
    """Yield the page, the way to it and who publishes it; the site itself is described on its home page."""
    listed = [item.record for item in items if isinstance(item, TellsOfArticle)]
    subject = subject_link(about, site)
    kind = page_type(about, bool(listed), site)
    # A list that is about somebody names them; what a page without a list is for is its main thing.
    list_node = item_list(listed, site) if listed and kind == "CollectionPage" else None
    yield filled(
        {
            "@type": kind,
            "@id": href(page.url, site.url),
            "url": href(page.url, site.url),
            "name": page.title,
            "description": page.description,
            "inLanguage": about.lang if isinstance(about, Article) else site.language,
            "isPartOf": link_to(WEBSITE, site),
            "breadcrumb": link_to("#breadcrumb", site, page.url) if page.trail is not None else None,
            "about": subject if list_node else None,
            "mainEntity": list_node or subject,
            "primaryImageOfPage": link_to("#picture", site, page.url) if has_picture(about) else None,
        }
    )
    if page.trail is not None:
        yield breadcrumb(page, page.trail, site)
    yield whole_agency(site) if isinstance(about, Site) else agency(site)


def page_type(about: object, is_list: bool, site: Site) -> str:
    """Return schema.org's type of a page."""
    if isinstance(about, Official):
        return "ProfilePage"
    if isinstance(about, StandingPage) and about.url == site.contact_url:
        return "ContactPage"
    return "CollectionPage" if is_list else "WebPage"


def has_picture(about: object) -> bool:
    """Whether a page is that of an article with a picture."""
    return isinstance(about, Article) and about.picture is not None


def subject_link(about: object, site: Site) -> Data | None:
    """Return the link from a page to what it is about."""
    match about:
        case Article():
            return link_to("#article", site, about.url)
        case Official():
            return link_to("#person", site, about.url)
        case Unit():
            return link_to("#place", site, about.url)
        case CitedDocument():
            return link_to("#document", site, about.url)
        case StandingPage(song=made) if made:
            return link_to("#song", site, about.url)
        case Album():
            return link_to("#gallery", site, about.url)
        case Mapping():
            return {"@id": f"{about['url']}#data"}
    return None


def subject_nodes(about: object, places: Mapping[str, Unit], site: Site) -> Iterator[Data]:
    """Yield what a page is about."""
    match about:
        case Article():
            yield news_article(about, site)
        case Official():
            yield whole_person(about, site, places)
        case Unit():
            yield whole_place(about, site)
        case CitedDocument():
            yield whole_document(about, site)
        case StandingPage(song=made) if made:
            yield song(about, made, site)
        case Album():
            yield gallery(about, site)
        case Site():
            yield website(site)
        case Mapping():
            own = {key: value for key, value in about.items() if key != "@context"}
            yield {**own, "@id": f"{about['url']}#data", "creator": link_to(AGENCY, site)}


def website(site: Site) -> Data:
    """Return the site."""
    return filled(
        {
            "@type": "WebSite",
            **link_to(WEBSITE, site),
            "url": href("", site.url),
            "name": site.name,
            "description": site.slogan,
            "inLanguage": site.language,
            "publisher": link_to(AGENCY, site),
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": f"{href(SEARCH_PAGE, site.url)}?q={{q}}"},
                "query-input": "required name=q",
            },
        }
    )


def breadcrumb(page: DescribedPage, trail: Trail, site: Site) -> Data:
    """Return the way from the home page to a page."""
    steps = [(page.home, site.home_url), *trail, (page.title, page.url)]
    return {
        "@type": "BreadcrumbList",
        **link_to("#breadcrumb", site, page.url),
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": {"@id": href(url, site.url)}}
            for position, (name, url) in enumerate(steps, start=1)
        ],
    }


def item_list(listed: Sequence[Article], site: Site) -> Data:
    """Return the articles of a list in its order, each once."""
    addresses = dict.fromkeys(href(article.url, site.url) for article in listed)
    return {
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "url": address}
            for position, address in enumerate(addresses, start=1)
        ],
    }
