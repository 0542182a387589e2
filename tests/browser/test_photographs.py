"""Photographs in Chromium: each place of the layout loads a copy that is large enough there, and never the original."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.browser.conftest import ROOT
from tests.sample_content import SAMPLE, article, write_files

NEWS = "tin/2018/12/huyen-thu-nghiem-hop-thu/"
SHOWN = """() => [...document.querySelectorAll('main picture img')].map((one) => ({
  file: one.currentSrc.split('/').pop(), shown: one.getBoundingClientRect().width * devicePixelRatio,
  beside: one.closest('article').getBoundingClientRect().width * devicePixelRatio, natural: one.naturalWidth }))"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> str:
    """Where a site is served whose newest articles have photographs."""
    folder = tmp_path_factory.mktemp("photographs")
    files: dict[str, str | bytes] = {}
    for number in range(3):
        file = io.BytesIO()
        Image.effect_noise((2000, 1250), 40 + number).convert("RGB").save(file, "JPEG", quality=60)
        files[f"images/{number}.jpg"] = file.getvalue()
        name = "hop-thu" if number == 2 else f"hop-{number}"
        title = "Huyện Thử Nghiệm họp thử" if number == 2 else f"Huyện Thử Nghiệm họp lần {number}"
        image = f"{{file: {number}.jpg, alt: Ảnh thử số {number}}}"
        text = article(image=image, title=title, date=f"2018-12-2{number} 08:00")
        files[f"news/2018/{name}.md"] = text + f"\n![Hội trường](0.jpg)\n*Quang cảnh lần {number}*\n"
    write_files(folder / "content", {**SAMPLE, **files})
    command = ["-m", "plugins.newsdesk", "site", "--content", str(folder / "content"), "--output", str(folder / "site")]
    answer = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return serve_folder(folder / "site")


@pytest.mark.parametrize(("width", "density"), [(360, 1), (360, 3), (768, 2), (1280, 1), (1920, 1)])
def test_each_place_loads_a_copy_of_the_right_size(
    open_page: Callable[..., Page], address: str, width: int, density: int
) -> None:
    page = open_page(width=width, device_scale_factor=density)
    for at, least in (("", 1), ("chuyen-muc/tin-tuc/", 3), (NEWS, 2)):
        page.goto(address + at)
        page.evaluate("for (const one of document.images) one.loading = 'eager'")
        page.wait_for_function("[...document.images].every((one) => one.complete && one.naturalWidth)")
        found = page.evaluate(SHOWN)
        assert len(found) >= least
        for one in found:
            assert one["file"].endswith(".webp"), one
            loaded = int(one["file"].removesuffix(".webp").rpartition("-")[2])
            assert one["shown"] <= min(1920, loaded * 1.12), one
            assert loaded <= max(480, one["shown"] * 2.3), one


def test_a_photograph_in_a_list_stands_beside_the_words(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(width=1280)
    page.goto(address + "chuyen-muc/tin-tuc/")
    for card in page.locator("main article:has(picture)").all():
        picture, words = card.locator("img").bounding_box(), card.locator(".bt-card__words").bounding_box()
        assert picture and words
        assert picture["width"] < words["width"]
        assert abs(picture["y"] - words["y"]) < 40


def test_a_picture_leads_to_the_whole_of_it(open_page: Callable[..., Page], address: str) -> None:
    page = open_page()
    page.goto(address + NEWS)
    links = page.locator("a.bt-figure__whole")
    assert links.count() == 2
    for link in links.all():
        answer = page.request.get(address.rstrip("/") + str(link.get_attribute("href")))
        assert answer.ok
        assert Image.open(io.BytesIO(answer.body())).size == (1920, 1200)
