"""Cards of a built site: published, told of, and kept between builds."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from plugins.cards import printing
from plugins.cards.model import shown_cards
from plugins.cards.printing import print_cards
from plugins.core.kept_results import KeptResults
from tests.sample_content import article
from tests.theme.specimens import ARTICLE, NOW, PUBLISHED_SITE, THEME

HOST = "https://thu-nghiem.example"
NEWS = "tin/2018/12/huyen-thu-nghiem-hop-thu/index.html"


def photograph() -> bytes:
    file = io.BytesIO()
    Image.effect_noise((1600, 900), 60).convert("RGB").save(file, "JPEG")
    return file.getvalue()


def told(page: Path) -> str:
    found = re.search(r'<meta property="og:image" content="([^"]+)">', page.read_text("utf-8"))
    assert found
    return found[1].removeprefix(f"{HOST}/")


def test_an_article_is_shared_with_its_card_and_a_list_with_that_of_the_site(build_site):
    output = build_site(conf="publishconf.py")
    of_article, of_home, of_list = (told(output / page) for page in (NEWS, "index.html", "can-bo/index.html"))
    assert of_article != of_home == of_list
    for address in (of_article, of_home):
        assert Image.open(output / address).size == (1200, 630)
    assert {f"anh-chia-se/{path.name}" for path in (output / "anh-chia-se").iterdir()} == {of_article, of_home}
    assert '<meta name="twitter:card" content="summary_large_image">' in (output / NEWS).read_text("utf-8")


def test_a_photograph_of_the_article_is_on_its_card(build_site):
    files = {"images/a.jpg": photograph(), "news/2018/hop-thu.md": article(image="{file: a.jpg, alt: Ảnh thử}")}
    output = build_site(files, conf="publishconf.py")
    assert told(output / NEWS).endswith(".jpg")
    assert Image.open(output / told(output / NEWS)).format == "JPEG"


def test_a_preview_has_no_cards(build_site):
    output = build_site()
    assert not (output / "anh-chia-se").exists()
    assert "og:image" not in (output / NEWS).read_text("utf-8")


def test_without_cards_the_lead_picture_stands_where_an_address_is_shared(build_site):
    files = {"images/a.jpg": photograph(), "news/2018/hop-thu.md": article(image="{file: a.jpg, alt: Ảnh thử}")}
    output = build_site(files, conf="publishconf.py", CARDS_DRAWN=False)
    assert not (output / "anh-chia-se").exists()
    assert re.fullmatch(r"images/a-[0-9a-f]{8}\.jpg", told(output / NEWS))
    assert (output / told(output / NEWS)).is_file()


def test_kept_cards_are_not_drawn_again(tmp_path, monkeypatch):
    kept = KeptResults(tmp_path / "cache")
    cards = shown_cards([ARTICLE], PUBLISHED_SITE, NOW, "x")
    assert print_cards(cards, tmp_path / "one", THEME, kept, {}) == 2
    monkeypatch.setattr(printing, "draw_card", lambda *_: pytest.fail("drawn although kept"))
    assert print_cards(cards, tmp_path / "two", THEME, kept, {}) == 0
    names = sorted(path.name for path in (tmp_path / "one" / "anh-chia-se").iterdir())
    assert [(tmp_path / "one" / "anh-chia-se" / name).read_bytes() for name in names] == [
        (tmp_path / "two" / "anh-chia-se" / name).read_bytes() for name in names
    ]
