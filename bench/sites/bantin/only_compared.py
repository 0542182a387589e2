"""Leaves out the lists and feeds that the other two generators of the benchmark do not make."""

from __future__ import annotations

from dataclasses import replace

from pelican import Pelican, signals

from plugins.listings.model import Listing

KINDS = ("chuyen-muc", "the", "tac-gia", "can-bo", "dia-phuong", "luu-tru")
"""First parts of the addresses of lists that all three make; the index of each kind, `the/`, is none of them."""


def leave_out_others(pelican: Pelican) -> None:
    """Keep the compared lists, in one form, and of all feeds that of the home page."""
    settings = pelican.settings
    settings["LISTINGS"] = tuple(compared(one) for one in settings["LISTINGS"] if is_compared(one))


def is_compared(listing: Listing) -> bool:
    """Whether Hugo and stock Pelican make this list, too."""
    kind, _, rest = listing.url.partition("/")
    return listing.url == "" or (kind in KINDS and rest != "" and bool(listing.items_name))


def compared(listing: Listing) -> Listing:
    """Return a list as the theme of the benchmark shows it; the home page is a paged list of all articles."""
    if listing.url == "":
        return replace(listing, template="news", items_name="articles")
    return replace(listing, template="official" if listing.template == "official" else "news", feed=None)


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(leave_out_others)
