"""The words of the interface in the reader's language, from the theme's gettext catalogues."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po

_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:_[A-Z]{2})?")

CATALOGUE = "LC_MESSAGES/bantin.po"
"""Where the words of a language stand in its folder."""

Messages = dict[tuple[str, str], tuple[str, ...]]
"""(context or "", message) to its forms: one, or one for each plural form of the language."""


class UntranslatedMessage(LookupError):
    """A message of a template that the catalogue of the language does not translate."""


class BrokenCatalogue(ValueError):
    """A catalogue that is missing, can't be read, or holds a translation that would break a page."""


class Catalogue(gettext.NullTranslations):
    """The words of one language, as `Environment.install_gettext_translations(…, newstyle=True)` wants them.

    A strict catalogue raises UntranslatedMessage for what it does not have, so that no page shows two languages; one
    that is not strict shows the message as the template has it.
    """

    def __init__(
        self,
        language: str,
        messages: Messages,
        plural_form: Callable[[int], int],
        strict: bool = True,
        locale: str = "",
    ):
        """`plural_form` gives the number of the form that belongs to a count.

        `locale` is the language as it is written in some country, such as `en_GB`; days and numbers follow it.
        """
        super().__init__()
        self.language = language
        self.locale = locale or language
        self.strict = strict
        self._messages = messages
        self._plural_form = plural_form

    def gettext(self, message: str) -> str:
        """Return the translation of a message."""
        return self.pgettext("", message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the translation of a message with a count."""
        return self.npgettext("", msgid1, msgid2, n)

    def pgettext(self, context: str, message: str) -> str:
        """Return the translation of a message that means this in the context."""
        forms = self._forms(context, message)
        return forms[0] if forms else message

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Return the translation of a message with a count that means this in the context."""
        forms = self._forms(context, msgid1)
        if not forms:
            return msgid1 if n == 1 else msgid2
        return forms[min(self._plural_form(n), len(forms) - 1)]

    def _forms(self, context: str, message: str) -> tuple[str, ...]:
        forms = self._messages.get((context, message), ())
        if not forms and self.strict:
            meaning = f" in the context {context!r}" if context else ""
            raise UntranslatedMessage(f"{self.language}: no translation of {message!r}{meaning}")
        return forms


def read_catalogue(folder: Path, language: str, strict: bool = True) -> Catalogue:
    """Return the words of `<folder>/<language>/LC_MESSAGES/bantin.po`; `folder` is the theme's `translations`.

    Fuzzy and empty translations count as missing. Raises BrokenCatalogue when there is no such file, it is not a
    catalogue, or a translation does not have the placeholders of its message. The head of the file may name a country
    in `Language`.
    """
    name = f"{language}/{CATALOGUE}"
    if not _LANGUAGE.fullmatch(language):
        raise BrokenCatalogue(f"{language!r} is not the code of a language")
    try:
        with (folder / name).open("rb") as file:
            catalogue = read_po(file, locale=language, abort_invalid=True)
            plural_form = gettext.c2py(catalogue.plural_expr)
    except OSError as error:
        raise BrokenCatalogue(f"{name}: {error.strerror}") from None
    except (PoFileError, ValueError, LookupError) as error:
        raise BrokenCatalogue(f"{name}: {error}") from error
    if catalogue.locale is None or catalogue.locale.language != language.partition("_")[0]:
        raise BrokenCatalogue(f"{name}: Language: {catalogue.locale_identifier} is not {language}")
    return Catalogue(language, _messages(catalogue, name), plural_form, strict, str(catalogue.locale))


def _messages(catalogue: Catalog, name: str) -> Messages:
    messages: Messages = {}
    for message in catalogue:
        ids, forms = _all_forms(message.id), _all_forms(message.string)
        if not message.id or message.fuzzy or not all(forms):
            continue
        _check_placeholders(ids, forms, f"{name}, line {message.lineno}")
        messages[message.context or "", ids[0]] = forms
    return messages


def _all_forms(text: str | Sequence[str | None] | None) -> tuple[str, ...]:
    """Return the forms of a message: one, or its singular and plurals."""
    return (text or "",) if text is None or isinstance(text, str) else tuple(form or "" for form in text)


def _check_placeholders(ids: tuple[str, ...], forms: tuple[str, ...], place: str) -> None:
    """Raise BrokenCatalogue if a form names other placeholders than its message, or has a bare %.

    Jinja formats every message, also one without placeholders, so a bare % would raise while a page is printed.
    """
    known = {placeholder for text in ids for placeholder in _PLACEHOLDER.findall(text)}
    for form in forms:
        try:
            form % dict.fromkeys(known, 0)
        except (KeyError, ValueError, TypeError) as error:
            reason = f"unknown placeholder {error}" if isinstance(error, KeyError) else str(error)
            raise BrokenCatalogue(f"{place}: {form!r}: {reason}") from None
    missing = known.difference(*(_PLACEHOLDER.findall(form) for form in forms))
    if missing:
        raise BrokenCatalogue(f"{place}: {forms[0]!r}: without {', '.join(sorted(missing))}")
