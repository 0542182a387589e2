from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.compat import StringIO

from plugins.core.frontmatter import DEEPEST, Document, parse_markdown_file, parse_yaml, split_front_matter
from plugins.core.text import normalise_text
from tests.sample_content import rules


def values(text: str) -> Any:
    document, problems = parse_yaml(text, "content/a.yaml")
    assert document is not None
    assert problems == []
    return document.values


def test_front_matter_and_body_are_parted_with_their_lines() -> None:
    document, problems = parse_markdown_file(
        "---\ntitle: A\ntags:\n  - b\n  - c\n---\n\nThân\n---\nbài\n", "content/a.md"
    )
    assert problems == []
    assert document is not None
    assert document.values == {"title": "A", "tags": ["b", "c"]}
    assert (document.body, document.body_line) == ("\nThân\n---\nbài\n", 7)
    assert [document.line(*key) for key in [(), ("title",), ("tags",), ("tags", 1)]] == [2, 2, 3, 5]


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (("offices", 0, "title"), 3),
        (("offices", 1), 5),
        (("offices", 1, "title"), 6),
        (("offices", 1, "khong-co"), 5),
        (("offices", 7), 2),
        (("khong-co", 0), 1),
        ((), 1),
    ],
)
def test_key_without_a_line_has_that_of_what_is_around_it(key: tuple[str | int, ...], line: int) -> None:
    document, _ = parse_yaml(
        "name: A\noffices:\n  - title: B\n    body: C\n  - body: D\n    title: E\n", "content/a.yaml"
    )
    assert document is not None
    assert document.line(*key) == line
    problem = document.problem("thu", "Vì sao.", "Sửa đi.", *key, value="x")
    assert (problem.path, problem.line, problem.value) == ("content/a.yaml", line, "x")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("chữ", "chữ"),
        ('"chữ: có dấu"', "chữ: có dấu"),
        ("'nháy ''đơn'''", "nháy 'đơn'"),
        ("2018-12-19", "2018-12-19"),
        ("0990", "0990"),
        ("1.50", "1.50"),
        ("0x1F", "0x1F"),
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("true", True),
        ("False", False),
        ("'true'", "true"),
        ("null", None),
        ("~", None),
        ("", None),
        ("'null'", "null"),
        ("[a, [b], {c: d}]", ["a", ["b"], {"c": "d"}]),
        ("{}", {}),
        ("|\n  một\n  hai", "một\nhai\n"),
        (">-\n  một\n  hai", "một hai"),
        ("một\n  hai", "một hai"),
        ("chữ  # ghi chú", "chữ"),
        ("Bài#1", "Bài#1"),
        ('"Bài #1"', "Bài #1"),
        ('"a\\u200bb\\u00a0c"', "ab c"),
        ('"a\\ud800b"', "ab"),
        ("{=}", {"=": None}),
    ],
)
def test_value_is_read_as_it_was_meant(written: str, value: Any) -> None:
    assert values(f"a: {written}\n") == {"a": value}


def test_nothing_but_comments_is_an_empty_mapping() -> None:
    assert values("# chưa viết gì\n") == {}
    assert values("") == {}


def test_duplicate_keys_are_all_reported_and_the_first_is_kept() -> None:
    document, problems = parse_yaml("a: 1\nb: {c: 2, c: 3}\na: 4\na: 5\n", "content/a.yaml")
    assert document is not None
    assert document.values == {"a": "1", "b": {"c": "2"}}
    assert [(one.rule, one.line, one.value) for one in problems] == [
        ("duplicate-key", 2, "c"), ("duplicate-key", 3, "a"), ("duplicate-key", 4, "a"),
    ]  # fmt: skip
    assert "dòng 1" in problems[1].reason


