"""The rules that an article's own words must keep: its figures agree, and its days agree with its front matter."""

from __future__ import annotations

from plugins.articles.dates_in_prose import date_problems
from plugins.articles.model import ArticleRecord
from plugins.core.problems import Problem
from plugins.core.prose import plain_passage, read_prose
from plugins.core.records import Entry
from plugins.figures.rules import figure_problems


def prose_problems(entry: Entry[ArticleRecord]) -> list[Problem]:
    """Return what the title, summary and text of an article say against themselves or against the front matter.

    The rules read Vietnamese; an article in another language has none of these problems.
    """
    if not entry.has("lang") or entry.record.lang not in (None, "vi"):
        return []
    document = entry.document
    prose = read_prose(document.body, document.body_line)
    head = [
        plain_passage(text, document.line(key))
        for key, text in (("title", entry.record.title), ("summary", entry.record.summary))
        if entry.has(key) and text
    ]
    return figure_problems(prose, document.label, head) + date_problems(entry, prose)
