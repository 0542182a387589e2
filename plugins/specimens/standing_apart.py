"""Many examples on one page: each gets ids, headings and landmarks of its own, and leads nowhere but to itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.core.html_tokens import html_tokens

TOP_LEVEL = 4
"""The level of an example's highest heading: above it stand the page, the component and the example."""

_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_ATTRIBUTE = re.compile(r'(?<=\s)([a-zA-Z][a-zA-Z:-]*)="([^"]*)"')
_REFERENCES = frozenset(("for", "headers", "list", "form", "aria-labelledby", "aria-describedby", "aria-controls"))
_LANDMARKS = frozenset(("section", "nav", "aside", "form", "search"))
_LOADED = frozenset(("src", "poster", "srcset"))
_TARGET = re.compile(r"url\(#([^)]+)\)")


def stand_apart(html: str, name: str, says: str, picture: str) -> str:
    """Return an example's HTML so that it can stand beside others.

    `name` is its own on the page, `says` what a landmark in it is called; `picture` is the address of the one picture
    that takes the place of all that examples name and nobody has.
    """
    tokens = list(html_tokens(html))
    ids = {value for is_tag, tag in tokens if is_tag for key, value in _ATTRIBUTE.findall(tag) if key == "id"}
    levels = [int(match[1]) for is_tag, tag in tokens if is_tag and (match := re.match(r"<h([1-6])\b", tag))]
    lower_by = TOP_LEVEL - min(levels, default=TOP_LEVEL)
    return "".join(_changed(tokens, _Example(name, says, picture, ids, lower_by)))


class _Example:
    """What the changes of one example's tags need to know."""

    def __init__(self, name: str, says: str, picture: str, ids: set[str], lower_by: int):
        self.name, self.says, self.picture, self.ids, self.lower_by = name, says, picture, ids, lower_by
        self.landmarks = 0

    def attribute(self, tag: str, key: str, value: str) -> str:
        """Return an attribute as it stands on the page, or an empty string where it has to go."""
        if key == "id":
            return f'id="{self.name}-{value}"'
        if key in _REFERENCES:
            known = " ".join(f"{self.name}-{id}" for id in value.split() if id in self.ids)
            return f'{key}="{known}"' if known else ""
        if key == "name" and tag == "input":
            return f'name="{self.name}-{value}"'
        if key in ("href", "xlink:href") and (value.startswith("#") or tag == "a"):
            id = value.removeprefix("#")
            return f'{key}="#{self.name}-{id}"' if value.startswith("#") and id in self.ids else f'{key}="#{self.name}"'
        if key in _LOADED and tag in ("img", "video"):
            return "" if key == "srcset" else f'{key}="{self.picture}"' if tag == "img" or key == "poster" else ""
        return f'{key}="{_TARGET.sub(lambda match: f"url(#{self.name}-{match[1]})", value)}"'

    def landmark(self, tag: str) -> str:
        """Return a landmark's tag with a name that no other landmark of the page has."""
        if not re.search(r"\saria-label(?:ledby)?=", tag):
            return tag
        self.landmarks += 1
        number = f" ({self.landmarks})" if self.landmarks > 1 else ""
        bare = re.sub(r'\saria-label(?:ledby)?="[^"]*"', "", tag)
        return f'{bare[:-1]} aria-label="{self.says}{number}">'


def _changed(tokens: list[tuple[bool, str]], example: _Example) -> Iterator[str]:
    for is_tag, token in tokens:
        name = _NAME.match(token) if is_tag else None
        if name is None:
            yield token
        elif name[1].lower() != "source":
            yield _changed_tag(token, name[1].lower(), example)


def _changed_tag(token: str, tag: str, example: _Example) -> str:
    def changed(match: re.Match[str]) -> str:
        return example.attribute(tag, match[1], match[2])

    made = _ATTRIBUTE.sub(changed, token)
    closes = made.startswith("</")
    if re.fullmatch("h[1-6]", tag):
        level = min(int(tag[1]) + example.lower_by, 6)
        made = re.sub(r"^(</?)h[1-6]", rf"\1h{level}", made)
        return made if closes else f'{made[:-1]} data-bt-looks="{tag}">'
    return example.landmark(made) if tag in _LANDMARKS and not closes else made
