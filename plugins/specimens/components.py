"""The components of a theme: what each is for, how it is called, and its examples as they stand on one page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from plugins.specimens.examples import Example
from plugins.specimens.standing_apart import stand_apart

COMPONENTS_PAGE = "thanh-phan/"
"""The address of the page of components."""
PICTURE = f"{COMPONENTS_PAGE}mau.svg"
"""The address of the picture that stands for all pictures of examples."""

_COMMENT = re.compile(r"\A\{#-?\s*(.*?)\s*-?#\}", re.DOTALL)


class UnexplainedComponent(ValueError):
    """A component whose template does not say what it is for, or that has no example."""


@dataclass(frozen=True)
class ShownExample:
    """An example on the page: `html` is what is shown, `code` what is read where a browser shows nothing."""

    anchor: str
    says: str
    html: Markup | None
    code: str | None


@dataclass(frozen=True)
class Component:
    """A component on the page."""

    name: str
    anchor: str
    purpose: str
    """In English, from the comment that opens the template."""
    call: str
    examples: tuple[ShownExample, ...]


def shown_components(
    folder: Path, examples: Iterable[Example], environment: Environment, picture: str
) -> tuple[Component, ...]:
    """Return all components of a folder by name; `picture` is the full address of the one picture.

    Raises UnexplainedComponent.
    """
    found = tuple(examples)
    return tuple(
        shown_component(path, [one for one in found if one.component == path.stem], environment, picture)
        for path in sorted(folder.glob("*.html"))
    )


def shown_component(path: Path, examples: list[Example], environment: Environment, picture: str) -> Component:
    """Return one component with its examples."""
    said = _COMMENT.match(path.read_text(encoding="utf-8"))
    if said is None:
        raise UnexplainedComponent(f"{path.name} does not begin with a comment on what it is for")
    if not examples:
        raise UnexplainedComponent(f"{path.name} has no examples: write {path.stem}.examples.yaml")
    anchor = path.stem.replace("_", "-")
    macros = ", ".join(dict.fromkeys(one.macro for one in examples))
    return Component(
        path.stem,
        anchor,
        " ".join(said[1].split()),
        f'{{% from "components/{path.name}" import {macros} %}}',
        tuple(
            shown_example(one, f"{anchor}-{number}", environment, picture)
            for number, one in enumerate(examples, start=1)
        ),
    )


def shown_example(example: Example, anchor: str, environment: Environment, picture: str) -> ShownExample:
    """Return an example as it stands on the page."""
    html = example.html(environment)
    if example.place == "head":
        return ShownExample(anchor, example.says, None, html.strip())
    title = escape(f"{example.component}: {example.says}")
    return ShownExample(anchor, example.says, Markup(stand_apart(html, anchor, title, picture)), None)
