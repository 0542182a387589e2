"""The memory of a build grows with the articles by less than an article's bytes a few times over, and never faster."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from bench.maker.contents import Bantin, make_contents
from bench.processes import measured
from tests.conftest import BUILD_MOMENT, ROOT
from tests.incremental.conftest import amount

FEW, MANY = amount("FEW_ARTICLES", 40), amount("MANY_ARTICLES", 200)
MOST = 300 << 10
"""Bytes that a build may need more for each article; what it does need stands in docs/performance.md."""


def peak(folder: Path, articles: int) -> int:
    """Return the most memory that a build of so many articles had at any time, in bytes: the sum over its processes."""
    shutil.rmtree(folder, ignore_errors=True)
    make_contents(folder, articles, targets=[Bantin()])
    site = ROOT / "bench" / "sites" / "bantin"
    places = [folder / Bantin.folder, folder / "output", folder / "cache"]
    command = [sys.executable, str(site / "build.py"), str(site / "settings.py"), *map(str, places)]
    return measured(command, ROOT, {**os.environ, "SOURCE_DATE_EPOCH": BUILD_MOMENT}).memory


def test_memory_grows_with_the_articles_within_bounds(tmp_path: Path) -> None:
    few, many = peak(tmp_path / "few", FEW), peak(tmp_path / "many", MANY)
    each = (many - few) / (MANY - FEW)
    print(f"{few >> 20} MiB for {FEW} articles, {many >> 20} MiB for {MANY}: {each / 1024:.1f} KiB each")
    assert each < MOST
