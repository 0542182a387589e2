"""Which card stands for what, and when its address changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from plugins.articles.body import Body
from plugins.articles.model import Picture, Update
from plugins.cards.model import article_card, shown_cards, site_card, social_card
from plugins.core.links import PictureFacts
from tests.theme.specimens import ARTICLE, NOW, PUBLISHED_SITE, ZONE

PHOTOGRAPH = Picture("images/a-1a2b3c4d.jpg", "Hội trường", "", "", 1600, 900)
PLAIN = replace(ARTICLE, picture=None, updates=())


def test_a_card_says_title_section_place_day_and_agency():
    card = article_card(PLAIN, PUBLISHED_SITE, "x")
    wording = card.wording
    assert (wording.title, wording.kicker) == (PLAIN.title, PLAIN.section.name)
    assert wording.facts == "Thị xã Thử Nghiệm · 20/12/2018"
    assert (wording.name, wording.agency) == (PUBLISHED_SITE.name, PUBLISHED_SITE.agency)
    assert card.alt == f"{PLAIN.title} – {PUBLISHED_SITE.name}"
    assert card.address.startswith("anh-chia-se/so-ket-") and card.type == "image/png"


def test_only_a_photograph_stands_on_a_card_and_no_drawing():
    assert article_card(ARTICLE, PUBLISHED_SITE, "x").wording.picture == ""
    card = article_card(replace(PLAIN, picture=PHOTOGRAPH), PUBLISHED_SITE, "x")
    assert (card.wording.picture, card.type) == (PHOTOGRAPH.path, "image/jpeg")


@pytest.mark.parametrize(
    "changed",
    [
        replace(PLAIN, title="Khác"),
        replace(PLAIN, published=datetime(2018, 12, 21, tzinfo=ZONE)),
        replace(PLAIN, localities=PLAIN.localities[1:]),
        replace(PLAIN, picture=PHOTOGRAPH),
    ],
)
def test_the_address_changes_with_what_is_drawn(changed):
    assert article_card(changed, PUBLISHED_SITE, "x").address != article_card(PLAIN, PUBLISHED_SITE, "x").address


def test_the_address_changes_with_the_tools_and_with_nothing_else():
    card = article_card(PLAIN, PUBLISHED_SITE, "x")
    assert article_card(PLAIN, PUBLISHED_SITE, "y").address != card.address
    assert article_card(replace(PLAIN, body=Body.of("<p>Khác</p>"), summary=""), PUBLISHED_SITE, "x") == card


def test_a_withdrawn_article_has_the_card_of_the_site():
    day = PLAIN.published.date()
    withdrawn = replace(PLAIN, updates=(Update(date=day, kind="withdrawal", note="Sai."),))
    assert article_card(withdrawn, PUBLISHED_SITE, "x") == site_card(PUBLISHED_SITE, "x")


def test_other_pages_have_the_card_of_the_site():
    assert social_card(None, PUBLISHED_SITE, "x") == site_card(PUBLISHED_SITE, "x")
    assert social_card(PLAIN, PUBLISHED_SITE, "") is None


def test_drafts_have_no_card_and_every_other_card_is_drawn_once():
    others = [replace(PLAIN, status="draft", title="Nháp"), replace(PLAIN, status="hidden", title="Ẩn"), PLAIN]
    cards = shown_cards(others, replace(PUBLISHED_SITE, is_preview=False), NOW, "x")
    assert sorted(card.wording.title for card in cards) == sorted([PUBLISHED_SITE.name, "Ẩn", PLAIN.title])


def test_emblem_of_dots_stands_on_the_card_and_a_drawn_one_leaves_the_place_empty():
    dots = replace(PUBLISHED_SITE, emblem=PictureFacts("images/dau-1a2b3c4d.png", 300, 200))
    drawn = replace(PUBLISHED_SITE, emblem=PictureFacts("images/dau.svg", 300, 200))
    assert [
        (one.emblem, one.has_mark) for one in (article_card(PLAIN, site, "x").wording for site in (dots, drawn))
    ] == [
        ("images/dau-1a2b3c4d.png", False),
        ("", False),
    ]
    assert site_card(dots, "x").wording.emblem == "images/dau-1a2b3c4d.png"
    assert site_card(dots, "x").address != site_card(drawn, "x").address


def only_vietnamese(wording):
    return "市" not in wording.title


def test_title_in_letters_that_the_faces_lack_has_no_card_of_its_own():
    other = replace(PLAIN, title="Chợ 市")
    assert social_card(other, PUBLISHED_SITE, "x", only_vietnamese) == site_card(PUBLISHED_SITE, "x")
    assert social_card(replace(other, picture=PHOTOGRAPH), PUBLISHED_SITE, "x", only_vietnamese) is None
    assert social_card(None, PUBLISHED_SITE, "x", lambda _: False) is None
    cards = shown_cards([other, PLAIN], replace(PUBLISHED_SITE, is_preview=False), NOW, "x", only_vietnamese)
    assert sorted(card.wording.title for card in cards) == sorted([PUBLISHED_SITE.name, PLAIN.title])
