"""Prose is cut where a reader would pause, and every place in it is a place in the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.prose import Passage, read_prose

TEXT = """\
## Phần **một**

Câu một, [liên kết](https://a.example/12) và ![ảnh 34](x.png). Câu
hai[^1] ở dòng sau.

> Lời trích.

Gồm:

- ý một;
- ý hai.

[^1]: Chú thích 5.

| Tên | Số |
|---|--:|
| **Mẫu** | 7 \\| 8 |

```
mã 99
```
Hết.
"""


def sentences(text: str) -> list[str]:
    passage = Passage(text, 1)
    return [" ".join(text[start:end].split()) for start, end in passage.sentences]


def test_markup_is_blank_and_words_stay_where_they_were() -> None:
    prose = read_prose(TEXT, 10)
    shown = [(" ".join(one.text.split()), one.line, one.is_heading) for one in prose.passages]
    assert shown == [
        ("Phần một", 10, True),
        ("Câu một, liên kết và . Câu hai ở dòng sau.", 12, False),
        ("Lời trích.", 15, False),
        ("Gồm: ý một ; ý hai.", 17, False),
        ("Chú thích 5.", 22, False),
        ("Hết.", 31, False),
    ]
    assert prose.opening is prose.passages[1]


def test_place_in_a_passage_is_a_line_of_the_file() -> None:
    passage = read_prose(TEXT, 10).passages[1]
    assert passage.line_at(passage.text.index("hai")) == 13


def test_table_is_rows_of_cells_with_their_lines() -> None:
    (table,) = read_prose(TEXT, 10).tables
    assert table.header.cells == ("Tên", "Số")
    assert [(row.cells, row.line) for row in table.rows] == [(("Mẫu", "7 | 8"), 26)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Một. Hai! Ba? Bốn", ["Một.", "Hai!", "Ba?", "Bốn"]),
        ("Có 2.700 mô hình. Hết.", ["Có 2.700 mô hình.", "Hết."]),
        ("Ở TP. Mẫu có hội. Xong.", ["Ở TP. Mẫu có hội.", "Xong."]),
        ("Ông nói: “Tốt.” Rồi về.", ["Ông nói: “Tốt.”", "Rồi về."]),
        ("Từ 1. đến 2.", ["Từ 1. đến 2."]),
        ("Năm 2018. 12 xã dự.", ["Năm 2018.", "12 xã dự."]),
        ("", []),
    ],
)
def test_sentence_ends_where_a_reader_pauses(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_end_of_an_item_does_not_end_the_sentence_that_leads_to_the_list() -> None:
    (passage,) = read_prose("Có 5 xã:\n\n1. hai xã.\n\n2. ba xã.\n", 1).passages
    assert sentences(passage.text) == ["Có 5 xã: hai xã ; ba xã."]


@given(st.text(alphabet="ab1|-:*_[](){}<>`~#.!\\ \n>^=", max_size=60))
def test_no_text_is_refused_or_moved(text: str) -> None:
    prose = read_prose(text, 1)
    lines = text.split("\n")
    for passage in prose.passages:
        written = "\n".join(lines[passage.line - 1 : passage.line + passage.text.count("\n")])
        assert len(written) == len(passage.text)
        assert all(shown in (" ", ";", sign) for shown, sign in zip(passage.text, written, strict=True))
