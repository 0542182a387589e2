"""The page of components: all of them, each explained and shown; of previews only."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from plugins.specimens.components import UnexplainedComponent, shown_components
from plugins.specimens.examples import Example, read_examples
from tests.node import html_findings
from tests.theme.examples import COMPONENTS

EXAMPLE = Example("m", "m", "a word", "body", {})


def shown(folder: Path, source: str, *examples: Example):
    (folder / "m.html").write_text(source)
    environment = Environment(loader=DictLoader({"components/m.html": source}), autoescape=True)
    return shown_components(folder, examples, environment, "/mau.svg")


def test_a_component_says_what_it_is_for_and_how_it_is_called(tmp_path: Path) -> None:
    source = "{# A word\n   of ours. #}\n{% macro m() %}<b>x</b>{% endmacro %}"
    (component,) = shown(tmp_path, source, EXAMPLE)
    assert component.purpose == "A word of ours."
    assert component.call == '{% from "components/m.html" import m %}'
    assert [(one.anchor, one.says, one.html) for one in component.examples] == [("m-1", "a word", "<b>x</b>")]


def test_what_stands_in_the_head_of_pages_is_shown_as_code(tmp_path: Path) -> None:
    head = Example("m", "m", "a link", "head", {})
    (component,) = shown(tmp_path, '{# A link. #}{% macro m() %}<link rel="x">{% endmacro %}', head)
    assert (component.examples[0].html, component.examples[0].code) == (None, '<link rel="x">')


@pytest.mark.parametrize(
    ("source", "examples", "reason"),
    [
        ("{% macro m() %}{% endmacro %}", (EXAMPLE,), "does not begin with a comment"),
        ("{# A word. #}{% macro m() %}{% endmacro %}", (), "write m.examples.yaml"),
    ],
)
def test_a_component_without_a_word_or_an_example_is_refused(
    tmp_path: Path, source: str, examples: tuple[Example, ...], reason: str
) -> None:
    with pytest.raises(UnexplainedComponent, match=reason):
        shown(tmp_path, source, *examples)


def test_the_page_of_a_preview_shows_every_component_with_all_examples(build_site: Callable[..., Path]) -> None:
    page = build_site(SPECIMENS_SHOWN=True) / "thanh-phan" / "index.html"
    html = page.read_text(encoding="utf-8")
    names = [path.stem.replace("_", "-") for path in sorted(COMPONENTS.glob("*.html"))]
    assert re.findall(r'<h2 class="bt-section__heading" id="([a-z-]+)"', html) == [
        one.replace("_", "-") for one in names
    ]
    assert html.count('class="bt-specimen__says"') == len(read_examples(COMPONENTS, lambda *given: (given, given)))
    assert html_findings(page) == []
    assert (page.parent / "mau.svg").is_file()
    assert 'content="noindex"' in html


def test_a_published_site_has_no_such_page(build_site: Callable[..., Path]) -> None:
    output = build_site(conf="publishconf.py", SPECIMENS_SHOWN=True)
    assert (output / "sitemap.xml").is_file()
    assert not (output / "thanh-phan").exists()
    assert not [path for path in output.rglob("*.*ml") if "thanh-phan" in path.read_text(encoding="utf-8")]
