"""A tiny printed site that is whole, and a repository whose commits it could be of."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from plugins.releases.commits import Commit
from plugins.releases.compression import Compressor, Packed
from tests.sample_content import write_files

URL = "https://thu-nghiem.example"
FEED = f'<feed xmlns="http://www.w3.org/2005/Atom"><link href="{URL}/tin/2025/01/a/"/></feed>'
HOME = f"""<!DOCTYPE html><html lang="vi"><head><link rel="canonical" href="{URL}/">
<link rel="stylesheet" href="{URL}/theme/css/site-0a0a0a0a.css"><script src="{URL}/theme/js/a-0b0b0b0b.js"></script>
</head><body><main id="bt-main"><a href="#bt-main">Tới nội dung</a> <a href="{URL}/tin/2025/01/a/#cuoi">Bài thử</a>
<img src="/images/a.svg" srcset="/images/a.svg 1x, images/a.svg 2x" alt="Một > hai"></main></body></html>
"""
SITE: Mapping[str, str | bytes] = {
    "index.html": HOME,
    "404.html": "<!DOCTYPE html><title>Không có</title>",
    "tin/2025/01/a/index.html": '<p id="cuoi">Bài thử. <a href="../../../../">Về trang chủ</a> ' + "Chữ lặp. " * 40,
    "theme/css/site-0a0a0a0a.css": "a{color:red}" * 20 + "b{background:url(../../images/a.svg)}",
    "theme/js/a-0b0b0b0b.js": 'import { b } from "./b-0c0c0c0c.js";\n',
    "theme/js/b-0c0c0c0c.js": "export const b = 1;\n",
    "images/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'></svg>",
    "robots.txt": "User-agent: *\n",
    "sitemap.xml": f"<urlset><url><loc>{URL}/tin/2025/01/a/</loc></url></urlset>",
    "feeds/tat-ca.atom.xml": FEED,
    "du-lieu/tin.json": "{}",
}


def write_output(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the site with some files changed, or left out where they are None, and return its folder."""
    files = {**SITE, **(changes or {})}
    return write_files(folder, {name: text for name, text in files.items() if text is not None})


def packed(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> tuple[Packed, Compressor]:
    """Return the packed site, and what gives the copies."""
    compressor = Compressor(folder.parent / f"{folder.name}-cache")
    return compressor.packed(write_output(folder, changes)), compressor


def a_commit(number: int) -> Commit:
    """Return an invented commit, each later than the one before."""
    return Commit(f"{number:040x}"[::-1], 1_700_000_000 + number)
