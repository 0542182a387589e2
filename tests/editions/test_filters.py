"""The filters of all templates."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from bs4 import BeautifulSoup

from plugins.editions.filters import data_address, headline, href, iso, rooted, standing_alone, tenths, typeset_line


@pytest.mark.parametrize(
    ("address", "site", "link"),
    [
        ("", "", "/"),
        ("tin/2018/12/a/", "", "/tin/2018/12/a/"),
        ("tin/2018/12/a/", "https://a.example", "https://a.example/tin/2018/12/a/"),
        ("images/Ảnh 1.png", "", "/images/%E1%BA%A2nh%201.png"),
        ("images/a#b?c.png", "", "/images/a%23b%3Fc.png"),
        ('images/a".png', "", "/images/a%22.png"),
    ],
)
def test_a_link_leads_to_an_address_whatever_its_letters(address: str, site: str, link: str):
    assert href(address, site) == link


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ('<a href="site:/tin/a/">a</a>', '<a href="https://a.example/tin/a/">a</a>'),
        ('<img alt="x" src="site:/images/a.png">', '<img alt="x" src="https://a.example/images/a.png">'),
        ('<a href="https://b.example/?x=site:/">b</a>', '<a href="https://b.example/?x=site:/">b</a>'),
        ("<p>viết site:/tin/a/ trong câu</p>", "<p>viết site:/tin/a/ trong câu</p>"),
    ],
)
def test_the_sites_own_address_goes_into_links_and_pictures_only(html: str, shown: str):
    assert rooted(html, "https://a.example") == shown


def test_links_to_a_texts_own_footnotes_hold_outside_of_its_page():
    html = '<a class="n" href="#b">1</a> <a href="site:/c/">c</a> viết href="#d'
    shown = '<a class="n" href="https://a.example/x/#b">1</a> <a href="https://a.example/c/">c</a> viết href="#d'
    assert standing_alone(html, "x/", "https://a.example") == shown


@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("can-bo/a/", "du-lieu/can-bo/a.json"),
        ("tin/2018/12/a/", "du-lieu/tin/2018/12/a.json"),
        ("dia-phuong/", "du-lieu/dia-phuong.json"),
    ],
)
def test_the_data_of_a_page_have_its_address_but_for_the_ends(address: str, data: str):
    assert data_address(address) == data


def test_days_and_moments_for_machines():
    assert iso(date(2018, 12, 19)) == "2018-12-19"
    assert iso(datetime.fromisoformat("2018-12-19T08:00:00+07:00")) == "2018-12-19T08:00:00+07:00"


@pytest.mark.parametrize(("number", "shown"), [(4.25, "4.3"), (4.2, "4.2"), (5.0, "5.0"), (1, "1.0"), (4.849, "4.8")])
def test_a_mark_is_rounded_to_one_digit_after_the_point(number: float, shown: str):
    assert str(tenths(number)) == shown


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Huyện họp thử lần hai", "Huyện họp thử lần\u00a0hai"),
        ("HĐND xã họp", '<span class="bt-caps">HĐND</span> xã\u00a0họp'),
        (
            "Sơ kết Nghị quyết số 25-NQ/TW ở các xã",
            'Sơ kết Nghị quyết số\u00a0<span class="bt-number">25-NQ/TW</span> ở các\u00a0xã',
        ),
        (
            "<script>HĐND</script> & bạn",
            '&lt;script&gt;<span class="bt-caps">HĐND</span>&lt;/script&gt; &amp;\u00a0bạn',
        ),
    ],
)
def test_a_headline_is_set_like_the_text_below_it_and_stays_text(title: str, shown: str):
    printed = headline(title)
    assert printed == shown
    assert BeautifulSoup(printed, "html.parser").get_text().replace("\u00a0", " ") == title


def test_a_summary_keeps_the_numbers_of_documents_on_one_line():
    printed = typeset_line("Theo Kế hoạch số 120-KH/HU của huyện.")
    assert '<span class="bt-number">120-KH/HU</span>' in printed
