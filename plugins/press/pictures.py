"""Puts the pictures that pages show, and the cards of a published site, beside the pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from plugins.cards.letters import Letters
from plugins.cards.model import made_with, shown_cards
from plugins.cards.printing import print_cards
from plugins.core.kept_results import KeptResults
from plugins.editions.edition import Edition
from plugins.editions.shown_pictures import shown_pictures
from plugins.editions.site import Site
from plugins.media.printing import print_drawings, print_photographs


@dataclass(frozen=True)
class PictureMeans:
    """Where pictures go, and how: `kept` has those of earlier builds."""

    output: Path
    theme: Path
    kept: KeptResults
    with_avif: bool
    with_cards: bool


def print_pictures(edition: Edition, site: Site, now: datetime, means: PictureMeans) -> None:
    """Write the copies of photographs, drawings as they are, and cards, where the pages look for them."""
    shown = shown_pictures(edition, now, site.is_preview)
    photographs = [one for address, one in edition.photographs.items() if address in shown]
    print_photographs(photographs, means.output, means.kept, means.with_avif)
    print_drawings({address: path for address, path in edition.drawings.items() if address in shown}, means.output)
    if means.with_cards and site.url:
        cards = shown_cards(edition.articles, site, now, made_with(means.theme), Letters(means.theme).can_write)
        print_cards(cards, means.output, means.theme, means.kept, edition.photographs)
    means.kept.sweep()
