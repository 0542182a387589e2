"""What of `images/` is published: what readers see, and nothing that they must not."""

from __future__ import annotations

import io
import re
from pathlib import Path

from PIL import Image

from tests.sample_content import OFFICIAL, article

PAGE = "---\ntitle: Giới thiệu\n---\n\n![Cổng](trang.jpg)\n"


def photograph(colour: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (400, 300), colour).save(file, "JPEG")
    return file.getvalue()


def lead(name: str, **changes: str) -> str:
    return article(image=f"{{file: {name}.jpg, alt: Ảnh thử}}", **changes)


FILES = {
    **{
        f"images/{name}.jpg": photograph(colour)
        for name, colour in (
            ("dan", "red"),
            ("than", "green"),
            ("trang", "blue"),
            ("nguoi", "black"),
            ("nhap", "white"),
            ("rut", "gray"),
            ("cho", "pink"),
            ("thua", "tan"),
            ("an", "gold"),
        )
    },
    "images/ve.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="45"/>',
    "images/ve-thua.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="45"/>',
    "news/2018/hop-thu.md": lead("dan") + "\n![Thân](than.jpg)\n\n![Vẽ](ve.svg)\n",
    "news/2018/nhap.md": lead("nhap", title="Bài nháp", status="draft"),
    "news/2018/an.md": lead("an", title="Bài ẩn", status="hidden"),
    "news/2018/cho.md": lead("cho", title="Bài chờ", date="2030-01-01 08:00"),
    "news/2018/rut.md": lead("rut", title="Bài rút", updates="[{date: 2019-01-01, kind: withdrawal, note: Sai.}]"),
    "pages/gioi-thieu.md": PAGE,
    "officials/nguyen-thi-mau.md": OFFICIAL + "\n![Chân dung](nguoi.jpg)\n",
}


def stems(output: Path) -> set[str]:
    """Return the pictures that are published: the stems of drawings and of whole photographs, without their marks."""
    names = {path.stem for path in (output / "images").iterdir() if path.suffix in (".jpg", ".svg")}
    return {re.sub(r"-[0-9a-f]{8}$", "", name) for name in names}


def test_only_what_readers_see_is_published(build_site):
    output = build_site(FILES, conf="publishconf.py")
    assert stems(output) == {"dan", "than", "trang", "nguoi", "ve", "an"}


def test_a_preview_shows_drafts_and_what_waits_but_nothing_withdrawn(build_site):
    output = build_site(FILES)
    assert stems(output) == {"dan", "than", "trang", "nguoi", "ve", "an", "nhap", "cho"}


def test_no_original_is_published(build_site):
    output = build_site(FILES)
    originals = {data for name, data in FILES.items() if name.endswith(".jpg")}
    assert not originals & {path.read_bytes() for path in output.rglob("*") if path.is_file()}


def test_lists_articles_pages_and_people_show_copies(build_site):
    output = build_site(FILES)
    for page in (
        "index.html",
        "tin/2018/12/huyen-thu-nghiem-hop-thu/index.html",
        "gioi-thieu/index.html",
        "can-bo/nguyen-thi-mau/index.html",
    ):
        assert '<source type="image/webp" srcset="/images/' in (output / page).read_text("utf-8"), page


def test_machines_are_told_of_published_addresses(build_site):
    output = build_site(FILES, conf="publishconf.py")
    told = [
        *(output / "feeds").glob("*.xml"),
        *(output / "du-lieu").rglob("*.json"),
        *output.rglob("index.html"),
    ]
    for path in told:
        text = path.read_text("utf-8")
        assert not any(f"{name}.jpg" in text for name in ("dan", "than", "nhap", "rut")), path
    assert "https://thu-nghiem.example/images/dan-" in (
        output / "du-lieu" / "tin" / "2018" / "12" / "huyen-thu-nghiem-hop-thu.json"
    ).read_text("utf-8")
