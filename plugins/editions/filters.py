"""The filters of all templates: addresses of this site, days and numbers the Vietnamese way."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape
from typogrify.filters import widont

from plugins.core.dates import day_text, long_day_text

SITE_SCHEME = re.compile(r'(\s(?:href|src)=")site:(?=/)')
"""How the renderer of Markdown writes addresses of this site, whatever its domain may be."""


def template_filters(site_url: str) -> Mapping[str, Callable[..., Any]]:
    """Return the filters; `site_url` has no slash at its end and may be empty."""
    return {
        "rooted": partial(rooted, site_url=site_url),
        "href": partial(href, site_url=site_url),
        "day": day_text,
        "long_day": long_day_text,
        "iso": iso,
        "grouped": grouped,
        "headline": headline,
        "month_text": month_text,
    }


def rooted(html: str, site_url: str) -> Markup:
    """Return safe HTML with the site's own address in its links and pictures."""
    return Markup(SITE_SCHEME.sub(lambda match: match[1] + site_url, html))


def href(address: str, site_url: str) -> str:
    """Return the full link of an address without a leading slash; names of files may have any characters."""
    return f"{site_url}/{quote(address, safe='/%~')}"


def headline(title: str) -> Markup:
    """Return a title whose last word does not stand alone on a line."""
    return Markup(widont(str(escape(title))).replace("&nbsp;", "\u00a0"))


def iso(moment: date | datetime) -> str:
    """Return a day or a moment for machines."""
    return moment.isoformat()


def grouped(number: int) -> str:
    """Return 1234567 as 1.234.567."""
    return f"{number:,}".replace(",", ".")


def month_text(month: tuple[int, int]) -> str:
    """Return (2018, 12) as 12/2018."""
    return f"{month[1]:02d}/{month[0]}"
