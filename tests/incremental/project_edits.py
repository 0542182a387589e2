"""What those who look after the site change: the theme, the words of the interface, the settings."""

from __future__ import annotations

import re
from collections.abc import Callable

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.incremental.builder import ROOT
from tests.incremental.editing import Editing

TEMPLATES = tuple(
    path.relative_to(ROOT / "theme").as_posix()
    for path in sorted((ROOT / "theme" / "templates").rglob("*.html"))
    if 'class="bt-' in path.read_text(encoding="utf-8")
)
STYLES = tuple(
    path.relative_to(ROOT / "theme").as_posix() for path in sorted((ROOT / "theme" / "static" / "css").rglob("*.css"))
)
SCRIPTS = tuple(
    path.relative_to(ROOT / "theme").as_posix() for path in sorted((ROOT / "theme" / "static" / "js").rglob("*.js"))
)
SETTINGS: tuple[dict[str, object], ...] = (
    {"LISTINGS_PAGE_SIZE": 2},
    {"LISTINGS_PAGE_SIZE": 3},
    {"DISCOVERY_FEED_ITEMS": 3},
    {"PRESS_WORKERS": 1},
    {"PRESS_WORKERS": 3},
    {"CARDS_DRAWN": False},
    {"SITENAME": "Tên khác"},
    {"SITEURL": "https://thu.example"},
)
Change = Callable[[str, int], str]
"""Returns a text changed, with a number in it that was never there."""
TRANSLATED = re.compile(r'^(msgstr(?:\[0\])? ")(.+")$', re.MULTILINE)
"""A line of a catalogue with a translation."""


class ProjectEdits(Editing):
    """Rules for theme and settings."""

    @rule(name=st.sampled_from(TEMPLATES))
    def change_template(self, name: str) -> None:
        self.edit_theme(name, lambda text, number: text.replace('class="bt-', f'class="thu-{number} bt-', 1))

    @rule(name=st.sampled_from(STYLES))
    def change_style(self, name: str) -> None:
        self.edit_theme(name, lambda text, number: f"{text}\n.thu-{number} {{ color: red; }}\n")

    @rule(name=st.sampled_from(SCRIPTS))
    def change_script(self, name: str) -> None:
        self.edit_theme(name, lambda text, number: f"{text}// {number}\n")

    @rule(name=st.sampled_from(("static/js/them.js", "static/images/them.svg", "static/css/them.css")))
    def add_or_remove_static_file(self, name: str) -> None:
        path = self.project.theme / name
        if path.exists():
            path.unlink()
        else:
            self.project.write(path, f"/* {self.next_number()} */".encode())

    @rule(language=st.sampled_from(("vi", "en")), which=st.integers(0, 400))
    def change_word_of_interface(self, language: str, which: int) -> None:
        def changed(text: str, number: int) -> str:
            found = [*TRANSLATED.finditer(text)]
            at = found[which % len(found)].start(2)
            return f"{text[:at]}Thử {number} {text[at:]}"

        self.edit_theme(f"translations/{language}/LC_MESSAGES/bantin.po", changed)

    @rule(which=st.integers(0, len(SETTINGS) - 1))
    def change_setting(self, which: int) -> None:
        self.settings.update(SETTINGS[which])
        self.project.set(self.settings)

    @rule()
    def take_back_settings(self) -> None:
        self.settings.clear()
        self.project.set({})

    @rule(conf=st.sampled_from(("pelicanconf.py", "publishconf.py")))
    def build_with_settings(self, conf: str) -> None:
        self.conf = conf

    @rule(search=st.sampled_from(("off", "later")))
    def index_search(self, search: str) -> None:
        self.search = search

    def edit_theme(self, name: str, change: Change) -> None:
        """Write a file of the theme anew."""
        path = self.project.theme / name
        path.write_text(change(path.read_text(encoding="utf-8"), self.next_number()), encoding="utf-8")
