"""What `<component>.examples.yaml` says: the calls of a component's macros that show all it can look like."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal

from jinja2 import Environment
from ruamel.yaml import YAML

SUFFIX = ".examples.yaml"

CutList = Callable[[Sequence[Any], int, int], tuple[Any, Any]]
"""Gives, for the items of a list, a page's number and the items of one page, that page and the paginator."""


@dataclass(frozen=True)
class Example:
    """One call of a macro. `place` says whether its HTML stands in the head or the body of a page."""

    component: str
    macro: str
    says: str
    place: Literal["head", "body"]
    arguments: dict[str, Any]

    def html(self, environment: Environment) -> str:
        """Return what the component prints in an environment that has the globals and filters of the build."""
        module = environment.get_template(f"components/{self.component}.html").module
        return str(getattr(module, self.macro)(**self.arguments))


def read_examples(components: Path, cut: CutList) -> tuple[Example, ...]:
    """Return the examples of all components of a folder, in the order of the files."""
    reader = YAML(typ="safe", pure=True)
    return tuple(
        Example(
            path.name.removesuffix(SUFFIX),
            one["macro"],
            one["says"],
            one.get("place", "body"),
            {name: built(value, cut) for name, value in one["arguments"].items()},
        )
        for path in sorted(components.glob(f"*{SUFFIX}"))
        for one in reader.load(path.read_text(encoding="utf-8"))
    )


def built(value: Any, cut: CutList) -> Any:
    """Return a value with `{list: …}` and `{paginator: …}` in it as one page and the paginator of a list."""
    if isinstance(value, dict) and set(value) == {"list"}:
        wanted = value["list"]
        items = wanted.get("items") or list(range(wanted["length"]))
        return cut([built(item, cut) for item in items], wanted["number"], wanted["per_page"])[0]
    if isinstance(value, dict) and set(value) == {"paginator"}:
        wanted = value["paginator"]
        return cut(list(range(wanted["length"])), 1, wanted["per_page"])[1]
    if isinstance(value, dict):
        return SimpleNamespace(**{name: built(inner, cut) for name, inner in value.items()})
    if isinstance(value, list):
        return [built(inner, cut) for inner in value]
    return value
