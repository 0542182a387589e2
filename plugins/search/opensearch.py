"""What lets a browser offer the site's search in its own bar: an OpenSearch description."""

from __future__ import annotations

from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

from plugins.editions.filters import href
from plugins.editions.site import Site
from plugins.search.index import SEARCH_PAGE

OPENSEARCH = "opensearch.xml"
MEDIA_TYPE = "application/opensearchdescription+xml"
LONGEST_NAME, LONGEST_DESCRIPTION = 16, 1024
"""In characters, by OpenSearch 1.1, sections ShortName and Description."""


def opensearch_text(site: Site, translate: Callable[[str], str]) -> str:
    """Return the description; its addresses are whole, so it is for a site that has a host."""
    template = f"{href(SEARCH_PAGE, site.url)}?q={{searchTerms}}"
    description = translate("Search %(site)s") % {"site": site.name}
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(short_name(site.name))}</ShortName>\n"
        f"<Description>{escape(description[:LONGEST_DESCRIPTION])}</Description>\n"
        f"<Language>{escape(site.language)}</Language>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        "<OutputEncoding>UTF-8</OutputEncoding>\n"
        f'<Image type="image/svg+xml">{escape(href(site.leads_to("theme/images/mark.svg"), site.url))}</Image>\n'
        f'<Url type="text/html" method="get" template={quoteattr(template)}/>\n'
        f'<Url type="{MEDIA_TYPE}" rel="self" template={quoteattr(href(OPENSEARCH, site.url))}/>\n'
        "</OpenSearchDescription>\n"
    )


def short_name(name: str) -> str:
    """Return as many whole words of a name as OpenSearch allows."""
    if len(name) <= LONGEST_NAME:
        return name
    cut = name[: LONGEST_NAME + 1].rfind(" ")
    return name[: cut if cut > 0 else LONGEST_NAME].rstrip()
