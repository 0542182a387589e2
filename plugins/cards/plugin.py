"""Tells templates which card stands for a page where its address is shared."""

from __future__ import annotations

from pathlib import Path

from pelican import signals
from pelican.generators import Generator

from plugins.articles.model import Article
from plugins.cards.model import Card, article_card, made_with, site_card
from plugins.core.settings import value_of


def offer_cards(generator: Generator) -> None:
    """Give templates the filter `social_card`: of an article its own, of anything else that of the site."""
    site = generator.settings["SITE"]
    is_drawn = value_of(generator.settings, "CARDS_DRAWN") and site.url
    tools = made_with(Path(generator.theme)) if is_drawn else ""

    def social_card(subject: object) -> Card | None:
        if not is_drawn:
            return None
        return article_card(subject, site, tools) if isinstance(subject, Article) else site_card(site, tools)

    generator.env.filters["social_card"] = social_card


def register() -> None:
    signals.generator_init.connect(offer_cards)
