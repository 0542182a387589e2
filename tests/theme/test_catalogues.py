"""The words of the interface: each in both catalogues, none left over, none in the templates themselves."""

from __future__ import annotations

import re

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from tests.theme.specimens import THEME

OPTIONS = {"newstyle_gettext": "true", "trim_blocks": "true", "lstrip_blocks": "true"}
IN_TEMPLATES = extract_from_dir(THEME / "templates", [("**.html", "jinja2")], options_map={"**.html": OPTIONS})
IN_CODE = extract_from_dir(
    THEME.parent / "plugins", [("**.py", "python")], keywords={"gettext": None, "translate": None}
)
USED = {message for found in (IN_TEMPLATES, IN_CODE) for _, _, message, _, _ in found}
VIETNAMESE = re.compile(r"[À-ỹĐđ]")


def catalogue(language: str):
    with (THEME / "translations" / language / "LC_MESSAGES" / "bantin.po").open("rb") as file:
        return [message for message in read_po(file, locale=language) if message.id]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_word_of_the_templates_is_translated_and_none_is_left_over(language):
    assert len(USED) > 80
    assert {message.id for message in catalogue(language)} == USED


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_translation_is_empty_or_fuzzy(language):
    for message in catalogue(language):
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(forms), message.id
        assert not message.fuzzy, message.id


def test_the_english_catalogue_says_what_the_templates_say():
    for message in catalogue("en"):
        assert message.string == message.id


def test_the_vietnamese_catalogue_is_in_vietnamese():
    alike = {message.id for message in catalogue("vi") if message.id == message.string}
    assert alike == set()


def test_the_catalogues_are_sorted_so_that_changes_read_well():
    for language in ("vi", "en"):
        first = [message.id[0] if isinstance(message.id, tuple) else message.id for message in catalogue(language)]
        assert first == sorted(first)


@pytest.mark.parametrize("path", sorted((THEME / "templates").rglob("*.html")), ids=lambda path: path.stem)
def test_templates_speak_through_the_catalogues_only(path):
    source = re.sub(r"{#.*?#}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert VIETNAMESE.findall(source) == []
    outside = re.sub(r"{%.*?%}|{{.*?}}|<[^>]*>", " ", source, flags=re.DOTALL)
    assert set(re.findall(r"[^\W\d_]+", outside)) <= {"Aa", "Atom", "Facebook", "RSS", "IPv", "Zalo", "kB", "km"}
