"""The filters of all templates; addresses, words, days and numbers are those of the page's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Protocol, cast

from jinja2 import Environment, pass_environment
from markupsafe import Markup

from plugins.articles.sharing import facebook_share, zalo_share
from plugins.core.languages import VIETNAMESE, Language
from plugins.core.phrases import Phrase, phrase, spoken
from plugins.editions.filters import (
    data_address,
    headline,
    href,
    iso,
    linked_data,
    offered,
    rooted,
    tenths,
    typeset_line,
)
from plugins.editions.site import Site
from plugins.media.qr import qr_code
from plugins.media.renditions import fallback
from plugins.officials.model import HeldOffice, Office


def template_filters(with_avif: bool = False) -> Mapping[str, Callable[..., Any]]:
    """Return the filters. Those that depend on the page's language, or on the site, ask the template's environment."""

    @pass_environment
    def rooted_here(environment: Environment, html: str) -> Markup:
        return rooted(html, site_of(environment).url, with_avif)

    @pass_environment
    def offered_here(environment: Environment, address: str, width: int) -> list[tuple[str, str]]:
        return offered(address, width, site_of(environment).url, with_avif)

    # One line is shown on many pages: its page, its lists, its neighbours. Markup and the same plain text are two keys.
    return {
        "rooted": rooted_here,
        "offered": offered_here,
        "fallback": fallback,
        "href": href_here,
        "exact_href": exact_href,
        "data_address": data_address,
        "linked_data": linked_data,
        "day": spoken_as(lambda language, day: language.formats.day(day)),
        "long_day": spoken_as(lambda language, day: language.formats.long_day(day)),
        "days": spoken_as(lambda language, days: language.long_days(days.first, days.last)),
        "moment": spoken_as(Language.moment),
        "long_moment": spoken_as(Language.long_moment),
        "partial_day": spoken_as(Language.partial_day),
        "month_text": spoken_as(lambda language, month: language.formats.month(*month)),
        "grouped": spoken_as(lambda language, number: language.formats.number(number)),
        "tenths": spoken_as(lambda language, number: language.formats.number(tenths(number))),
        "language_name": spoken_as(Language.name_of),
        "iso": iso,
        "headline": lru_cache(maxsize=None, typed=True)(headline),
        "typeset": lru_cache(maxsize=None, typed=True)(typeset_line),
        "in_lang": in_lang,
        "inner_lang": inner_lang,
        "lang_attribute": lang_attribute,
        "office_name": office_name,
        "office_text": office_text,
        "qr_code": qr_code,
        "facebook_share": facebook_share,
        "zalo_share": zalo_share,
    }


def spoken_as(said: Callable[[Language, Any], str]) -> Callable[..., str]:
    """Return a filter that says a value in the language of the page."""

    @pass_environment
    def in_words(environment: Environment, value: Any) -> str:
        language: Any = environment.globals["language"]
        return said(language, value)

    return in_words


def site_of(environment: Environment) -> Site:
    """Return the site as pages in the environment's language see it."""
    site: Any = environment.globals["site"]
    return cast(Site, site)


@pass_environment
def href_here(environment: Environment, address: str) -> str:
    """Return the full link of an address; it leads to the page in the reader's language where there is one."""
    site = site_of(environment)
    return href(site.leads_to(address), site.url)


@pass_environment
def exact_href(environment: Environment, address: str) -> str:
    """Return the full link of an address, whatever the reader's language."""
    return href(address, site_of(environment).url)


@pass_environment
def in_lang(environment: Environment, text: str, language: str = "") -> str:
    """Return a text of the content, marked with its language where the page has another.

    `language` is that of the text; without it a `Phrase` says its own, and any other text is in the main one. In a
    text in the language of the page, where that is not Vietnamese, the Vietnamese names are marked. What is markup
    already, such as the words of the interface, stays as it is.
    """
    if isinstance(text, Markup):
        return text
    site = site_of(environment)
    of_text = language or (text.language if isinstance(text, Phrase) else site.main_language)
    if not text or (of_text == site.language == VIETNAMESE):
        return text
    return phrase(text) if of_text == site.language else spoken(text, of_text)


@pass_environment
def inner_lang(environment: Environment, text: str, language: str) -> str:
    """Return a text inside an element that says its language: in a text in the language of the page, names marked."""
    return in_lang(environment, text, language) if language == site_of(environment).language else text


@pass_environment
def lang_attribute(environment: Environment, language: str) -> Markup:
    """Return ` lang="vi"` for an element in another language than the page, else nothing."""
    return Markup("") if language == site_of(environment).language else Markup(' lang="{}"').format(language)


@pass_environment
def office_name(environment: Environment, held: Office | HeldOffice | NamedOffice) -> str:
    """Return the name of an office in the language of the page, else as it is, marked with its language."""
    return in_lang(environment, name_in(held, site_of(environment).language))


@pass_environment
def office_text(environment: Environment, held: Office | HeldOffice | NamedOffice) -> str:
    """Return the name of an office in the language of the page, else as it is, without markup."""
    return str(name_in(held, site_of(environment).language))


class NamedOffice(Protocol):
    """An office of which only the name is known, as in the examples of components."""

    @property
    def name(self) -> str: ...


def name_in(held: Office | HeldOffice | NamedOffice, language: str) -> str:
    """Return the name of an office in a language, a `Phrase`, else as it is."""
    office = held.office if isinstance(held, HeldOffice) else held
    return office.name_in(language) if isinstance(office, Office) else office.name
