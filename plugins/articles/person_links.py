"""Leads from the first mention of an official in a text to the person's page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from plugins.core.html_prose import Span
from plugins.core.links import SITE_SCHEME
from plugins.officials.proposals import PersonInText


def linked_people(html: str, people: Iterable[PersonInText], spans: Sequence[Span]) -> str:
    """Return the HTML of an article with a link at the first name of each person who has a page.

    `spans` are where a link may stand, as `prose_of_html` gives them.
    A name inside a link, a heading or a piece of code, and one that markup divides, stays as it is, and the next
    mention is linked instead.
    """
    places: list[tuple[int, int, str]] = []
    starts = [start for start, _ in spans]
    for person in people:
        if person.official is None:
            continue
        for mention in person.mentions:
            index = bisect_right(starts, mention.start) - 1
            if mention.refers_to is None and index >= 0 and mention.end <= spans[index][1]:
                places.append((mention.start, mention.end, person.official.url))
                break
    for start, end, address in sorted(places, reverse=True):
        html = f'{html[:start]}<a href="{SITE_SCHEME}{address}">{html[start:end]}</a>{html[end:]}'
    return html
