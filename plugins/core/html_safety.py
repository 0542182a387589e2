"""The last gate before a reader: only known elements, attributes, classes and addresses leave a text."""

from __future__ import annotations

import re
from typing import NamedTuple

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
_ADDRESS_AS_IT_IS = re.compile(
    r"site:/.*|#.*|(?:mailto|tel):(?!/).*|https?://(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}(?:[/?#].*)?", re.DOTALL
)
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


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


class Place(NamedTuple):
    """What may stand in an element so that no parser of HTML moves, closes or drops it: tags, and words or not."""

    tags: frozenset[str]
    takes_words: bool = True


EMPTY_TAGS = frozenset({"br", "hr", "img", "source", "track"})
_PHRASES = frozenset(["a", "abbr", "br", "code", "em", "img", "kbd", "mark", "small", "span", "strong", "sub", "sup"])
_IN_LINE = Place(_PHRASES)
_IN_LINK = Place(_PHRASES - {"a"})
_BLOCKS = "blockquote div dl figure h2 h3 h4 h5 h6 hr ol p pre section table ul video"
IN_BODY = Place(_PHRASES.union(_BLOCKS.split()))
_NOTHING = Place(frozenset(), takes_words=False)
_PLACES = {
    **dict.fromkeys(EMPTY_TAGS, _NOTHING),
    **dict.fromkeys(["p", "h2", "h3", "h4", "h5", "h6", "pre"], _IN_LINE),
    **dict.fromkeys(["blockquote", "dd", "div", "dt", "figcaption", "li", "section", "td", "th"], IN_BODY),
    "figure": Place(IN_BODY.tags | {"figcaption"}),
    **dict.fromkeys(("ol", "ul"), Place(frozenset({"li"}))),
    "dl": Place(frozenset({"dt", "dd"})),
    "table": Place(frozenset({"thead", "tbody"}), takes_words=False),
    **dict.fromkeys(("thead", "tbody"), Place(frozenset({"tr"}), takes_words=False)),
    "tr": Place(frozenset({"th", "td"}), takes_words=False),
    "video": Place(frozenset({"source", "track"})),
}


def place_inside(tag: str, around: Place) -> Place:
    """Return what may stand in an element of `IN_BODY`, which itself stands in a place."""
    if tag in _PHRASES and tag not in EMPTY_TAGS:
        return _IN_LINK if tag == "a" or around is _IN_LINK else _IN_LINE
    return _PLACES.get(tag, _NOTHING)


def keeps_attribute(tag: str, attribute: str, value: str) -> bool:
    """Whether the gate would let an attribute through just as it is; of an odd address it is asked."""
    if attribute not in EVERYWHERE and attribute not in ATTRIBUTES.get(tag, ()):
        return False
    if _allowed_value(tag, attribute, value) != value or CONTROL.search(value):
        return False
    return attribute != "href" or _ADDRESS_AS_IT_IS.fullmatch(value) is not None


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
        return _SWITCH.sub(r"\1", CONTROL.sub("", self._cleaner.clean(html)))
