"""What the environment of templates does by itself: it says messages, and prints shared regions once."""

from __future__ import annotations

from jinja2 import DictLoader, Environment
from markupsafe import Markup

from plugins.core.interface import Catalogue
from plugins.editions.templates import said_in, shared_regions

WORDS = Catalogue("vi", {("", "100%% of %(name)s"): ("100%% của %(name)s",), ("", "50%%"): ("50%%",)}, lambda n: 0)


def test_message_is_html_with_its_placeholders_escaped() -> None:
    said = said_in(WORDS)
    assert said("100%% of %(name)s", name="<xã>") == Markup("100% của &lt;xã&gt;")
    assert (said("50%%"), type(said("50%%"))) == ("50%", Markup)


def test_shared_region_is_printed_once_for_each_place_that_it_marks() -> None:
    printed = []
    environment = Environment(loader=DictLoader({"a.html": "{{ noted(here) }}<b>{{ here }}</b>"}), autoescape=True)
    environment.globals["noted"] = lambda here: printed.append(here) or ""
    shared = shared_regions(environment)
    assert [shared("a.html", "tin/"), shared("a.html"), shared("a.html", "tin/")] == ["<b>tin/</b>", "<b></b>"] + [
        "<b>tin/</b>"
    ]
    assert printed == ["tin/", ""]
    assert isinstance(shared("a.html"), Markup)
