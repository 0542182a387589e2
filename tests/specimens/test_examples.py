"""Examples of components, as their files give them."""

from __future__ import annotations

from pathlib import Path

from jinja2 import DictLoader, Environment

from plugins.specimens.examples import read_examples

LISTS = """\
- macro: m
  says: one page
  arguments: {page: {list: {length: 2, per_page: 1, number: 2, items: [{a: 1}, {a: 2}]}}, x: [{b: c}]}
"""
TWO = """\
- {macro: m, says: một, arguments: {}}
- {macro: m, says: hai, place: head, arguments: {}}
"""


def cut(items, number, per_page):
    return items[(number - 1) * per_page : number * per_page], len(items)


def test_examples_come_in_the_order_of_their_files(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.examples.yaml").write_text(TWO)
    found = read_examples(tmp_path, cut)
    assert [(one.component, one.says, one.place) for one in found] == [
        ("a", "một", "body"),
        ("a", "hai", "head"),
        ("b", "một", "body"),
        ("b", "hai", "head"),
    ]


def test_lists_are_cut_into_pages_and_their_items_can_be_asked_by_name(tmp_path: Path) -> None:
    (tmp_path / "m.examples.yaml").write_text(LISTS)
    (found,) = read_examples(tmp_path, cut)
    assert [item.a for item in found.arguments["page"]] == [2]
    assert found.arguments["x"][0].b == "c"


def test_an_example_prints_its_macro(tmp_path: Path) -> None:
    (tmp_path / "m.examples.yaml").write_text("- {macro: m, says: x, arguments: {word: Chào}}\n")
    environment = Environment(
        loader=DictLoader({"components/m.html": "{% macro m(word) %}<p>{{ word }}</p>{% endmacro %}"}), autoescape=True
    )
    assert read_examples(tmp_path, cut)[0].html(environment) == "<p>Chào</p>"
