"""Leaves out the lists and feeds that the other two generators of the benchmark do not make."""

from __future__ import annotations

from dataclasses import replace

from pelican import Pelican, signals

COMPARED = ("index", "category", "tag", "author", "official", "locality", "period_archives")
"""Templates of the lists that all three make."""


def leave_out_others(pelican: Pelican) -> None:
    """Keep the compared lists, and of all feeds that of the home page."""
    settings = pelican.settings
    settings["LISTINGS"] = tuple(
        listing if listing.template == "index" else replace(listing, feed=None)
        for listing in settings["LISTINGS"]
        if listing.template in COMPARED
    )


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(leave_out_others)
