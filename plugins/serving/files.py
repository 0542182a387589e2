"""The files that tell a server what to say: tables for nginx, `_headers` and `_redirects` for hosts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from plugins.agencies.model import Agency
from plugins.core.sheets import Sheet
from plugins.editions.addresses import RESERVED
from plugins.editions.edition import Edition
from plugins.serving.headers import site_headers
from plugins.serving.host_files import HEADERS, REDIRECTS, headers_text, redirects_text
from plugins.serving.nginx_maps import FOLDER, tables
from plugins.serving.old_pages import gone, moved
from plugins.visitors.asked_origins import asked_origins, origin_of


def serving_files(edition: Edition, now: datetime) -> Iterator[Sheet]:
    """Yield the files of a site as of a moment."""
    articles = [one for one in edition.articles if one.status != "draft" and one.published <= now]
    headers = site_headers(asked_origins(edition.agency), receiving_origins(edition.agency))
    old = moved(articles)
    for name, text in tables(headers, old, gone(edition.agency.gone), own_parts(edition)).items():
        yield Sheet(FOLDER + name, text, text.encode)
    for name, text in ((HEADERS, headers_text(headers)), (REDIRECTS, redirects_text(old))):
        yield Sheet(name, text, text.encode)


def receiving_origins(agency: Agency) -> tuple[str, ...]:
    """Return the origins that take the forms of pages; behind a sealed site nobody reads what is sent."""
    return (origin_of(agency.feedback.endpoint),) if agency.feedback and not agency.sealed else ()


def own_parts(edition: Edition) -> Collection[str]:
    """Return the first parts of the addresses of a site's own pages and files."""
    return {*RESERVED, *edition.languages, *(page.url.split("/")[0] for page in edition.pages), ""}
