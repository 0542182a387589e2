"""A published site to be served: the crowded agency, not yet sealed, with old addresses, a photograph and a video."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import brotli
import pytest
from PIL import Image

from tests.browser.crowded_content import crowded_content
from tests.conftest import BUILD_MOMENT, ROOT
from tests.sample_content import Files, article, write_files
from tests.serving.nginx import HOST, RunningNginx, free_port, missing_nginx, nginx_serving

COMPRESSED = (".html", ".css", ".js", ".json", ".xml", ".svg", ".csv", ".txt")
ALIASES = (
    *("/Tin_Cu/xem.html", "/cu/so%20ket%22%24%7Bhost%7D", "/TIN/2019/03/tin-26/"),
    *("/cu/Hai", "/cu/hai", "/a~b+c/"),
)
MOVED = "tin/2020/05/bai-doi-cho/"
GONE = "/tin/2017/01/da-xoa/"
ASKED = "https://dem.thu-nghiem.example"


def photograph() -> bytes:
    """Return a small photograph."""
    out = BytesIO()
    Image.linear_gradient("L").resize((800, 600)).convert("RGB").save(out, "JPEG")
    return out.getvalue()


def town_content(url: str) -> Files:
    """Return the content of a site at an address."""
    files = dict(crowded_content())
    card, _, _ = str(files["site.yaml"]).partition("sealed:")
    listed = "".join(f"\n  - {alias}" for alias in ALIASES)
    picture = "\n  file: anh.jpg\n  alt: Một dải xám từ đậm đến nhạt"
    return {
        **files,
        "site.yaml": f"{card}url: {url}\ngone: [{GONE}]\nhistory: false\n",
        "images/anh.jpg": photograph(),
        "news/2020/doi-cho.md": article(
            title="Bài đổi chỗ", date="2020-05-04 08:00", event_date="2020-05-03", aliases=listed, image=picture
        ),
    }


def build_town(folder: Path, url: str) -> Path:
    """Build the site of an address below a folder, with what is compressed beforehand, and return where it lies."""
    content, output = write_files(folder / "content", town_content(url)), folder / "releases" / "1"
    output.parent.mkdir()
    command = ["-m", "plugins.newsdesk", "publish", "--content", str(content), "--output", str(output)]
    answer = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, "SOURCE_DATE_EPOCH": BUILD_MOMENT},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    for path in sorted(output.rglob("*")):
        if path.suffix in COMPRESSED and path.is_file():
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), mtime=0))
            path.with_name(f"{path.name}.br").write_bytes(brotli.compress(path.read_bytes()))
    return output


@contextmanager
def served_town(folder: Path) -> Iterator[RunningNginx]:
    """Build the site below an empty folder and serve it; skip the test where there is no nginx."""
    if missing_nginx():
        pytest.skip(missing_nginx())
    port = free_port()
    current = folder / "current"
    current.symlink_to(build_town(folder, f"https://{HOST}:{port}"))
    (folder / "server").mkdir()
    with nginx_serving(current, folder / "server", secure=port) as running:
        yield running
