"""Text typed for TCVN3 and VNI fonts comes out as Unicode, and Unicode is left as it is."""

from __future__ import annotations

import unicodedata

import pytest

from plugins.imports.old_fonts import TCVN3, VNI, font_of, from_font, unicode_texts
from plugins.imports.syllables import is_syllable, likeness

PANGRAM = "Huyện Thử Nghiệm tổ chức hội nghị sơ kết phong trào thi đua, biểu dương những tập thể xuất sắc"
SENTENCES = [
    PANGRAM,
    "Đồng chí chủ trì nhấn mạnh: các xã phải công khai thu chi, họp dân trước khi làm đường",
    "Ngày mưa, bà con vẫn đến đủ; ai nấy phấn khởi, quyết giữ vững an ninh thôn xóm",
]
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
SMALL_LETTERS = [
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưy"
    for tone in TONES
    if vowel + tone not in "aeiouy"
] + ["đ"]


def typed(text: str, table: dict[str, str]) -> str:
    """Return a text as somebody with an old keyboard typed it."""
    backwards = {letter: written for written, letter in reversed(table.items())}
    return "".join(backwards.get(sign, sign) for sign in unicodedata.normalize("NFC", text))


def as_tcvn3(text: str) -> str:
    return typed(text, dict(TCVN3))


def as_vni(text: str) -> str:
    return typed(text, dict(VNI))


@pytest.mark.parametrize("letter", SMALL_LETTERS)
def test_every_small_letter_survives_both_old_fonts(letter: str):
    assert from_font(as_tcvn3(letter), "TCVN3") == letter
    assert from_font(as_vni(letter), "VNI") == letter


@pytest.mark.parametrize("letter", [letter.upper() for letter in SMALL_LETTERS])
def test_every_capital_survives_vni_which_has_them_all(letter: str):
    assert from_font(as_vni(letter), "VNI") == letter


@pytest.mark.parametrize("letter", "ĂÂÊÔƠƯĐ")
def test_the_capitals_that_tcvn3_has_survive_it(letter: str):
    assert from_font(as_tcvn3(letter), "TCVN3") == letter


def test_known_words_of_both_fonts():
    assert from_font("TiÕng ViÖt, céng hßa x· héi", "TCVN3") == "Tiếng Việt, cộng hòa xã hội"
    assert from_font("Tieáng Vieät, coäng hoøa xaõ hoäi chuû nghóa", "VNI") == "Tiếng Việt, cộng hòa xã hội chủ nghĩa"


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_tells_what_it_was_typed_in(sentence: str):
    assert font_of(sentence) == "Unicode"
    assert font_of(as_tcvn3(sentence)) == "TCVN3"
    assert font_of(as_vni(sentence)) == "VNI"


@pytest.mark.parametrize("text", ["", "Menu 2018", "UBND", "là"])
def test_what_is_too_short_to_tell_is_not_guessed(text: str):
    assert font_of(text) in (None, "Unicode")


def test_a_unicode_page_is_left_as_it_is():
    texts = [*SENTENCES, "có", "và", "Ảnh: Mẫu", "số 20-CT/ThU", "café"]
    assert unicode_texts(texts) == (texts, {"Unicode"})


@pytest.mark.parametrize(("typed_in", "name"), [(as_tcvn3, "TCVN3"), (as_vni, "VNI")])
def test_a_short_piece_goes_with_the_rest_of_its_page(typed_in, name: str):
    texts = [*SENTENCES, "có", "Ảnh minh họa".lower()]
    assert unicode_texts([typed_in(text) for text in texts]) == (texts, {name})


def test_a_page_from_two_keyboards_comes_out_whole_and_says_so():
    texts = [as_tcvn3(SENTENCES[0]), SENTENCES[1], as_tcvn3(SENTENCES[2]), "Đã ký"]
    converted, found = unicode_texts(texts)
    assert converted == [*SENTENCES, "Đã ký"]
    assert found == {"TCVN3", "Unicode"}


@pytest.mark.parametrize("word", ["Nghiệm", "thuở", "khuya", "quyết", "giếng", "yêu", "ruộng", "Đắk", "xoong"])
def test_a_syllable_of_vietnamese_is_known(word: str):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["TiÕng", "Vieät", "Tiáº¿ng", "ấấ", "strasse", "ViÖt"])
def test_a_garbled_word_is_no_syllable(word: str):
    assert not is_syllable(word)


def test_only_marked_words_count():
    assert likeness("Huyen Thu Nghiem 2018") == (0, 0)
    assert likeness("Huyện Thu ViÖt") == (1, 2)
