"""Prints the theme's many style sheets as one file."""

from __future__ import annotations

import shutil
from pathlib import Path

from pelican import Pelican, signals

from plugins.editions.site import STYLESHEET
from plugins.press.stylesheet import bundle


def write_stylesheet(pelican: Pelican) -> None:
    """Put the bundled style sheet where the pages look for it, in place of its parts."""
    path = Path(pelican.output_path) / STYLESHEET
    shutil.rmtree(path.parent, ignore_errors=True)
    path.parent.mkdir(parents=True)
    path.write_text(bundle(Path(pelican.theme) / "static" / "css" / path.name), encoding="utf-8")


def register() -> None:
    signals.finalized.connect(write_stylesheet)
