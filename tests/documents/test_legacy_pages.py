"""Citations on real pages of older sites, which lie beside the repository."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.core.text import normalise_text
from plugins.documents.citations import citations_in

FOLDER = Path(__file__).parents[3] / "shared" / "legacy-pages"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the real pages do not lie in ../shared/legacy-pages")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("hong-linh", {("Chỉ thị", "20-CT/ThU", None)}),
        (
            "kim-son",
            {
                ("Quyết định", "217-QĐ/TW", date(2013, 12, 12)),
                ("Thông báo", "911-TB/TU", date(2018, 3, 14)),
                ("Kế hoạch", "120-KH/HU", date(2018, 7, 17)),
                ("Đề án", "61", None),
            },
        ),
        ("bac-kan", {("Đề án", "06-ĐA/TU", date(2017, 12, 14)), ("Đề án", "06", None)}),
    ],
)
def test_every_document_of_a_real_page_is_found_and_nothing_else(
    name: str, expected: set[tuple[str, str, date | None]]
):
    text = normalise_text((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    found = {
        (one.type, one.number.text if one.number else one.serial, one.date)
        for line in text.splitlines()
        for one in citations_in(line)
    }
    assert found == expected
