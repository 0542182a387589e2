"""Tells templates which card stands for a page where its address is shared."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from pelican import signals
from pelican.generators import Generator

from plugins.cards.letters import Letters
from plugins.cards.model import made_with, social_card
from plugins.core.settings import value_of


def offer_cards(generator: Generator) -> None:
    """Give templates the filter `social_card`: of an article its own, of anything else that of the site."""
    site = generator.settings["SITE"]
    is_drawn = value_of(generator.settings, "CARDS_DRAWN") and site.url
    theme = Path(generator.theme)
    tools = made_with(theme) if is_drawn else ""
    letters = Letters(theme)
    generator.env.filters["social_card"] = partial(social_card, site=site, tools=tools, can_write=letters.can_write)


def register() -> None:
    signals.generator_init.connect(offer_cards)
