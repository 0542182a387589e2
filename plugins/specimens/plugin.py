"""Adds to a preview the page of all components; a site that readers see has none."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.paginator import Paginator
from pelican.writers import Writer

from plugins.core.settings import value_of
from plugins.editions.filters import href
from plugins.specimens.components import COMPONENTS_PAGE, PICTURE, shown_components
from plugins.specimens.examples import read_examples


class SpecimensGenerator(Generator):
    """The page `/thanh-phan/` and the picture that its examples show."""

    def generate_output(self, writer: Writer) -> None:
        """Write both, of a preview only."""
        site = self.settings["SITE"]
        if not site.is_preview or not value_of(self.settings, "SPECIMENS_SHOWN"):
            return
        folder = Path(self.theme) / "templates" / "components"
        examples = read_examples(folder, self.cut)
        components = shown_components(folder, examples, self.env, href(PICTURE, site.url))
        template = self.get_template("specimens")
        writer.write_file(
            f"{COMPONENTS_PAGE}index.html", template, self.context, url=COMPONENTS_PAGE, components=components
        )
        picture = Path(self.output_path) / PICTURE
        picture.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(Path(self.theme) / "specimens" / "mau.svg", picture)

    def cut(self, items: Sequence[Any], number: int, per_page: int) -> tuple[Any, Any]:
        """Return one page of a list and its paginator, as Pelican makes them for templates."""
        paginator = Paginator("the/mau/index.html", "the/mau/", list(items), self.settings, per_page)
        return paginator.page(number), paginator


def add_specimens(pelican: Pelican) -> type[Generator]:
    """Let Pelican write the page."""
    return SpecimensGenerator


def register() -> None:
    signals.get_generators.connect(add_specimens)
