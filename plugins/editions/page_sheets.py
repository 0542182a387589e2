"""Pages as files that are still to be made: a template, and the variables that are all it gets."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from jinja2 import Template

from plugins.core.sheets import Sheet
from plugins.editions.page_filters import site_of


def page_sheet(name: str, template: Template, variables: Mapping[str, Any]) -> Sheet:
    """Return the page that a template makes of its variables.

    Nothing else reaches the template but what all pages have: the globals and filters of its environment, which are
    made from the code, the theme, the settings and the site.
    """
    parts = (template.name, site_of(template.environment).language, dict(variables))
    shown = {**variables, "output_file": name}
    return Sheet(name, parts, partial(rendered, template, shown), kind=f"{parts[1]}/{parts[0]}")


def rendered(template: Template, variables: Mapping[str, Any]) -> bytes:
    """Return a page in UTF-8."""
    return template.render(variables).encode()
