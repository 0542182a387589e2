"""A published site behind nginx, once for all tests of a process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving.nginx import RunningNginx
from tests.serving.town import served_town


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningNginx]:
    """The crowded agency's site, published, compressed, and served through a link as on a server."""
    with served_town(tmp_path_factory.mktemp("town")) as running:
        yield running


@pytest.fixture
def folder_of_server(tmp_path: Path) -> Path:
    """An empty folder for another server of a test."""
    folder = tmp_path / "server"
    folder.mkdir()
    return folder
