"""The stylesheet: names as the house writes them, nothing unused, readable colours, small."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from plugins.editions.stylesheet import bundle, without_comments
from tests.theme.colours import CSS, SCHEMES, TOKENS, colours, contrast, plain, rules
from tests.theme.specimens import BODY, PAGES, THEME, render

NAME = re.compile(r"bt-[a-z]+(?:-[a-z]+)*(?:__[a-z]+(?:-[a-z]+)*)?(?:--[a-z]+(?:-[a-z]+)*)?")
CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
JS = THEME / "static" / "js"
SHEETS = sorted(CSS.rglob("*.css"))
WHOLE = bundle(CSS / "site.css")
SMALL = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
LETTERS = SMALL + SMALL.upper() + "0123456789 \u00a0.,;:!?…“”‘’«»()[]{}–—-/&%+−×÷=<>*#@§°²³€₫©®™½•_|~"
WORD = re.compile(r"bt-[\w-]+")


def selectors(css: str) -> str:
    """Return CSS without what stands between the braces of its rules."""
    return re.sub(r"{[^{}]*}", "{}", without_comments(css))


def names_in(css: str) -> set[str]:
    return set(CLASS.findall(selectors(css)))


def names_written() -> set[str]:
    """Return the classes that templates, scripts and the renderer of Markdown write; of made-up ones, what is known."""
    written = BODY + "".join(path.read_text(encoding="utf-8") for path in (THEME / "templates").rglob("*.html"))
    core = THEME.parent / "plugins" / "core"
    made = [(core / name).read_text(encoding="utf-8") for name in ("body_figures.py", "body_videos.py")]
    attributes = re.findall(r'class="((?:[^"{]|{{.*?}}|{%.*?%})*)"', written)
    scripted = [path.read_text(encoding="utf-8") for path in (THEME / "static" / "js").glob("*.js")]
    return set(WORD.findall(" ".join([*attributes, *scripted, *made])))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_class_names_are_written_the_way_of_the_house(path):
    for name in names_in(re.sub(r"@import[^;]*;", "", path.read_text(encoding="utf-8"))):
        assert NAME.fullmatch(name), name


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_every_sheet_reaches_readers(path):
    if path.name == "site.css":
        assert re.fullmatch(r'(@import "[\w/.-]+";\n)+', path.read_text(encoding="utf-8"))
    else:
        assert f'"{path.relative_to(CSS).as_posix()}"' in (CSS / "site.css").read_text(encoding="utf-8")


def test_every_style_has_a_use_in_a_template():
    written = names_written()
    made_up = tuple(name for name in written if name.endswith("--"))
    unused = {name for name in names_in(WHOLE) - written if not made_up or not name.startswith(made_up)}
    assert unused == set()


def test_readers_get_the_stylesheet_within_its_budget():
    assert len(gzip.compress(WHOLE.encode())) <= 12_000


def scripts_of(page: str) -> set[Path]:
    """Return the scripts that a page loads, with those that they import from the start."""
    waiting = [JS / name for name in re.findall(r'<script[^>]* src="[^"]*/theme/js/([\w-]+\.js)"', page)]
    found: set[Path] = set()
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            imported = re.findall(r'^import[^"]*"\./([\w-]+\.js)"', path.read_text(encoding="utf-8"), re.MULTILINE)
            waiting += [JS / name for name in imported]
    return found


@pytest.mark.parametrize("name", PAGES)
def test_the_scripts_of_a_page_stay_within_their_budget(name):
    sizes = {path.name: len(gzip.compress(path.read_bytes())) for path in scripts_of(render(name))}
    assert sum(sizes.values()) <= 10_000, sizes


def test_the_stylesheet_asks_no_other_host():
    addresses = re.findall(r"url\(\"?([^\")]*)", WHOLE)
    assert len(addresses) == WHOLE.count("url(")
    assert [address for address in addresses if not (CSS / address).is_file()] == []
    assert "//" not in WHOLE


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_only_the_tokens_answer_to_the_readers_scheme(path):
    """A component that asked for the scheme by itself would miss what the reader chose on the page."""
    asks = re.findall(r"prefers-color-scheme|prefers-contrast", without_comments(path.read_text(encoding="utf-8")))
    assert asks == ([] if path.name != "tokens.css" else ["prefers-contrast"])


def test_the_faces_weigh_little_and_have_every_letter():
    faces = sorted((THEME / "static" / "fonts").glob("*.woff2"))
    assert [face.name for face in faces] == ["be-vietnam-pro-400.woff2", "be-vietnam-pro-700.woff2"]
    assert sum(face.stat().st_size for face in faces) <= 70_000
    for face in faces:
        assert set(map(ord, LETTERS)) - set(TTFont(face).getBestCmap()) == set()


def test_words_are_there_before_the_faces_are():
    rules = re.findall(r"@font-face\s*{([^}]*)}", WHOLE)
    of_ours = [rule for rule in rules if "url(" in rule]
    assert len(of_ours) == 2
    assert all("font-display:swap" in rule for rule in of_ours)
    waiting = [rule for rule in rules if "local(" in rule]
    assert all(name in rule for rule in waiting for name in ("size-adjust", "ascent-override", "descent-override"))


GROUNDS = ("paper", "surface", "sunken")
TEXTS = [
    *[(text, ground) for text in ("ink", "muted", "accent", "accent-strong") for ground in GROUNDS],
    ("ink", "warning"),
    ("muted", "warning"),
    ("accent", "warning"),
    ("accent-strong", "accent-soft"),
    ("ink", "added"),
    ("ink", "removed"),
    ("on-band", "band"),
    ("on-band", "band-strong"),
]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_can_be_read_on_its_ground(scheme, text, ground):
    found = colours(scheme)
    assert contrast(found[text], found[ground]) >= (7 if scheme.endswith("more") else 4.5)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("edge", "ground"),
    [*[("edge", ground) for ground in GROUNDS], ("band", "paper"), ("band", "sunken"), ("warning-edge", "warning")],
)
def test_edges_of_what_can_be_used_can_be_seen(scheme, edge, ground):
    found = colours(scheme)
    assert contrast(found[edge], found[ground]) >= 3


def test_browsers_without_light_dark_get_the_light_scheme():
    assert plain(TOKENS) == colours("light")


def test_the_readers_own_choice_of_contrast_is_that_of_the_system():
    asked = [body for selector, body in rules(TOKENS) if "contrast" in selector]
    assert len(asked) == 2
    assert asked[0].split() == asked[1].split()
