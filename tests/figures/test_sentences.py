"""Which texts are read for figures at all."""

from __future__ import annotations

import pytest

from plugins.figures.sentences import may_make_claims, sentences_at


@pytest.mark.parametrize(
    "text",
    [
        "112 mô hình, gồm 27 và 85.",
        "112 mô hình (27 ở tỉnh và 85 ở xã).",
        "112 mô hình: có 27 ở tỉnh.",
        "Trong Đó có hai mươi xã.",
        "TĂNG 12 hộ",
        "bớt đi được hai hộ, còn mười hộ",
        "tổng cộng là 112",
        "65/112 mô hình, đạt 58%",
        "Kết quả phân theo khối: 3 và 4.",
    ],
)
def test_words_that_lead_from_figure_to_figure_are_claims(text: str) -> None:
    assert may_make_claims(text)


@pytest.mark.parametrize(
    "text",
    ["Cuộc họp bàn thêm, ngày 12/5 mới thống nhất.", "Có 112 mô hình.", "Chia việc theo từng ngõ.", ""],
)
def test_figures_alone_and_words_alone_claim_nothing(text: str) -> None:
    assert not may_make_claims(text)


def test_figures_of_a_sentence_stand_where_it_begins() -> None:
    text = "Mở đầu. Tăng 12 hộ."
    first, second = sentences_at(text, [(0, 7), (7, len(text))])
    assert (first.makes_claims, first.figures) == (False, ())
    (figure,) = second.figures
    assert second.makes_claims
    assert text[second.start + figure.start :].startswith("12")
