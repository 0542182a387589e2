"""The components' examples: what `<component>.examples.yaml` says, and the HTML that comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from ruamel.yaml import YAML

from plugins.editions.site import Site
from tests.theme.specimens import SITE, THEME, environment, pages

COMPONENTS = THEME / "templates" / "components"


@dataclass(frozen=True)
class Example:
    """One call of a macro. `place` says whether its HTML stands in the head or the body of a page."""

    component: str
    macro: str
    says: str
    place: str
    arguments: dict[str, Any]

    def html(self, site: Site = SITE) -> str:
        """Return what the component prints."""
        module = environment(site).get_template(f"components/{self.component}.html").module
        return str(getattr(module, self.macro)(**self.arguments))

    def page(self) -> str:
        """Return the example in the smallest page that can hold it."""
        printed = self.html()
        heading = "" if "<h1" in printed else f"<h1>{self.component}</h1>\n"
        body = f"<main>\n{heading}{printed}\n</main>" if self.place == "body" else ""
        head = printed if self.place == "head" else ""
        return (
            f'<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n<title>{self.component}</title>\n'
            f"{head}</head>\n<body>\n{body}</body>\n</html>\n"
        )


def all_examples() -> list[Example]:
    """Return the examples of all components, in the order of the files."""
    found = []
    for path in sorted(COMPONENTS.glob("*.examples.yaml")):
        component = path.name.removesuffix(".examples.yaml")
        for example in YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8")):
            arguments = {name: built(value) for name, value in example["arguments"].items()}
            found.append(Example(component, example["macro"], example["says"], example.get("place", "body"), arguments))
    return found


def built(value: Any) -> Any:
    """Return a value with `{list: …}` and `{paginator: …}` in it as Pelican's page and paginator of a list."""
    if isinstance(value, dict) and set(value) == {"list"}:
        wanted = value["list"]
        items = wanted.get("items") or list(range(wanted["length"]))
        return pages("the/mau/", items, wanted["number"], wanted["per_page"])["articles_page"]
    if isinstance(value, dict) and set(value) == {"paginator"}:
        wanted = value["paginator"]
        return pages("the/mau/", list(range(wanted["length"])), 1, wanted["per_page"])["articles_paginator"]
    if isinstance(value, dict):
        return SimpleNamespace(**{name: built(inner) for name, inner in value.items()})
    if isinstance(value, list):
        return [built(inner) for inner in value]
    return value
