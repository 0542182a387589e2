"""Pages as files that are still to be made: a template, and the variables that are all it gets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from jinja2 import Template

from plugins.core.sheets import Sheet


@dataclass(frozen=True)
class Common:
    """Variables that several pages have in common: they are digested once for all of them."""

    variables: Mapping[str, Any]


def page_sheet(name: str, template: Template, variables: Mapping[str, Any], common: Common | None = None) -> Sheet:
    """Return the page that a template makes of its variables and of those that it has in common with others.

    Nothing else reaches the template but what all pages have: the globals and filters of its environment, which are
    made from the code, the theme, the settings and the site.
    """
    site: Any = template.environment.globals["site"]
    shown = {**(common.variables if common else {}), **variables, "output_file": name}
    # A template has an environment a language.
    return Sheet(
        name, (common, dict(variables)), partial(rendered, template, shown), kind=f"{site.language}/{template.name}"
    )


def rendered(template: Template, variables: Mapping[str, Any]) -> bytes:
    """Return a page in UTF-8."""
    return template.render(variables).encode()
