"""The Content-Security-Policy: what a page of this site may load, run, ask and send, which is its own and no more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

SELF = "'self'"
NOBODY = "'none'"
WEBASSEMBLY = "'wasm-unsafe-eval'"
"""Lets Pagefind compile the engine of the search. It permits no `eval` of text, as `'unsafe-eval'` would."""

ORIGIN = re.compile(r"https?://(?:[a-z0-9][a-z0-9.-]*|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?")


class NoOrigin(ValueError):
    """What is to be allowed is no origin, so it could say anything in a policy."""


def page_policy(asked: Iterable[str] = (), sent_to: Iterable[str] = (), runs_search: bool = False) -> str:
    """Return the policy of pages, and of whatever else is no drawing.

    `asked` are origins that a counter of visits is asked at, `sent_to` those that take the forms. No page has scripts
    or styles inside of itself: JSON-LD is data, which no policy of scripts concerns. Raises NoOrigin.
    """
    asked, sent_to = sorted(set(asked)), sorted(set(sent_to))
    for origin in (*asked, *sent_to):
        if not ORIGIN.fullmatch(origin):
            raise NoOrigin(origin)
    return written(
        {
            "default-src": [NOBODY],
            "base-uri": [NOBODY],
            "connect-src": [SELF, *asked],
            "font-src": [SELF],
            "form-action": [SELF, *sent_to],
            "frame-ancestors": [NOBODY],
            "img-src": [SELF, *asked],
            "media-src": [SELF],
            "script-src": [SELF, *([WEBASSEMBLY] if runs_search else [])],
            "style-src": [SELF],
            **({"worker-src": [SELF]} if runs_search else {}),
            "upgrade-insecure-requests": [],
        }
    )


def drawing_policy() -> str:
    """Return the policy of an SVG that is opened by itself: it is looked at, and can do nothing."""
    return written({"default-src": [NOBODY], "frame-ancestors": [NOBODY], "sandbox": []})


def written(directives: Mapping[str, Iterable[str]]) -> str:
    """Return directives as a header has them."""
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())
