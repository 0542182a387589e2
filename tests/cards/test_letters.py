"""Which titles can be written on a card, and what stands for those that can't."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from plugins.cards.letters import Letters
from plugins.cards.model import Wording
from tests.cards.test_printing import HOST, NEWS, photograph, told
from tests.sample_content import article
from tests.theme.specimens import THEME


@pytest.fixture(scope="module")
def letters() -> Letters:
    return Letters(THEME)


@pytest.mark.parametrize(
    ("title", "can"),
    [
        ("Thị xã Thử Nghiệm: “Dân vận khéo” – 65 mô hình, 3,5 km…", True),
        ("ẪNG ỘNG NGỖNG ỄNH ƯƠNG ằng ặc ỳ ỵ ỷ ỹ đ Đ", True),
        ("Cafe\u0301 không\u00a0ngắt, ẩn\u00adđi, 25 % & 7/8", True),
        ("D\u00e2\u0323n v\u00e2\u0323n", True),
        ("Chợ 市場", False),
        ("Рынок", False),
        ("Vui 😀", False),
    ],
)
def test_letters_of_a_title(letters, title, can):
    assert letters.can_write(Wording(title, "Tin tức", "20/12/2018", "Bản tin", "Cơ quan")) is can


def test_article_in_other_letters_is_shared_with_its_photograph_else_with_the_card_of_the_site(build_site):
    chinese = article(image="{file: a.jpg, alt: Ảnh thử}").replace("Huyện Thử Nghiệm họp thử", "Chợ 市場")
    assert "市場" in chinese
    output = build_site({"images/a.jpg": photograph(), "news/2018/hop-thu.md": chinese}, conf="publishconf.py")
    page = next(output.glob("tin/2018/12/*/index.html"))
    assert told(page).startswith("images/a-")
    assert (output / told(page)).is_file()


def test_emblem_is_drawn_in_its_colours_where_the_mark_would_be(build_site):
    file = io.BytesIO()
    Image.new("RGBA", (200, 200), (0, 90, 200, 255)).save(file, "PNG")
    site = f"name: Bản tin Thử\nagency: Cơ quan Thử\nurl: {HOST}\nemblem: dau.png\nhistory: false\n"
    site += "sections:\n  - {id: tin-tuc, name: Tin tức}\n"
    files = {"site.yaml": site, "images/dau.png": file.getvalue(), "images/a.jpg": photograph()}
    output = build_site(
        {**files, "news/2018/hop-thu.md": article(image="{file: a.jpg, alt: Ảnh}")}, conf="publishconf.py"
    )
    for page, most in ((NEWS, 24), ("index.html", 6)):
        drawn = Image.open(output / told(output / page)).convert("RGB").getpixel((96, 90))
        assert max(abs(one - other) for one, other in zip(drawn, (0, 90, 200), strict=True)) <= most
