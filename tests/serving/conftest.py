"""A published site behind nginx, once for all tests of a process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving.nginx import HOST, RunningNginx, free_port, missing_nginx, nginx_serving
from tests.serving.town import build_town


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningNginx]:
    """The crowded agency's site, published, compressed, and served through a link as on a server."""
    if missing_nginx():
        pytest.skip(missing_nginx())
    folder, port = tmp_path_factory.mktemp("town"), free_port()
    release = build_town(folder, f"https://{HOST}:{port}")
    current = folder / "current"
    current.symlink_to(release)
    (folder / "server").mkdir()
    with nginx_serving(current, folder / "server", secure=port) as running:
        yield running


@pytest.fixture
def folder_of_server(tmp_path: Path) -> Path:
    """An empty folder for another server of a test."""
    folder = tmp_path / "server"
    folder.mkdir()
    return folder
