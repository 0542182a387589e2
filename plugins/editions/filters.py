"""The filters of all templates: addresses of this site, days and numbers the Vietnamese way."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, partial
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape
from typogrify.filters import widont

from plugins.articles.sharing import facebook_share, zalo_share
from plugins.core.dates import day_text, long_day_text
from plugins.core.typography import typeset_html
from plugins.media.body_pictures import with_sources, without_sources
from plugins.media.qr import qr_code
from plugins.media.renditions import fallback, sources

SITE_SCHEME = re.compile(r'(\s(?:href|src)=")site:(?=/)')
"""How the renderer of Markdown writes addresses of this site, whatever its domain may be."""
_ANCHOR = re.compile(r'(<a\b[^<>]*\shref=")#')
_SIGNIFICANT_IN_HTML = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def template_filters(site_url: str, with_avif: bool = False) -> Mapping[str, Callable[..., Any]]:
    """Return the filters; `site_url` has no slash at its end and may be empty."""
    # One line is shown on many pages: its page, its lists, its neighbours.
    return {
        "rooted": partial(rooted, site_url=site_url, with_avif=with_avif),
        "offered": partial(offered, site_url=site_url, with_avif=with_avif),
        "fallback": fallback,
        "href": partial(href, site_url=site_url),
        "data_address": data_address,
        "linked_data": linked_data,
        "day": day_text,
        "long_day": long_day_text,
        "iso": iso,
        "grouped": grouped,
        "headline": cache(headline),
        "typeset": cache(typeset_line),
        "month_text": month_text,
        "tenths": tenths,
        "qr_code": qr_code,
        "facebook_share": facebook_share,
        "zalo_share": zalo_share,
    }


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
    text = json.dumps(description, ensure_ascii=False, separators=(",", ":")).translate(_SIGNIFICANT_IN_HTML)
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


def grouped(number: int) -> str:
    """Return 1234567 as 1.234.567."""
    return f"{number:,}".replace(",", ".")


def tenths(number: float) -> str:
    """Return 4.25 as 4,3: one digit after the comma, half rounded up."""
    return str(Decimal(str(number)).quantize(Decimal("0.1"), ROUND_HALF_UP)).replace(".", ",")


def month_text(month: tuple[int, int]) -> str:
    """Return (2018, 12) as 12/2018."""
    return f"{month[1]:02d}/{month[0]}"
