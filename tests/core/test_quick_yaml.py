"""The quick parser of YAML and the thorough one agree, or the quick one declines."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.core import frontmatter
from plugins.core.quick_yaml import quick_mapping

PIECES = (
    *(
        "a",
        "b",
        "é",
        "1",
        "true",
        "True",
        "yes",
        "null",
        "~",
        "2018-12-19",
        "12:30",
        "=",
        "<<",
        "---",
        "...",
        "\U0001f600",
    ),
    *(
        " ",
        "  ",
        "\n",
        "\n  ",
        "- ",
        "\n- ",
        "\n  - ",
        ":",
        ": ",
        ",",
        ", ",
        "a: ",
        "title: ",
        "? ",
        "[a, b]",
        "{a: b}",
    ),
    *(
        "[",
        "]",
        "{",
        "}",
        '"',
        "'",
        "#",
        " # ",
        "!",
        "&",
        "*",
        "|\n  ",
        ">-\n  ",
        "%",
        "@",
        "`",
        "\\",
        "\\n",
        "\\u0041",
    ),
    *("\\\n", "\\ ", "\\/", '"a"', "''", "–", "“", "\t", "\x85", "\ufeff"),
)
USUAL = """title: "Ra quân: 'dân vận khéo'"
slug: ra-quan
date: 2018-12-19 07:30
draft: false
tags: ["Một", 'Hai', ba]
image: {file: a.jpg, alt: Sân}
note:
officials:
  - {id: le-van-mau, role: [chaired, spoke]}
  - name: Trần Thị Mẫu
    office: Trưởng thôn
updates: []
"""


def thorough(text: str) -> tuple[frontmatter.Document | None, bool]:
    with patch.object(frontmatter, "quick_mapping", lambda *_: None):
        document, problems = frontmatter.parse_yaml(text, "a.yaml", 2)
    return document, bool(problems)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join).map(lambda text: f"k: {text}"))
@example("k: >\n \n  - -   - a")
@example("k: a\n? |#b")
@example("k: 1\n\x85b: 2")
@example(USUAL)
def test_the_quick_parser_reads_what_the_thorough_one_reads_or_declines(text: str) -> None:
    quick = quick_mapping(text, 2)
    if quick is None:
        return
    document, is_wrong = thorough(text)
    assert document is not None
    assert not is_wrong
    assert (repr(document.values), document.lines) == (repr(quick[0]), quick[1])


def test_what_editors_write_is_read_by_the_quick_parser() -> None:
    found = quick_mapping(USUAL, 2)
    assert found is not None
    values, lines = found
    assert (values["draft"], values["note"], values["tags"][2]) == (False, None, "ba")
    assert (lines["officials", 1, "office"], lines["image", "alt"]) == (12, 7)


@pytest.mark.parametrize(
    "text",
    [
        "- a",
        "a: 1\na: 2",
        "a: &b 1",
        "a: !b 1",
        "a: b #c",
        "a: |\n  b",
        "a: [b",
        "",
        "a: 1\n---\nb: 2",
        "[a]: b",
        "\ta: b",
    ],
)
def test_what_may_need_an_explanation_is_left_to_the_thorough_parser(text: str) -> None:
    assert quick_mapping(text, 1) is None


def test_nesting_without_end_is_declined() -> None:
    assert quick_mapping("a: " + "[" * 50_000, 1) is None
    assert quick_mapping("a:\n" + "- " * 50_000, 1) is None
