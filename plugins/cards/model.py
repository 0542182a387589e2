"""What stands on a card, and under which address it is published; nothing here draws."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass
from datetime import datetime
from pathlib import Path

from plugins.articles.model import Article
from plugins.articles.visibility import is_printed
from plugins.core.kept_results import key_of
from plugins.core.text import slug_of
from plugins.editions.site import Site
from plugins.media.renditions import is_whole

FOLDER = "anh-chia-se"
"""Of the site: where cards lie."""
WIDTH, HEIGHT = 1200, 630
"""The size that the networks ask for, in pixels."""
RECIPE = "1"
"""Changed whenever cards are drawn otherwise, so that they get other addresses."""
FACES = ("static/fonts/be-vietnam-pro-400.woff2", "static/fonts/be-vietnam-pro-700.woff2")
"""Regular and bold, in the theme."""


@dataclass(frozen=True)
class Wording:
    """Everything that is seen on a card. `picture` is the address of a whole photograph, or empty.

    `has_mark` says whether the neutral mark of the software stands beside the site's name: no agency has an emblem
    there. `emblem` is the address of that, as of a whole photograph; a drawing can't be drawn here, so an agency whose
    emblem is one has neither.
    """

    title: str
    kicker: str
    facts: str
    name: str
    agency: str
    picture: str = ""
    has_mark: bool = True
    emblem: str = ""


@dataclass(frozen=True)
class Card:
    """A card: where it is published, what it says to those who don't see it, and what is drawn on it."""

    address: str
    alt: str
    wording: Wording

    @property
    def width(self) -> int:
        return WIDTH

    @property
    def height(self) -> int:
        return HEIGHT

    @property
    def type(self) -> str:
        return "image/jpeg" if self.address.endswith(".jpg") else "image/png"


CanWrite = Callable[[Wording], bool]
"""Whether the faces have all letters of a card: `Letters.can_write`."""


def always(_: Wording) -> bool:
    """Take every letter for one that the faces have."""
    return True


def made_with(theme: Path) -> str:
    """Return the faces and libraries that cards are drawn with: others may give other bytes."""
    from PIL import __version__, features

    faces = [hashlib.sha256((theme / face).read_bytes()).hexdigest() for face in FACES]
    return " ".join([__version__, *(str(features.version(name)) for name in ("freetype2", "raqm", "jpg")), *faces])


def article_card(article: Article, site: Site, tools: str) -> Card:
    """Return the card of an article; `tools` is what `made_with` says. A withdrawn one has that of the site."""
    if article.withdrawal is not None:
        return site_card(site, tools)
    site = site.in_language(article.lang)
    places = [unit.title for unit in article.localities[:1]]
    picture = article.picture.path if article.picture and is_whole(article.picture.path) else ""
    wording = Wording(
        title=article.title,
        kicker=article.section.name,
        facts=" · ".join([*places, site.formats.day(article.published.date())]),
        name=site.name,
        agency=site.agency,
        picture=picture,
        has_mark=site.emblem is None,
        emblem=emblem_address(site),
    )
    return _card(article.slug, wording, f"{article.title} – {site.name}", tools)


def site_card(site: Site, tools: str) -> Card:
    """Return the card of all pages that have none of their own."""
    host = site.url.partition("://")[2]
    wording = Wording(
        title=site.name,
        kicker="",
        facts=host,
        name=site.agency,
        agency=site.slogan,
        has_mark=site.emblem is None,
        emblem=emblem_address(site),
    )
    return _card("trang", wording, f"{site.name} – {site.agency}", tools)


def emblem_address(site: Site) -> str:
    """Return the address of an emblem of dots; a drawing has none here."""
    return site.emblem.path if site.emblem and is_whole(site.emblem.path) else ""


def social_card(subject: object, site: Site, tools: str, can_write: CanWrite = always) -> Card | None:
    """Return the card of an article, of any other subject that of the site; None where no cards are drawn.

    An article whose card would need letters that the faces lack is shared with its lead photograph, for which None
    stands, or without one with the card of the site.
    """
    if not tools:
        return None
    if isinstance(subject, Article):
        card = article_card(subject, site, tools)
        if can_write(card.wording):
            return card
        if card.wording.picture:
            return None
    card = site_card(site, tools)
    return card if can_write(card.wording) else None


def shown_cards(
    articles: Iterable[Article], site: Site, now: datetime, tools: str, can_write: CanWrite = always
) -> tuple[Card, ...]:
    """Return the cards of a printing, each once, by address: those of its articles at a moment and that of the site."""
    cards = [site_card(site, tools)]
    cards += [article_card(one, site, tools) for one in articles if is_printed(one, now, site.is_preview)]
    drawn = {card.address: card for card in sorted(cards, key=lambda card: card.address) if can_write(card.wording)}
    return tuple(drawn.values())


def _card(slug: str, wording: Wording, alt: str, tools: str) -> Card:
    form = "jpg" if wording.picture else "png"
    key = key_of(RECIPE, tools, *map(str, astuple(wording)))
    return Card(f"{FOLDER}/{slug_of(slug, 60)}-{key[:8]}.{form}", alt, wording)
