"""Reads the edition when Pelican starts, stops if it has problems, and gives all generators one set of templates."""

from __future__ import annotations

import os
import time
from datetime import datetime
from pathlib import Path

import pelican
from pelican import Pelican, signals
from pelican.generators import Generator

from plugins.core.problems import ContentProblems
from plugins.core.settings import value_of
from plugins.core.sheets import PrintRun
from plugins.core.sources import ContentFolder
from plugins.core.workshop import ALONE, open_workshop
from plugins.editions.handing import LAST_PRINTED, edition_at_hand
from plugins.editions.site import publication_problems, site_for
from plugins.editions.templates import template_environment
from plugins.editions.theme_assets import theme_assets

ASKED_FOR = Path(pelican.__file__).parent / "themes" / "simple" / "templates"
"""Pelican's own templates: it asks for some (`tag`, `author`) even where it then prints nothing with them."""


def read_content(newsroom: Pelican) -> None:
    """Put the edition, site, moment and print run into the settings, where the plugins of all rooms find them."""
    settings = newsroom.settings
    folder = ContentFolder(Path(settings["PATH"]), value_of(settings, "EDITIONS_LABEL") or None)
    translations = Path(settings["THEME"]) / "translations"
    cache, executor = value_of(settings, "CORE_CACHE"), value_of(settings, "CORE_EXECUTOR")
    with open_workshop(Path(cache) if cache else None, executor) as workshop:
        edition, problems = edition_at_hand(
            folder, value_of(settings, "MAPS_FOLDER"), translations, workshop if executor else ALONE
        )
    is_public = value_of(settings, "EDITIONS_PUBLIC")
    if edition is not None and is_public and not settings["SITEURL"]:
        problems = [*problems, *publication_problems(edition, folder.label)]
    if edition is None or (is_public and problems):
        raise ContentProblems(problems)
    settings["EDITION"] = edition
    settings["SITEURL"] = settings["SITEURL"] or (edition.agency.url or "" if is_public else "")
    moment = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time()), edition.zone)
    settings["MOMENT"] = moment
    # A preview's files keep their names: a style that is being written would change every page.
    settings["ASSETS"] = theme_assets(Path(settings["THEME"])) if is_public else {}
    settings["SITE"] = site_for(edition, settings["SITEURL"], not is_public, moment, settings["ASSETS"])
    settings["PRINT_RUN"] = PrintRun(Path(newsroom.output_path), LAST_PRINTED.get() or {})
    settings["TOLD_OF_ARTICLES"] = []
    settings["TEMPLATES"] = template_environment(
        [Path(settings["THEME"]) / "templates", ASKED_FOR],
        settings["SITE"],
        edition.languages,
        settings["JINJA_ENVIRONMENT"],
        value_of(settings, "MEDIA_AVIF"),
    )


def prepare_templates(generator: Generator) -> None:
    """Let a generator print with the templates that all share, which know the site and its languages."""
    generator.env = generator.settings["TEMPLATES"]


def register() -> None:
    signals.get_generators.connect(read_content)
    signals.generator_init.connect(prepare_templates)
