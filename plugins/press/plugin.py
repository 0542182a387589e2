"""Prints all that the other rooms want printed, and what stands beside the pages: style sheet, pictures, sounds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from plugins.core.forked import processors
from plugins.core.kept_results import KeptResults
from plugins.core.settings import value_of
from plugins.editions.handing import LAST_PRINTED
from plugins.editions.shown_pictures import shown_pictures
from plugins.press.manifest import MANIFEST, Manifest, write_manifest
from plugins.press.origins import as_unknown, common_digest, origins_of, page_digests
from plugins.press.pictures import PictureMeans, print_pictures
from plugins.press.printing import print_run
from plugins.press.static_files import drawing_files, media_files, theme_files


class Press(Generator):
    """Makes nothing of its own; it stands after all who do."""

    def generate_output(self, writer: Any) -> None:
        """Print what the last edition has not, and say what the edition consists of if anybody asks."""
        settings = self.settings
        site, edition, run = settings["SITE"], settings["EDITION"], settings["PRINT_RUN"]
        theme, digests = Path(self.theme), page_digests()
        origins = settings["ORIGINS"]
        shown = shown_pictures(edition, settings["MOMENT"], site.is_preview)
        drawings = {address: path for address, path in edition.drawings.items() if address in shown}
        for sheet in (*theme_files(theme, settings["ASSETS"]), *media_files(Path(self.path)), *drawing_files(drawings)):
            run.add(sheet)
        workers = value_of(settings, "PRESS_WORKERS") or processors()
        cache = value_of(settings, "CORE_CACHE")
        kept = KeptResults(Path(cache) if cache else None)
        means = PictureMeans(theme, kept, value_of(settings, "MEDIA_AVIF"), value_of(settings, "CARDS_DRAWN"))
        photographs = [one for address, one in edition.photographs.items() if address in shown]
        print_pictures(run, photographs, edition, site, settings["MOMENT"], means)
        print_run(run, common_digest(origins, settings, site, digests), digests, workers)
        kept.sweep()
        if LAST_PRINTED.get() is not None:
            left = tuple(place for bundle in run.bundles if bundle.is_left for place in bundle.places)
            files = run.files() if origins.hold() else {name: as_unknown(one) for name, one in run.files().items()}
            places = tuple(map(str, origins.places))
            write_manifest(run.output / MANIFEST, Manifest(files, left, places, origins.seen))


def print_last(pelican: Pelican) -> type[Generator]:
    """Let everything be printed when all is known; look at what it is printed with before anybody reads that."""
    pelican.settings["ORIGINS"] = origins_of(pelican.settings, Path(pelican.theme))
    return Press


def register() -> None:
    signals.get_generators.connect(print_last)
