"""Cards as they are drawn: light, whole, with nothing cut off, and the same every time."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image

from plugins.cards import drawing
from plugins.cards.drawing import BAND, HEAVIEST, MARGIN, PICTURE_LEFT, Faces, draw_card
from plugins.cards.model import HEIGHT, WIDTH, Wording
from tests.theme.specimens import THEME

SHORT = "Họp thử"
USUAL = "Thị xã Thử Nghiệm sơ kết một năm thực hiện Chỉ thị mẫu về công tác dân vận ở khối phố"
CAPITALS = "ẪNG CẢNG ỘNG NGỖNG ỄNH ƯƠNG ẰNG ẲNG QUỐC LỘ ĐƯỜNG BỘ ỒNG ẶC"
LONGEST = ("Hội nghị sơ kết một năm thực hiện Chỉ thị mẫu của Ban Thường vụ về tăng cường công tác dân vận " * 3)[:200]
ONE_WORD = "Ẫ" * 200


def wording(title: str, **changes: str) -> Wording:
    given = {
        "kicker": "Tin tức – Sự kiện",
        "facts": "Thị xã Thử Nghiệm · 20/12/2018",
        "name": "Bản tin Thử Nghiệm",
        "agency": "Ủy ban nhân dân huyện Thử Nghiệm",
        **changes,
    }
    return Wording(title=title, **given)


@pytest.fixture(scope="module")
def faces() -> Faces:
    return Faces(THEME)


@pytest.fixture(scope="module")
def photograph() -> bytes:
    file = io.BytesIO()
    Image.effect_noise((960, 640), 90).convert("RGB").save(file, "JPEG", quality=95)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def ink_rows(picture: Image.Image, box: tuple[int, int, int, int]) -> list[bool]:
    """Return for each row of a box whether anything is drawn there."""
    part = picture.crop(box)
    paper = part.getpixel((0, 0))
    data, across = part.tobytes(), part.width * 3
    return [data[at : at + across] != bytes(paper) * part.width for at in range(0, len(data), across)]


@pytest.mark.parametrize("title", [SHORT, USUAL, CAPITALS, LONGEST, ONE_WORD])
def test_a_card_of_words_is_a_light_picture_of_the_agreed_size(faces, title):
    data = draw_card(wording(title), faces)
    assert len(data) <= HEAVIEST
    picture = Image.open(io.BytesIO(data))
    assert (picture.format, picture.mode, picture.size) == ("PNG", "P", (WIDTH, HEIGHT))


@pytest.mark.parametrize("title", [SHORT, USUAL, CAPITALS, LONGEST, ONE_WORD])
def test_nothing_reaches_the_edges_or_the_band(faces, title):
    picture = opened(draw_card(wording(title, name=LONGEST, agency=LONGEST, kicker=LONGEST, facts=LONGEST), faces))
    foot = HEIGHT - BAND
    for box in (
        (0, 0, WIDTH, MARGIN // 2),
        (0, 0, MARGIN - 8, foot),
        (WIDTH - MARGIN + 8, 0, WIDTH, foot),
        (0, foot - 24, WIDTH, foot),
    ):
        assert not any(ink_rows(picture, box)), box


@pytest.mark.parametrize("title", [USUAL, CAPITALS, LONGEST])
def test_stacked_marks_of_one_line_never_touch_the_line_above(faces, title):
    leading = max(drawing.LEAST_LEADING, sum(drawing.reach_of(title, faces)) + 0.04)
    text = drawing.set_lines(
        title, lambda words: faces.width(words, True), WIDTH - 2 * MARGIN, 286, drawing.TITLE_SIZES, leading, 7
    )
    assert len(text.lines) > 1
    face = faces.face(True, text.size)
    for above, below in zip(text.lines, text.lines[1:], strict=False):
        foot = face.getbbox(above, anchor="ls")[3]
        top = face.getbbox(below, anchor="ls")[1] + text.size * leading
        assert foot < top, (above, below)


def test_the_title_stands_clear_of_the_section_and_the_facts(faces):
    for title in (SHORT, USUAL, CAPITALS, LONGEST):
        rows = ink_rows(opened(draw_card(wording(title), faces)), (MARGIN, 180, WIDTH - MARGIN, HEIGHT - BAND))
        blocks = "".join("x" if row else " " for row in rows).split()
        assert len(blocks) >= 3, title


@pytest.mark.parametrize("title", [SHORT, USUAL, LONGEST])
def test_a_card_with_a_photograph_shows_it_whole_height_and_stays_light(faces, photograph, title):
    data = draw_card(wording(title, picture="images/a-1a2b3c4d.jpg"), faces, photograph)
    assert len(data) <= HEAVIEST
    picture = opened(data)
    assert picture.size == (WIDTH, HEIGHT)
    beside = picture.crop((PICTURE_LEFT - 24, 0, PICTURE_LEFT - 8, HEIGHT - BAND - 8)).getextrema()
    assert all(high - low < 16 for low, high in beside)
    assert all(high - low > 30 for low, high in picture.crop((PICTURE_LEFT, 0, WIDTH, HEIGHT - BAND)).getextrema())


def test_the_same_card_is_drawn_in_the_same_bytes(faces, photograph):
    assert draw_card(wording(USUAL), faces) == draw_card(wording(USUAL), Faces(THEME))
    assert draw_card(wording(USUAL), faces, photograph) == draw_card(wording(USUAL), Faces(THEME), photograph)


def test_every_vietnamese_letter_is_in_the_faces(faces):
    vowels = "aăâeêioôơuưy"
    letters = {letter for vowel in vowels for letter in (vowel, vowel.upper())}
    import unicodedata

    toned = {
        unicodedata.normalize("NFC", letter + tone)
        for letter in letters
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    }
    for is_bold in (False, True):
        face = faces.face(is_bold, 60)
        unknown = bytes(face.getmask("\uffff"))
        assert [
            one for one in sorted(toned | set("đĐ“”–…·0123456789/\u00a0")) if bytes(face.getmask(one)) == unknown != b""
        ] == []


def test_colours_are_those_of_the_theme():
    tokens = (THEME / "static" / "css" / "tokens.css").read_text("utf-8")
    for token, colour in (
        ("paper", drawing.PAPER),
        ("ink", drawing.INK),
        ("muted", drawing.MUTED),
        ("accent", drawing.ACCENT),
    ):
        assert re.search(rf"--bt-color-{token}: (?:light-dark\()?{colour}\b", tokens), token


def test_no_mark_of_ours_stands_beside_the_name_of_an_agency_with_an_emblem(faces):
    marked = opened(draw_card(wording(SHORT), faces))
    plain = opened(draw_card(Wording(SHORT, "", "", "a", "b", has_mark=False), faces))
    assert marked.getpixel((MARGIN + 32, 64)) != plain.getpixel((MARGIN + 32, 64))


def test_the_mark_is_that_of_the_theme(faces):
    drawn = (THEME / "static" / "images" / "mark.svg").read_text("utf-8")
    assert re.findall(r' d="([^"]+)"', drawn) == [
        "M0 0h64v64H0z",
        "M6 31c11-1.500 20-8 26-19 6 11 15 17.500 26 19-2 2.600-5 3.800-8.500 3.600"
        "C42.500 34.200 36.500 31 32 25.500 27.500 31 21.500 34.200 14.500 34.600 11 34.800 8 33.600 6 31z",
        "M16 42h32M16 50h20",
    ], "the theme has another mark: draw that on cards too"
    card = opened(draw_card(wording(SHORT), faces))
    left, top = MARGIN, 58
    for (x, y), is_red in (((2, 2), True), ((62, 62), True), ((32, 20), False), ((20, 42), False), ((44, 50), True)):
        red = card.getpixel((left + x, top + y))
        assert (red[0] > 2 * red[1]) is is_red, (x, y)
