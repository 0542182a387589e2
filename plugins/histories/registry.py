"""Makes the histories of published articles from the commits of their files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.articles.model import Article
from plugins.core.dates import BadDate, localise, parse_moment
from plugins.core.frontmatter import FENCE
from plugins.histories.commits import Commit, Trace, Version, traces
from plugins.histories.differences import compare
from plugins.histories.model import FOLDER, History, Revision
from plugins.histories.repository import Blobs, Repository

STATUS = re.compile(r"^status:\s*[\"']?draft\b", re.MULTILINE)
DATE = re.compile(r"^date:\s*[\"']?([0-9][0-9T: -]*[0-9])", re.MULTILINE)


def read_histories(folder: Path, articles: Iterable[Article], zone: ZoneInfo) -> Mapping[str, History]:
    """Return the history of each article by its id; of a folder outside of git, nothing.

    `folder` is the content folder. Only commits are read, so one commit has one history whatever is being written.
    """
    repository = Repository(folder)
    by_path = {article.path: article for article in articles}
    if not by_path or not repository.holds_commits():
        return {}
    found = {}
    with Blobs(repository) as blobs:
        for path, trace in traces(repository, by_path).items():
            article = by_path[path]
            found[article.id] = history_of(article, trace, blobs, zone)
    return found


def history_of(article: Article, trace: Trace, blobs: Blobs, zone: ZoneInfo) -> History:
    """Return the history of an article from the versions of its file."""
    url = f"{article.url}{FOLDER}"
    revisions: list[Revision] = []
    texts: dict[str, str] = {}
    before = ""
    for version, text in published_versions(trace, blobs, zone):
        # Two branches may have changed one text: each is compared with the text that it changed.
        before = texts.get(version.old_blob, before)
        if not revisions:
            revisions.append(revision(0, version.commit, zone))
        elif paragraphs := compare(before, text):
            number = len(revisions)
            told = revision(number, version.commit, zone)
            if not article.withdrawal:
                told = Revision(number, told.moment, told.author, told.reason, paragraphs, f"{url}{number}/")
            revisions.append(told)
        before = texts[version.blob] = text
    first = moment_of(trace.versions[0].commit, zone).date()
    return History(url, tuple(revisions), None if trace.is_complete else first)


def published_versions(trace: Trace, blobs: Blobs, zone: ZoneInfo) -> Iterator[tuple[Version, str]]:
    """Yield the versions that readers could see before the next one came, with their texts.

    The text of an article with one version is not read: it is what stands in the content.
    """
    if len(trace.versions) == 1:
        yield trace.versions[0], ""
        return
    ends = [moment_of(version.commit, zone) for version in trace.versions[1:]]
    for version, end in zip(trace.versions, [*ends, None], strict=True):
        text = blobs.text(version.blob)
        if text is not None and (end is None or was_published(text, end, zone)):
            yield version, text


def was_published(text: str, moment: datetime, zone: ZoneInfo) -> bool:
    """Whether an article of this text could be read before a moment.

    Only two lines of the front matter are looked at: reading all YAML of all versions would take longer than building
    the site, and old versions need not keep today's rules.
    """
    header = text.partition(f"\n{FENCE}")[0]
    date = DATE.search(header)
    if date is None or STATUS.search(header):
        return False
    try:
        return localise(parse_moment(date[1]), zone) <= moment
    except BadDate:
        return False


def revision(number: int, commit: Commit, zone: ZoneInfo) -> Revision:
    """Return a revision as its commit tells of it."""
    return Revision(number, moment_of(commit, zone), commit.author, commit.subject)


def moment_of(commit: Commit, zone: ZoneInfo) -> datetime:
    """Return the local moment of a commit."""
    return datetime.fromtimestamp(commit.moment, UTC).astimezone(zone)
