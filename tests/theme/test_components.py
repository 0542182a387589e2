"""Components: each ships examples, and the examples are valid HTML."""

from __future__ import annotations

import re

import pytest

from plugins.specimens.examples import Example
from tests.node import html_findings
from tests.theme.examples import COMPONENTS, all_examples, html_of, page_of
from tests.theme.specimens import PAGES, PUBLISHED_SITE, render

EXAMPLES = all_examples()
MACRO = re.compile(r"{%-? macro (\w+)\(")


def example(component: str, says: str) -> Example:
    return next(one for one in EXAMPLES if (one.component, one.says) == (component, says))


@pytest.mark.parametrize("path", sorted(COMPONENTS.glob("*.html")), ids=lambda path: path.stem)
def test_every_component_has_an_example(path):
    shown = {one.macro for one in EXAMPLES if one.component == path.stem}
    assert shown & set(MACRO.findall(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", sorted(COMPONENTS.glob("*.examples.yaml")), ids=lambda path: path.stem)
def test_no_examples_without_a_component(path):
    assert (COMPONENTS / path.name.replace(".examples.yaml", ".html")).is_file()


@pytest.mark.parametrize("one", EXAMPLES, ids=lambda one: f"{one.component}: {one.says}")
def test_an_example_prints_something_that_can_be_read(one):
    printed = html_of(one, PUBLISHED_SITE)
    assert "None" not in printed
    assert "SimpleNamespace" not in printed
    assert re.sub(r"<[^>]*>", "", printed).strip() or one.place == "head" or "<img" in printed or "<svg" in printed


def test_a_withdrawn_article_shows_neither_picture_nor_summary_in_a_list():
    printed = html_of(example("card", "a withdrawn article shows neither picture nor summary"))
    assert "Đã rút ngày 05/01/2019" in printed
    assert "<img" not in printed
    assert "Không hiện ra." not in printed


def test_the_day_of_the_evidence_is_said_once_where_it_is_one():
    assert html_of(example("held_offices", "two offices from one record")).count("theo ghi nhận ngày 03/10/2018") == 1
    mixed = html_of(example("held_offices", "one office of the day, one from an earlier record"))
    assert "Trưởng Ban Dân vận Thị ủy Thử Nghiệm <span" in mixed


def test_the_pager_leaves_out_what_is_far_away():
    printed = html_of(example("pager", "in the middle of many"))
    linked = re.findall(r'href="/the/mau/(?:trang-(\d+)/)?"', printed)
    assert linked == ["9", "", "9", "11", "20", "11"]
    assert printed.count("…") == 2


def test_a_counter_that_has_no_figures_prints_no_number():
    for says in ("no figures are kept", "a live counter that has not answered"):
        assert not re.search(r"\d", html_of(example("visitors", says)))


def test_examples_and_pages_are_valid_html(tmp_path):
    for number, one in enumerate(EXAMPLES):
        (tmp_path / f"{one.component}-{number}.html").write_text(page_of(one), encoding="utf-8")
    for name in PAGES:
        (tmp_path / f"page-{name}.html").write_text(render(name, PUBLISHED_SITE), encoding="utf-8")
    assert "\n".join(html_findings(tmp_path)) == ""
