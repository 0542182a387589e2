"""The templates of the theme: one environment a language, shared by everybody who prints pages."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, Template, TemplateNotFound
from jinja2.utils import internalcode
from markupsafe import Markup

from plugins.core.interface import Catalogue
from plugins.core.languages import Language, Languages
from plugins.editions.page_filters import template_filters
from plugins.editions.site import Site


class LanguageLoader(BaseLoader):
    """Finds `en/article.html`: the theme's `article.html` as pages in English see it."""

    def __init__(self, environments: Mapping[str, Environment]):
        self.environments = environments

    @internalcode
    def load(self, environment: Environment, name: str, globals: Any = None) -> Template:
        """Return a template from the environment of the language that its name begins with."""
        code, _, rest = name.partition("/")
        if code not in self.environments:
            raise TemplateNotFound(name)
        return self.environments[code].get_template(rest)


def template_environment(
    folders: Sequence[Path], site: Site, languages: Languages, options: Mapping[str, Any], with_avif: bool = False
) -> Environment:
    """Return the environment of the main language; it finds the templates of another one under `en/…`.

    Macros that are imported have no context, so the language is the environment's: its words, its formats and its
    `site`. Filters and tests are shared, and so are globals but for these; whoever adds one adds it for all languages.
    `folders` hold the templates, the first goes before; `options` are those of Jinja; `with_avif` says in which formats
    pictures are offered.
    """
    files = FileSystemLoader(folders)
    others: dict[str, Environment] = {}
    main = Environment(loader=ChoiceLoader([files, LanguageLoader(others)]), **options)
    main.filters.update(template_filters(with_avif))
    main.globals["languages"] = languages
    speak(main, site, languages[site.language])
    for code in site.languages:
        if code != site.language:
            others[code] = Environment(loader=files, **options)
            others[code].filters, others[code].tests = main.filters, main.tests
            others[code].globals = ChainMap({}, main.globals)  # type: ignore[assignment]
            speak(others[code], site.in_language(code), languages[code])
    return main


def speak(environment: Environment, site: Site, language: Language) -> None:
    """Give an environment a language."""
    environment.globals["site"] = site
    environment.globals["language"] = language
    install: Callable[..., None] = environment.install_gettext_translations  # type: ignore[attr-defined]
    install(language.words, newstyle=True)
    environment.globals["gettext"] = environment.globals["_"] = said_in(language.words)
    environment.globals["shared"] = shared_regions(environment)


def said_in(words: Catalogue) -> Callable[..., Markup]:
    """Return what `_` does in templates: a message in a language, as HTML, its placeholders filled.

    Jinja's own function looks up and fills in each message anew; a page has a hundred, and most are always the same.
    """

    @cache
    def constant(message: str) -> Markup:
        return Markup(words.gettext(message)) % {}

    def said(message: str, /, **values: Any) -> Markup:
        return Markup(words.gettext(message)) % values if values else constant(message)

    return said


def shared_regions(environment: Environment) -> Callable[[str, str], Markup]:
    """Return what `shared` does in templates: it prints a region that is the same on all pages of a language, once.

    Such a region knows of its page only `here`, the address that is marked in it.
    """

    @cache
    def shared(name: str, here: str = "") -> Markup:
        return Markup(environment.get_template(name).render(here=here))

    return shared
