"""Prints what stands beside the pages: the theme's many style sheets as one, and the pictures that pages show."""

from __future__ import annotations

import shutil
from pathlib import Path

from pelican import Pelican, signals

from plugins.cards.letters import Letters
from plugins.cards.model import made_with, shown_cards
from plugins.cards.printing import print_cards
from plugins.core.kept_results import KeptResults
from plugins.core.settings import value_of
from plugins.editions.shown_pictures import shown_pictures
from plugins.editions.site import STYLESHEET
from plugins.media.printing import print_drawings, print_photographs
from plugins.press.stylesheet import bundle


def write_stylesheet(pelican: Pelican) -> None:
    """Put the bundled style sheet where the pages look for it, in place of its parts."""
    path = Path(pelican.output_path) / STYLESHEET
    shutil.rmtree(path.parent, ignore_errors=True)
    path.parent.mkdir(parents=True)
    path.write_text(bundle(Path(pelican.theme) / "static" / "css" / path.name), encoding="utf-8")


def write_pictures(pelican: Pelican) -> None:
    """Put the copies of photographs, drawings as they are, and cards, where the pages look for them."""
    settings, output = pelican.settings, Path(pelican.output_path)
    edition, site = settings["EDITION"], settings["SITE"]
    cache = value_of(settings, "CORE_CACHE")
    kept = KeptResults(Path(cache) if cache else None)
    shown = shown_pictures(edition, site.built, site.is_preview)
    photographs = [one for address, one in edition.photographs.items() if address in shown]
    print_photographs(photographs, output, kept, value_of(settings, "MEDIA_AVIF"))
    print_drawings({address: path for address, path in edition.drawings.items() if address in shown}, output)
    if value_of(settings, "CARDS_DRAWN") and site.url:
        theme = Path(pelican.theme)
        cards = shown_cards(edition.articles, site, made_with(theme), Letters(theme).can_write)
        print_cards(cards, output, theme, kept, edition.photographs)
    kept.sweep()


def register() -> None:
    signals.finalized.connect(write_stylesheet)
    signals.finalized.connect(write_pictures)
