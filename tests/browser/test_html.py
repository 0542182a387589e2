"""The built files: valid HTML in every one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.browser.page_kinds import AGENCY, CROWDED
from tests.node import html_findings


@pytest.mark.parametrize("name", [AGENCY, CROWDED])
def test_every_built_page_is_valid_html(name: str, sites: Mapping[str, object]) -> None:
    assert html_findings(sites[name].root) == []


def test_the_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><html lang="vi"><head><title>T</title></head><body><p><div></div></p></body></html>'
    )
    assert any("element-permitted-content" in finding or "close-order" in finding for finding in html_findings(page))
