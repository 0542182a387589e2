"""What templates do to addresses, texts and data of this site, whatever the language of the page."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape
from typogrify.filters import widont

from plugins.core.typography import typeset_html
from plugins.media.body_pictures import with_sources, without_sources
from plugins.media.renditions import sources

SITE_SCHEME = re.compile(r'(\s(?:href|src|poster)=")site:(?=/)')
"""How the renderer of Markdown writes addresses of this site, whatever its domain may be."""
_ANCHOR = re.compile(r'(<a\b[^<>]*\shref=")#')
_SIGNIFICANT_IN_HTML = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def rooted(html: str, site_url: str, with_avif: bool = False) -> Markup:
    """Return safe HTML with the site's own address in its links, and its pictures in all their widths."""
    return Markup(_rooted(with_sources(html, site_url, with_avif), site_url))


def offered(address: str, width: int, site_url: str, with_avif: bool = False) -> list[tuple[str, str]]:
    """Return the media type and `srcset` of each format in which there is a picture of that width, the best first."""
    return [(source.type, source.srcset(site_url)) for source in sources(address, width, with_avif)]


def standing_alone(html: str, address: str, site_url: str) -> str:
    """Return safe HTML of the page at an address with links that hold elsewhere, those to its own footnotes too."""
    plain = _rooted(without_sources(html), site_url)
    return _ANCHOR.sub(lambda match: f"{match[1]}{href(address, site_url)}#", plain)


def _rooted(html: str, site_url: str) -> str:
    return SITE_SCHEME.sub(lambda match: match[1] + site_url, html)


def href(address: str, site_url: str) -> str:
    """Return the full link of an address without a leading slash; names of files may have any characters."""
    return f"{site_url}/{quote(address, safe='/%~')}"


def data_address(address: str) -> str:
    """Return where the data of a page lie: those of `can-bo/a/` in `du-lieu/can-bo/a.json`."""
    return f"du-lieu/{address.rstrip('/')}.json"


def linked_data(description: Mapping[str, Any]) -> Markup:
    """Return JSON-LD as an element of the page. It is data: nothing in it is run, and nothing in it can end it."""
    text = json.dumps(description, ensure_ascii=False, separators=(",", ":"))
    for sign, written in _SIGNIFICANT_IN_HTML.items():
        text = text.replace(sign, written)
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(text))


def typeset_line(text: str) -> Markup:
    """Return a line of plain text as HTML: abbreviations and numbers of documents in spans, no-break spaces set.

    For what is shown of titles and summaries. Their plain text goes to the page's title element and to machines.
    """
    return Markup(typeset_html(f"<p>{escape(text)}</p>")[3:-4].replace("&nbsp;", "\u00a0"))


def headline(title: str) -> Markup:
    """Return a typeset title whose last word does not stand alone on a line."""
    return typeset_line(Markup(widont(str(escape(title)))))


def iso(moment: date | datetime) -> str:
    """Return a day or a moment for machines."""
    return moment.isoformat()


def tenths(number: float) -> Decimal:
    """Return 4.25 as 4.3: one digit after the point, half rounded up."""
    return Decimal(str(number)).quantize(Decimal("0.1"), ROUND_HALF_UP)
