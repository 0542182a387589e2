"""One case for every folder beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

HERE = Path(__file__).parent


@dataclass(frozen=True)
class GoldenSite:
    """A folder that proves one behaviour: `content/`, `expected/` and what of the output is compared."""

    folder: Path
    files: tuple[str, ...]
    parts: tuple[str, ...] = ("main",)
    conf: str = "pelicanconf.py"
    list_addresses: bool = False
    settings: tuple[tuple[str, Any], ...] = ()
    commits: tuple[Mapping[str, str], ...] = ()
    """What was committed before: `folder` beside `content/`, `author`, `moment`, `reason`; the last is `content/`."""

    @property
    def name(self) -> str:
        return self.folder.name


def golden_sites() -> list[GoldenSite]:
    """Return every golden site, as its `golden.yaml` describes it."""
    sites = []
    for path in sorted(HERE.glob("*/golden.yaml")):
        card = YAML(typ="safe", pure=True).load(path)
        unknown = set(card) - {"proves", "files", "parts", "conf", "list_addresses", "settings", "commits"}
        assert not unknown, f"{path}: {unknown}"
        sites.append(
            GoldenSite(
                path.parent,
                tuple(card["files"]),
                tuple(card.get("parts", ["main"])),
                card.get("conf", "pelicanconf.py"),
                card.get("list_addresses", False),
                tuple(card.get("settings", {}).items()),
                tuple(card.get("commits", [])),
            )
        )
    return sites


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "golden_site" in metafunc.fixturenames:
        sites = golden_sites()
        metafunc.parametrize("golden_site", sites, ids=[site.name for site in sites])
