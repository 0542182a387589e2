"""Copies of a picture: their names and widths follow from the picture alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.media.renditions import (
    TALLEST,
    WIDEST,
    Photograph,
    fallback,
    is_whole,
    renditions,
    sources,
    whole_address,
    whole_size,
    widths_for,
)

DIGEST = "ab" * 32
WHOLE = "images/2018/le-hoi-1a2b3c4d.jpg"


@pytest.mark.parametrize(
    ("size", "whole"),
    [
        ((4000, 3000), (1920, 1440)),
        ((800, 600), (800, 600)),
        ((1, 1), (1, 1)),
        ((30_000, 3), (1920, 1)),
        ((400, 40_000), (160, 16_000)),
    ],
)
def test_the_whole_picture_is_no_larger_than_any_page_needs(size, whole):
    assert whole_size(*size) == whole


@given(st.integers(1, 100_000), st.integers(1, 100_000))
def test_no_copy_is_larger_than_the_picture_or_than_its_format_allows(width, height):
    across, down = whole_size(width, height)
    assert 1 <= across <= min(width, WIDEST) and 1 <= down <= min(height, TALLEST)
    widths = widths_for(across)
    assert widths[-1] == across and list(widths) == sorted(set(widths))


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (1920, (320, 480, 640, 960, 1280, 1920)),
        (1000, (320, 480, 640, 1000)),
        (1100, (320, 480, 640, 960, 1100)),
        (340, (340,)),
        (5, (5,)),
    ],
)
def test_a_copy_is_left_out_where_the_next_is_hardly_wider(width, widths):
    assert widths_for(width) == widths


def test_the_address_says_which_picture_in_letters_that_every_server_knows():
    address = whole_address("images/2018/Lễ hội (1).JPG", DIGEST, "x", "jpg")
    assert address.startswith("images/2018/le-hoi-1-") and is_whole(address)
    assert whole_address("images/Ảnh mới/日本.png", DIGEST, "x", "png").startswith("images/anh-moi/anh-")


def test_other_content_and_other_libraries_give_other_addresses():
    made = {
        whole_address("images/a.jpg", digest, libraries, "jpg") for digest in (DIGEST, "0" * 64) for libraries in "xy"
    }
    assert len(made) == 4


@pytest.mark.parametrize(
    "address", ["images/mau.svg", "images/a.jpg", "theme/images/a-1a2b3c4d.jpg", "images/a-1a2b3c4d.webp", ""]
)
def test_what_is_not_a_whole_picture_has_no_copies(address):
    assert not is_whole(address)
    assert sources(address, 1200) == ()
    assert fallback(address, 1200) == address


def test_the_best_format_comes_first_and_widths_grow():
    avif, webp = sources(WHOLE, 700, with_avif=True)
    assert (avif.type, webp.type) == ("image/avif", "image/webp")
    assert webp.srcset("https://x.example") == (
        "https://x.example/images/2018/le-hoi-1a2b3c4d-320.webp 320w, "
        "https://x.example/images/2018/le-hoi-1a2b3c4d-480.webp 480w, "
        "https://x.example/images/2018/le-hoi-1a2b3c4d-700.webp 700w"
    )


@pytest.mark.parametrize("width", [1, 319, 700, 1000, 1100, 1920])
@pytest.mark.parametrize("with_avif", [False, True])
def test_everything_that_a_page_offers_is_published_and_nothing_else(width, with_avif):
    photograph = Photograph(Path("a"), "a", WHOLE, width, width, DIGEST, 1)
    offered = {address for source in sources(WHOLE, width, with_avif) for address, _ in source.candidates}
    published = [one.address for one in renditions(photograph, with_avif)]
    assert sorted(published) == sorted({*offered, WHOLE, fallback(WHOLE, width)})
