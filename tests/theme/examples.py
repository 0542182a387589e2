"""The components' examples as the component page shows them, and each in a page of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plugins.editions.site import Site
from plugins.specimens.examples import Example, read_examples
from tests.theme.specimens import SITE, THEME, environment, pages

COMPONENTS = THEME / "templates" / "components"


def cut_list(items: Sequence[Any], number: int, per_page: int) -> tuple[Any, Any]:
    """Return one page of a list and its paginator, as Pelican makes them for templates."""
    made = pages("the/mau/", list(items), number, per_page)
    return made["articles_page"], made["articles_paginator"]


def all_examples() -> tuple[Example, ...]:
    """Return the examples of all components, in the order of the files."""
    return read_examples(COMPONENTS, cut_list)


def html_of(example: Example, site: Site = SITE) -> str:
    """Return what a component prints."""
    return example.html(environment(site))


def page_of(example: Example) -> str:
    """Return the example in the smallest page that can hold it."""
    printed = html_of(example)
    heading = "" if "<h1" in printed else f"<h1>{example.component}</h1>\n"
    body = f"<main>\n{heading}{printed}\n</main>" if example.place == "body" else ""
    head = printed if example.place == "head" else ""
    return (
        f'<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n<title>{example.component}</title>\n'
        f"{head}</head>\n<body>\n{body}</body>\n</html>\n"
    )
