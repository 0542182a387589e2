"""Words under a picture go with the picture; a paragraph stays a paragraph."""

from __future__ import annotations

import pytest

from plugins.imports.blocks import Block, OldPicture, paragraph
from plugins.imports.captions import caption_and_credit, is_caption, join_captions

PICTURE = Block("picture", "", "", OldPicture("anh.jpg"))
LONG = paragraph("Hội nghị nghe báo cáo kết quả của các xã trong năm và bàn việc làm tiếp. Nhiều ý kiến được nêu ra.")


def aside(text: str) -> Block:
    return Block("paragraph", text, text, is_aside=True)


@pytest.mark.parametrize(
    "text",
    [
        "Toàn cảnh hội nghị",
        "Quang cảnh buổi lễ.",
        "Ảnh: Đỗ Thí Dụ",
        "Ảnh minh họa",
        "Các đại biểu dự hội nghị",
        "Các đồng chí lãnh đạo huyện biểu dương các đơn vị",
        "Đồng chí Lê Ví Dụ, Bí thư Huyện ủy trao giấy khen cho các tập thể",
        "Lãnh đạo huyện chụp ảnh cùng các hộ tiêu biểu",
    ],
)
def test_a_caption_is_known_without_its_picture(text: str):
    assert is_caption(paragraph(text))


@pytest.mark.parametrize(
    "text",
    [
        "Dự hội nghị có các đồng chí:",
        "Đồng chí Lê Ví Dụ, Bí thư Huyện ủy phát biểu chỉ đạo hội nghị.",
        "Đồng chí Lê Ví Dụ phát biểu. Hội nghị thống nhất cao.",
        "Kết quả sáu tháng đầu năm",
        "Chiều 19/12, Huyện ủy Thử Nghiệm họp.",
        "Toàn cảnh kinh tế huyện năm qua có nhiều nét mới:",
    ],
)
def test_a_sentence_or_heading_is_no_caption(text: str):
    assert not is_caption(paragraph(text))


def test_a_whole_sentence_before_the_text_begins_is_a_caption():
    sentence = paragraph("Đồng chí Lê Ví Dụ, Bí thư Huyện ủy phát biểu tại hội nghị.")
    assert is_caption(sentence, is_opening=True)
    assert not is_caption(sentence)


@pytest.mark.parametrize(
    "caption", [aside("Hai mươi hộ đầu tiên có nước sạch."), paragraph("Nước về tới thôn Mẫu Một")]
)
def test_what_stands_under_a_picture_is_its_caption(caption: Block):
    joined, alone = join_captions([LONG, PICTURE, caption, LONG])
    assert [block.kind for block in joined] == ["paragraph", "picture", "paragraph"]
    assert joined[1].picture == OldPicture("anh.jpg", "", caption.plain)
    assert alone == ()


def test_what_stands_above_a_picture_is_its_caption_where_nothing_stands_under_it():
    joined, alone = join_captions([LONG, paragraph("Toàn cảnh hội nghị"), PICTURE, LONG])
    assert [block.picture and block.picture.caption for block in joined] == [None, "Toàn cảnh hội nghị", None]
    assert alone == ()


def test_two_pictures_share_no_caption():
    joined, _ = join_captions([PICTURE, aside("Một"), PICTURE, aside("Hai"), LONG])
    assert [block.picture.caption for block in joined if block.picture] == ["Một", "Hai"]


def test_a_heading_or_a_paragraph_after_a_picture_is_no_caption():
    heading = Block("heading", "Kết quả", "Kết quả", level=2)
    joined, _ = join_captions([PICTURE, heading, LONG])
    assert [block.kind for block in joined] == ["picture", "heading", "paragraph"]
    joined, _ = join_captions([PICTURE, paragraph("Hội nghị bế mạc lúc 11 giờ."), LONG])
    assert [block.kind for block in joined] == ["picture", "paragraph", "paragraph"]


def test_a_caption_without_its_picture_remembers_where_it_stood():
    joined, alone = join_captions([LONG, paragraph("Quang cảnh hội nghị"), LONG])
    assert len(joined) == 2
    assert [(one.text, one.after) for one in alone] == [("Quang cảnh hội nghị", LONG.plain)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Toàn cảnh hội nghị. Ảnh: Đỗ Thí Dụ", ("Toàn cảnh hội nghị", "Đỗ Thí Dụ")),
        ("Toàn cảnh hội nghị (Ảnh: Đỗ Thí Dụ)", ("Toàn cảnh hội nghị", "Đỗ Thí Dụ")),
        ("Toàn cảnh hội nghị", ("Toàn cảnh hội nghị", "")),
        ("Ảnh: Các hộ dân xã Mẫu Một nhận nước sạch", ("Các hộ dân xã Mẫu Một nhận nước sạch", "")),
    ],
)
def test_whose_picture_it_is_stands_apart(written: str, expected: tuple[str, str]):
    assert caption_and_credit(written) == expected
