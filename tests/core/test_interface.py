"""The words of the interface: found, counted, and never missing in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment

from plugins.core.interface import BrokenCatalogue, UntranslatedMessage, read_catalogue

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {forms};\\n"\n\n'
VIETNAMESE = HEADER.format(forms="nplurals=1; plural=0")
ENGLISH = HEADER.format(forms="nplurals=2; plural=(n != 1)")
WORDS = """
msgid "Home"
msgstr "Trang chủ"

msgctxt "month"
msgid "May"
msgstr "Tháng Năm"

msgid "%(count)s article"
msgid_plural "%(count)s articles"
msgstr[0] "%(count)s bài"

msgid "Page %(number)s"
msgstr "Trang %(number)s"

msgid "Everything"
msgstr "100 %%"

#, fuzzy
msgid "Search"
msgstr "Tìm"

msgid "Map"
msgstr ""
"""


def written(folder: Path, text: str, language: str = "vi") -> Path:
    file = folder / language / "LC_MESSAGES" / "bantin.po"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return folder


def rendered(folder: Path, template: str, language: str = "vi", strict: bool = True, **values: object) -> str:
    environment = Environment(extensions=["jinja2.ext.i18n"])
    environment.install_gettext_translations(read_catalogue(folder, language, strict), newstyle=True)
    return environment.from_string(template).render(values)


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{ _('Home') }}", "Trang chủ"),
        ("{% trans %}Home{% endtrans %}", "Trang chủ"),
        ("{{ pgettext('month', 'May') }}", "Tháng Năm"),
        ("{{ _('Page %(number)s', number=3) }}", "Trang 3"),
        ("{% trans count=n %}{{ count }} article{% pluralize %}{{ count }} articles{% endtrans %}", "2 bài"),
        ("{{ ngettext('%(count)s article', '%(count)s articles', 1, count=1) }}", "1 bài"),
        ("{{ _('Everything') }}", "100 %"),
    ],
)
def test_a_template_speaks_vietnamese(tmp_path: Path, template: str, shown: str):
    assert rendered(written(tmp_path, VIETNAMESE + WORDS), template, n=2) == shown


@pytest.mark.parametrize(("count", "shown"), [(0, "0 items"), (1, "one item"), (2, "2 items")])
def test_a_language_with_two_numbers_uses_both(tmp_path: Path, count: int, shown: str):
    words = 'msgid "%(n)s thing"\nmsgid_plural "%(n)s things"\nmsgstr[0] "one item"\nmsgstr[1] "%(n)s items"\n'
    template = "{{ ngettext('%(n)s thing', '%(n)s things', n, n=n) }}"
    assert rendered(written(tmp_path, ENGLISH + words, "en"), template, "en", n=count) == shown


@pytest.mark.parametrize(
    "template",
    [
        "{{ _('Nowhere') }}",
        "{{ _('Search') }}",
        "{{ _('Map') }}",
        "{{ _('May') }}",
        "{{ pgettext('verb', 'Home') }}",
        "{{ ngettext('%(num)s day', '%(num)s days', 2) }}",
    ],
)
def test_a_message_without_translation_stops_the_page(tmp_path: Path, template: str):
    with pytest.raises(UntranslatedMessage, match="vi: no translation of"):
        rendered(written(tmp_path, VIETNAMESE + WORDS), template)


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{ _('Nowhere') }}", "Nowhere"),
        ("{{ ngettext('%(num)s day', '%(num)s days', 1) }}", "1 day"),
        ("{{ ngettext('%(num)s day', '%(num)s days', 2) }}", "2 days"),
        ("{{ _('Home') }}", "Trang chủ"),
    ],
)
def test_work_on_the_theme_can_go_on_without_a_translation(tmp_path: Path, template: str, shown: str):
    assert rendered(written(tmp_path, VIETNAMESE + WORDS), template, strict=False) == shown


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ('msgid "Page %(number)s"\nmsgstr "Trang %(so)s"\n', "unknown placeholder 'so'"),
        ('msgid "Page %(number)s"\nmsgstr "Trang"\n', "without number"),
        ('msgid "All"\nmsgstr "100 %"\n', "incomplete format"),
        ('msgid "All"\nmsgstr[x] "Tất cả"\n', "bantin.po"),
        ("không phải là một bảng từ\n", "bantin.po"),
    ],
)
def test_a_catalogue_that_would_break_a_page_is_refused(tmp_path: Path, words: str, reason: str):
    with pytest.raises(BrokenCatalogue, match=reason):
        read_catalogue(written(tmp_path, VIETNAMESE + words), "vi")


@pytest.mark.parametrize("language", ["en", "../vi", "", "VI"])
def test_a_language_without_catalogue_is_refused(tmp_path: Path, language: str):
    with pytest.raises(BrokenCatalogue):
        read_catalogue(written(tmp_path, VIETNAMESE + WORDS), language)
