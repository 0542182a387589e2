"""The data of the sample agency, as they are written, for tests to read."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from plugins.datasets.files import data_sheets
from plugins.editions.edition import Edition
from plugins.editions.site import Site, site_for
from tests.sample_content import Files, read_sample

HOST = "https://thu-nghiem.example"
NOW = "2026-01-01T07:00:00"

Printed = dict[str, Any]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., tuple[Edition, Site, datetime]]:
    """Return `read(changes, url)`: the sample's edition with some files changed, its site and the moment of it."""

    def read_changed(changes: Files | None = None, url: str = HOST) -> tuple[Edition, Site, datetime]:
        edition, problems = read_sample(tmp_path, changes)
        assert edition is not None, problems
        now = datetime.fromisoformat(NOW).replace(tzinfo=edition.zone)
        return edition, site_for(edition, url, False, now), now

    return read_changed


@pytest.fixture
def data_of(read: Callable[..., tuple[Edition, Site, datetime]]) -> Callable[..., Printed]:
    """Return `data_of(changes, url)`: every file of data by its address; JSON is read, the rest is text."""

    def print_data(changes: Files | None = None, url: str = HOST) -> Printed:
        found: Printed = {}
        for sheet in data_sheets(*read(changes, url)):
            assert sheet.name not in found, f"two files at {sheet.name}"
            text = sheet.make().decode("utf-8")
            found[sheet.name] = json.loads(text) if sheet.name.endswith(".json") else text
        return found

    return print_data
