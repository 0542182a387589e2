"""Letters to a site that was closed: nobody would read them, so none are taken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sample_content import SITE

FORM = "feedback: {endpoint: https://gop-y.thu-nghiem.example/gui}\n"


@pytest.mark.parametrize(("seal", "takes"), [("", True), ("sealed: true\n", False)])
def test_a_sealed_site_takes_no_letters(seal: str, takes: bool, build_site: Callable[..., Path]) -> None:
    output = build_site({"site.yaml": SITE + FORM + seal})
    assert (output / "gop-y" / "index.html").exists() is takes
    pages = "".join(path.read_text(encoding="utf-8") for path in output.rglob("*.html"))
    assert ("gop-y.thu-nghiem.example" in pages) is takes
    assert ('/gop-y/"' in pages) is takes
