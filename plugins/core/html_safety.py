"""The last gate before a reader: only known elements, attributes, classes and addresses leave a text."""

from __future__ import annotations

import re

import nh3

ATTRIBUTES: dict[str, frozenset[str]] = {
    "a": frozenset({"href", "title", "rel", "role", "aria-label"}),
    "abbr": frozenset({"title"}),
    "div": frozenset({"role", "tabindex", "aria-label"}),
    "img": frozenset({"src", "alt", "title", "width", "height", "loading", "decoding"}),
    "ol": frozenset({"start"}),
    "section": frozenset({"role", "aria-label"}),
    "source": frozenset({"src", "type"}),
    "th": frozenset({"scope"}),
    "track": frozenset({"kind", "src", "srclang", "label", "default"}),
    "video": frozenset({"controls", "preload", "poster", "width", "height", "aria-label"}),
}
EVERYWHERE = frozenset({"class", "id"})
_PLAIN = (
    "p h2 h3 h4 h5 h6 ul li dl dt dd blockquote pre code em strong figure figcaption br hr table thead tbody tr td span"
    " sup sub small mark kbd"
)
PLAIN_TAGS = frozenset(_PLAIN.split())
TAGS = PLAIN_TAGS | ATTRIBUTES.keys()
SCHEMES = frozenset({"http", "https", "mailto", "tel", "site"})
REMOVED_WITH_CONTENT = frozenset({"script", "style", "iframe", "object", "svg", "math", "template", "noscript"})

_CLASS = re.compile(r"bt-[a-z0-9_-]+")
_ID = re.compile(r"[a-z][a-z0-9-]*")
_LINK = re.compile(r"(?i:https?://|mailto:|tel:)|site:/(?!/)|#")
_PICTURE = re.compile(r"site:/images/")
_MEDIA = re.compile(r"site:/media/")
_SWITCH = re.compile(r'(<(?:video|track)\b[^<>]*?\s(?:controls|default))=""')
_ROLES = frozenset({"region", "doc-noteref", "doc-backlink", "doc-endnotes"})
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def _allowed_value(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "class":
        return " ".join(name for name in value.split() if _CLASS.fullmatch(name)) or None
    if attribute == "id":
        return value if _ID.fullmatch(value) else None
    if attribute == "href":
        return value if _LINK.match(value) else None
    if attribute == "src":
        return value if (_PICTURE if tag == "img" else _MEDIA).match(value) else None
    if attribute == "poster":
        return value if _PICTURE.match(value) else None
    if attribute == "preload":
        return "none"
    if attribute == "role":
        return value if value in _ROLES else None
    return value


class Sanitiser:
    """Removes from HTML whatever is not on the lists above, whoever let it in."""

    def __init__(self) -> None:
        self._cleaner = nh3.Cleaner(
            tags=set(TAGS),
            clean_content_tags=set(REMOVED_WITH_CONTENT),
            attributes={"*": set(EVERYWHERE), **{tag: set(names) for tag, names in ATTRIBUTES.items()}},
            attribute_filter=_allowed_value,
            link_rel=None,
            url_schemes=set(SCHEMES),
            url_relative="pass_through",
        )

    def clean(self, html: str) -> str:
        """Return the HTML, balanced and with nothing unsafe in it."""
        return _SWITCH.sub(r"\1", _CONTROL.sub("", self._cleaner.clean(html)))
