"""Any text written as a YAML value reads back as the same text."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.core.frontmatter import parse_yaml
from plugins.core.text import normalise_text
from plugins.core.yaml_text import yaml_list, yaml_text


def read_back(text: str) -> object:
    document, problems = parse_yaml(f"title: {yaml_text(text)}\n", "x.md")
    assert document is not None, problems
    return document.values["title"]


@given(st.text(min_size=1))
@example("Hội nghị: sơ kết")
@example("- gạch đầu dòng")
@example("null")
@example("True")
@example("2018")
@example("0x1F")
@example("~")
@example("a #b")
@example('"trong ngoặc"')
@example("'một'")
@example("a, b")
@example("[a]")
@example("&a *b !c %d @e `f`")
@example("a\nb\x85c\u2028d\x7fe\ufefff")
@example("😀 emoji")
@example("…")
@example("a\\b\\n")
def test_any_text_reads_back_as_it_was_but_for_the_one_normal_form(text: str):
    assert read_back(text) == normalise_text(text)


@pytest.mark.parametrize(
    "text", ["Hội nghị sơ kết", "Nghị định 42/2022/NĐ-CP", "Trần Văn Thử – Phòng Thử", "Ăn, ở (tạm)"]
)
def test_ordinary_text_stands_without_quotation_marks(text: str):
    assert yaml_text(text) == text


@pytest.mark.parametrize("text", ["2018", "2018-12-19", "null", "Yes", "a: b", "- a", "# a", "", " a", "a "])
def test_text_that_yaml_would_take_for_something_else_is_quoted(text: str):
    assert yaml_text(text).startswith('"')


def test_an_empty_list_is_not_written():
    assert yaml_list("tags", []) == []
    assert yaml_list("tags", ["a", '"b: c"']) == ["tags:", "  - a", '  - "b: c"']
