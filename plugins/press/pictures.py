"""Prints the copies of the photographs that pages show, and the cards of a published site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from plugins.cards.letters import Letters
from plugins.cards.model import made_with, shown_cards
from plugins.cards.printing import print_cards
from plugins.core.digests import digest
from plugins.core.kept_results import KeptResults
from plugins.core.sheets import Name, PrintRun
from plugins.editions.edition import Edition
from plugins.editions.site import Site
from plugins.media.printing import print_photographs
from plugins.media.renditions import Photograph, renditions


@dataclass(frozen=True)
class PictureMeans:
    """How pictures are made: `kept` has those of earlier builds."""

    theme: Path
    kept: KeptResults
    with_avif: bool
    with_cards: bool


def print_pictures(
    run: PrintRun, photographs: Sequence[Photograph], edition: Edition, site: Site, now: datetime, means: PictureMeans
) -> None:
    """Make the copies and cards of a moment that the last edition has not.

    They are known by their addresses, which stand for everything that is seen on them.
    """
    copies = {one: [copy.address for copy in renditions(one, means.with_avif)] for one in photographs}
    wanted = [address for addresses in copies.values() for address in addresses if wants(run, address)]
    missing = {*wanted}
    print_photographs(
        [one for one, addresses in copies.items() if not missing.isdisjoint(addresses)],
        *(run.output, means.kept, means.with_avif),
    )
    if means.with_cards and site.url:
        cards = shown_cards(edition.articles, site, now, made_with(means.theme), Letters(means.theme).can_write)
        new = [card for card in cards if wants(run, card.address)]
        print_cards(new, run.output, means.theme, means.kept, edition.photographs)
        wanted += [card.address for card in new]
    run.note_all(wanted)


def wants(run: PrintRun, address: Name) -> bool:
    """Note a file whose address says all of it, and return whether it has to be made."""
    return run.wants(address, digest(address.encode()))
