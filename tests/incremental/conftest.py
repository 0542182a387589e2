"""The builder that all tests here share, and how much of them is run."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.incremental.builder import Builder, running_builder
from tests.incremental.project import CleanBuilds


@pytest.fixture(scope="session")
def builder() -> Iterator[Builder]:
    with running_builder() as running:
        yield running


@pytest.fixture(scope="session")
def clean_builds(builder: Builder) -> CleanBuilds:
    return CleanBuilds(builder)


def amount(name: str, usual: int) -> int:
    """Return how many of something to do: what `make nightly` asks for in the environment, or the usual number."""
    return int(os.environ.get(f"BANTIN_{name}") or usual)
