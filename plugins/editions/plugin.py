"""Reads the edition when Pelican starts, stops if it has problems, and gives templates `site` and the filters."""

from __future__ import annotations

import os
import time
from datetime import datetime
from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator

from plugins.core.interface import read_catalogue
from plugins.core.problems import ContentProblems
from plugins.core.settings import value_of
from plugins.core.sources import ContentFolder
from plugins.editions.edition import read_edition
from plugins.editions.filters import template_filters
from plugins.editions.site import publication_problems, site_for


def read_content(pelican: Pelican) -> None:
    """Put the edition and the site into the settings, where every room's plugin finds them."""
    settings = pelican.settings
    folder = ContentFolder(Path(settings["PATH"]), value_of(settings, "EDITIONS_LABEL") or None)
    edition, problems = read_edition(folder, value_of(settings, "MAPS_FOLDER"))
    is_public = value_of(settings, "EDITIONS_PUBLIC")
    if edition is not None and is_public and not settings["SITEURL"]:
        problems = [*problems, *publication_problems(edition, folder.label)]
    if edition is None or (is_public and problems):
        raise ContentProblems(problems)
    settings["EDITION"] = edition
    settings["SITEURL"] = settings["SITEURL"] or (edition.agency.url or "" if is_public else "")
    moment = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time()), edition.zone)
    settings["SITE"] = site_for(edition, settings["SITEURL"], not is_public, moment)


def prepare_templates(generator: Generator) -> None:
    """Give the templates of a generator the site, the filters and the words of the interface."""
    site = generator.settings["SITE"]
    words = read_catalogue(Path(generator.theme) / "translations", site.language)
    generator.env.globals["site"] = site
    generator.env.filters.update(template_filters(site.url, value_of(generator.settings, "MEDIA_AVIF")))
    generator.env.install_gettext_translations(words, newstyle=True)


def register() -> None:
    signals.get_generators.connect(read_content)
    signals.generator_init.connect(prepare_templates)
