"""A site drawn with real boundaries: the pages show them, say where they come from, and stay light."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REAL_MAPS = ROOT.parent / "shared" / "maps"
ORIGIN = "edition: bản thử\norigin: dữ liệu chỉ dùng để thử\n"
PLACES = ("bac-kan", "hong-linh", "kim-son", "le-chan", "tam-nong")


@pytest.fixture
def maps_folder(tmp_path: Path) -> Path:
    """Return a folder with the real boundaries, each with a note on its origin."""
    if not REAL_MAPS.is_dir():
        pytest.skip("the real boundaries of ../shared/maps are not here")
    folder = tmp_path / "maps"
    folder.mkdir()
    for path in REAL_MAPS.glob("*.geojson"):
        shutil.copy(path, folder)
        (folder / f"{path.stem}.yaml").write_text(ORIGIN, encoding="utf-8")
    return folder


def test_map_pages_draw_real_boundaries_of_every_place(build_site, maps_folder: Path) -> None:
    content = {
        f"localities/{place}.yaml": (ROOT / "content" / "localities" / f"{place}.yaml").read_text("utf-8")
        for place in PLACES
    }
    content["site.yaml"] = "name: A\nagency: B\nsections: [{id: tin, name: Tin}]\n"
    output = build_site(content, sample=False, MAPS_FOLDER=str(maps_folder))
    for place in PLACES:
        page = (output / "dia-phuong" / place / "index.html").read_text("utf-8")
        assert page.count("dữ liệu chỉ dùng để thử") == 2, f"{place} draws both views with their origin"
        assert '<path class="bt-map__area' in page
        assert len(gzip.compress(page.encode("utf-8"), 9)) <= 30_000
    overview = (output / "ban-do" / "index.html").read_text("utf-8")
    assert overview.count("dữ liệu chỉ dùng để thử") == 2 * len(PLACES)
    assert len(gzip.compress(overview.encode("utf-8"), 9)) <= 25_000, "room for what else stands on every page"
