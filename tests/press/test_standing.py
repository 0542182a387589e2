"""A build that has nothing to do says so without reading anything; whatever changed makes it build."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.core.fingerprints import Fingerprint, fingerprint
from plugins.core.problems import Problem
from plugins.core.sheets import Printed
from plugins.press import standing
from plugins.press.kept_edition import KeptEdition
from plugins.press.manifest import Manifest
from plugins.press.order import Order
from plugins.press.standing import Standing, remember, sources_of, standing_site

ROOT = Path(__file__).resolve().parents[2]
MOMENT, UNTIL = 1_767_225_600, 1_767_229_200.0
WARNING = Problem("news/a.md", 4, "broken-day", "Ngày lạ.", "Sửa lại.", severity="warning")


@pytest.fixture
def order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Order:
    """A site in place, of which is noted what it was made from."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(MOMENT))
    for name, text in {"content/site.yaml": "a", "project/conf.py": "b", "theme/base.html": "c"}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    names = ("content", "output", "project/conf.py", "project")
    order = Order(*(tmp_path / name for name in names), cache=tmp_path / "cache")
    aside = tmp_path / "aside"
    aside.mkdir()
    (aside / "index.html").write_text("trang chủ")
    seen = (aside / "index.html").stat()
    kept = kept_of(order)
    kept.last()
    kept.publish(aside, {}, Manifest({"index.html": Printed(b"", seen.st_size, seen.st_mtime_ns)}))
    theme = tmp_path / "theme"
    made = Standing(sources_of(order), MOMENT, UNTIL, (WARNING,), fingerprint([theme]), (str(theme),))
    remember(kept, order, made)
    return order


def kept_of(order: Order) -> KeptEdition:
    return KeptEdition(order.cache, order.output)


def found(order: Order) -> tuple[Standing, int] | None:
    return standing_site(kept_of(order), order)


def test_what_came_of_the_last_build_is_said_again(order: Order):
    answer = found(order)
    assert answer is not None
    assert answer[0].problems == (WARNING,)
    assert answer[1] == 1


@pytest.mark.parametrize("name", ["content/site.yaml", "content/news.md", "project/conf.py", "project/more.py"])
@pytest.mark.parametrize("text", ["another", ""])
def test_other_sources_are_built(order: Order, name: str, text: str):
    (order.content.parent / name).write_text(text)
    assert found(order) is None


def test_another_theme_is_built(order: Order):
    (order.content.parent / "theme" / "base.html").write_text("another")
    assert found(order) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda output: (output / "index.html").write_text("hỏng"),
        lambda output: (output / "index.html").unlink(),
        lambda output: (output / "foreign.html").write_text("lạ"),
    ],
)
def test_a_site_that_is_not_as_it_was_printed_is_built(order: Order, damage):
    damage(order.output)
    assert found(order) is None


@pytest.mark.parametrize(("moment", "is_found"), [(MOMENT - 1, False), (UNTIL - 1, True), (UNTIL, False)])
def test_the_moment_counts_where_the_site_would_be_another(
    order: Order, monkeypatch: pytest.MonkeyPatch, moment: float, is_found: bool
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment)))
    assert (found(order) is not None) is is_found


def test_another_order_is_built(order: Order):
    for other in (replace(order, search="off"), replace(order, maps="elsewhere")):
        assert found(other) is None


def test_other_code_is_built(order: Order, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(standing, "code_digest", lambda: "other code")
    assert found(order) is None


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"order": {}}', "\udcff"])
def test_a_damaged_note_is_none(order: Order, text: str):
    note = next(order.cache.glob("editions/*/note"))
    note.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert found(order) is None


def test_another_commit_is_built(order: Order):
    run = {"cwd": order.content, "check": True, "capture_output": True}
    subprocess.run(["git", "init", "-q"], **run)
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "x"], **run
    )
    assert found(order) is None


def test_what_has_to_be_imported_to_find_nothing_to_do_is_little():
    program = "import sys, plugins.newsdesk.build_site; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert {"pelican", "pydantic", "jinja2", "bs4", "numpy"}.isdisjoint(loaded.split())


def test_fingerprints_of_nothing_differ_from_those_of_something(tmp_path: Path):
    assert fingerprint([tmp_path / "a"]) != Fingerprint()
