"""Pages as files that are still to be made: a template, and the variables that are all it gets."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from jinja2 import Template

from plugins.core.sheets import Sheet


def page_sheet(name: str, template: Template, variables: Mapping[str, Any]) -> Sheet:
    """Return the page that a template makes of its variables.

    Nothing else reaches the template but what all pages have: the globals and filters of its environment, which are
    made from the code, the theme, the settings and the site.
    """
    site: Any = template.environment.globals["site"]
    shown = {**variables, "output_file": name}
    # A template has an environment a language.
    return Sheet(name, dict(variables), partial(rendered, template, shown), kind=f"{site.language}/{template.name}")


def rendered(template: Template, variables: Mapping[str, Any]) -> bytes:
    """Return a page in UTF-8."""
    return template.render(variables).encode()