BROKEN = [
    ("yaml-colon", "title: Hội nghị: sơ kết", 1, 'Viết: title: "Hội nghị: sơ kết"'),
    ("yaml-colon", 'title: Hội nghị "sơ: kết"', 1, 'Viết: title: "Hội nghị \\"sơ: kết\\""'),
    ("yaml-colon", "title: ổ C:\\ tin: hai", 1, 'Viết: title: "ổ C:\\\\ tin: hai"'),
    ("yaml-colon", "a: 1\nauthors:\n  - name: A: B", 3, '- name: "A: B"'),
    ("yaml-indent", "a: 1\n  b: 2", 2, "thẳng hàng"),
    ("yaml-indent", "title: Hội nghị\n  sơ kết: tổng kết", 2, "ngoặc kép"),
    ("yaml-text-after-quote", 'title: "Dân vận khéo" ở xã\ndate: x', 1, "title: '\"Dân vận khéo\" ở xã'"),
    ("yaml-text-after-quote", "title: 'Dân vận' ở xã", 1, "title: '''Dân vận'' ở xã'"),
    ("yaml-text-after-quote", "title: [Ảnh] Hội nghị", 1, "title: '[Ảnh] Hội nghị'"),
    ("yaml-text-after-quote", "title: {Ảnh} Hội nghị", 1, "title: '{Ảnh} Hội nghị'"),
    ("yaml-tab", "a:\n\tb: c", 2, "dấu cách"),
    ("yaml-quote", 'a: "b\nc: d\n', 1, "ngoặc kép"),
    ("yaml-backslash", 'a: "x\\q"', 1, "\\\\"),
    ("yaml", 'a: "\\UFFFFFFFF"', 1, "gạch chéo ngược"),
    ("yaml-tag", "title: !Tin mới", 1, "ngoặc kép"),
    ("yaml-tag", "title: !!null Tin", 1, "ngoặc kép"),
    ("yaml-tag", "a: 1\ntags: !!python/name:os.system [x]", 2, "ngoặc kép"),
    ("yaml-alias", "a: 1\nb: *c", 2, "ngoặc kép"),
    ("yaml-alias", "a: &c 1", 1, "ngoặc kép"),
    ("yaml-alias", "a: &c [1]\nb: *c", 1, "ngoặc kép"),
    ("yaml", "a: [b, c\nd: e", 2, "ngoặc kép"),
    ("yaml", "a: @b", 1, "ngoặc kép"),
    ("yaml", "a: `b`", 1, "ngoặc kép"),
    ("yaml", "a: %b", 1, "ngoặc kép"),
    ("yaml", "a: 1\n...\nb: 2", 3, "ngoặc kép"),
    ("yaml", "[a]: b", 1, "khóa: giá trị"),
    ("yaml", "&x a: b", 1, "khóa: giá trị"),
    ("yaml", "a: \x07", 1, "ký tự lạ"),
    ("not-a-mapping", "- a\n- b", 1, "title:"),
    ("not-a-mapping", "chỉ có chữ", 1, "title:"),
    ("too-deep", "a: " + "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), 1, "phẳng"),
    ("yaml", "a: " + "[" * 1200, 1, "dấu ngoặc"),
]


@pytest.mark.parametrize(("rule", "text", "line", "remedy"), BROKEN, ids=range(len(BROKEN)))
def test_yaml_that_can_not_be_used_is_explained_at_its_line(rule: str, text: str, line: int, remedy: str) -> None:
    document, problems = parse_yaml(text, "content/a.yaml")
    assert document is None
    assert [(one.rule, one.line) for one in problems] == [(rule, line)]
    assert remedy in problems[0].remedy
    in_file, in_markdown = parse_markdown_file(f"---\n{text}\n---\n", "content/a.md")
    assert in_file is None
    assert [(one.rule, one.line) for one in in_markdown] == [(rule, line + 1)]


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule, text, _, _ in BROKEN if rule == "yaml-text-after-quote"]
)
def test_remedy_can_be_copied_into_the_file(rule: str, text: str) -> None:
    _, problems = parse_yaml(text, "content/a.yaml")
    written = problems[0].remedy.partition("nháy đơn: ")[2]
    assert values(written) == {"title": text.splitlines()[0].removeprefix("title: ")}


@pytest.mark.parametrize(
    ("text", "dropped", "line"), [("a: Bài #1", "#1", 1), ("a: b\nc: #danvan khéo\n", "#danvan khéo", 2)]
)
def test_hashtag_that_yaml_would_drop_is_told(text: str, dropped: str, line: int) -> None:
    document, problems = parse_yaml(text, "content/a.yaml")
    assert document is not None
    assert [(one.rule, one.line, one.value) for one in problems] == [("yaml-comment", line, dropped)]
    assert "ngoặc kép" in problems[0].remedy


@pytest.mark.parametrize(
    ("text", "rule"),
    [("", "no-front-matter"), ("title: A\n---\n", "no-front-matter"), ("\n---\na: b\n---\n", "no-front-matter"),
     ("----\na: b\n----\n", "no-front-matter"), ("---", "unclosed-front-matter"),
     ("---\na: b\n ---\n", "unclosed-front-matter")],
)  # fmt: skip
def test_text_without_both_fences_has_no_front_matter(text: str, rule: str) -> None:
    assert rules(split_front_matter(text, "content/a.md")[3]) == [rule]
    document, problems = parse_markdown_file(text, "content/a.md")
    assert document is None
    assert [(one.rule, one.line) for one in problems] == [(rule, 1)]


def test_fence_may_have_spaces_after_it() -> None:
    document, problems = parse_markdown_file("---  \na: b\n--- \nThân", "content/a.md")
    assert problems == []
    assert document == Document("content/a.md", {"a": "b"}, {(): 2, ("a",): 2}, "Thân", 4)


YAML_PIECES = st.sampled_from(
    [
        *"abđ:-#&*!|>%@`'\"\\[]{},?~ \n\t",
        "---\n",
        ": ",
        "\n  ",
        "- ",
        "<<: ",
        "null",
        "2018-12-19",
        "\u2028",
        "\x85",
        "\ud800",
    ]
)
ANY_TEXT = st.text(max_size=60) | st.lists(YAML_PIECES, max_size=40).map("".join)


@given(ANY_TEXT)
def test_no_text_makes_yaml_raise(text: str) -> None:
    document, problems = parse_yaml(text, "content/a.yaml")
    assert document is not None or problems


@given(ANY_TEXT, ANY_TEXT)
def test_lines_of_problems_and_keys_lie_inside_the_file(header: str, body: str) -> None:
    text = normalise_text(f"---\n{header}\n---\n{body}")
    last = text.count("\n") + 1
    document, problems = parse_markdown_file(text, "content/a.md")
    assert document is not None or problems
    assert all(1 <= problem.line <= last for problem in problems)
    assert all(problem.reason and problem.remedy for problem in problems)
    if document is not None:
        assert all(2 <= line <= last for line in document.lines.values())
        assert text.endswith(document.body)
        assert document.body_line == last - document.body.count("\n")


@given(ANY_TEXT)
def test_no_markdown_file_makes_reading_raise(text: str) -> None:
    document, problems = parse_markdown_file(text, "content/a.md")
    assert document is not None or problems


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=20).map(normalise_text)
PLAIN = st.recursive(
    WORDS | st.none() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(WORDS, PLAIN, max_size=5))
def test_whatever_yaml_writes_is_read_back(written: dict[str, Any]) -> None:
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    stream = StringIO()
    yaml.dump(written, stream)
    text = re.sub(r"\A--- ?|\n\.\.\.\n\Z", "", stream.getvalue())
    document, problems = parse_yaml(text, "content/a.yaml")
    assert problems == []
    assert document is not None
    assert document.values == written
